"""Working on the screen: from a key to the last byte of the frame it leads to, and idling."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import parser
from bench.measure import Row, medians, percentile
from bench.starting import AWAITED, command_for
from bench.terminal import Reaction, Terminal
from parser.forms import Address
from tests.generator import generate
from tui.audit.session import Session
from tui.audit.store import Store

_DOWN, _UP, _RIGHT, _LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D"
_WALK = (_DOWN, _RIGHT, _DOWN, _UP, _LEFT, _UP) * 20
_IDLE = 3.0
_PROSE = "本机关依法办理各类事项，及时向社会公众说明有关情况。\n"


def rows() -> Iterator[Row]:
    """Keys on a report and on one of 20,000 lines, idling, and a correction."""
    sample = generate(1, "pipe_end", "none")
    head, mark, tail = sample.data.decode().partition("二、")
    long = f"{head}{_PROSE * 20_000}{mark}{tail}".encode()
    with TemporaryDirectory() as folder:
        for name, data in (("a report", sample.data), ("20,000 lines", long)):
            path = Path(folder) / f"{len(data)}.txt"
            path.write_bytes(data)
            yield from _keys(name, path)
        yield _correction(path=Path(folder) / "one.txt", data=sample.data)


def _keys(name: str, path: Path) -> Iterator[Row]:
    with Terminal(command_for(path), {}) as terminal:
        terminal.until(AWAITED)
        terminal.quiet(1.0)
        reactions: list[Reaction] = [terminal.press(key) for key in _WALK]
        used = terminal.processor_seconds()
        time.sleep(_IDLE)
        idle = 100 * (terminal.processor_seconds() - used) / _IDLE
    taken = [reaction.milliseconds for reaction in reactions]
    frames = statistics.mean(reaction.frames for reaction in reactions)
    yield Row(f"cursor key to repaint, {name}: median", statistics.median(taken), "ms", aim="<= 8")
    yield Row("  95th percentile", percentile(taken, 95), "ms", aim="<= 20")
    yield Row("  frames a key", frames, "", aim="1")
    yield Row("  processor while idle", idle, "%", aim="0")


def _correction(path: Path, data: bytes) -> Row:
    report = parser.read_bytes(data, path.name)
    store = Store(path.with_suffix(".sqlite3"))
    session = Session.open(report, store)
    values = iter(range(1000, 2000))
    address = Address("t3.granted.natural")
    (taken,) = medians(51, lambda: session.correct(address, str(next(values))))
    store.close()
    return Row("correction stored and checked again", taken, "ms", aim="<= 5")
