"""Exporting: which format, what to include, where; and where it went."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from parser.harmless import printable
from tui import failures, messages, settings
from tui.audit.session import Session
from tui.export import ALL_PARTS, FORMATS, DocumentPart, NotWritten, format_of, suggest, write
from tui.export.files import at_home, is_folder
from tui.export.folder import beside, folder_for
from tui.locale import Words
from tui.screens.dialogs import Choice, TextLine
from tui.widgets.hint import Hint

_CONTENTS = ("all", "findings", "no_tables")


class ExportDialog(ModalScreen[None]):
    """The format is focused first: Enter at once writes a document into the folder shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "write", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._formats = tuple(FORMATS)
        self._format = self._formats[0]
        self._asked_to_replace: Path | None = None
        self._report = session.report.source.path
        self._folder = folder_for(self._report, settings.load().export_folder)

    def compose(self) -> ComposeResult:
        words = self._words
        with Vertical(classes="dialog export"):
            yield Static(Content(words("save.title")), classes="dialog-title")
            names = [FORMATS[name].name(words.lang) for name in self._formats]
            yield Choice(words("save.format"), names, 0, id="export-format")
            contents = [words(f"save.content.{name}") for name in _CONTENTS]
            yield Choice(words("save.content"), contents, 0, id="export-content")
            yield TextLine(words, self._offered(), id="export-path", select_on_focus=False)
            yield Hint(words("save.hint"))

    def on_mount(self) -> None:
        self.query_one("#export-format").focus()

    def on_choice_changed(self) -> None:
        """Another format is another ending of the file name, be it offered or given."""
        chosen = self._formats[self.query_one("#export-format", Choice).chosen]
        if chosen == self._format:
            return
        line = self.query_one(Input)
        offered, named = self._offered(), self._target()
        self._format = chosen
        if line.value == offered:
            line.value = self._offered()
        elif named is not None:
            stem = named.with_suffix("") if format_of(named) else named
            line.value = f"{stem}{FORMATS[chosen].suffix}"
        line.cursor_position = len(line.value)

    def on_input_changed(self) -> None:
        """The ending that is typed is the format: no file says one and holds another."""
        self.query_one(Hint).restore()
        named = self._target()
        asked = format_of(named) if named is not None else None
        if asked is not None and asked != self._format:
            self._format = asked
            self.query_one("#export-format", Choice).choose(self._formats.index(asked))

    def _target(self) -> Path | None:
        """The file that the line names; ``None`` where it names a folder or nothing."""
        typed = self.query_one(Input).value.strip()
        if typed == self._offered():
            return self._suggestion()
        path = at_home(Path(typed))
        return None if not typed or typed.endswith("/") or is_folder(path) else path

    def _suggestion(self) -> Path:
        """A free name in the folder that is offered."""
        return suggest(self._session.state, self._format, self._folder)

    def _offered(self) -> str:
        """That name as the line shows it: what its folder is called may not be printable."""
        return printable(str(self._suggestion()))

    def _default(self) -> Path:
        """Where the line names no file: a free name in the folder it names, else as offered."""
        typed = self.query_one(Input).value.strip()
        folder = at_home(Path(typed)) if typed else self._folder
        return suggest(self._session.state, self._format, folder)

    def _parts(self) -> frozenset[DocumentPart]:
        match _CONTENTS[self.query_one("#export-content", Choice).chosen]:
            case "findings":
                return frozenset({DocumentPart.FINDINGS})
            case "no_tables":
                return ALL_PARTS - {DocumentPart.TABLES}
            case _:
                return ALL_PARTS

    def on_input_submitted(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write the file; one that is there is replaced only when asked for twice."""
        path = self._target() or self._default()
        with failures.guard(self.app, self._words):
            try:
                target = write(
                    self._session.state,
                    self._format,
                    path,
                    self._words.lang,
                    parts=self._parts(),
                    replace=self._asked_to_replace == path,
                )
            except NotWritten as error:
                said = printable(self._words.tell(error.reason))
                if error.reason.code == "export.exists":
                    self._asked_to_replace = path
                    said += " " + self._words("save.again")
                self.query_one(Hint).refuse(said)
                return
            self._keep_folder(target.parent)
            self.dismiss(None)
            messages.show(self.app, self._words("save.written", path=str(target)))

    def _keep_folder(self, folder: Path) -> None:
        """Another folder than the one offered is offered the next time, also after a restart.

        The reports' own folders need not be kept: they are what is offered of itself.
        """
        if folder != self._folder:
            settings.remember(export_folder=None if folder == beside(self._report) else str(folder))

    def action_leave(self) -> None:
        self.dismiss(None)
