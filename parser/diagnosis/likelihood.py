"""What speaks for an explanation of broken balances, and where the fault lies.

The source, the reading or the auditor's own correction: judged by the states of the cells that
the explanations change, never by how well the figures would add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.case import Case
from parser.diagnosis.slips import slip
from parser.diagnosis.syndrome import Amendment, Explanation
from parser.findings import Cause, Change, Diagnosis, Equation
from parser.forms import Address
from parser.report import Cell, Reason, State

# The weights of what speaks for an explanation, which are added up. A cell read against evidence
# weighs more than a figure that the text gives, and that more than a likeness of digits, which
# chance makes as well; but text and likeness together outweigh the doubt about the reading.
SUSPECT = 4
TOLD_BY_TEXT = 3
SLIP = 2
# A total printed 0 beside figures was hardly ever meant; as telling as a slip.
TOTAL_LEFT_ZERO = 2
# A cell that was placed on indirect evidence is right nearly always.
RECOVERED = 1
# Two figures that change places may do so by chance, where they are small.
EXCHANGED = 1
# The printed figure balances and only its correction does not: nothing but a suspect cell whose
# other figure stands in the text is likelier.
CORRECTION_BACK = 6

# One doubtful cell may be in doubt because of another; more of them say nothing new.
MOST_DOUBTS = 2


def change(case: Case, amendment: Amendment) -> Change:
    """What an amendment changes: the printed text, or the auditor's correction of it."""
    cell, by = amendment
    correction = case.corrections.get(cell)
    stands = case.report[cell].text if correction is None else correction.value
    return Change(cell, "" if stands is None else str(stands), str((case.values[cell] or 0) + by))


def likelihood(case: Case, explanation: Explanation) -> tuple[int, Reason]:
    """How much speaks for an explanation, and the weightiest thing that does."""
    reasons = [weighed for amendment in explanation for weighed in _evidence(case, amendment)]
    if exchanged(case, explanation):
        reasons.append((EXCHANGED, Reason("cells_exchanged")))
    if not reasons:
        return 0, Reason("restores_all")
    total = sum(weight for weight, _ in reasons)
    return total, max(reasons, key=lambda weighed: weighed[0])[1]


def _evidence(case: Case, amendment: Amendment) -> Iterator[tuple[int, Reason]]:
    """What speaks for the change of one cell, each with its weight."""
    cell = case.report[amendment.cell]
    old = case.values[amendment.cell] or 0
    new = old + amendment.by
    if cell.address in case.corrections and new == (cell.value or 0):
        yield CORRECTION_BACK, Reason("correction_back", {"cell": cell.address})
    if case.doubtful(cell):
        yield SUSPECT if cell.state is State.SUSPECT else RECOVERED, _doubt(cell)
    if new in case.narrative.told.get(cell.address, ()):
        yield TOLD_BY_TEXT, Reason("text_says", {"cell": cell.address, "value": new})
    if (code := slip(old, new)) is not None:
        yield SLIP, Reason(code, {"printed": old, "proposed": new})
    if old == 0 and cell.address.endswith("total"):
        yield TOTAL_LEFT_ZERO, Reason("total_left_zero", {"cell": cell.address, "value": new})


def exchanged(case: Case, explanation: Explanation) -> bool:
    """Whether an explanation puts the values of two cells in each other's place."""
    if len(explanation) != 2:
        return False
    one, other = explanation
    values = case.values
    # One case more here and one less there is no exchange, though 1 and 0 change places.
    if one.by in (-1, 0, 1) or one.by != -other.by:
        return False
    return (values[one.cell] or 0) + one.by == values[other.cell]


def judge(case: Case, ranked: Sequence[Explanation], broken: Sequence[Equation]) -> Diagnosis:
    """Source or reading: by the states of the cells that the explanations change."""
    report = case.report
    several = (Reason("several_fit", {"count": len(ranked)}),) if len(ranked) > 1 else ()
    breaking = [cell for equation in broken for cell in _unbalanced_by_correction(case, equation)]
    if breaking:
        why = Reason("correction_breaks", {"cell": breaking[0]})
        return Diagnosis(Cause.UNDECIDED, (why, *several))
    if all(any(each.cell in case.corrections for each in changes) for changes in ranked):
        still = next(each.cell for each in ranked[0] if each.cell in case.corrections)
        why = Reason("correction_not_enough", {"cell": still})
        return Diagnosis(Cause.UNDECIDED, (why, *several))
    candidates = dict.fromkeys(each.cell for changes in ranked for each in changes)
    doubtful = [report[cell] for cell in candidates if case.doubtful(report[cell])]
    if doubtful:
        certain = len(ranked) == 1 and any(cell.state is State.SUSPECT for cell in doubtful)
        doubts = tuple(_doubt(cell) for cell in doubtful[:MOST_DOUBTS])
        cause = Cause.MISPARSE if certain else Cause.UNDECIDED
        return Diagnosis(cause, (*doubts, *doubtful[0].evidence[:1], *several))
    if any(is_suspect(case, cell) for equation in broken for cell in equation.cells):
        return Diagnosis(Cause.UNDECIDED, (Reason("operands_doubtful"), *several))
    return Diagnosis(Cause.PUBLISHED_ERROR, (Reason("all_read"), *several))


def _unbalanced_by_correction(case: Case, equation: Equation) -> list[Address]:
    """The corrected cells of an equation that holds for the printed figures."""
    corrected = [cell for cell in equation.cells if cell in case.corrections]
    printed = case.report
    left = sum(printed[cell].value or 0 for cell in equation.left_cells)
    right = sum(printed[cell].value or 0 for cell in equation.right_cells)
    return corrected if left == right else []


def is_suspect(case: Case, address: Address) -> bool:
    """Whether a cell was read against evidence and the auditor has not settled it."""
    cell = case.report[address]
    return cell.state is State.SUSPECT and case.doubtful(cell)


def _doubt(cell: Cell) -> Reason:
    code = "cell_doubtful" if cell.state is State.SUSPECT else "cell_recovered"
    return Reason(code, {"cell": cell.address})
