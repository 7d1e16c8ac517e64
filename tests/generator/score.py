"""What a reading made of a generated report, held against its truth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parser.findings import Assessment, Family, Severity
from parser.forms import Address
from parser.report import Cell, Meaning, Report, State
from tests.generator.draft import Number
from tests.generator.sample import Sample

_TRACELESS = ("", "&nbsp;")  # of a full-width space nothing is left by strip()


@dataclass
class Score:
    """Counts over one report or, added up, over many; the lists hold what went wrong.

    ``silent``: another value than printed, state ``read``, in no finding. ``honest`` counts the
    undecided cells that are not called ``read`` or are named in a finding; ``alarms`` are the
    findings about reports without fault.
    """

    reports: int = 0
    decided: int = 0
    right: int = 0
    read: int = 0
    undecided: int = 0
    honest: int = 0
    errors: int = 0
    planted: int = 0
    named: int = 0
    repaired: int = 0
    masthead: int = 0
    silent: list[str] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    dishonest: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def _cell(report: Report, address: Address) -> Cell | None:
    table = report.tables.get(address.partition(".")[0])
    return table.cells.get(address) if table else None


def _says(cell: Cell | None, address: Address, text: str | None) -> str:
    if cell is None:
        return f"{address}: {text!r} is no cell of the form that was read"
    return (
        f"{address}: {text!r} read as {cell.text!r} = {cell.value} ({cell.state}, {cell.meaning})"
    )


def _right(
    cell: Cell | None, text: str | None, value: Number | None, *, verbatim: bool, page: bool
) -> bool:
    """Whether a cell is what is printed; a ``page`` may print a figure on two lines."""
    if text == "":  # what stands there is the layout's: nothing, or a word such as nan
        return cell is None or cell.value is None
    if text is None or text.strip() in _TRACELESS:
        gone = (Meaning.BLANK, Meaning.ABSENT)
        return cell is None or (cell.value is None and cell.meaning in gone)
    if cell is None or cell.value != value or cell.meaning in (Meaning.BLANK, Meaning.ABSENT):
        return False
    read, printed = cell.text.strip("*"), text.strip("*")
    return (
        not verbatim
        or read == printed
        or (page and "".join(read.split()) == "".join(printed.split()))
    )


def score(sample: Sample, report: Report, assessment: Assessment) -> Score:
    """The score of one reading."""
    found = Score(reports=1)
    whose = (report.form.version, report.year, report.agency)
    found.masthead = whose == (sample.version, sample.year, sample.agency)
    named = {address for finding in assessment.findings for address in finding.cells}
    verbatim = not (sample.fault.text or sample.fault.encode)
    for address in sample.true:
        text, value = sample.printed.get(address, (None, None))
        cell = _cell(report, address)
        page = sample.layout.suffix == ".pdf"
        right = _right(cell, text, value, verbatim=verbatim, page=page)
        read = cell is not None and cell.state is State.READ
        found.read += read
        says = _says(cell, address, text)
        if cell is not None and cell.value != value and read and address not in named:
            found.silent.append(says)
        if address in sample.undecided:
            found.undecided += 1
            honest = address in named or not read
            found.honest += honest
            if not honest:
                found.dishonest.append(says)
        elif sample.fault.judged:
            found.decided += 1
            found.right += right
            if not right:
                found.amiss.append(says)
        if _unsaid(report, cell) and address not in named:
            found.unnamed.append(says)
    if sample.fault.faultless:
        found.errors = sum(f.severity is Severity.ERROR for f in assessment.findings)
        found.alarms = [f"{f.severity} {f.code}" for f in assessment.findings]
    _score_repairs(sample, assessment, found, named)
    return found


def _unsaid(report: Report, cell: Cell | None) -> bool:
    """Whether a cell is in doubt and not merely part of a table that is not in the file."""
    if cell is None or cell.state not in (State.SUSPECT, State.MISSING):
        return False
    return report.tables[cell.address.partition(".")[0]].span is not None


def _score_repairs(
    sample: Sample, assessment: Assessment, found: Score, named: Iterable[Address]
) -> None:
    """Whether the misprinted cells are named, and repaired as far as the form can tell.

    A cell of 表四 has five candidates for one sum, so what was meant need only be among the
    proposals; a case booked in the wrong row need only be told as one cause,
    and a wrong claim of the text as one.
    """
    if not sample.wrong:
        return
    found.planted = 1
    found.named = sample.wrong <= set(named)
    if sample.fault.name == "wrong_claim":
        told = (f for f in assessment.findings if f.family is Family.NARRATIVE)
        found.repaired = any(sample.wrong <= set(finding.cells) for finding in told)
        return
    broken = [finding for finding in assessment.findings if finding.family is Family.BALANCE]
    if sample.fault.name == "wrong_row_booked":
        found.repaired = len(broken) == 1 and sample.wrong <= set(broken[0].cells)
        return
    meant = {cell: str(sample.true[cell]) for cell in sample.wrong}
    among = None if sample.fault.name == "wrong_group_total" else 1
    proposals = [
        {change.cell: change.proposed for change in proposal.changes}
        for finding in broken
        for proposal in finding.proposals[:among]
    ]
    together = {cell: text for proposal in proposals for cell, text in proposal.items()}
    found.repaired = meant in proposals or (together == meant and among is not None)
