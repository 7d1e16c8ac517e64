"""Text that Markdown shows as it is."""

from __future__ import annotations

import re

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~&$]")
_OPENING = re.compile(r"^(?:[#+\-=:]|\d+(?=[.)](?:\s|$)))")
_LINK = re.compile(r"(?i)(?<=http)(s?):|(?<=www)\.|(?<=ftp):|@")


def escape(text: str) -> str:
    """Text as Markdown that shows just this text, on one line: no markup, link or HTML in it."""
    line = _ACTIVE.sub(r"\\\g<0>", " ".join(text.split()))
    line = _LINK.sub(lambda match: f"{match[1] or ''}\\{match[0][-1]}", line)
    return _OPENING.sub(_harmless_opening, line)


def _harmless_opening(match: re.Match[str]) -> str:
    """What would begin a heading, a list or a rule, as what it looks like."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
