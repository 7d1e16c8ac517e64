"""Working on the screen: from a key to the last byte of the frame it leads to, and idling."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import parser
from bench import keys
from bench.bare_app import READY
from bench.measure import Row, medians
from bench.starting import BARE, command_for
from bench.terminal import Terminal
from parser.forms import Address
from tui.audit.session import Session
from tui.audit.store import Store

_SHOWN = "退出"  # in the footer of every screen
_SETTLED = 2.0  # seconds of silence after which everything is loaded
_IDLE = 30.0


def rows() -> Iterator[object]:
    """Every key on a report and on one of 20,000 lines, idling, and a correction."""
    text = keys.report()
    long = keys.lengthened(text)
    for name, source in (("a report", text), ("a report of 20,000 lines", long)):
        yield f"{f'{name}: key to repaint':<52}{keys.HEADER}"
        with TemporaryDirectory() as folder:
            path = Path(folder) / "report.txt"
            path.write_text(source, "utf-8")
            path.with_name("report-2.txt").write_text(source, "utf-8")
            yield from _keys(path)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, "utf-8")
        yield from _idling(path)
        yield _correction(path, text.encode())


def _keys(path: Path) -> Iterator[keys.KeyRow]:
    with Terminal(command_for(path)) as terminal:
        terminal.until(_SHOWN)
        terminal.quiet(_SETTLED)
        yield from keys.rows(terminal)


def _idling(path: Path) -> Iterator[Row]:
    """At the same time: what Textual's own input thread wakes for is in both."""
    with Terminal(command_for(path)) as ours, Terminal(BARE) as bare:
        ours.until(_SHOWN)
        bare.until(READY)
        for each in (ours, bare):
            each.quiet(_SETTLED)
        before = [(each.processor_seconds(), each.wakes()) for each in (ours, bare)]
        time.sleep(_IDLE)
        after = [(each.processor_seconds(), each.wakes()) for each in (ours, bare)]
    (used, bare_used), (woke, bare_woke) = (
        [end[place] - start[place] for start, end in zip(before, after, strict=True)]
        for place in (0, 1)
    )
    yield Row(
        "processor while idle", 100 * used / _IDLE, "%", 100 * bare_used / _IDLE, "none of ours"
    )
    yield Row("  wakes a second", woke / _IDLE, "", bare_woke / _IDLE, "none of ours")


def _correction(path: Path, data: bytes) -> Row:
    report = parser.read_bytes(data, path.name)
    store = Store(path.with_suffix(".sqlite3"))
    session = Session.open(report, store)
    values = iter(range(1000, 2000))
    address = Address("t3.granted.natural")
    (taken,) = medians(51, lambda: session.correct(address, str(next(values))))
    store.close()
    return Row("correction stored and checked again", taken, "ms", aim="<= 5")
