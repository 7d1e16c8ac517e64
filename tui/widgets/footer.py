"""The footer: what can be done now, the likeliest next step first, as much as fits."""

from __future__ import annotations

from rich.cells import cell_len

from tui.commands import COMMANDS, Situation
from tui.locale import Words
from tui.widgets.pane import Piece, Pieces


def footer_line(now: Situation, words: Words, width: int) -> Pieces:
    """The keys of the possible actions with their labels, by rank; a click does the action."""
    ranked = sorted(
        (
            command
            for command in COMMANDS
            if command.footer and command.when(now) and command.offered(now)
        ),
        key=lambda command: command.footer,
    )
    pieces: list[Piece] = [Piece(" ")]
    used = 1
    for command in ranked:
        label = (
            words(f"footer.{command.id}")
            if f"footer.{command.id}" in words
            else words(f"command.{command.id}")
        )
        needed = cell_len(command.shown) + cell_len(label) + 3
        if used + needed > width:
            continue
        action = f"screen.command('{command.id}')"
        pieces += [Piece(command.shown, "key", action), Piece(f" {label}", "text", action)]
        pieces.append(Piece("  "))
        used += needed
    return tuple(pieces)
