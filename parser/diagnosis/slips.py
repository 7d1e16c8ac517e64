"""Slips of the hand between two figures: what turns the one into the other when it is typed."""

from __future__ import annotations

from parser.report import Number

# A figure of one digit is one digit away from any other of its length, which tells nothing.
FEWEST_DIGITS = 2


def slip(printed: Number, meant: Number) -> str | None:
    """The slip that prints ``printed`` for ``meant``, as the code of a reason; ``None``: no slip.

    ``slip_transposed`` two neighbouring digits exchanged, ``slip_zero`` a zero dropped or typed
    twice, ``slip_dropped`` / ``slip_extra`` another digit left out or added, ``slip_digit`` one
    digit wrong.
    """
    right, wrong = str(meant), str(printed)
    if printed == meant or max(len(right), len(wrong)) < FEWEST_DIGITS:
        return None
    if len(right) == len(wrong):
        places = [i for i, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
        if len(places) == 1:
            return "slip_digit"
        if len(places) == 2 and places[1] == places[0] + 1:
            first, second = places
            if right[first] == wrong[second] and right[second] == wrong[first]:
                return "slip_transposed"
        return None
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    if len(longer) != len(shorter) + 1:
        return None
    for i, digit in enumerate(longer):
        if longer[:i] + longer[i + 1 :] == shorter:
            if digit == "0":
                return "slip_zero"
            return "slip_dropped" if longer is right else "slip_extra"
    return None
