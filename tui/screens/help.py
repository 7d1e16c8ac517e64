"""Help for what is focused: every action with its keys, those possible now first to see."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.commands import BY_ID, COMMANDS, GROUPS, Command, Situation
from tui.host import Host
from tui.key_names import key_words
from tui.locale import Words
from tui.screens.text_dialog import TextDialog
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.wrapping import cut, pad, steady

_KEYS_WIDTH = 20
_MOST_KEYS = 3
_LABEL_WIDTH = 20


class HelpScreen(TextDialog):
    """Shows the keys."""

    TITLE_WORDS = "help.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BY_ID["help"].keys), "leave", show=False, id="help")
    ]

    def __init__(self, host: Host, now: Situation) -> None:
        super().__init__(host)
        self._now = now

    def lines(self, width: int) -> list[StyledLine]:
        return help_lines(self.words, self._now, width)


def help_lines(words: Words, now: Situation, width: int) -> list[StyledLine]:
    """What the focused pane is for, the marks, then every action by group."""
    lines = wrapped([Styled(words(f"help.focus.{now.focus}"), "strong")], width)
    lines += [(Styled(""),), *_marks(words, width)]
    lines += [(Styled(""),), (Styled(pad(" " + words("help.group.move"), width), "title"),)]
    lines += wrapped([Styled(words("help.moves"))], width)
    for group in GROUPS:
        lines += [(Styled(""),), (Styled(pad(f" {words(f'help.group.{group}')}", width), "title"),)]
        for command in COMMANDS:
            if command.group == group and command.id != "choose_place":
                lines += _entry(command, words, now, width)
    return lines


def _marks(words: Words, width: int) -> list[StyledLine]:
    badges = [
        ("!", "badge-broken", "broken"),
        ("?", "badge-misread", "misread"),
        ("*", "badge-corrected", "corrected"),
        ('"', "badge-note", "note"),
    ]
    pieces: list[Styled] = []
    for mark, look, name in badges:
        pieces += [Styled(mark, look), Styled(f" {words(f'mark.{name}')}   ")]
    return [tuple(pieces), *wrapped([Styled(words("mark.roles"), "dim")], width)]


def _entry(command: Command, words: Words, now: Situation, width: int) -> list[StyledLine]:
    # F20 is only what some terminals send for Shift+F8.
    keys = " ".join(key_words(key) for key in command.keys_now(now)[:_MOST_KEYS] if key != "f20")
    possible = command.when(now)
    label = cut(words(f"command.{command.id}"), _LABEL_WIDTH - 1)
    head = [
        Styled(pad(keys, _KEYS_WIDTH), "key" if possible else "dim"),
        Styled(pad(label, _LABEL_WIDTH), "text" if possible else "dim"),
    ]
    text = Styled(steady(words(f"help.{command.id}")), "dim")
    return wrapped([*head, text], width, _KEYS_WIDTH + _LABEL_WIDTH)
