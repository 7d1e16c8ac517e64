"""The intermediate every layout renders and every fault alters: a report as parts and grids.

A value cell carries its address, so what a file prints at an address is whatever text the
cell of that address holds when the report is rendered; nothing has to be kept in step by hand.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from parser.forms import Address, Form, Version

Number = int | Decimal
Role = Literal["header", "group", "label", "value", "note"]
RowKind = Literal["header", "data", "noise"]


@dataclass
class Piece:
    """One cell of a grid: its text, where it stands and how many columns and rows it covers.

    ``value`` is what a value cell's text means; ``None`` where it is blank or unreadable.
    """

    text: str
    role: Role
    column: int
    width: int = 1
    height: int = 1
    address: Address | None = None
    value: Number | None = None


@dataclass
class Line:
    """One row of a grid; ``key`` is the form row its figures belong to."""

    pieces: list[Piece]
    kind: RowKind
    key: str | None = None

    @property
    def values(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.address is not None]

    @property
    def label(self) -> Piece | None:
        return next((piece for piece in self.pieces if piece.role == "label"), None)


@dataclass
class Grid:
    """One printed table; ``again`` marks a copy, whose figures are not those of the report."""

    table: str
    columns: int
    lines: list[Line]
    again: bool = False

    def data(self) -> list[Line]:
        return [line for line in self.lines if line.kind == "data" and line.values]


@dataclass
class Text:
    """A paragraph, or a heading when ``heading`` is set (0 is the title, 1 to 6 the sections)."""

    text: str
    heading: int | None = None


Part = Text | Grid


@dataclass
class Draft:
    """A report before it is rendered.

    ``true`` holds each figure's value before any fault; ``undecided`` the addresses whose
    figure no reader could tell from the file alone; ``wrong`` the cells a fault misprinted.
    """

    form: Form
    year: int
    agency: str
    collapsed: bool
    parts: list[Part]
    true: Mapping[Address, Number]
    undecided: set[Address] = field(default_factory=set)
    wrong: set[Address] = field(default_factory=set)

    @property
    def version(self) -> Version:
        return self.form.version

    def grids(self, table: str | None = None) -> list[Grid]:
        return [
            part
            for part in self.parts
            if isinstance(part, Grid) and (table is None or part.table == table)
        ]

    def grid(self, table: str) -> Grid:
        """The first grid of that table; raises ``IndexError`` where a fault removed it."""
        return self.grids(table)[0]

    def pieces(self) -> Iterator[Piece]:
        for grid in self.grids():
            for line in grid.lines:
                yield from line.pieces

    def piece(self, address: Address) -> Piece:
        """The value cell of an address; raises ``KeyError`` where a fault removed it."""
        for grid in self.grids(address.partition(".")[0]):
            for line in grid.lines:
                for piece in line.pieces:
                    if piece.address == address and not grid.again:
                        return piece
        raise KeyError(address)

    def printed(self) -> dict[Address, tuple[str, Number | None]]:
        """What the report prints at each address that it prints, and what that means."""
        found: dict[Address, tuple[str, Number | None]] = {}
        for grid in self.grids():
            if grid.again:
                continue
            for line in grid.lines:
                for piece in line.values:
                    assert piece.address is not None
                    found.setdefault(piece.address, (piece.text, piece.value))
        return found

    def map_text(self, change: Callable[[str], str], *, figures: bool = False) -> None:
        """Put every text through ``change``; the figures too only when asked."""
        for part in self.parts:
            if isinstance(part, Text):
                part.text = change(part.text)
                continue
            for line in part.lines:
                for piece in line.pieces:
                    if figures or piece.role != "value":
                        piece.text = change(piece.text)


Fault = Callable[[Draft, random.Random], None]
