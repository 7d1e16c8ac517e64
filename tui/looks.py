"""The looks of everything drawn line by line: one table of them, filled in by a theme.

Component classes would say the same in CSS, but Textual works each of them out for every
widget, which costs more at the start than the whole first frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rich.style import Style

from tui.themes import MONOCHROME, THEMES


class Look(NamedTuple):
    """Names of colours in a theme; ``None`` is transparent."""

    colour: str | None = None
    ground: str | None = None
    bold: bool = False
    underline: bool = False
    reverse: bool = False


LOOKS: Mapping[str, Look] = {
    # text
    "text": Look("foreground", "background"),
    "bar": Look("foreground", "panel"),
    "surface": Look("foreground", "surface"),
    "current": Look("foreground", "row"),
    "dim": Look("faint"),
    "strong": Look(bold=True),
    "title": Look("foreground", "panel", bold=True),
    "title-focused": Look("cursor-text", "cursor-ground", bold=True),
    "error": Look("error", bold=True),
    "warning": Look("warning"),
    "misread": Look("warning", bold=True),
    "good": Look("success", bold=True),
    "key": Look("primary", bold=True),
    "tab": Look("faint", "background"),
    "tab-current": Look("foreground", "cursor-blurred", bold=True),
    "badge-broken": Look("badge-text", "error", bold=True),
    "badge-misread": Look("badge-text", "warning", bold=True),
    "badge-corrected": Look("badge-text", "success", bold=True),
    "badge-note": Look("badge-text", "note", bold=True),
    # the form
    "rule": Look("rule", "background"),
    "role": Look("warning", "background", bold=True),
    "head": Look("foreground", "background", bold=True),
    "corner": Look("faint", "background"),
    "group": Look("foreground", "background", bold=True),
    "label": Look("foreground", "background"),
    "label-current": Look("foreground", "row", bold=True),
    "figure": Look("foreground"),
    "zero": Look("zero"),
    "corrected": Look("success", bold=True),
    "doubtful": Look("warning"),
    "row": Look("foreground", "row"),
    "operand": Look("foreground", "operand", bold=True),
    "total": Look("foreground", "total", bold=True),
    "cursor": Look("cursor-text", "cursor-ground", bold=True),
    "cursor-blurred": Look("foreground", "cursor-blurred", bold=True, underline=True),
    # the source
    "gutter": Look("faint", "background"),
    "gutter-current": Look("foreground", "row", bold=True),
    "mark-noted": Look("note", underline=True),
    "mark-span": Look(underline=True),
    "mark-concerned": Look(ground="operand", bold=True),
    "mark-operand": Look(ground="operand", bold=True),
    "mark-total": Look(ground="total", bold=True, underline=True),
    "mark-search": Look(ground="operand", underline=True),
    "mark-chosen": Look(ground="operand", bold=True, underline=True),
    "mark-found": Look("cursor-text", "cursor-ground", bold=True),
    "mark-cursor": Look("cursor-text", "cursor-ground", bold=True),
    "selection": Look(ground="cursor-blurred"),
    "caret": Look(reverse=True),
}


@cache
def styles(theme: str) -> Mapping[str, Style]:
    """The style of every look under the theme of that name; the first one for an unknown name."""
    chosen = next((each for each in (*THEMES, MONOCHROME) if each.name == theme), THEMES[0])

    def colour(name: str | None) -> str | None:
        if name is None:
            return None
        return chosen.variables.get(name) or str(getattr(chosen, name))

    return {
        name: Style(
            color=colour(look.colour),
            bgcolor=colour(look.ground),
            bold=look.bold or None,
            underline=look.underline or None,
            reverse=look.reverse or None,
        )
        for name, look in LOOKS.items()
    }
