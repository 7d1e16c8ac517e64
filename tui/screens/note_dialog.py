"""Writing a note: the dialog, whose text is a draft on the disk until the note is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from parser.findings import Severity
from parser.harmless import printable
from tui.drafts import Where, Writing
from tui.locale import Words
from tui.screens.dialogs import Choice
from tui.screens.open_audit import OpenAudit
from tui.widgets.hint import Hint
from tui.widgets.wrapping import steady

SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)


_NOTHING = Writing()


class NoteText(TextArea, inherit_bindings=True):
    """Where a note is written: Enter keeps it, Ctrl+J starts a new line."""

    def edit(self, edit: Edit) -> EditResult:
        """An edit, typed or pasted, with every control character made visible."""
        return super().edit(replace(edit, text=printable(edit.text)))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            screen = self.screen
            assert isinstance(screen, NoteDialog)
            screen.keep()
        elif event.key == "ctrl+j":
            event.prevent_default()
            event.stop()
            self.insert("\n")
        elif event.key in ("tab", "shift+tab"):
            event.prevent_default()
        else:
            await super()._on_key(event)


class NoteDialog(ModalScreen[tuple[Writing, bool]]):
    """Asks for a note; the answer is what stood there at the end, and whether it is to be kept.

    ``changed`` is called with what stands there, whenever that changes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "keep", show=False),
    ]

    def __init__(
        self,
        words: Words,
        places: Sequence[str],
        *,
        title: str,
        begun: Writing,
        changed: Callable[[Writing], None],
    ) -> None:
        super().__init__()
        self._title, self._changed = title, changed
        self._words, self._places = words, tuple(places)
        self._begun = begun

    def compose(self) -> ComposeResult:
        words, begun = self._words, self._begun
        severities = [words(f"severity.{each.value}") for each in SEVERITIES]
        with Vertical(classes="dialog note"):
            yield Static(Content(self._title), classes="dialog-title")
            yield NoteText(begun.text, id="note-text", soft_wrap=True)
            # The place of a draft may be no more: what was selected then.
            on = self._places.index(begun.place) if begun.place in self._places else 0
            yield Choice(words("note.on"), self._places, on, id="note-on")
            grave = SEVERITIES.index(begun.severity)
            yield Choice(words("note.severity"), severities, grave, id="note-severity")
            yield Hint(words("note.hint"))

    def on_mount(self) -> None:
        text = self.query_one(NoteText)
        text.move_cursor(text.document.end)
        text.focus()

    @property
    def _writing(self) -> Writing:
        return Writing(
            self.query_one(NoteText).text,
            self._places[self.query_one("#note-on", Choice).chosen],
            SEVERITIES[self.query_one("#note-severity", Choice).chosen],
        )

    def keep(self) -> None:
        """Answer with the note, where there is one."""
        written = self._writing
        if written.text.strip():
            self.dismiss((written, True))
        else:
            self.query_one(Hint).refuse(self._words("note.empty"))

    def on_text_area_changed(self) -> None:
        self.query_one(Hint).restore()
        self._changed(self._writing)

    def on_choice_changed(self) -> None:
        self._changed(self._writing)

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.keep()

    def action_keep(self) -> None:
        self.keep()

    def action_leave(self) -> None:
        self.dismiss((self._writing, False))


def ask_for_note(
    audit: OpenAudit,
    where: Where,
    places: Sequence[str],
    keep: Callable[[str, int, Severity], None],
    *,
    about: str,
    begun: Writing = _NOTHING,
) -> None:
    """Ask for a note; ``keep`` gets its text, the index of its place and its severity.

    What is left unkept is a draft, with which the next dialog for the same ``where`` goes on:
    people who write with an input method press Escape often, and not to lose what they wrote.
    Nor does the end of the program cost it, however it comes: see ``tui.drafts``.
    """
    words, drafts = audit.words, audit.host.workspace.drafts

    def changed(written: Writing) -> None:
        if written.text == begun.text:
            drafts.drop(where)
        else:
            drafts.keep(where, written)

    def closed(answer: tuple[Writing, bool] | None) -> None:
        if answer is None:
            return
        written, kept = answer
        changed(written)
        if not kept:
            if drafts.get(where) is not None:
                audit.tell(words("note.draft"))
            return
        with audit.guard():
            keep(written.text.strip(), places.index(written.place), written.severity)
            drafts.drop(where)

    draft = drafts.get(where)
    title = words("note.title", about=steady(about))
    if draft is not None:
        title += words("note.goes_on")
    dialog = NoteDialog(words, places, title=title, begun=draft or begun, changed=changed)
    audit.app.push_screen(dialog, closed)
