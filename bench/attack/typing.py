"""Sessions typed through a pseudo-terminal, cut anywhere: the log must hold what was typed.

Many sessions are typed into one program, one after the other, ended by ``q``; a note marks the
end of each. A round is one session, in one packet or in several with up to 10 ms between
them, cut inside characters of UTF-8, escape sequences and the marks of pastes too. Escape in
front of ``[`` and ``O`` is left out: in one packet no program can tell it from an arrow.
"""

from __future__ import annotations

import os
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import parser
from bench.attack.attack import Outcome
from bench.attack.auditor import SIZE, Auditor, lines
from bench.terminal import Terminal
from tests.generator import generate
from tui.audit.session import Session
from tui.audit.store import Store

_TOGETHER = 25
"""Sessions in one program: a start costs as much as several, a long log makes each slower."""
_MOST_ACTS = 3
_LONGEST_PAUSE = 0.01
_MOST_CUTS = 8
_SHAPES = (("pipe_end", "none"), ("pipe_end", "blank_zeros"), ("markdown", "none"))
_TAKEN_OVER = "\x1b[?2004h"
"""Asked of a terminal last, when the program begins: to mark pastes."""
# A writer that the system holds up for long must not turn a cut arrow into Escape and a letter.
_PATIENT = {"ESCDELAY": "5000", "LANG": "zh_CN.UTF-8"}


@dataclass(frozen=True)
class Typed:
    """One session: its packets, each with the pause before it, and the log it must have left."""

    packets: tuple[tuple[float, bytes], ...]
    log: tuple[str, ...]


def run(rounds: int, seed: int) -> Outcome:
    """Type ``rounds`` sessions; each one that left anything else in the log fell."""
    outcome, began, cuts = Outcome(), time.monotonic(), 0
    programs = [
        (f"{seed}/{number}", min(_TOGETHER, rounds - first))
        for number, first in enumerate(range(0, rounds, _TOGETHER))
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, sessions), (typed, fell) in zip(
            programs, pool.map(play, *zip(*programs, strict=True)), strict=True
        ):
            outcome.rounds += sessions
            cuts += sum(len(each.packets) - 1 for each in typed)
            outcome.fell += [f"{name}: {said}" for said in fell]
    outcome.figures["cuts"] = str(cuts)
    outcome.figures["rounds a second"] = f"{rounds / (time.monotonic() - began):.1f}"
    return outcome


def play(name: str, sessions: int) -> tuple[list[Typed], list[str]]:
    """Type sessions into one program; what was typed, and what is wrong with the log."""
    chance = random.Random(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        layout, fault = chance.choice(_SHAPES)
        path.write_bytes(generate(chance.randrange(40), layout, fault).data)
        auditor = Auditor(parser.read(path), Path(folder) / "model.db", chance)
        typed = [_session(auditor, f"round {number}") for number in range(sessions)]
        store = Path(folder) / "audit.db"
        command = (sys.executable, "-m", "tui", str(path), "--store", str(store))
        with Terminal(command, _PATIENT, SIZE) as terminal:
            # Until then the terminal keeps some keys for itself, as Ctrl+R.
            terminal.until(_TAKEN_OVER)
            for each in typed:
                for pause, packet in each.packets:
                    time.sleep(pause)
                    terminal.type(packet)
            terminal.type(b"q" if not auditor.drafts else b"qq")
            try:
                ended = f"exit status {terminal.ended()}"
            except TimeoutError as error:
                ended = str(error)
        found = lines(Session.open(auditor.report, Store(store)).state.history)
    fell = [] if ended == "exit status 0" else [ended]
    expected = [each for session in typed for each in session.log]
    if found != expected:
        fell.append(_first_difference(typed, found))
    return typed, fell


def _session(auditor: Auditor, name: str) -> Typed:
    before = len(auditor.log())
    keys = "".join(auditor.act() for _ in range(auditor.chance.randint(1, _MOST_ACTS)))
    data = (keys + auditor.mark(name)).encode()
    chance = auditor.chance
    cuts = sorted(
        chance.sample(range(1, len(data)), min(len(data) - 1, chance.randint(0, _MOST_CUTS)))
    )
    packets = [data[start:end] for start, end in pairwise([0, *cuts, len(data)])]
    longest = chance.choice((0.0, _LONGEST_PAUSE))
    return Typed(
        tuple((chance.random() * longest, packet) for packet in packets),
        tuple(auditor.log()[before:]),
    )


def _first_difference(typed: list[Typed], found: list[str]) -> str:
    at = 0
    for number, session in enumerate(typed):
        recorded = tuple(found[at : at + len(session.log)])
        if recorded != session.log:
            wrong = next(
                (pair for pair in zip(session.log, recorded, strict=False) if pair[0] != pair[1]),
                (session.log, recorded),
            )
            return f"session {number}, {session.packets}: {wrong[0]!r} is {wrong[1]!r}"
        at += len(session.log)
    return f"too much: {found[at:]!r}"
