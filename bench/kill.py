"""``python -m bench.kill``: an auditor's process is killed at random moments, over and over.

The process says on its output what its screen would show after each action. Whatever it has
said before it was killed must be in the log of the next one, which then works on.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import parser
from parser.report import Report
from tests.generator import generate
from tui.audit.events import Event
from tui.audit.fold import fold
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store
from tui.audit.view import View

_LONGEST = 0.5  # seconds that a process may live after its first word


def main() -> int:
    """Kill as many processes as asked for; the exit status is 1 when anything was lost."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--work", nargs=3, metavar=("REPORT", "STORE", "SEED"))
    chosen = arguments.parse_args()
    if chosen.work:
        work(*chosen.work)
        return 0
    return kill(chosen.kills, random.Random(chosen.seed))


def work(report: str, store: str, seed: str) -> None:
    """Correct, note, undo and redo without end, and say each time how long the log is."""
    session = Session.open(parser.read(report), Store(Path(store)))
    chance = random.Random(seed)
    addresses = [cell.address for cell in session.report.cells() if cell.span]
    print(_shown(session.view, len(session.history)), flush=True)
    while True:
        address = chance.choice(addresses)
        try:
            match chance.randrange(6):
                case 0:
                    session.note(address, f"核对 {chance.randrange(1000)}")
                case 1:
                    session.undo()
                case 2:
                    session.redo()
                case _:
                    session.correct(address, str(chance.randrange(1000)))
        except Refused:
            continue
        session.move_to(address)
        print(_shown(session.view, len(session.history)), flush=True)


def kill(kills: int, chance: random.Random) -> int:
    """Start, kill and look, ``kills`` times on one log."""
    sample = generate(1, "pipe_end", "none")
    lost = 0
    events = 0
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder) / "report.txt", Path(folder) / "audit.db"
        path.write_bytes(sample.data)
        report = parser.read(path)
        for number in range(kills):
            said = _killed(path, store, str(number), chance.random() * _LONGEST)
            session = Session.open(report, Store(store))
            events = len(session.history)
            if not _holds(report, session.history, said):
                lost += 1
                print(f"process {number}: lost what it had said: {said!r}")
            session.store.close()
    print(f"{kills} processes killed, {events} events in the log, {lost} times something was lost")
    return 1 if lost else 0


def _killed(path: Path, store: Path, seed: str, after: float) -> str:
    """The last whole line that a working process said before it was killed."""
    command = (sys.executable, "-m", "bench.kill", "--work", str(path), str(store), seed)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()
        said = first + process.stdout.read()
    return said[: said.rindex("\n")].rpartition("\n")[2]


def _shown(view: View, events: int) -> str:
    """What a screen shows of an audit: every standing correction and note, and the log's length."""
    corrections = sorted(f"{cell}={one.value}" for cell, one in view.corrections.items())
    return "\t".join([str(events), *corrections, *(note.text for note in view.notes)])


def _holds(report: Report, events: Sequence[Event], said: str) -> bool:
    """Whether the log begins with what was said: one event more may have been written."""
    length = int(said.partition("\t")[0])
    if not length <= len(events) <= length + 1:
        return False
    return _shown(fold(report, events[:length]), length) == said


if __name__ == "__main__":
    sys.exit(main())
