"""What an auditor does, as data: one small value an action, and its form in the log.

An event never holds a position in a list and never an offset alone: a cell is named by its
address and the text printed there, a finding by its fingerprint, rule and cells. So a log can
be laid over another reading or another version of the same report, and what no longer fits
can be told apart from what does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from parser.findings import Cause, Severity
from parser.forms import Address
from parser.report import Meaning, Number, Span

NoteTarget = str | Span
"""What a note is on: an address, the beginning of one (``t3.granted``, ``t3``), the id of a
finding, ``report``, or a span of the source."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a cell is to mean from now on; ``printed`` is what the source has there.

    ``mark`` is what stands in place of a number: ``-``, ``/``, as typed or as moved.
    """

    cell: Address
    printed: str
    value: Number | None
    meaning: Meaning
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FindingRef:
    """A finding as it was when something was said of it; ``id`` is its fingerprint."""

    id: str
    rule: str
    cells: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One cell given another meaning than the one read."""

    change: CellChange


@dataclass(frozen=True, slots=True)
class CorrectionWithdrawn:
    """One cell means again what was read; what was said of its cause goes too."""

    cell: Address


@dataclass(frozen=True, slots=True)
class RowShifted:
    """The values of a row moved ``by`` cells, to the right when positive."""

    row: str
    by: int
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class RowsExchanged:
    """The values of two rows of one table put in each other's place."""

    row: str
    other: str
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class LabelAssigned:
    """The figures read in one row put down to another; those between closed up."""

    row: str
    other: str
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class ProposalAccepted:
    """The changes of a proposal made, whatever their number, in one step."""

    finding: FindingRef
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class CauseSet:
    """What caused a wrong figure; ``None`` withdraws an earlier statement."""

    cell: Address
    printed: str
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Noted:
    """``quote`` is the text the note stands at: of the cell or the span; empty for the rest."""

    on: NoteTarget
    text: str
    severity: Severity
    quote: str
    finding: FindingRef | None = None


@dataclass(frozen=True, slots=True)
class NoteEdited:
    """Other words or another severity for a note; ``note`` is its id."""

    note: str
    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class NoteWithdrawn:
    """A note taken back; ``note`` is its id."""

    note: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The auditor says that the finding is right."""

    finding: FindingRef


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The auditor dismissed the finding, with the reason."""

    finding: FindingRef
    reason: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """The decision on a finding taken back."""

    finding: FindingRef


@dataclass(frozen=True, slots=True)
class Carried:
    """The work on an earlier version of the report, taken over into this one.

    ``events`` are the actions that were in force there, ``version`` its SHA-256.
    """

    version: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """``event`` is the id of the event that no longer counts."""

    event: str


@dataclass(frozen=True, slots=True)
class Redone:
    """``event`` is the id of the event that counts again."""

    event: str


Action = (
    Corrected
    | CorrectionWithdrawn
    | RowShifted
    | RowsExchanged
    | LabelAssigned
    | ProposalAccepted
    | CauseSet
    | Noted
    | NoteEdited
    | NoteWithdrawn
    | Confirmed
    | Dismissed
    | Reopened
    | Carried
    | Undone
    | Redone
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log: when (UTC), by whom, what, and with which version of the program.

    ``id`` is its own on every machine. Logs are ordered by ``clock`` and ``id``: the clock is
    the time in microseconds since 1970, or just after the line before it where the clock of the
    machine was behind. ``number`` is its row in the one file it was read from.
    """

    id: str
    at: datetime
    auditor: str
    action: Action
    version: str = ""
    clock: int = 0
    number: int = field(default=0, compare=False)

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands in a log; the same on every machine."""
        return self.clock, self.id


KINDS: Mapping[str, type[Action]] = {
    "corrected": Corrected,
    "correction_withdrawn": CorrectionWithdrawn,
    "row_shifted": RowShifted,
    "rows_exchanged": RowsExchanged,
    "label_assigned": LabelAssigned,
    "proposal_accepted": ProposalAccepted,
    "cause_set": CauseSet,
    "noted": Noted,
    "note_edited": NoteEdited,
    "note_withdrawn": NoteWithdrawn,
    "confirmed": Confirmed,
    "dismissed": Dismissed,
    "reopened": Reopened,
    "carried": Carried,
    "undone": Undone,
    "redone": Redone,
}
_KIND_OF = {action: kind for kind, action in KINDS.items()}


def kind_of(action: Action) -> str:
    """The name of an action in the log, for instance ``row_shifted``."""
    return _KIND_OF[type(action)]


def changes_of(action: Action) -> tuple[CellChange, ...]:
    """The cells an action gives a new meaning."""
    match action:
        case Corrected(change):
            return (change,)
        case RowShifted() | RowsExchanged() | LabelAssigned() | ProposalAccepted():
            return action.changes
        case _:
            return ()
