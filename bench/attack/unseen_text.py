"""Tricks that characters play by themselves, in any kind of text."""

from __future__ import annotations

import random

from bench.attack.unseen_page import AFTER, BEFORE, HEAD, LABEL, TAIL, Page, figure

_OVERRIDES = ("\u202e", "\u202b", "\u2067", "\u2066\u202e")
_WITHIN = (
    "\u200b",
    "\u200d",
    "\u2060",
    "\u200e",
    "\u200f",
    "\u0336",
    "\u20dd",
    "\ufe0f",
    "\u034f",
    "\u2061",
    "\u00ad",
    "\u180e",
    "\u115f",
    "\u061c",
    "\U000e0020",
)
_BLANKS = (" ", "\u3000", "\xa0")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _text(rng: random.Random, cell: str, layout: str = "") -> bytes:
    between = {"tabs": "\t", "bars": " | ", "spaces": "   "}[layout or rng.choice(("tabs", "bars"))]
    rows = (*HEAD, (LABEL, cell), *TAIL)
    lines = [between.join(row) for row in rows]
    return "\n".join((*BEFORE, *lines, *AFTER)).encode()


def text_trick(rng: random.Random) -> Page:
    """A figure that is turned round, or has something invisible, raised or alien in it."""
    digits = figure(rng)
    kind = rng.randrange(5)
    if kind == 0:
        turn = rng.choice(_OVERRIDES)
        cell, seen = f"{turn}{digits}\u202c", int(digits[::-1])
    elif kind == 1:
        cell, seen = digits[0] + rng.choice(_WITHIN) + digits[1:], int(digits)
    elif kind == 2:
        cell, seen = digits[0].translate(_RAISED) + digits[1:], int(digits[1:])
    elif kind == 3:
        cell = f"\u05d0 {digits}" if rng.random() < 0.5 else f"{digits[0]}\u0667{digits[1:]}"
        seen = -1
    else:
        # Two pieces with a blank between them in one cell: one figure or two, nobody knows.
        cell, seen = rng.choice(_BLANKS).join((digits[0], digits[1:])), -1
    return Page(_text(rng, cell), "attack.txt", (seen,), f"text {cell!a}")


def text_control(rng: random.Random) -> Page:
    """A plain figure, or one that only its marks surround."""
    digits = figure(rng)
    cell = rng.choice((digits, f" {digits} ", f"\u200b{digits}", f"{digits}\ufeff"))
    return Page(_text(rng, cell), "attack.txt", (int(digits),), f"text {cell!a}")
