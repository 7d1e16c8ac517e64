"""Whose report it is, as names are compared: width, script and punctuation make no other body."""

from __future__ import annotations

import unicodedata

from parser.lookup import fold


def body_of(agency: str | None) -> str:
    """The name of an agency, folded for comparison; empty where it is not known.

    Simplified and traditional, full and half width are one; blanks and punctuation do not count.
    """
    if agency is None:
        return ""
    folded = fold(unicodedata.normalize("NFKC", agency)).casefold()
    return "".join(character for character in folded if character.isalnum())
