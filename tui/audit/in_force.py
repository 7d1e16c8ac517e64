"""What is in force in an audit: corrections, notes, decisions, and what no longer fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from parser.findings import Cause, Severity
from parser.forms import Address
from parser.report import Meaning, Number
from tui.audit.events import (
    Action,
    CauseSet,
    CellChange,
    Confirmed,
    Corrected,
    Dismissed,
    Event,
    FindingRef,
    Noted,
    NoteTarget,
)


class Verdict(StrEnum):
    """What an auditor said of a finding."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """A figure as printed and as corrected; ``cause`` is ``None`` while nobody has said.

    ``mark`` is as in ``CellChange``.
    """

    cell: Address
    printed: str
    value: Number | None
    meaning: Meaning
    cause: Cause | None
    at: datetime
    auditor: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note; ``quote`` is the text of the cell or span it stands at."""

    id: str
    on: NoteTarget
    text: str
    severity: Severity
    at: datetime
    auditor: str
    quote: str = ""
    finding: FindingRef | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the auditor said of a finding; ``rule`` and ``cells`` tell it when it is gone."""

    finding: str
    verdict: Verdict
    reason: str
    at: datetime
    auditor: str
    rule: str
    cells: tuple[Address, ...]


Orphan = CellCorrection | Note | Decision
"""Work that fits nothing in the report as it is read now: kept and listed, never applied."""


@dataclass(frozen=True)
class InForce:
    """All that is in force; ``causes`` also holds cells without a correction.

    ``undoable`` and ``redoable`` are the ids of events by their auditors, the next one last;
    ``counting`` are those of all actions that count.
    """

    corrections: Mapping[Address, CellCorrection] = field(default_factory=dict)
    causes: Mapping[Address, Cause] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    counting: frozenset[str] = frozenset()
    undoable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    redoable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def events_of(view: InForce) -> tuple[Event, ...]:
    """A log that says the same as a view and no more, each line with its first time and author.

    This is how the work on one version of a report is handed to the next.
    """
    found: list[Event] = []

    def add(at: datetime, auditor: str, action: Action) -> None:
        found.append(Event(str(len(found) + 1), at, auditor, action))

    for item in (*view.corrections.values(), *view.notes, *view.decisions.values(), *view.orphans):
        match item:
            case CellCorrection():
                change = CellChange(item.cell, item.printed, item.value, item.meaning, item.mark)
                add(item.at, item.auditor, Corrected(change))
                if item.cause is not None:
                    add(item.at, item.auditor, CauseSet(item.cell, item.printed, item.cause))
            case Note():
                action = Noted(item.on, item.text, item.severity, item.quote, item.finding)
                add(item.at, item.auditor, action)
            case Decision(verdict=Verdict.CONFIRMED):
                ref = FindingRef(item.finding, item.rule, item.cells)
                add(item.at, item.auditor, Confirmed(ref))
            case Decision():
                ref = FindingRef(item.finding, item.rule, item.cells)
                add(item.at, item.auditor, Dismissed(ref, item.reason))
    return tuple(found)
