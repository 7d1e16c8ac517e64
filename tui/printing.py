"""Everything that the program prints; nothing else writes to standard output or standard error.

What is printed may hold names of files, words of a report, of the system or of a library. Here
it becomes text that no terminal obeys and in which nothing hides (``parser.harmless``), at the
last moment and whoever wrote it. The few sequences that a terminal is to obey are made here too.

Standard output that takes nothing (a full disk, closed) raises ``NotPrinted``; a reader of a
pipe that left raises ``BrokenPipeError``. Standard error has nobody left to tell: what it does
not take is lost. The screen is painted by Textual and has its own gate in ``tui.widgets``.
"""

from __future__ import annotations

import io
import os
import re
import sys
import warnings
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from parser.report import Reason

LONGEST_LINE = 6000
"""Characters of one message: a path of the greatest length (4096) and the words around it."""

# What our own words are made of. For them alone the parser need not be loaded: help is quick. It
# is compiled where something is printed, which the screen never does.
_NOT_OURS = r"[^\n -~\u2014\u2018-\u201d\u2026\u2192\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_CLEAR = "\r\x1b[2K"
_RESET = "\x1b[0m"


class TextLook(Enum):
    """How a stretch of text stands out in a terminal; it only helps, the words say it all."""

    PLAIN = ""
    STRONG = "\x1b[1m"
    RED = "\x1b[31m"
    YELLOW = "\x1b[33m"
    CYAN = "\x1b[36m"


Painted = tuple[TextLook, str]
"""A stretch of text and its look."""


class NotPrinted(Exception):
    """Standard output did not take what was printed; ``reason`` is told by ``tui.locale``.

    Codes: ``print.full``, ``print.closed``, and ``print.failed`` with the system's ``detail``.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        from parser.report import Reason

        self.reason: Reason = Reason(f"print.{code}", {"detail": detail})
        super().__init__(code)


def begin() -> None:
    """Make ready, once a call: line ends are written as given, and every text can be.

    A terminal that cannot show a character shows a mark for it. The three standard places are
    filled: a file opened later must not get the number of one that the caller had closed.
    """
    for place in range(3):
        try:
            os.fstat(place)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", newline="")


class _Guarded(io.TextIOWrapper):
    """A stream that makes whatever is written into it printable."""

    def write(self, text: str) -> int:
        super().write(_lines_of(text))
        return len(text)

    def write_ours(self, text: str) -> None:
        """Write what this module made printable, with the sequences a terminal is to obey."""
        super().write(text)


def guard() -> None:
    """Let nothing past that is printed by others: libraries, warnings, Python itself.

    For a process of our own only, and for its whole life. Warnings are for those who program.
    """
    warnings.simplefilter("ignore")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and not isinstance(stream, _Guarded):
            guarded = _Guarded(
                stream.buffer,
                encoding=stream.encoding,
                errors="replace",
                newline="",
                line_buffering=True,
            )
            setattr(sys, name, guarded)


def shows_chinese() -> bool:
    """Whether Chinese messages can be shown, rather than as a row of question marks."""
    try:
        "勾稽".encode(getattr(sys.stderr, "encoding", None) or "utf-8")
    except (UnicodeError, LookupError):
        return False
    return True


def in_utf8() -> None:
    """Print in UTF-8 from here on, whatever the code page of the terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def is_terminal() -> bool:
    """Whether a person sees what is printed, and not another program or a file."""
    return _is_terminal(sys.stdout)


def messages_are_seen() -> bool:
    """Whether standard error is a terminal."""
    return _is_terminal(sys.stderr)


def width() -> int | None:
    """The columns of the terminal; ``None`` where standard output is not one."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal() else None
    except (OSError, ValueError):
        return None


def out(text: str) -> None:
    """Print results, line ends as they are."""
    _print(_lines_of(text))


def paint(pieces: Iterable[Painted]) -> None:
    """Print results, with their looks where a terminal shows them (and ``NO_COLOR`` is unset)."""
    coloured = is_terminal() and not os.environ.get("NO_COLOR")
    _print(
        "".join(
            f"{look.value}{_lines_of(text)}{_RESET}"
            if coloured and look is not TextLook.PLAIN
            else _lines_of(text)
            for look, text in pieces
        )
    )


def out_bytes(data: bytes) -> None:
    """Pass a document on as it is; the caller sees to it that no terminal gets one it obeys."""
    stream = _stdout()
    try:
        # A stream that was put in the place of the real one may take text only.
        if isinstance(stream, io.TextIOWrapper):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data.decode("utf-8", "replace"))
        stream.flush()
    except (OSError, ValueError) as error:
        raise _gone(error) from error


def tell(text: str) -> None:
    """One message on one line of standard error, whatever the text holds."""
    line = _line_of(text)
    if len(line) > LONGEST_LINE:
        line = f"{line[: LONGEST_LINE - 1]}…"
    _to_stderr(f"{line}\n")


def bar(text: str) -> None:
    """Show how far a call has come, in place of what was shown of it before."""
    _to_stderr(f"{_CLEAR}{_line_of(text)}")


def no_bar() -> None:
    """Take the bar away."""
    _to_stderr(_CLEAR)


def let_go() -> None:
    """Give up standard output: what could not be written is not tried again at the exit."""
    _let_go(sys.stdout)


def _lines_of(text: str) -> str:
    """Printable, and with no return of the carriage but before a line feed."""
    if not re.search(_NOT_OURS, text):
        return text
    from parser.harmless import printable

    return _LONE_RETURN.sub("\u240d", printable(text))


def _line_of(text: str) -> str:
    if "\n" not in text and not re.search(_NOT_OURS, text):
        return text
    from parser.harmless import printable_line

    return printable_line(text)


def _print(text: str) -> None:
    stream = _stdout()
    try:
        _write(stream, text)
    except (OSError, ValueError) as error:
        raise _gone(error) from error


def _write(stream: TextIO, text: str) -> None:
    if isinstance(stream, _Guarded):
        stream.write_ours(text)
    else:
        stream.write(text)
    stream.flush()


def _stdout() -> TextIO:
    if sys.stdout is None or sys.stdout.closed:
        raise NotPrinted("closed")
    return sys.stdout


def _gone(error: OSError | ValueError) -> Exception:
    """What to raise for an error of writing; standard output is then given up."""
    import errno

    let_go()
    if isinstance(error, BrokenPipeError):
        return error
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NotPrinted("full")
    if number == errno.EBADF:
        return NotPrinted("closed")
    from parser.troubles import Trouble

    return NotPrinted("failed", Trouble.of(error))


def _to_stderr(text: str) -> None:
    stream = sys.stderr
    if stream is None:
        return
    try:
        _write(stream, text)
    except (OSError, ValueError):
        _let_go(stream)


def _let_go(stream: TextIO | None) -> None:
    # Python writes once more what is left in a stream when it ends, and would complain.
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
