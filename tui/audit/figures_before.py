"""What stood in a cell when an event came: the figure that its auditor changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.forms import Address
from parser.report import Report
from tui.audit.events import (
    Action,
    Carried,
    CellChange,
    CorrectionWithdrawn,
    Event,
    changes_of,
)
from tui.audit.fold import Turns

_Given = tuple[str, CellChange | None]
"""The id of the event that gave a cell its figure, and that figure; ``None`` is the printed one."""


def figures_before(report: Report, events: Sequence[Event]) -> dict[str, CellChange]:
    """For each event that changes one cell, by its id: the correction in force just before it.

    An event before which the cell meant what is printed is not among them. What was undone by
    then stood there no more; what was undone later did.
    """
    turns, given = Turns(), dict[Address, list[_Given]]()
    found: dict[str, CellChange] = {}
    for event in events:
        changes = changes_of(event.action)
        if len(changes) == 1:
            before = _in_force(given.get(changes[0].cell, []), turns)
            if before is not None:
                found[event.id] = before
        turns.take(event)
        for cell, figure in _gives(event.action):
            if figure is None or _prints(report, figure):
                given.setdefault(cell, []).append((event.id, figure))
    return found


def _in_force(given: list[_Given], turns: Turns) -> CellChange | None:
    return next((figure for name, figure in reversed(given) if name in turns.done), None)


def _gives(action: Action) -> Iterator[tuple[Address, CellChange | None]]:
    match action:
        case CorrectionWithdrawn(cell):
            yield cell, None
        case Carried(_, events):
            for event in events:
                yield from _gives(event.action)
        case _:
            yield from ((change.cell, change) for change in changes_of(action))


def _prints(report: Report, change: CellChange) -> bool:
    return change.cell in report.form.places and report[change.cell].text == change.printed
