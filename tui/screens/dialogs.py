"""The dialogs: one line of text, one choice. Escape leaves each without a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from parser.harmless import printable
from tui.locale import Words
from tui.screens.list_dialog import ListDialog
from tui.widgets.hint import Hint
from tui.widgets.pane import Pane, Styled
from tui.widgets.wrapping import steady

_FIRST_OF_TWO_DIGITS = 10


class TextLine(Input):
    """A line of text into which no control character can be typed or pasted.

    It stands in a dialog with a ``Hint``, where it is told why a paste was not taken.
    """

    def __init__(
        self, words: Words, value: str, *, id: str | None = None, select_on_focus: bool = True
    ) -> None:
        super().__init__(value, id=id, select_on_focus=select_on_focus)
        self._words = words

    def validate_value(self, value: str) -> str:
        """The value with every control character made visible."""
        return printable(value)

    def _on_paste(self, event: events.Paste) -> None:
        """One line is taken; of several none, for nothing would tell that the others are gone."""
        lines = [line for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1:
            event.prevent_default()
            event.stop()
            self.screen.query_one(Hint).refuse(self._words("line.several", n=len(lines)))
        else:
            event.text = "".join(lines)


class LineDialog(ModalScreen[str | None]):
    """Asks for one line of text.

    ``accept`` is called with the text on Enter; what it raises is told by the caller's guard,
    and the dialog stays open with the text in it when it answers with a message.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        words: Words,
        title: str,
        value: str,
        hint: str,
        accept: Callable[[str], str | None],
        *,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._words = words
        self._title, self._value, self._hint = title, value, hint
        self._accept = accept
        self._suggestions = tuple(suggestions)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog line"):
            yield Static(Content(steady(self._title)), classes="dialog-title")
            yield TextLine(self._words, self._value, select_on_focus=True)
            if self._suggestions:
                yield OptionList(*(Option(Content(steady(text))) for text in self._suggestions))
            yield Hint(self._hint)

    def on_input_changed(self) -> None:
        self.query_one(Hint).restore()

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
            self.query_one(Hint).refuse(refusal)

    def action_leave(self) -> None:
        self.dismiss(None)


class ChoiceDialog(ListDialog[int]):
    """Asks for one of several things; the answer is its index.

    A digit chooses at once where all numbers have one. Where some have two, digits only bring
    the cursor to a number, which Enter then chooses: a first digit must never act as a whole
    number.
    """

    def __init__(self, title: str, choices: Sequence[str], words: Words, chosen: int = 0) -> None:
        super().__init__()
        self._title, self._choices, self._chosen = title, choices, chosen
        self._at_once = len(choices) < _FIRST_OF_TWO_DIGITS
        self._hint = words("choice.hint" if self._at_once else "choice.hint_many")
        self._typed = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog choice"):
            yield Static(Content(steady(self._title)), classes="dialog-title")
            yield OptionList(
                *(
                    Option(Content(f"{index:>2}  {steady(text)}"))
                    for index, text in enumerate(self._choices, 1)
                )
            )
            yield Hint(self._hint)

    def on_mount(self) -> None:
        listed = self.query_one(OptionList)
        if self._choices:
            listed.highlighted = self._chosen

    def on_key(self, event: events.Key) -> None:
        """Digits choose, or make up the number that the cursor goes to."""
        digit = event.character or ""
        if not (digit.isdecimal() and digit.isascii()):
            self._typed = ""
            return
        numbers = (self._typed + digit, digit)
        self._typed = next((each for each in numbers if self._is_number(each)), "")
        if not self._typed:
            return
        event.stop()
        if self._at_once:
            self.dismiss(int(self._typed) - 1)
        else:
            self.query_one(OptionList).highlighted = int(self._typed) - 1

    def _is_number(self, typed: str) -> bool:
        return not typed.startswith("0") and 1 <= int(typed) <= len(self._choices)

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
        pieces = [Styled(f"{mark} {self._label} ", "strong" if self.has_focus else "dim")]
        for index, name in enumerate(self._names):
            shown = f"[{name}]" if index == self.chosen else f" {name} "
            look = "tab-current" if index == self.chosen else "text"
            pieces.append(Styled(shown, look))
            pieces.append(Styled(" "))
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
