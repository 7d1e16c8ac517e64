"""Starting the program on a report beside starting a bare Textual app with a table."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import parser
from bench.bare_app import READY
from bench.measure import Row
from bench.terminal import Terminal
from tests.generator import LAYOUTS, generate

_STARTS = 15
_SETTLED = 0.5  # seconds of silence after which everything is loaded
_PILE = 500
_PILE_STARTS = 3
BARE = (sys.executable, "-m", "bench.bare_app")
# How only the table shortens a label; the report itself has it in full.
AWAITED = "4.大量"


def rows() -> Iterator[Row]:
    """First frame with the table visible, and resident memory with the report open."""
    sample = generate(1, "pipe_end", "none")
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_bytes(sample.data)
        command = command_for(report)
        pairs = [(_start(command, AWAITED), _start(BARE, READY)) for _ in range(_STARTS)]
    ours, bare = zip(*pairs, strict=True)
    for name, place, unit, aim in (
        ("first frame with the table", 0, "ms", "<= 1.6 x"),
        ("resident memory, report open", 1, "MiB", "<= 2 x"),
    ):
        median = [statistics.median(start[place] for start in starts) for starts in (ours, bare)]
        yield Row(name, median[0], unit, median[1], aim)
    yield _folder()


def _folder() -> Row:
    """From the start of the process to the first line of a large folder on the screen."""
    layouts = [name for name, layout in LAYOUTS.items() if layout.suffix in {".txt", ".md"}]
    samples = [generate(seed, layouts[seed % len(layouts)], "none") for seed in range(_PILE)]
    with TemporaryDirectory() as folder:
        pile = Path(folder) / "pile"
        pile.mkdir()
        for number, sample in enumerate(samples):
            (pile / f"{number:03}-{sample.name}").write_bytes(sample.data)
        agency = parser.read_bytes(samples[0].data, samples[0].name).agency
        assert agency is not None
        command = command_for(pile)
        taken = [_start(command, agency)[0] for _ in range(_PILE_STARTS)]
    return Row(f"first line of a folder of {_PILE}", statistics.median(taken), "ms", aim="<= 1000")


def command_for(report: Path) -> Sequence[str]:
    """The call that opens a report with an audit file beside it."""
    store = report.with_suffix(".sqlite3")
    return sys.executable, "-m", "tui", str(report), "--store", str(store), "--lang", "zh"


def _start(command: Sequence[str], awaited: str) -> tuple[float, float]:
    with Terminal(command) as terminal:
        seconds = terminal.until(awaited)
        terminal.quiet(_SETTLED)
        return 1000 * seconds, terminal.memory()
