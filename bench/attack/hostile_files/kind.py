"""What a hostile file is: a kind by name, and the bytes that one of its files has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Make = Callable[[Random, int], bytes]
"""Makes a file, about so many bytes of what expands; chance chooses what does not matter."""


@dataclass(frozen=True)
class Kind:
    """A way to ask more of a reader than a file looks like; ``suffix`` is its file name's."""

    name: str
    suffix: str
    make: Make


class Kinds(list[Kind]):
    """The kinds of one module, each noted where it is written."""

    def of(self, suffix: str) -> Callable[[Make], Make]:
        """Note a function as a kind whose files have this suffix; its name is the kind's."""

        def note(make: Make) -> Make:
            self.append(Kind(f"{suffix.lstrip('.')}-{make.__name__.strip('_')}", suffix, make))
            return make

        return note


def repeated(piece: str | bytes, size: int) -> bytes:
    """A piece again and again, up to about so many bytes."""
    data = piece.encode() if isinstance(piece, str) else piece
    return data * max(1, size // len(data))
