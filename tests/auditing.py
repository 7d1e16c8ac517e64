"""What the tests of audits share: a wrong report, and ways to look at a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parser.findings import Severity
from parser.forms import Address
from parser.report import Report
from tests.factories import make_report
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store

NATURAL = Address("t3.granted.natural")


WRONG = make_report({"t3.granted.natural": "9"})
"""One leaf cell says 9 where 5 is right: its row and its column do not add up."""


Opener = Callable[..., Session]


def opener(folder: Path) -> Opener:
    """What opens an audit in the one store of a folder."""

    def open_session(report: Report = WRONG, auditor: str = "甲") -> Session:
        return Session.open(report, Store(folder / "audits.sqlite3"), auditor)

    return open_session


def broken(session: Session) -> set[str]:
    return {
        finding.id
        for finding in session.state.assessment.findings
        if finding.family == "balance" and finding.severity is Severity.ERROR
    }


def first_broken(session: Session) -> str:
    return next(each.id for each in session.state.assessment.findings if each.family == "balance")


def work(session: Session) -> tuple[object, ...]:
    """The work in force, for comparing two moments."""
    return (
        dict(session.state.corrections),
        dict(session.state.causes),
        session.state.notes,
        dict(session.state.decisions),
        session.state.orphans,
        session.state.assessment,
    )


def state(session: Session) -> tuple[object, ...]:
    """All that a user can see, for comparing two sessions."""
    return (*work(session), bool(session.state.undoable), bool(session.state.redoable))


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.reason.code.removeprefix("refused.")


def codes(store: Store) -> list[str]:
    """What the store has to tell that was not told yet."""
    return [reason.code for reason in store.take_notices()]
