"""``python -m bench.beside OTHER``: this checkout and another one, taking turns in one run.

``OTHER`` is a folder that holds another version of the project with a ``.venv`` made by
``make test``. Both meet the same load, so their ratio holds on a noisy machine; medians.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import keys
from bench.measure import HEADER, Row, percentile
from bench.starting import AWAITED
from bench.terminal import Terminal
from tests.generator import generate

Sides = tuple[Path, Path]
"""The folders of this checkout and of the other one."""

_LAYOUTS = ("pipe_end", "one_line", "html", "docx", "pdf")
_BATCHES, _READS = 9, 20
_STARTS = 15
_TURNS = 3
_NO_SLOWER = "<= 1.03 x"

_READING = f"""
import sys, time, statistics, parser
path = sys.argv[1]
parser.check(parser.read(path))
taken = []
for _ in range({_READS}):
    began = time.perf_counter()
    parser.check(parser.read(path))
    taken.append(1000 * (time.perf_counter() - began))
print(statistics.median(taken))
"""


def main() -> None:
    """Print a row for each thing that must not get slower."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    here, other = Path(__file__).parents[1], Path(sys.argv[1]).absolute()
    print(HEADER.replace("yardstick", "    other"))
    with TemporaryDirectory() as folder:
        paths = {}
        for layout in _LAYOUTS:
            sample = generate(1, layout, "none")
            paths[layout] = Path(folder) / sample.name
            paths[layout].write_bytes(sample.data)
        sides = here, other
        for row in chain(
            _reading(sides, paths), _calls(sides, paths), _first_frames(sides, paths), _keys(sides)
        ):
            print(row, flush=True)


def _python(checkout: Path) -> str:
    return str(checkout / ".venv" / "bin" / "python")


def _row(name: str, times: int, taken: Callable[[Path], float], sides: Sides) -> Row:
    """What ``taken`` gives of either checkout, the two taking turns."""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for checkout, values in zip(sides, found, strict=True):
            values.append(taken(checkout))
    ours, theirs = map(statistics.median, found)
    return Row(name, ours, "ms", theirs, _NO_SLOWER)


def _reading(sides: Sides, paths: Mapping[str, Path]) -> Iterator[Row]:
    """Reading and checking within one process that has everything loaded."""
    for layout, path in paths.items():
        yield _row(f"read() + check(), {layout}", _BATCHES, partial(_read, path), sides)


def _read(path: Path, checkout: Path) -> float:
    call = [_python(checkout), "-c", _READING, str(path)]
    told = subprocess.run(call, cwd=checkout, capture_output=True, text=True, check=True)
    return float(told.stdout)


def _calls(sides: Sides, paths: Mapping[str, Path]) -> Iterator[Row]:
    """``gouji check`` of one file, from the start of the process to its end."""
    for layout, path in paths.items():
        name = f"gouji check of one file, {layout}"
        yield _row(name, _BATCHES, partial(_call, path), sides)


def _call(path: Path, checkout: Path) -> float:
    call = [_python(checkout), "-m", "tui", "check", str(path)]
    began = time.perf_counter()
    subprocess.run(call, cwd=checkout, stdout=subprocess.DEVNULL, check=False)
    return 1000 * (time.perf_counter() - began)


def _first_frames(sides: Sides, paths: Mapping[str, Path]) -> Iterator[Row]:
    for layout in ("pipe_end", "html", "docx"):
        yield _row(f"first frame, {layout}", _STARTS, partial(_start, paths[layout]), sides)


def _start(path: Path, checkout: Path) -> float:
    with TemporaryDirectory() as home, Terminal(_screen(checkout, path, home)) as terminal:
        return 1000 * terminal.until(AWAITED)


def _screen(checkout: Path, path: Path, home: str) -> Sequence[str]:
    """The call that opens a report on the screen of that checkout's program."""
    entered = f'cd "{checkout}" && exec "{_python(checkout)}" -m tui "$@"'
    store = Path(home) / "audits.sqlite3"
    return ("sh", "-c", entered, "sh", str(path), "--store", str(store), "--lang", "zh")


def _keys(sides: Sides) -> Iterator[Row]:
    """All keys of the work, on a report with findings everywhere."""
    found: tuple[list[float], list[float]] = ([], [])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(keys.report(), "utf-8")
        for _ in range(_TURNS):
            for checkout, values in zip(sides, found, strict=True):
                values.extend(_reactions(path, checkout))
    for percent in (50, 95):
        ours, theirs = (percentile(values, percent) for values in found)
        yield Row(f"any key to repaint, {percent} %", ours, "ms", theirs, _NO_SLOWER)


def _reactions(path: Path, checkout: Path) -> list[float]:
    with TemporaryDirectory() as home, Terminal(_screen(checkout, path, home)) as terminal:
        terminal.until("退出")
        terminal.quiet(2.0)
        rows = {row.name: row for row in keys.rows(terminal)}
    reactions = rows["any of these keys"].reactions
    return [reaction.milliseconds for reaction in reactions if reaction.frames]


if __name__ == "__main__":
    main()
