"""Two windows on one audit, each a thousand steps; three processes at once: nothing is lost.

A round is one step of each window, in turns as chance has it; every three hundredth three
processes work on one file as well. It falls when an event is lost, comes twice or out of order,
when the windows do not end with the same view, or when somebody's undo takes another's work.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bench.attack.attack import Outcome
from bench.attack.damages import quick_place
from tests.factories import make_report
from tui.audit.events import Event, Redone, Undone
from tui.audit.fold import fold
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

Answer = TypeVar("Answer")
_STEPS = 250  # rounds on one file: folding a log again and again takes its square
_PROCESSES = 3
_EVERY = 250  # rounds for one play of three processes
_REPORT = make_report({"t3.granted.natural": "9"})


def run(rounds: int, seed: int) -> Outcome:
    """Play that many steps of two windows."""
    outcome = Outcome()
    steps = processes = 0
    with TemporaryDirectory(dir=quick_place()) as folder:
        for number, start in enumerate(range(0, rounds, _STEPS)):
            many = min(_STEPS, rounds - start)
            path = Path(folder) / f"{number}.sqlite3"
            fell = _two_windows(path, many, random.Random(f"{seed}/{number}"))
            outcome.fell += [f"file {number} of seed {seed}: {each}" for each in fell]
            steps += many
        for number in range(max(1, rounds // _EVERY)):
            path = Path(folder) / f"processes-{number}.sqlite3"
            outcome.fell += _three_processes(path, f"{seed}/{number}")
            processes += 1
    outcome.rounds = steps
    outcome.figures["steps of each window"] = str(steps)
    outcome.figures["plays of three processes"] = f"{processes}, {_OF_ONE} events each"
    return outcome


def _two_windows(path: Path, steps: int, chance: random.Random) -> list[str]:
    with Store(path) as one, Store(path) as two:
        windows = [Session.open(_REPORT, one, "甲"), Session.open(_REPORT, two, "乙")]
        written: dict[str, Event] = {}
        fell = []
        for _ in range(steps):
            for window in chance.sample(windows, 2):
                before = {each.id for each in window.state.history}
                fell += _step(window, chance)
                written.update(
                    (each.id, each)
                    for each in window.state.history
                    if each.id not in before and each.auditor == window.auditor
                )
        for window in windows:
            window.refresh()
        first, second = windows
        if (
            first.state.history != second.state.history
            or first.state.in_force != second.state.in_force
        ):
            fell.append("the windows differ")
        if {each.id: each for each in first.state.history} != written:
            fell.append(f"{len(first.state.history)} events for {len(written)} steps")
        told = [*one.notices, *two.notices]
    with Store(path) as again:
        kept = Session.open(_REPORT, again, "甲")
        if (
            kept.state.history != first.state.history
            or fold(_REPORT, kept.state.history) != first.state.in_force
        ):
            fell.append("another log after a restart")
        told += again.notices
    return fell + [f"told {reason}" for reason in told] + _foreign_turns(kept.state.history)


def _foreign_turns(log: tuple[Event, ...]) -> list[str]:
    """Undo and redo of what another auditor did."""
    by = {event.id: event.auditor for event in log}
    return [
        f"{event.auditor} turned the work of {by[event.action.event]}"
        for event in log
        if isinstance(event.action, Undone | Redone) and by[event.action.event] != event.auditor
    ]


def _step(window: Session, chance: random.Random) -> list[str]:
    """One action; it must come last in the log of the window that did it."""
    address = chance.choice([cell.address for cell in window.report.cells() if cell.span])
    try:
        match chance.randrange(7):
            case 0 | 1:
                window.undo()
            case 2:
                window.redo()
            case 3:
                window.note(address, f"核对 {chance.randrange(1000)}")
            case _:
                window.correct(address, str(chance.randrange(1000)))
    except Refused:
        return []
    orders = [event.order for event in window.state.history]
    return [] if orders == sorted(set(orders)) else ["out of order"]


_OF_ONE = 60
_WORK = """
import sys, random
from collections.abc import Callable
from pathlib import Path
from bench.attack.screens import work
work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


def work(path: Path, name: str, many: int) -> None:
    """What each of the processes does; it says every event that it was told is stored."""
    chance = random.Random(name)
    with _patiently(lambda: Store(path)) as store:
        session = _patiently(lambda: Session.open(_REPORT, store, name))
        done = 0
        while done < many:
            event = _patiently(lambda: session.note("report", f"{name} {chance.random()}"))
            if event is not None:
                print(event.id, flush=True)
                done += 1


def _patiently(act: Callable[[], Answer]) -> Answer:
    """As the message says: try again while another window is writing."""
    while True:
        try:
            return act()
        except StoreError as error:
            if error.reason.code != "store.busy":
                raise


def _three_processes(path: Path, seed: str) -> list[str]:
    names = [f"{seed}/{number}" for number in range(_PROCESSES)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _WORK, str(path), name, str(_OF_ONE)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    fell, said = [], {}
    for name, process in zip(names, running, strict=True):
        out, err = process.communicate()
        said[name] = out.split()
        if process.returncode or len(said[name]) != _OF_ONE:
            fell.append(f"{name}: {err.strip().splitlines()[-1:]}")
    with Store(path) as store:
        log = store.events(key_of(_REPORT))
        fell += [f"told {reason}" for reason in store.notices]
    for name in names:
        if [event.id for event in log if event.auditor == name] != said[name]:
            fell.append(f"{name}: not what was said")
    return fell
