"""Findings as data: what is wrong, where, by how much, and what would put it right.

Words are not here: ``parser.wording`` renders a finding in Chinese or English.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from parser.forms import Address
from parser.report import Fact, Meaning, Number, Reason, Report, Span

# 48 bits: of a hundred findings two have one id in one of fifty thousand million reports.
ID_DIGITS = 12


class Family(StrEnum):
    """What a finding is about."""

    BALANCE = "balance"
    MISPARSE = "misparse"
    NARRATIVE = "narrative"
    STRUCTURE = "structure"
    PLAUSIBILITY = "plausibility"
    HISTORY = "history"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Cause(StrEnum):
    """Whether the source is wrong, the reading is, or nobody can tell from the file."""

    PUBLISHED_ERROR = "published_error"
    MISPARSE = "misparse"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Equation:
    """A balance with the numbers of this report put in: ``left`` should equal ``right``."""

    rule: str
    of: str
    left_cells: tuple[Address, ...]
    right_cells: tuple[Address, ...]
    left: Number
    right: Number

    @property
    def cells(self) -> tuple[Address, ...]:
        return self.left_cells + self.right_cells

    @property
    def difference(self) -> Number:
        return self.left - self.right

    @property
    def holds(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a proposal: what stands there and what would.

    ``printed`` is the printed text, or the auditor's correction where the cell has one.
    """

    cell: Address
    printed: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The fewest changes that restore every rule in ``restores``.

    ``unique`` says that no other change of as few cells does; otherwise none is the answer.
    """

    changes: tuple[Change, ...]
    restores: tuple[str, ...]
    unique: bool
    why: Reason


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Where the fault probably lies, and the evidence for it."""

    cause: Cause
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an auditor should know; its message is what its rule says of it.

    ``code`` is the rule id, or the rule id and the variant of its message (``rule:variant``).
    """

    id: str
    rule: str
    family: Family
    severity: Severity
    code: str
    cells: tuple[Address, ...] = ()
    spans: tuple[Span, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    equations: tuple[Equation, ...] = ()
    diagnosis: Diagnosis | None = None
    proposals: tuple[Proposal, ...] = ()

    @property
    def table(self) -> str | None:
        """The key of the table it is about; ``None`` for the text of the report."""
        return self.cells[0].partition(".")[0] if self.cells else None


@dataclass(frozen=True, slots=True)
class Correction:
    """What an auditor says a cell means; the printed text stays as it is."""

    value: Number | None
    meaning: Meaning


@dataclass(frozen=True)
class Assessment:
    """All that the rules say of a report under a set of corrections.

    ``equations`` holds every balance that could be worked out, broken or not, by cell order of
    the form; ``unassessed`` says, once for each rule and reason, what could not be.
    """

    findings: tuple[Finding, ...]
    equations: tuple[Equation, ...]
    unassessed: tuple[Reason, ...]


def fingerprint(
    report: Report, rule: str, cells: Iterable[Address], spans: Iterable[Span] = (), of: str = ""
) -> str:
    """The identity of a finding: its rule, addresses and printed values, or the text it points at.

    It holds no offsets and no words of ours, so the same finding keeps its id when the program
    changes and when unrelated text of the report moves.
    """
    digest = hashlib.sha256(f"{rule}\x1f{of}".encode())
    cells = tuple(cells)
    for address in cells:
        digest.update(f"\x1f{address}={report[address].text}".encode())
    if not cells:
        for span in spans:
            digest.update(f"\x1f{report.source.at(span)}".encode())
    return "f" + digest.hexdigest()[:ID_DIGITS]
