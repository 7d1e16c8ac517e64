"""The audit file pulled away from under a working window, in every way, at any moment.

Two windows of one process work on two reports. Somewhere in between the file is deleted, moved,
replaced, cut or overwritten. It falls when that is not told with the next step, when a step fails
with anything but a message that says it was not saved, or when one step that was shown is not
there after the next start.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.attack.attack import Outcome
from bench.attack.damages import DAMAGES, quick_place, step
from tests.factories import make_report
from tui.audit.events import Event
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

_BEFORE, _AFTER = 12, 8
_REPORTS = (
    make_report({"t3.granted.natural": "9"}),
    make_report(agency="白石县人民政府", path="b.txt"),
)

Pull = Callable[[Path, random.Random], None]


def run(rounds: int, seed: int) -> Outcome:
    """Play that many losses."""
    outcome = Outcome(rounds)
    for number in range(rounds):
        chance = random.Random(f"{seed}/{number}")
        name = sorted(PULLS)[number % len(PULLS)]
        with TemporaryDirectory(dir=quick_place()) as folder:
            try:
                fell = _round(Path(folder) / "kept" / "audits.sqlite3", PULLS[name], chance)
            except Exception as error:  # noqa: BLE001 - whatever else is raised has fallen
                fell = [f"{type(error).__name__}: {error}"]
        outcome.fell += [f"round {number} of seed {seed}, {name}: {each}" for each in fell]
    return outcome


def _round(path: Path, pull: Pull, chance: random.Random) -> list[str]:
    store = Store(path)
    sessions = [Session.open(report, store, "甲") for report in _REPORTS]
    for _ in range(chance.randrange(1, _BEFORE)):
        step(chance.choice(sessions), chance)
    opened = path.stat().st_ino
    pull(path, chance)
    to_be_told = not path.exists() or path.stat().st_ino != opened or _is_odd(path)
    chance.choice(sessions).refresh()
    fell = ["not told with the next step"] if to_be_told and not store.take_notices() else []
    for _ in range(chance.randrange(_AFTER)):
        step(chance.choice(sessions), chance)
    shown: dict[str, Event] = {}
    for session in sessions:
        shown.update((event.id, event) for event in session.state.history)
    store.close()
    if path.exists() and _is_foreign(path):
        path.unlink()
    with Store(path) as again:
        found = {e.id: e for report in _REPORTS for e in again.events(key_of(report))}
        notices = again.notices
    lost = shown.keys() - found.keys()
    fell += [f"{len(lost)} of {len(shown)} events lost ({notices})"] if lost else []
    fell += [
        "an event is another one" for name in shown.keys() & found if shown[name] != found[name]
    ]
    return fell


def _is_odd(path: Path) -> bool:
    """Whether whoever opened the file as it is now would be told something."""
    copy = path.parent.with_name("a copy") / path.name
    copy.parent.mkdir()
    shutil.copy(path, copy)
    try:
        with Store(copy) as store:
            for report in _REPORTS:
                store.events(key_of(report))
            return bool(store.notices)
    except StoreError:
        return True


def _is_foreign(path: Path) -> bool:
    """Whether the file at the path is refused, as one that is not ours must be."""
    try:
        Store(path).close()
    except StoreError as error:
        return error.reason.code in ("store.foreign", "store.foreign_beside")
    return False


def _delete(path: Path, _: random.Random) -> None:
    path.unlink()


def _move(path: Path, _: random.Random) -> None:
    path.rename(path.with_name("moved.sqlite3"))


def _move_the_folder(path: Path, chance: random.Random) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))
    if chance.random() < 0.5:
        path.parent.mkdir()


def _another_store(path: Path, _: random.Random) -> None:
    other = path.with_name("other.sqlite3")
    Store(other).close()
    other.replace(path)


def _an_older_copy(path: Path, _: random.Random) -> None:
    copy = path.with_name("copy.sqlite3")
    shutil.copy(path, copy)
    copy.replace(path)


def _a_text(path: Path, chance: random.Random) -> None:
    other = path.with_name("notes.txt")
    other.write_bytes(b"notes\n" * chance.randrange(2000))
    other.replace(path)


def _emptied(path: Path, _: random.Random) -> None:
    os.truncate(path, 0)


def _damaged(name: str) -> Pull:
    def pull(path: Path, chance: random.Random) -> None:
        path.write_bytes(DAMAGES[name](bytearray(path.read_bytes()), chance))

    return pull


PULLS: dict[str, Pull] = {
    "deleted": _delete,
    "moved": _move,
    "folder moved": _move_the_folder,
    "another audit file": _another_store,
    "a copy of itself": _an_older_copy,
    "a text": _a_text,
    "emptied": _emptied,
    **{f"overwritten: {name}": _damaged(name) for name in DAMAGES},
}
