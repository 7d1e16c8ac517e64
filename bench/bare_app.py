"""``python -m bench.bare_app``: the yardstick for the screen, a Textual app with a 25×7 table."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import DataTable

READY = "ready"


class BareApp(App[None]):
    """What Textual itself needs to show a table of the size of 表三."""

    def compose(self) -> ComposeResult:
        yield DataTable[str]()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"{READY}{column}" for column in range(7)))
        for row in range(25):
            table.add_row(*(str(row * column) for column in range(7)))


if __name__ == "__main__":
    BareApp().run()
