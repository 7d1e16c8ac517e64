"""The file picker: a folder's reports and folders, or a path typed in."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from parser.harmless import printable, printable_line
from parser.readers.kinds import SUFFIXES
from tui.check.paths import may_be_report
from tui.export.files import at_home, is_folder
from tui.locale import Words
from tui.screens.dialogs import TextLine
from tui.widgets.hint import Hint
from tui.widgets.pane import Styled, StyledLine
from tui.widgets.rows import RowList

_WHOLE = "."


class FilePicker(ModalScreen[Path | None]):
    """The answer is a file to open, or a folder to list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("backspace", "up", show=False),
    ]
    AUTO_FOCUS = "#rows"

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__()
        self._words, self._folder = words, folder

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog large"):
            yield Static(Content(self._words("picker.title")), classes="dialog-title")
            yield TextLine(self._words, str(self._folder), id="picker-path")
            yield RowList(id="rows", ground="surface")
            yield Hint(self._words("picker.hint"))

    def on_mount(self) -> None:
        self._list()

    def _list(self) -> None:
        folder = self._folder
        self.query_one(Input).value = str(folder)
        folders: list[Path] = []
        files: list[Path] = []
        problem = ""
        try:
            for path in sorted(folder.iterdir()):
                if path.name.startswith((".", "~$")):
                    continue
                if path.is_dir():
                    folders.append(path)
                elif path.suffix.lower() in SUFFIXES:
                    files.append(path)
        except OSError:
            problem = self._words("picker.unreadable")
        rows: list[tuple[str, StyledLine]] = []
        if folder.parent != folder:
            rows.append((str(folder.parent), (Styled("../", "key"),)))
        if len(files) + len(folders) > 1:
            rows.append((_WHOLE, (Styled(self._words("picker.whole"), "key"),)))
        rows += [(str(path), (Styled(printable_line(path.name) + "/", "key"),)) for path in folders]
        rows += [(str(path), (Styled(printable_line(path.name)),)) for path in files]
        if not files:
            told = problem or self._words("picker.none")
            rows.append(("", (Styled(printable(told), "dim"),)))
        listed = self.query_one(RowList)
        listed.at = 0
        listed.show_rows([], rows)
        first = next(filter(may_be_report, files), None)
        if first is not None:
            listed.go_to(str(first))

    def on_input_changed(self) -> None:
        self.query_one(Hint).restore()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.key == _WHOLE:
            self.dismiss(self._folder)
            return
        path = Path(message.key)
        if path.is_dir():
            self._folder = path
            self._list()
        else:
            self.dismiss(path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        path = at_home(Path(event.value.strip()))
        if is_folder(path):
            self._folder = path.absolute()
            self._list()
            self.query_one(RowList).focus()
        else:
            self.dismiss(path)

    def action_up(self) -> None:
        self._folder = self._folder.parent
        self._list()

    def action_leave(self) -> None:
        self.dismiss(None)
