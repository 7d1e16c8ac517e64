"""Slips of the hand between two figures: what turns the one into the other when it is typed."""

from __future__ import annotations

from parser.report import Number

FEWEST_DIGITS = 2


def slip(printed: Number, meant: Number) -> str | None:
    """The kind of slip that prints ``printed`` for ``meant``; ``None`` when it is none.

    ``transposed`` two neighbouring digits exchanged, ``zero`` a zero dropped or doubled,
    ``dropped`` / ``extra`` another digit left out or typed in, ``digit`` one digit wrong.
    One-digit figures tell nothing: any of them is one digit away from any other.
    """
    right, wrong = str(meant), str(printed)
    if printed == meant or max(len(right), len(wrong)) < FEWEST_DIGITS:
        return None
    if len(right) == len(wrong):
        places = [i for i, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
        if len(places) == 1:
            return "digit"
        if len(places) == 2 and places[1] == places[0] + 1:
            first, second = places
            if right[first] == wrong[second] and right[second] == wrong[first]:
                return "transposed"
        return None
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    if len(longer) != len(shorter) + 1:
        return None
    for i, digit in enumerate(longer):
        if longer[:i] + longer[i + 1 :] == shorter:
            if digit == "0":
                return "zero"
            return "dropped" if longer is right else "extra"
    return None
