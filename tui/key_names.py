"""How keys are written for people."""

from __future__ import annotations

import unicodedata

# F12 and shorter are written in capitals, Enter and longer as names.
_LONGEST_PLAIN_KEY = 3
_KEY_NAMES = {
    "tab": "Tab",
    "question_mark": "?",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def key_words(key: str) -> str:
    """A key as people write it: ``ctrl+r`` is Ctrl+R, ``left_square_bracket`` is [."""
    *modifiers, last = key.split("+")
    if last in _KEY_NAMES:
        last = _KEY_NAMES[last]
    elif "_" in last:
        # Full-width punctuation is best shown as itself.
        last = unicodedata.lookup(last.replace("_", " "))
    elif len(last) > _LONGEST_PLAIN_KEY:
        last = last.capitalize()
    elif modifiers or len(last) > 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])
