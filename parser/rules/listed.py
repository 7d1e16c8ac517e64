"""Places named in a message: the first few of them, and whether there are more."""

from __future__ import annotations

from collections.abc import Sequence

from parser.report import Fact

# Three names of cells fill a line of the findings pane; of a longer list nobody reads the rest.
MOST_NAMED = 3
# As many findings of one cause stand one by one; more of them are told as one.
MOST_ALIKE = 3


def listed(name: str, places: Sequence[str]) -> dict[str, Fact]:
    """The facts ``name``, the first places, and ``more``, how many others there are."""
    return {
        name: " ".join(places[:MOST_NAMED]),
        "more": max(len(places) - MOST_NAMED, 0),
    }
