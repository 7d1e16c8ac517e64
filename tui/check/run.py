"""The whole of ``gouji check``: files out, results in order, one exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import parser
from parser.readers.files import bounded
from parser.wording import say
from tui import printing
from tui.arguments import STDIN
from tui.check.as_text import count_line
from tui.check.interrupt import held_back, interrupts, leave_signals_to_the_parent
from tui.check.one import Call, CheckOptions, Outcome, Text, died, examine, examined
from tui.check.paths import files_of
from tui.check.progress import Progress
from tui.export.csv_text import findings_head
from tui.export.files import is_folder, whole_file
from tui.export.markdown_text import escape
from tui.locale import Words, words

CLEAN, ERRORS, UNREADABLE = 0, 1, 2
"""The exit statuses."""

_STDIN_FILE = "/dev/stdin"
"""What a shell's ``<`` made standard input of, on the systems that name it."""

_FILES_A_PROCESS = 16
"""Fewer files than this are read sooner than another process is started."""


def run(
    paths: Sequence[str],
    options: CheckOptions,
    *,
    output: Path | None,
    force: bool,
    jobs: int | None,
) -> int:
    """Check the files and write the results; returns the exit status.

    Raises ``NotWritten`` when ``output`` cannot be written, or is one of the files read.
    """
    phrase = words(options.lang)
    files = list(files_of(paths))
    progress = Progress(len(files))
    if options.last_year is not None:
        try:
            parser.read(options.last_year)
        except parser.Unreadable as error:
            text = phrase("cli.last_year") + say(error.reason, None, options.lang)
            progress.tell(file_line(options.last_year, text, phrase))
            return UNREADABLE
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        ask_for_interrupt = stack.enter_context(interrupts())
        reads = [_STDIN_FILE if path == STDIN else path for path in files]
        if options.last_year is not None:
            reads.append(options.last_year)
        write = _writer(stack, output, force=force, reads=reads)
        single = len(files) == 1 and not is_folder(Path(paths[0]))
        frame = _Frame(options, write, single=single)
        unreadable = 0
        for outcome in _outcomes(files, options, jobs or _jobs(len(files)), progress):
            ask_for_interrupt()
            progress.clear()
            if outcome.complaint:
                unreadable += 1
                progress.tell(file_line(outcome.path, outcome.complaint, phrase))
            if outcome.warning:
                progress.tell(file_line(outcome.path, outcome.warning, phrase))
            frame.add(outcome)
            counts += outcome.counts
            progress.step()
        progress.clear()
        frame.end(counts, unreadable)
    if unreadable:
        return UNREADABLE
    return ERRORS if counts["error"] else CLEAN


def file_line(path: str, text: str, phrase: Words) -> str:
    """A complaint about a file."""
    return phrase("cli.file_error", path=path, text=text)


class _Frame:
    """What stands around and between the pieces of the files in each format."""

    def __init__(
        self, options: CheckOptions, write: Callable[[Text], None], *, single: bool
    ) -> None:
        self.options, self.write, self.single = options, write, single
        self.say = words(options.lang)
        self.pieces = 0
        self.files = 0
        if options.format == "csv":
            write(findings_head(options.lang))
        elif options.format == "markdown":
            write(f"# {escape(self.say('check.title'))}\n\n")
        elif options.format == "json" and not single:
            write("[\n")

    def add(self, outcome: Outcome) -> None:
        """One file more. A single file that could not be read leaves standard output empty."""
        self.files += 1
        if not outcome.piece or (
            self.options.format == "json" and self.single and outcome.complaint
        ):
            return
        piece = outcome.piece
        if self.options.format == "json" and not self.single and isinstance(piece, str):
            piece = ",\n" * bool(self.pieces) + piece.rstrip("\n")
        self.write(piece)
        self.pieces += 1

    def end(self, counts: Counter[str], unreadable: int) -> None:
        """The last lines: of a list its end, for a person the sums over all files."""
        if self.options.format == "json" and not self.single:
            self.write("\n]\n")
        elif self.options.format == "text" and self.files > 1:
            text = self.say(
                "check.total",
                reports=self.files - unreadable,
                unreadable=unreadable,
                counts=count_line(counts, self.say),
            )
            self.write(f"{text}\n")


def _writer(
    stack: ExitStack, output: Path | None, *, force: bool, reads: Sequence[str]
) -> Callable[[Text], None]:
    if output is None:
        return _to_stdout
    file = stack.enter_context(whole_file(output, replace=force, reads=reads))

    def to_file(piece: Text) -> None:
        text = piece if isinstance(piece, str) else "".join(text for _, text in piece)
        file.write(text.encode())

    return to_file


def _to_stdout(piece: Text) -> None:
    if isinstance(piece, str):
        printing.out(piece)
    else:
        printing.paint(piece)


def _jobs(files: int) -> int:
    return max(1, min(os.cpu_count() or 1, files // _FILES_A_PROCESS))


def _outcomes(
    files: Sequence[str], options: CheckOptions, jobs: int, progress: Progress
) -> Iterator[Outcome]:
    """What came of each file, in the order of the call."""
    stdin = bounded(sys.stdin.buffer) if STDIN in files else None
    calls = ((path, stdin if path == STDIN else None, options) for path in files)
    if jobs == 1:
        yield from (examine(*call, progress.pages) for call in calls)
        return
    from tui.check.pool import Pool

    pool = Pool(examined, _died, jobs, held_back, leave_signals_to_the_parent)
    yield from pool.results(calls)


def _died(call: Call) -> Outcome:
    path, _, options = call
    return died(path, options)
