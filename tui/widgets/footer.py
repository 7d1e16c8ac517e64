"""The footer: what can be done now, the likeliest next step first, as much as fits."""

from __future__ import annotations

from rich.cells import cell_len

from tui.commands import COMMANDS, Command, Situation
from tui.locale import Words
from tui.widgets.pane import Styled, StyledLine


def footer_line(now: Situation, words: Words, width: int) -> StyledLine:
    """The keys of the possible actions with their labels, by rank; a click does the action.

    Where not all fit they stand closer, then the likeliest to be done elsewhere give way; how to
    export, to leave and to get help stay.
    """
    ranked = sorted(
        (
            command
            for command in COMMANDS
            if command.footer and command.when(now) and command.offered(now)
        ),
        key=lambda command: command.footer,
    )
    labels = {command.id: _label(command, now, words) for command in ranked}
    needed = {
        command.id: cell_len(command.shown(now)) + 1 + cell_len(labels[command.id])
        for command in ranked
    }
    gap = 2 if sum(needed.values()) + 2 * len(needed) < width else 1
    room = width - 1
    fitting = set()
    for command in sorted(ranked, key=lambda command: (not command.always_shown, command.yields)):
        if needed[command.id] + gap <= room:
            room -= needed[command.id] + gap
            fitting.add(command.id)
    pieces: list[Styled] = [Styled(" ")]
    for command in ranked:
        if command.id not in fitting:
            continue
        action = f"screen.command('{command.id}')"
        pieces.append(Styled(command.shown(now), "key", action))
        pieces.append(Styled(f" {labels[command.id]}", "text", action))
        pieces.append(Styled(" " * gap))
    return tuple(pieces)


def _label(command: Command, now: Situation, words: Words) -> str:
    if command.id == "quit" and now.below:
        return words("footer.back")
    short = f"footer.{command.id}"
    return words(short if short in words else f"command.{command.id}")
