"""The program in a terminal, driven by keys and ended at random moments: nothing that was shown is
lost, and a copy of the one audit file holds it too.

A round is one start. Acts are typed as quickly as they go, each followed by a correction to a
figure of its own; where that is seen in the table, it and all before it were acknowledged. Then
the program is killed, told to end by a signal, left with ``q``, or its terminal is taken away.
Afterwards the log must be what was typed, up to somewhere behind the last that was seen.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte

import parser
from bench.attack.attack import Outcome
from bench.attack.auditor import SIZE, Auditor, lines
from bench.terminal import FRAME_END, Terminal
from parser.report import Report
from tests.generator import generate
from tui.audit.session import Session
from tui.audit.store import Store

_ON_ONE_LOG = 40
"""Rounds on one audit file: a long log makes each start slower."""
_LONGEST = 1.5
"""Seconds after which a program is ended, counted from its start or from its first screen."""
_AT_WORK = 0.75
"""How many of the programs are ended after their first screen."""
_PAUSE = 0.15
"""Seconds between two acts at most: about what the program takes for one."""
_QUIT, _CUT = "q", "line cut"
_SETTINGS = {"ESCDELAY": "5000", "LANG": "zh_CN.UTF-8"}
_TOLD = 400
"""Bytes of what a program wrote last that are told of it."""
_BEGAN, _OVER = b"\x1b[?1049h", b"\x1b[?1049l"
_SCREEN = "退出"
"""In the footer of every screen."""
_FIGURES = 100_000, 1_000_000
"""Figures by which corrections are known: at random among so many, none is a sum of others."""
_FIGURE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_DIALOG = "Esc"
"""Every dialog says how it is left; the audit itself does not, but in a search."""


@dataclass(frozen=True)
class _Ending:
    """A way to end a program: a signal, the last key, or its line is cut, which is a signal too."""

    name: str
    number: int
    status: int
    restores: bool = True
    """Whether there is anybody left who could give the terminal back."""

    def end(self, terminal: Terminal, *, drafts: bool) -> int:
        """Do it and wait for the end; the exit status, negative for the signal it died of."""
        if self.name == _QUIT:
            # Drafts of notes that nobody kept are told once, before they are gone.
            terminal.type(b"qq" if drafts else b"q")
        elif self.name == _CUT:
            terminal.hang_up()
        else:
            terminal.signal(self.number)
        return terminal.ended()


_KILLED = _Ending("SIGKILL", signal.SIGKILL, -signal.SIGKILL, restores=False)
_ENDINGS = (
    *(_KILLED,) * 3,
    _Ending("SIGTERM", signal.SIGTERM, 128 + signal.SIGTERM),
    _Ending("SIGHUP", signal.SIGHUP, 128 + signal.SIGHUP),
    _Ending(_QUIT, 0, 0),
    _Ending(_CUT, signal.SIGHUP, 128 + signal.SIGHUP, restores=False),
)


@dataclass
class Log:
    """One audit file over some rounds: what fell, and what was counted."""

    fell: list[str] = field(default_factory=list)
    events: int = 0
    acknowledged: int = 0
    rounds: int = 0


def run(rounds: int, seed: int) -> Outcome:
    """End ``rounds`` programs; each after which anything was lost fell."""
    outcome, began = Outcome(), time.monotonic()
    parts = [min(_ON_ONE_LOG, rounds - first) for first in range(0, rounds, _ON_ONE_LOG)]
    names = [f"{seed}/{number}" for number in range(len(parts))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        logs = list(pool.map(play, names, parts))
    for each in logs:
        outcome.rounds += each.rounds
        outcome.fell += each.fell
    outcome.figures["events in the logs"] = str(sum(each.events for each in logs))
    outcome.figures["seen on the screen"] = str(sum(each.acknowledged for each in logs))
    outcome.figures["rounds a second"] = f"{rounds / (time.monotonic() - began):.1f}"
    return outcome


def play(name: str, rounds: int) -> Log:
    """So many rounds on one audit file."""
    chance, found = random.Random(name), Log()
    with TemporaryDirectory() as folder:
        path, store = Path(folder) / "report.txt", Path(folder) / "audit.db"
        path.write_bytes(generate(chance.randrange(40), "pipe_end", "none").data)
        report = parser.read(path)
        for number in range(rounds):
            model = Path(folder) / f"model-{number}.db"
            _copied(store, model)
            auditor = Auditor(report, model, chance)
            fell = list(_round(path, store, auditor, found))
            auditor.session.store.close()
            found.fell += [f"{name}, round {number}: {said}" for said in fell]
            found.rounds += 1
        found.events = len(_recorded(report, store)) if store.exists() else 0
    return found


def _copied(store: Path, model: Path) -> None:
    """All that a program leaves: beside the file, what the next start takes into it."""
    for each in store.parent.glob(f"{store.name}*"):
        shutil.copy(each, model.with_name(model.name + each.name.removeprefix(store.name)))


def _recorded(report: Report, store: Path) -> list[str]:
    """What the next start finds in the log."""
    with closing(Store(store)) as opened:
        return lines(Session.open(report, opened).state.history)


def _round(path: Path, store: Path, auditor: Auditor, found: Log) -> Iterator[str]:
    """One start and its end; what is wrong afterwards."""
    chance, before = auditor.chance, len(auditor.log())
    ending = chance.choice(_ENDINGS)
    marks: dict[str, int] = {}
    command = (sys.executable, "-m", "tui", str(path), "--store", str(store))
    with Terminal(command, _SETTINGS, SIZE) as terminal:
        end = terminal.began + chance.random() * _LONGEST
        if chance.random() < _AT_WORK:
            end = _LONGEST * chance.random() + terminal.until(_SCREEN) + terminal.began
        while time.perf_counter() < end:
            if _BEGAN not in terminal.output:
                # Until then the terminal keeps some keys for itself, as Ctrl+R.
                _watch(terminal, _PAUSE)
                continue
            figure = str(chance.randrange(*_FIGURES))
            keys = auditor.act() + auditor.correct_to(figure)
            marks[figure] = len(auditor.log())
            terminal.type(keys.encode())
            _watch(terminal, chance.random() * _PAUSE)
        try:
            status = ending.end(terminal, drafts=bool(auditor.drafts))
        except TimeoutError as error:
            yield f"{ending.name}: {error}"
            return
        terminal.quiet(0)
        screens = _Screens(terminal.output)
    acknowledged = max((marks[each] for each in screens.figures & marks.keys()), default=before)
    found.acknowledged += acknowledged - before
    # Until the program listens to them, a signal ends it as any other.
    if status not in (ending.status, -ending.number):
        yield f"{ending.name}: exit status {status}: {terminal.output[-_TOLD:]!r}"
    if screens.began and not screens.over and ending.restores:
        yield f"{ending.name}: the terminal is not as it was"
    yield from _lost(auditor.report, store, auditor.log(), acknowledged, whole=ending.name == _QUIT)


def _watch(terminal: Terminal, seconds: float) -> None:
    """Read what is drawn for so long."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.drawn(left)


class _Screens:
    """What a program showed from its beginning to its end."""

    def __init__(self, output: bytes) -> None:
        self.figures: set[str] = set()
        """Every figure that was seen in the table, with no dialog above it."""
        self.began, self.over = _BEGAN in output, output.rfind(_OVER) > output.rfind(_BEGAN)
        screen = pyte.Screen(*SIZE)
        stream = pyte.ByteStream(screen)
        # What was typed before the program began was echoed by the terminal itself.
        for frame in output.partition(_BEGAN)[2].split(FRAME_END):
            stream.feed(frame)
            # Its own ``display`` fails where half of a wide character was painted over.
            rows = (screen.buffer[row] for row in range(screen.lines))
            text = "\n".join("".join(row[at].data for at in range(screen.columns)) for row in rows)
            if _DIALOG not in text:
                self.figures.update(_FIGURE.findall(text))


def _lost(
    report: Report, store: Path, typed: list[str], acknowledged: int, *, whole: bool
) -> Iterator[str]:
    """What the file, a copy of it alone, and the next start lack of the log."""
    if not store.exists():
        if acknowledged or whole:
            yield "there is no audit file"
        return
    copy = store.with_name("copy.db")
    shutil.copy(store, copy)
    log = _recorded(report, store)
    yield from _lacks("the log", log, typed, len(typed) if whole else acknowledged)
    try:
        # It may hold one more: an event that was on its way into the file.
        yield from _lacks("the copy", _recorded(report, copy), typed, acknowledged)
    except Exception as error:  # noqa: BLE001 - whatever it is, that copy is not whole
        yield f"the copy cannot be read: {error}"
    for each in store.parent.glob("copy.db*"):
        each.unlink()


def _lacks(name: str, found: list[str], typed: list[str], least: int) -> Iterator[str]:
    """What was found must be what was typed, up to somewhere behind ``least``."""
    for at, (each, wanted) in enumerate(zip(found, typed, strict=False)):
        if each != wanted:
            yield f"{name}, event {at + 1}: {each!r}, typed was {wanted!r}"
            return
    if not least <= len(found) <= len(typed):
        yield f"{name} holds {len(found)} events, of at least {least}, {len(typed)} typed"
