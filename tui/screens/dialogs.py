"""The dialogs: one line of text, one choice, a note. Escape leaves each without a change."""

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
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from parser.findings import Severity
from parser.source import harmless
from tui.locale import Words
from tui.screens.list_dialog import ListDialog
from tui.widgets.pane import Pane, Piece
from tui.widgets.wrapping import steady

SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class TextLine(Input):
    """A line of text into which no control character can be typed or pasted."""

    def validate_value(self, value: str) -> str:
        """The value with every control character made visible."""
        return harmless(value)


class LineDialog(ModalScreen[str | None]):
    """Asks for one line of text.

    ``accept`` is called with the text on Enter; what it raises is told by the caller's guard,
    and the dialog stays open with the text in it when it answers with a message.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        title: str,
        value: str,
        hint: str,
        accept: Callable[[str], str | None],
        *,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint
        self._accept = accept
        self._suggestions = tuple(suggestions)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog line"):
            yield Static(Content(steady(self._title)), classes="dialog-title")
            yield TextLine(self._value, select_on_focus=True)
            if self._suggestions:
                yield OptionList(*(Option(Content(steady(text))) for text in self._suggestions))
            yield Static(Content(steady(self._hint)), classes="dialog-hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._keep(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._keep(self._suggestions[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """Down leads from the line to the suggestions below it."""
        if event.key == "down" and self._suggestions and isinstance(self.focused, Input):
            event.stop()
            self.query_one(OptionList).focus()

    def _keep(self, text: str) -> None:
        refusal = self._accept(text)
        if refusal is None:
            self.dismiss(text)
        else:
            self.query_one(".dialog-hint", Static).update(Content(steady(refusal)))
            self.add_class("-refused")

    def action_leave(self) -> None:
        self.dismiss(None)


class ChoiceDialog(ListDialog[int]):
    """Asks for one of several things; the answer is its index."""

    def __init__(self, title: str, choices: Sequence[str], hint: str, chosen: int = 0) -> None:
        super().__init__()
        self._title, self._choices, self._hint, self._chosen = title, choices, hint, chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choice"):
            yield Static(Content(steady(self._title)), classes="dialog-title")
            yield OptionList(
                *(
                    Option(Content(f"{index:>2}  {steady(text)}"))
                    for index, text in enumerate(self._choices, 1)
                )
            )
            yield Static(Content(steady(self._hint)), classes="dialog-hint")

    def on_mount(self) -> None:
        listed = self.query_one(OptionList)
        if self._choices:
            listed.highlighted = self._chosen

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once."""
        if event.character and event.character.isdecimal() and event.character.isascii():
            index = int(event.character) - 1
            if 0 <= index < len(self._choices):
                event.stop()
                self.dismiss(index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


class Choice(Pane, can_focus=True, inherit_bindings=False):
    """A row of words of which one is chosen, with the arrows or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
    ]

    class Changed(Message):
        """Another of the words was chosen."""

    def __init__(self, label: str, names: Sequence[str], chosen: int, *, id: str) -> None:
        super().__init__(id=id, ground="surface")
        self._label, self._names = label, tuple(names)
        self.chosen = chosen

    def on_mount(self) -> None:
        self._draw()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        self._draw()

    def _draw(self) -> None:
        mark = ">" if self.has_focus else " "
        pieces = [Piece(f"{mark} {self._label} ", "strong" if self.has_focus else "dim")]
        for index, name in enumerate(self._names):
            shown = f"[{name}]" if index == self.chosen else f" {name} "
            look = "tab-current" if index == self.chosen else "text"
            pieces.append(Piece(shown, look))
            pieces.append(Piece(" "))
        self.show([tuple(pieces)])

    def choose(self, index: int) -> None:
        """Show another of the words as the chosen one, without telling that it changed."""
        self.chosen = index
        self._draw()

    def action_step(self, by: int) -> None:
        self.choose((self.chosen + by) % len(self._names))
        self.post_message(self.Changed())

    def on_click(self) -> None:
        self.focus()
        self.action_step(1)


class NoteText(TextArea, inherit_bindings=True):
    """Where a note is written: Enter keeps it, Ctrl+J starts a new line."""

    def edit(self, edit: Edit) -> EditResult:
        """An edit, typed or pasted, with every control character made visible."""
        return super().edit(replace(edit, text=harmless(edit.text)))

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


class NoteDialog(ModalScreen[tuple[int, str, int] | None]):
    """Asks for a note: its text, what it is on, how grave it is.

    The answer is the index of the place, the text, and the index of the severity.
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
        about: str = "",
        place: int = 0,
        text: str = "",
        severity: int = 0,
    ) -> None:
        super().__init__()
        self._about = about
        self._words, self._places = words, tuple(places)
        self._place, self._text, self._severity = place, text, severity

    def compose(self) -> ComposeResult:
        words = self._words
        severities = [words(f"severity.{each.value}") for each in SEVERITIES]
        with Vertical(classes="dialog note"):
            title = words("note.title", about=steady(self._about))
            yield Static(Content(title), classes="dialog-title")
            yield NoteText(self._text, id="note-text", soft_wrap=True)
            yield Choice(words("note.on"), self._places, self._place, id="note-on")
            yield Choice(words("note.severity"), severities, self._severity, id="note-severity")
            yield Static(Content(words("note.hint")), classes="dialog-hint")

    def on_mount(self) -> None:
        text = self.query_one(NoteText)
        text.move_cursor(text.document.end)
        text.focus()

    def keep(self) -> None:
        text = self.query_one(NoteText).text.strip()
        if not text:
            self.query_one(".dialog-hint", Static).update(Content(self._words("note.empty")))
            return
        on = self.query_one("#note-on", Choice).chosen
        self.dismiss((on, text, self.query_one("#note-severity", Choice).chosen))

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.keep()

    def action_keep(self) -> None:
        self.keep()

    def action_leave(self) -> None:
        self.dismiss(None)
