"""The values a reading yields: spans, cells with their state and reasons, tables, the report.

Everything here is immutable and knows the printed figures only; what an auditor corrects is
kept beside a report (``parser.check`` takes it as an argument), never in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from parser.forms import Address, Form, TableForm

Number = int | Decimal
Fact = str | int | Decimal


class Span(NamedTuple):
    """A stretch of the source in Unicode code points, end exclusive."""

    start: int
    end: int


class Meaning(StrEnum):
    """What the text of a cell means."""

    NUMBER = "number"
    ZERO_MARK = "zero_mark"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"
    ABSENT = "absent"


class State(StrEnum):
    """How far the reading of a cell can be relied on."""

    READ = "read"
    RECOVERED = "recovered"
    SUSPECT = "suspect"
    MISSING = "missing"


class Reason(NamedTuple):
    """Something to be told to a person: a code of the catalogue and the facts it speaks of.

    A fact named ``cell``, ``row``, ``column`` or ``table`` holds an address or the beginning
    of one (``t3.granted``); ``parser.wording`` puts the official name in its place.
    """

    code: str
    facts: Mapping[str, Fact] = {}


class Doubt(NamedTuple):
    """A stretch of a source that may not be what a reader of the page sees, and why."""

    span: Span
    reason: Reason


class Cell(NamedTuple):
    """One cell of the form as the source prints it (a tuple: two hundred are made a report).

    ``text`` is the source at ``span``, to the letter; an empty span marks where a blank stands,
    ``None`` that the source has no such place.
    """

    address: Address
    text: str
    value: Number | None
    meaning: Meaning
    state: State
    span: Span | None
    evidence: tuple[Reason, ...] = ()


class LabelStatus(StrEnum):
    """How the official label of a row was found."""

    EXACT = "exact"
    WORDING = "wording"  # another accepted wording
    MISSPELT = "misspelt"
    GARBLED = "garbled"  # torn, cut or with foreign characters, yet recognised
    MISSING = "missing"


class Label(NamedTuple):
    """The label of one row as printed; the span is ``None`` where there is none."""

    table: str
    row: str
    status: LabelStatus
    text: str
    span: Span | None


class Stray(NamedTuple):
    """Figures of a table section which have no place in the form."""

    span: Span
    text: str
    figures: int


@dataclass(frozen=True)
class Table:
    """One statutory table as read.

    ``span`` is ``None`` when the file has no such table; its cells are then all absent.
    ``collapsed`` says that (六)其他处理 stands in one row where the form has three; ``doubts``
    are about the table as a whole, such as that it stands in the file once more, unread.
    """

    form: TableForm
    span: Span | None
    cells: Mapping[Address, Cell]
    labels: tuple[Label, ...] = ()
    strays: tuple[Stray, ...] = ()
    collapsed: bool = False
    doubts: tuple[Reason, ...] = ()

    @property
    def key(self) -> str:
        return self.form.key


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: its number 1 to 6, its heading and the text below it."""

    number: int
    heading: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Box:
    """A table cell of a source that has real cells (HTML, docx, PDF): its place and its text.

    ``row`` and ``column`` count from 0 in the grid of table number ``table``; a merged cell
    appears once, with the rows and columns it covers.
    """

    span: Span
    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Source:
    """A file as text: decoded, made harmless one character for one, and its lookup view.

    ``text`` is what is shown, exported and counted by spans; ``view`` has the same length and
    is what labels and headings are compared with. ``pages`` holds the offset at which each
    page starts, for kinds that have pages; ``doubts`` are sorted by their spans.
    """

    path: str
    sha256: str
    kind: str
    encoding: str
    text: str
    view: str
    boxes: tuple[Box, ...] = ()
    pages: tuple[int, ...] = ()
    remarks: tuple[Reason, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def at(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the lines of ``text`` begin (line 1 first)."""
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return tuple(starts[:-1]) or (0,)


@dataclass(frozen=True, eq=False)
class Report:
    """A report as read: what it says of itself, its sections and its tables.

    ``span`` is the stretch of the source that it is: all of it, but where the file holds
    several reports; ``part`` of ``parts`` is its number among them, counted from 1.
    """

    source: Source
    form: Form
    year: int | None
    agency: str | None
    title: str | None
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    span: Span
    remarks: tuple[Reason, ...] = ()
    part: int = 1
    parts: int = 1

    def __getitem__(self, address: Address) -> Cell:
        """The cell at an address; raises ``KeyError`` where the form has none."""
        return self.tables[address.partition(".")[0]].cells[address]

    def cells(self) -> Iterator[Cell]:
        """Every cell, in the order of the form."""
        for table in self.tables.values():
            yield from table.cells.values()

    def section(self, number: int) -> Section | None:
        """The section of that number, 1 to 6; ``None`` when the file lacks it."""
        return next((section for section in self.sections if section.number == number), None)
