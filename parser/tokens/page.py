"""Where things stand across a page whose columns nothing but spaces part."""

from __future__ import annotations

import re

_WIDE = re.compile(r"[^\x00-\u10ff]")
_LONGEST_LINE = 1000  # no page is wider; a longer line has no columns


def across(view: str, offset: int) -> int:
    """How many cells stand before an offset on its line, a full-width character being two.

    In a line longer than any page the offset counts twice: no place, but in the right order.
    """
    furthest = max(0, offset - _LONGEST_LINE)
    start = max(view.rfind(end, furthest, offset) + 1 for end in "\n\r")
    if not start and furthest:
        return 2 * offset
    return offset - start + len(_WIDE.findall(view, start, offset))
