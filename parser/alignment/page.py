"""Where things stand across a page whose columns nothing but spaces part."""

from __future__ import annotations


def across(view: str, offset: int) -> int:
    """How many cells stand before an offset on its line, a full-width character being two."""
    start = view.rfind("\n", 0, offset) + 1
    return sum(2 if character >= "\u1100" else 1 for character in view[start:offset])
