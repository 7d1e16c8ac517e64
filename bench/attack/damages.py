"""Audit files damaged at random: nothing may be lost or changed without a word.

Each round works on a few reports, damages the closed file in one of many ways, and opens it
again. It falls when an event is gone or another one without a notice, when an event whose own
bytes were left alone is not there any more, or when anything but ``StoreError`` is raised.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.attack.attack import Outcome
from parser.forms import Address
from parser.report import Report
from tests.factories import make_report
from tui.audit.events import Event
from tui.audit.records import LogLine
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

PAGE = 4096
_REPORTS, _EVENTS = 4, 90
_ROW_HEAD = 24  # bytes before the identity: where the row begins, and the sizes of its columns
_ON_ONE_FILE = 26  # rounds, each on the sound file again


@dataclass
class Worked:
    """A closed audit file, and the logs that are in it."""

    path: Path
    reports: list[Report]
    logs: dict[str, tuple[Event, ...]]


Damage = Callable[[bytearray, random.Random], bytearray]


def run(rounds: int, seed: int) -> Outcome:
    """Play that many damages."""
    outcome = Outcome()
    told: dict[str, list[float]] = {}
    with TemporaryDirectory(dir=quick_place()) as folder:
        for number in range(rounds):
            chance = random.Random(f"{seed}/{number}")
            name = sorted(DAMAGES)[number % len(DAMAGES)]
            if number % _ON_ONE_FILE == 0:
                worked = work(Path(folder) / str(number), chance)
                sound = worked.path.read_bytes()
            share, fell = _round(worked, sound, name, chance)
            told.setdefault(name, []).append(share)
            outcome.rounds += 1
            outcome.fell += [f"round {number} of seed {seed}, {name}: {each}" for each in fell]
    every = [share for shares in told.values() for share in shares]
    outcome.figures["untouched events there afterwards"] = _percent(every)
    for name, shares in sorted(told.items()):
        outcome.figures[f"  {name}"] = _percent(shares)
    return outcome


def quick_place() -> str | None:
    """A folder in memory, where there is one: no round is about the speed of the disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _percent(shares: list[float]) -> str:
    return f"{100 * sum(shares) / len(shares):.2f} % in {len(shares)} rounds"


def work(folder: Path, chance: random.Random) -> Worked:
    """Some reports audited by two people, as sessions do it."""
    path = folder / "audits.sqlite3"
    reports = [make_report(agency=f"第{n}县人民政府", path=f"{n}.txt") for n in range(_REPORTS)]
    with Store(path) as store:
        for report in reports:
            sessions = [Session.open(report, store, name) for name in ("甲", "乙")]
            for _ in range(chance.randrange(_EVENTS)):
                step(chance.choice(sessions), chance)
        logs = {key_of(report): store.events(key_of(report)) for report in reports}
    # With the backups of the day everything would come back: the file alone is on trial.
    shutil.rmtree(folder / "backups")
    return Worked(path, reports, logs)


def step(session: Session, chance: random.Random) -> None:
    """One action of an auditor."""
    address = chance.choice([cell.address for cell in session.report.cells() if cell.span])
    try:
        match chance.randrange(8):
            case 0:
                session.undo()
            case 1:
                session.redo()
            case 2:
                session.note(address, "核对" * chance.choice((1, 5, 1500)))
            case _:
                session.correct(Address(address), str(chance.randrange(1000)))
    except Refused:
        return


def _round(
    worked: Worked, before: bytes, name: str, chance: random.Random
) -> tuple[float, list[str]]:
    """The share of untouched events that are there afterwards, and what fell."""
    for left in worked.path.parent.iterdir():
        left.unlink()
    after = bytes(DAMAGES[name](bytearray(before), chance))
    worked.path.write_bytes(after)
    untouched = {
        event.id
        for key, log in worked.logs.items()
        for event in log
        if _is_untouched(key, event, before, after)
    }
    try:
        found, notices = _opened(worked)
    except StoreError as error:
        # To refuse is no silence; yet nothing was recovered.
        return 0.0, [f"refused: {error}"]
    except Exception as error:  # noqa: BLE001 - whatever else is raised has fallen
        return 0.0, [f"{type(error).__name__}: {error}"]
    true = {event.id: event for log in worked.logs.values() for event in log}
    fell = [f"changed: {event}" for event in found.values() if true.get(event.id) != event]
    lost = true.keys() - found.keys()
    if lost and not notices:
        fell.append(f"{len(lost)} events lost in silence")
    missed = untouched - found.keys()
    fell += [f"{len(missed)} untouched events lost"] if missed else []
    share = 1 - len(missed) / len(untouched) if untouched else 1.0
    return share, fell


def _opened(worked: Worked) -> tuple[dict[str, Event], int]:
    """Every event that is there when the file is opened again, and how much was told."""
    with Store(worked.path) as store:
        found = {}
        for report in worked.reports:
            session = Session.open(report, store, "甲")
            found.update({event.id: event for event in session.state.history})
        store.recent()
        return found, len(store.notices)


def _is_untouched(key: str, event: Event, before: bytes, after: bytes) -> bool:
    """Whether the row of an event stands in the damaged file as it stood in the sound one.

    A long row goes on in other pages: too many ways to be touched, and it is not counted.
    """
    line = LogLine.of(event, key)
    at = before.index((line.id + line.seal).encode()) - _ROW_HEAD
    text = line.action.encode()
    end = before.find(text, at, at + PAGE) + len(text)
    return end >= at + len(text) and before[at:end] in after


def _flip(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 1, 3, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _flip_in_text(data: bytearray, chance: random.Random) -> bytearray:
    """One letter of one event: SQLite's own check sees nothing of it."""
    places = [at for at in range(len(data) - 8) if data.startswith(b'"cell":"', at)]
    at = chance.choice(places) + 8 if places else chance.randrange(len(data))
    data[at] ^= 1
    return data


def _flip_in_head(data: bytearray, chance: random.Random) -> bytearray:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)
    return data


def _flip_in_page_head(data: bytearray, chance: random.Random) -> bytearray:
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE + (100 if page == 0 else 0) + chance.randrange(12)] ^= 1 << chance.randrange(8)
    return data


def _zero(data: bytearray, chance: random.Random) -> bytearray:
    size = chance.choice((16, 512, PAGE))
    at = chance.randrange(max(1, len(data) // size)) * size
    data[at : at + size] = bytes(len(data[at : at + size]))
    return data


def _garbage(data: bytearray, chance: random.Random) -> bytearray:
    size = chance.choice((7, 512, PAGE, 3 * PAGE))
    at = chance.randrange(len(data))
    data[at : at + size] = chance.randbytes(len(data[at : at + size]))
    return data


def _garbage_head(data: bytearray, chance: random.Random) -> bytearray:
    size = chance.choice((16, 100, 512, PAGE))
    data[:size] = chance.randbytes(size)
    return data


def _cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def _cut_pages(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data) // PAGE) * PAGE]


def _lengthened(data: bytearray, chance: random.Random) -> bytearray:
    return data + chance.randbytes(chance.choice((1, PAGE, 5 * PAGE)))


def _two_pages(data: bytearray, chance: random.Random) -> tuple[slice, slice]:
    one, other = chance.sample(range(len(data) // PAGE), 2)
    return slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)


def _doubled(data: bytearray, chance: random.Random) -> bytearray:
    one, other = _two_pages(data, chance)
    data[one] = data[other]
    return data


def _swapped(data: bytearray, chance: random.Random) -> bytearray:
    one, other = _two_pages(data, chance)
    data[one], data[other] = data[other], data[one]
    return data


def _older_page(data: bytearray, chance: random.Random) -> bytearray:
    """A page as it was some events ago, as a disk that lost a write leaves it."""
    page = chance.randrange(len(data) // PAGE)
    half = page * PAGE + PAGE // 2
    data[half : (page + 1) * PAGE] = bytes(PAGE // 2)
    return data


DAMAGES: dict[str, Damage] = {
    "bits": _flip,
    "a letter of an event": _flip_in_text,
    "a bit of the head": _flip_in_head,
    "a bit of a page's head": _flip_in_page_head,
    "zeros": _zero,
    "garbage": _garbage,
    "garbage for a head": _garbage_head,
    "cut": _cut,
    "cut between pages": _cut_pages,
    "longer": _lengthened,
    "a page twice": _doubled,
    "two pages exchanged": _swapped,
    "half a page": _older_page,
}
