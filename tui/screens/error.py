"""A report that cannot be opened: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from parser.harmless import printable, printable_line
from tui import failures, messages
from tui.commands import BY_ID, Situation
from tui.host import Host
from tui.widgets.pane import Pane, Styled, StyledLine, wrapped


class ErrorScreen(Screen[None]):
    """Says it, and offers another file: one of ``files`` beside it, ``back_to``, or any.

    ``of_store`` says that the audit file is at fault, and not the report.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,ctrl+o,enter", "open", show=False),
        Binding("q,ctrl+c", "leave", show=False),
        Binding("escape", "back", show=False),
        *(
            Binding(",".join(BY_ID[name].keys), f"beside({by})", show=False, id=name)
            for name, by in (("previous_file", -1), ("next_file", 1))
        ),
        Binding("L,ctrl+l", "language", show=False),
    ]

    def __init__(
        self,
        host: Host,
        path: Path,
        said: str,
        files: Sequence[Path] = (),
        back_to: Path | None = None,
        *,
        of_store: bool = False,
    ) -> None:
        super().__init__()
        self._host, self._said = host, said
        self._heading = "error.store" if of_store else "error.title"
        self.path, self.files, self.back_to = path, tuple(files), back_to

    def compose(self) -> ComposeResult:
        yield Pane(id="error")
        yield Pane(id="foot", ground="bar")

    def on_resize(self) -> None:
        self._draw()

    def retell(self) -> None:
        """Show everything in the current language."""
        self._draw()

    def _draw(self) -> None:
        words, width = self._host.words, max(20, self.app.size.width - 4)
        lines: list[StyledLine] = [
            (),
            (Styled("  " + words(self._heading), "error"), Styled(self._place(), "dim")),
            (),
        ]
        for text, look in ((printable_line(str(self.path)), "strong"), (self._said, "text")):
            lines += [
                (Styled("  "), *row) for row in wrapped([Styled(printable(text), look)], width)
            ]
            lines.append(())
        self.query_one("#error", Pane).show(lines)
        foot = [
            piece
            for key, name in self._keys()
            for piece in (Styled(f" {key} ", "key"), Styled(words(name) + "  "))
        ]
        self.query_one("#foot", Pane).show([tuple(foot)])

    def _place(self) -> str:
        """Where in its folder the file stands, as the top line of a report tells it."""
        if not self._in_pile:
            return ""
        return f"  [{self.files.index(self.path) + 1}/{len(self.files)}]"

    @property
    def _in_pile(self) -> bool:
        return len(self.files) > 1 and self.path in self.files

    def _keys(self) -> list[tuple[str, str]]:
        """The keys that do something here, each with the name of the words for it."""
        keys = [("o", "command.open")]
        if self._in_pile:
            now = Situation(focus="", on_cell=False, keys=self._host.settings.keys)
            keys.insert(0, (BY_ID["next_file"].shown(now), "footer.next_file"))
        if self.back_to is not None:
            keys.insert(0, ("Esc", "error.back"))
        leads_back = self._host.navigation.leads_back(self)
        return [*keys, ("q", "footer.back" if leads_back else "command.quit")]

    def action_open(self) -> None:
        self._host.navigation.ask_for_file(str(self.path))

    def action_beside(self, by: int) -> None:
        if not self._in_pile:
            messages.show(self.app, self._host.words("why.only_file"))
            return
        with failures.guard(self.app, self._host.words):
            self._host.navigation.open_beside(self, by)

    def action_back(self) -> None:
        """Escape goes back to the report before; like everywhere it never ends the program."""
        if self.back_to is not None:
            with failures.guard(self.app, self._host.words):
                self._host.navigation.replace_by_report(self.back_to, self.files)
        elif self._host.navigation.leads_back(self):
            self._host.navigation.leave(self)
        else:
            messages.show(self.app, self._host.words("rows.escape"))

    def action_leave(self) -> None:
        self._host.navigation.leave(self)

    def action_language(self) -> None:
        self._host.switch_language()
