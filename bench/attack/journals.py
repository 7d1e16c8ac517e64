"""What lies beside the audit file, damaged: the journal of a commit that was cut off, and strays.

A process that is killed in the middle of a commit leaves the file half written and a journal that
leads back. Each round takes such a pair, damages the journal (or puts garbage beside a sound
file), and opens it. It falls when an event that was stored is gone without a notice, or one that
stands in the file is not recovered.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.attack.attack import Outcome
from bench.attack.damages import quick_place, work
from parser.report import Report
from tui.audit.events import Event
from tui.audit.records import LogLine
from tui.audit.seal import new_identity
from tui.audit.session import Session
from tui.audit.store import Store
from tui.audit.writing import add_lines

_ON_ONE_FILE = 30  # rounds, each on the same two states again
_UNFINISHED = 300  # events of the commit that was cut off

Beside = dict[str, bytes]
Damage = Callable[[Beside, random.Random], Beside]


def run(rounds: int, seed: int) -> Outcome:
    """Play that many."""
    outcome = Outcome(rounds)
    losses: dict[str, list[float]] = {}
    with TemporaryDirectory(dir=quick_place()) as folder:
        for number in range(rounds):
            chance = random.Random(f"{seed}/{number}")
            if number % _ON_ONE_FILE == 0:
                worked = work(Path(folder) / str(number), chance)
                cut_off, unfinished = _cut_off(worked.path, max(worked.logs.values(), key=len))
            name = sorted(DAMAGES)[number % len(DAMAGES)]
            for left in worked.path.parent.iterdir():
                left.unlink()
            for ending, data in DAMAGES[name](dict(cut_off), chance).items():
                Path(f"{worked.path}{ending}").write_bytes(data)
            logs = [event for log in worked.logs.values() for event in log]
            try:
                lost, fell = _opened(worked.path, worked.reports, logs, unfinished)
                losses.setdefault(name, []).append(lost / len(logs))
            except Exception as error:  # noqa: BLE001 - whatever is raised has fallen
                fell = [f"{type(error).__name__}: {error}"]
            outcome.fell += [f"round {number} of seed {seed}, {name}: {each}" for each in fell]
    for name, shares in sorted(losses.items()):
        lost_share = 100 * sum(shares) / len(shares)
        outcome.figures[f"events lost and told, {name}"] = f"{lost_share:.2f} %"
    return outcome


def _cut_off(path: Path, log: tuple[Event, ...]) -> tuple[Beside, set[str]]:
    """A file with its journal as a kill in the middle of a large commit leaves them."""
    like = log[-1]
    lines = []
    for number in range(_UNFINISHED):
        clock = like.clock + 1 + number
        event = Event(new_identity(clock), like.at, "丙", like.action, like.version, clock)
        lines.append(LogLine.of(event, _report_of(path, like)))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size = 2")  # so that pages are written before the end
        database.execute("BEGIN IMMEDIATE")
        add_lines(database, lines)
        found = {ending: Path(f"{path}{ending}").read_bytes() for ending in ("", "-journal")}
        database.execute("ROLLBACK")
    return found, {line.id for line in lines}


def _report_of(path: Path, event: Event) -> str:
    with closing(sqlite3.connect(path)) as database:
        (key,) = database.execute("SELECT report FROM event WHERE id = ?", (event.id,)).fetchone()
    return str(key)


def _opened(
    path: Path, reports: list[Report], logs: list[Event], unfinished: set[str]
) -> tuple[int, list[str]]:
    with Store(path) as store:
        found = {}
        for report in reports:
            session = Session.open(report, store, "甲")
            found.update({event.id: event for event in session.state.history})
        notices = store.notices
    true = {event.id: event for event in logs}
    fell = [f"changed: {each}" for each in found.values() if true.get(each.id, each) != each]
    others = found.keys() - true.keys() - unfinished
    fell += [f"{len(others)} events of nowhere"] if others else []
    lost = true.keys() - found.keys()
    fell += [f"{len(lost)} events lost in silence"] if lost and not notices else []
    return len(lost), fell


def _whole(beside: Beside, _: random.Random) -> Beside:
    return beside


def _journal(change: Callable[[bytearray, random.Random], bytearray]) -> Damage:
    def damage(beside: Beside, chance: random.Random) -> Beside:
        return {**beside, "-journal": bytes(change(bytearray(beside["-journal"]), chance))}

    return damage


def _bits(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def _garbage(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    data[at:] = chance.randbytes(len(data) - at)
    return data


def _gone(beside: Beside, _: random.Random) -> Beside:
    return {"": beside[""]}


def _stray(ending: str) -> Damage:
    """Garbage beside the file, its own journal in order."""

    def damage(beside: Beside, chance: random.Random) -> Beside:
        return {**beside, ending: chance.randbytes(chance.choice((1, 512, 10_000)))}

    return damage


DAMAGES: dict[str, Damage] = {
    "as it was left": _whole,
    "journal: bits": _journal(_bits),
    "journal: cut": _journal(_cut),
    "journal: garbage": _journal(_garbage),
    "journal: gone": _gone,
    "a stray -wal": _stray("-wal"),
    "a stray -shm": _stray("-shm"),
    "a stray -lately": _stray("-lately"),
}
