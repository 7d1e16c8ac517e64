"""The whole of ``gouji check``: files out, results in order, one exit status."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import parser
from parser.files import bounded
from parser.source import harmless
from parser.wording import say
from tui.arguments import STDIN
from tui.check.as_table import csv_head
from tui.check.as_text import count_line
from tui.check.interrupt import held_back, interrupts
from tui.check.one import Manner, Outcome, examine
from tui.check.paths import SUFFIXES, files_of
from tui.check.progress import Progress
from tui.export.files import whole_file
from tui.export.kept import spare_reports
from tui.export.markdown_text import escape
from tui.locale import Words, words

if TYPE_CHECKING:
    from concurrent.futures import Future

CLEAN, ERRORS, UNREADABLE = 0, 1, 2
"""The exit statuses."""

_STDIN_FILE = "/dev/stdin"
"""What a shell's ``<`` made standard input of, on the systems that name it."""

_FILES_A_PROCESS = 16
"""Fewer files than this are read sooner than another process is started."""


def run(
    paths: Sequence[str], manner: Manner, *, output: Path | None, force: bool, jobs: int | None
) -> int:
    """Check the files and write the results; returns the exit status.

    Raises ``NotWritten`` when ``output`` cannot be written, or is one of the files read.
    """
    say_ = words(manner.lang)
    files = list(files_of(paths))
    progress = Progress(len(files))
    if manner.last_year is not None:
        try:
            parser.read(manner.last_year)
        except parser.Unreadable as error:
            text = say_("cli.last_year") + say(error.reason, None, manner.lang)
            progress.tell(file_line(manner.last_year, text, say_))
            return UNREADABLE
    counts: Counter[str] = Counter()
    if output is not None:
        read = [*files, *filter(None, [manner.last_year])]
        spare_reports(output, [_STDIN_FILE if path == STDIN else path for path in read])
    with ExitStack() as stack:
        ask_for_interrupt = stack.enter_context(interrupts())
        write = _writer(stack, output, force=force)
        single = len(files) == 1 and not Path(paths[0]).is_dir()
        frame = _Frame(manner, write, single=single)
        unreadable = 0
        for outcome in _outcomes(files, manner, jobs or _jobs(len(files)), progress):
            ask_for_interrupt()
            progress.clear()
            if outcome.complaint:
                unreadable += 1
                progress.tell(file_line(outcome.path, _complaint(outcome, say_), say_))
            if outcome.warning:
                progress.tell(file_line(outcome.path, outcome.warning, say_))
            frame.add(outcome)
            counts += outcome.counts
            progress.step()
        progress.clear()
        frame.end(counts, unreadable)
    if unreadable:
        return UNREADABLE
    return ERRORS if counts["error"] else CLEAN


def file_line(path: str, text: str, say_: Words) -> str:
    """A complaint about a file: one line, whatever its name or the text holds."""
    line = say_("cli.file_error", path=path, text=text)
    return " ".join(harmless(line).split())


def _complaint(outcome: Outcome, say_: Words) -> str:
    if outcome.path != STDIN and Path(outcome.path).is_dir():
        kinds = " ".join(suffix.lstrip(".") for suffix in SUFFIXES)
        return say_("check.no_files", kinds=kinds)
    return outcome.complaint


class _Frame:
    """What stands around and between the pieces of the files in each format."""

    def __init__(self, manner: Manner, write: Callable[[str], None], *, single: bool) -> None:
        self.manner, self.write, self.single = manner, write, single
        self.say = words(manner.lang)
        self.pieces = 0
        self.files = 0
        if manner.format == "csv":
            write(csv_head(manner.lang))
        elif manner.format == "markdown":
            write(f"# {escape(self.say('check.title'))}\n\n")
        elif manner.format == "json" and not single:
            write("[\n")

    def add(self, outcome: Outcome) -> None:
        """One file more. A single file that could not be read leaves standard output empty."""
        self.files += 1
        if not outcome.piece or (
            self.manner.format == "json" and self.single and outcome.complaint
        ):
            return
        if self.manner.format == "json" and not self.single:
            self.write(",\n" * bool(self.pieces) + outcome.piece.rstrip("\n"))
        else:
            self.write(outcome.piece)
        self.pieces += 1

    def end(self, counts: Counter[str], unreadable: int) -> None:
        """The last lines: of a list its end, for a person the sums over all files."""
        if self.manner.format == "json" and not self.single:
            self.write("\n]\n")
        elif self.manner.format == "text" and self.files > 1:
            text = self.say(
                "check.total",
                reports=self.files - unreadable,
                unreadable=unreadable,
                counts=count_line(counts, self.say),
            )
            self.write(f"{text}\n")


def _writer(stack: ExitStack, output: Path | None, *, force: bool) -> Callable[[str], None]:
    if output is None:
        return _to_stdout
    file = stack.enter_context(whole_file(output, replace=force))

    def to_file(piece: str) -> None:
        file.write(piece.encode())

    return to_file


def _to_stdout(piece: str) -> None:
    sys.stdout.write(piece)
    sys.stdout.flush()


def _jobs(files: int) -> int:
    return max(1, min(os.cpu_count() or 1, files // _FILES_A_PROCESS))


def _outcomes(
    files: Sequence[str], manner: Manner, jobs: int, progress: Progress
) -> Iterator[Outcome]:
    """What came of each file, in the order of the call."""
    stdin = bounded(sys.stdin.buffer) if STDIN in files else None
    calls = ((path, stdin if path == STDIN else None, manner) for path in files)
    if jobs == 1:
        yield from (examine(*call, progress.pages) for call in calls)
        return
    from concurrent.futures import ProcessPoolExecutor

    with held_back():  # a pool that is interrupted while its processes start cannot be ended
        pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
        # Few calls are under way at a time, so that memory does not grow with the files.
        waiting: deque[Future[Outcome]] = deque(
            pool.submit(examine, *call) for call in islice(calls, jobs * 4)
        )
    with pool:
        try:
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(examine, *call) for call in islice(calls, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
