"""Corrections of whole rows: what was typed moves along, and a label is put right."""

from __future__ import annotations

import pytest

from parser.forms import Address
from parser.report import Meaning
from tests.auditing import NATURAL, Opener
from tests.factories import make_report
from tui.audit.refusal import Refused
from tui.audit.session import Session

COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")


def test_a_typed_mark_is_kept_as_it_was_typed_and_moves_with_its_row(opened: Opener) -> None:
    session = opened(
        make_report(
            {"t3.granted.natural": "/", "t3.granted.business": "0", "t3.granted.total": "0"}
        )
    )
    other = Address("t3.granted.research")
    session.correct(other, " — ")
    assert (session.state.corrections[other].value, session.state.corrections[other].mark) == (
        0,
        "—",
    )
    session.shift_row("t3", "granted", 1)
    marks = {cell: each.mark for cell, each in session.state.corrections.items()}
    assert marks[Address("t3.granted.business")] == "/", "the printed mark"
    assert marks[Address("t3.granted.nonprofit")] == "—", "the typed mark"
    assert NATURAL not in {cell for cell, mark in marks.items() if mark}
    again = opened(session.report)
    assert again.state.corrections == session.state.corrections


def figures_of(session: Session, *rows: str) -> list[str]:
    """The first figure now in force of each of these rows of 表三."""
    shown = []
    for row in rows:
        cell = Address(f"t3.{row}.natural")
        correction = session.state.corrections.get(cell)
        shown.append(str(correction.value if correction else session.report[cell].value))
    return shown


DENIED = ("denied_state_secret", "denied_by_law", "denied_stability", "denied_third_party")


def test_a_row_put_down_to_another_moves_those_between(opened: Opener) -> None:
    values = {f"t3.{row}.natural": str(number) for number, row in enumerate(DENIED, 1)}
    session = opened(make_report(values))
    session.assign_row("t3", DENIED[0], DENIED[3])
    assert figures_of(session, *DENIED) == ["2", "3", "4", "1"]
    session.undo()
    session.assign_row("t3", DENIED[2], DENIED[0])
    assert figures_of(session, *DENIED) == ["3", "1", "2", "4"]
    assert opened(session.report).state.corrections == session.state.corrections


def test_a_row_put_down_to_an_empty_one_leaves_its_own_blank(opened: Opener) -> None:
    lost = [f"t3.{DENIED[2]}.{column}" for column in COLUMNS]
    values = {f"t3.{row}.natural": str(number) for number, row in enumerate(DENIED, 1)}
    session = opened(make_report(values, absent=lost))
    session.assign_row("t3", DENIED[0], DENIED[2])
    assert figures_of(session, *DENIED) == ["None", "2", "1", "4"]
    assert session.state.corrections[Address(f"t3.{DENIED[0]}.natural")].meaning is Meaning.BLANK
    with pytest.raises(Refused):
        session.assign_row("t3", DENIED[0], "nobody")
