"""What speaks for an explanation of broken balances, and whose fault they are.

Source, reading or the auditor's own correction: judged by the states of the cells that the
explanations change, never by how well the figures would add up.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser.case import Case
from parser.diagnosis.slips import slip
from parser.diagnosis.syndrome import Amendment, Explanation
from parser.findings import Cause, Change, Diagnosis, Equation
from parser.forms import Address
from parser.report import Cell, Reason, State

MOST_DOUBTS = 2


def change(case: Case, amendment: Amendment) -> Change:
    """What an amendment changes: the printed text, or the auditor's correction of it."""
    cell, by = amendment
    correction = case.corrections.get(cell)
    stands = case.report[cell].text if correction is None else correction.value
    return Change(cell, "" if stands is None else str(stands), str((case.values[cell] or 0) + by))


def likelihood(case: Case, explanation: Explanation) -> tuple[int, Reason]:
    """How much speaks for an explanation, and the strongest thing that does."""
    reasons: list[tuple[int, Reason]] = []
    for amendment in explanation:
        cell = case.report[amendment.cell]
        old = case.values[amendment.cell] or 0
        new = old + amendment.by
        if cell.address in case.corrections and new == (cell.value or 0):
            reasons.append((6, Reason("correction_back", {"cell": cell.address})))
        if case.doubtful(cell):
            reasons.append((4 if cell.state is State.SUSPECT else 1, _doubt(cell)))
        if new in case.narrative.told.get(cell.address, ()):
            reasons.append((3, Reason("text_says", {"cell": cell.address, "value": new})))
        if (kind := slip(old, new)) is not None:
            reasons.append((2, Reason(kind, {"printed": old, "proposed": new})))
        if old == 0 and cell.address.endswith("total"):
            reasons.append((2, Reason("total_left_zero", {"cell": cell.address, "value": new})))
    if exchanged(case, explanation):
        reasons.append((1, Reason("cells_exchanged")))
    if not reasons:
        return 0, Reason("restores_all")
    total = sum(weight for weight, _ in reasons)
    return total, max(reasons, key=lambda found: found[0])[1]


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


def blame(case: Case, ranked: Sequence[Explanation], broken: Sequence[Equation]) -> Diagnosis:
    """Source or reading: by the states of the cells that the explanations change."""
    report = case.report
    suspects = dict.fromkeys(amendment.cell for found in ranked for amendment in found)
    doubtful = [report[cell] for cell in suspects if case.doubtful(report[cell])]
    several = (Reason("several_fit", {"count": len(ranked)}),) if len(ranked) > 1 else ()
    operands = {cell for equation in broken for cell in equation.cells}
    own = [cell for equation in broken for cell in _unbalanced_by_correction(case, equation)]
    if own:
        return Diagnosis(Cause.UNDECIDED, (Reason("correction_breaks", {"cell": own[0]}), *several))
    if all(any(each.cell in case.corrections for each in found) for found in ranked):
        still = next(each.cell for each in ranked[0] if each.cell in case.corrections)
        return Diagnosis(
            Cause.UNDECIDED, (Reason("correction_not_enough", {"cell": still}), *several)
        )
    if doubtful:
        certain = len(ranked) == 1 and any(cell.state is State.SUSPECT for cell in doubtful)
        told = tuple(_doubt(cell) for cell in doubtful[:MOST_DOUBTS])
        fault = Cause.MISPARSE if certain else Cause.UNDECIDED
        return Diagnosis(fault, (*told, *doubtful[0].evidence[:1], *several))
    if any(is_suspect(case, cell) for cell in operands):
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
