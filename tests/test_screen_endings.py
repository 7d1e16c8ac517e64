"""However the program ends, the terminal is as it was before and the audit file is closed."""

from __future__ import annotations

import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bench.terminal import Terminal
from tests.calling import FAULTY

if sys.platform == "win32":
    pytest.skip("signals and pseudo-terminals are of Unix", allow_module_level=True)

SHOWN = "退出"
CHINESE = {"LANG": "zh_CN.UTF-8"}
MODES = {"1049": "l", "25": "h", "1000": "l", "1003": "l", "1006": "l", "2004": "l", "1004": "l"}
"""How each mode of the terminal must have been left: off, but for the cursor."""
SOON = 30.0
"""Seconds that an ending may take on the slowest machine; half a second is what is promised."""


def gouji(store: Path, *words: str | Path, first: str = "") -> Terminal:
    """The program on a report, in a terminal of its own; ``first`` is run before it."""
    code = f"import sys\nfrom tui.cli import main\n{first}\nsys.exit(main())"
    call = words or (FAULTY,)
    command = (sys.executable, "-c", code, *map(str, call), "--store", str(store))
    return Terminal(command, CHINESE)


@contextmanager
def decided(store: Path, *, first: str = "") -> Iterator[Terminal]:
    """The same with every finding of the report decided, which is one event."""
    with gouji(store, first=first) as terminal:
        terminal.until(SHOWN)
        terminal.type(b"y")
        terminal.until("已全部处理")
        yield terminal


def restored(terminal: Terminal) -> bool:
    """Whether its modes and attributes are those from before the program."""
    terminal.quiet(0.1)
    text = terminal.output.decode(errors="replace")
    last = {mode: re.findall(rf"\x1b\[\?{mode}([hl])", text)[-1] for mode in MODES}
    return last == MODES and terminal.attributes == terminal.attributes_at_first


def events(store: Path) -> int:
    """How many events are in the file, which was closed: nothing is left to be taken into it."""
    beside = store.parent.glob(f"{store.name}-*")
    assert not any(each.stat().st_size for each in beside)
    return recorded(store)


def recorded(store: Path) -> int:
    """How many events are in the log, be it that the file could not be closed any more."""
    with closing(sqlite3.connect(store)) as database:
        return int(database.execute("SELECT count(*) FROM event").fetchone()[0])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    return folder / "audit.db"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_as_q_does_with_the_status_that_shells_know(
    store: Path, number: signal.Signals
) -> None:
    with decided(store) as terminal:
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert restored(terminal)
    assert events(store) == 1


def test_q_leaves_nothing_behind(store: Path) -> None:
    with gouji(store) as terminal:
        terminal.until(SHOWN)
        terminal.type(b"\r31\rq")
        assert terminal.ended() == 0
        assert restored(terminal)
    assert events(store) == 1


def test_a_line_that_is_cut_ends_it(store: Path) -> None:
    with decided(store) as terminal:
        terminal.hang_up()
        assert terminal.ended() == 128 + signal.SIGHUP
    assert events(store) == 1


HANGS = """
from tui.screens.actions import decisions
def hang(screen):
    import os
    os.write(1, b"hangs")
    while True: pass
decisions.next_finding.__code__ = hang.__code__
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_even_in_the_middle_of_a_step_that_never_ends(
    store: Path, number: signal.Signals
) -> None:
    with decided(store, first=HANGS) as terminal:
        terminal.type(b"n")
        terminal.until("hangs")
        began = time.monotonic()
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert time.monotonic() - began < SOON
        assert restored(terminal)
    assert recorded(store) == 1


def test_a_signal_ends_it_while_the_terminal_takes_nothing(store: Path) -> None:
    with decided(store) as terminal:
        for _ in range(60):
            terminal.send(b"1\x1b[B2\x1b[B")
            time.sleep(0.01)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended(reading=False) == 128 + signal.SIGTERM
    assert recorded(store) == 1


def test_a_stopped_program_gives_the_terminal_back_and_takes_it_again(store: Path) -> None:
    with gouji(store) as terminal:
        terminal.until(SHOWN)
        terminal.signal(signal.SIGTSTP)
        end = time.monotonic() + SOON
        while terminal.state != "T" and time.monotonic() < end:
            terminal.quiet(0.02)
        assert terminal.state == "T"
        assert restored(terminal)
        terminal.signal(signal.SIGCONT)
        terminal.until(SHOWN)
        assert terminal.attributes != terminal.attributes_at_first
        terminal.type(b"yq")
        assert terminal.ended() == 0
    assert events(store) == 1


def test_what_is_typed_while_the_program_starts_is_played(store: Path) -> None:
    with gouji(store) as terminal:
        terminal.type(b"\r50015\ra\xe8\xaf\xb7\rq")
        assert terminal.ended() == 0
    assert events(store) == 2


def test_bytes_that_are_no_text_are_no_end(store: Path) -> None:
    with gouji(store) as terminal:
        terminal.until(SHOWN)
        terminal.type(b"\xff\xfe\x80y\xe6q")
        terminal.type(b"q")
        assert terminal.ended() == 0
    assert events(store) == 1


RAISES = "\ndef fault(*_, **__): raise RuntimeError('a fault of ours')\n"


def test_a_first_screen_that_cannot_be_made_becomes_the_error_screen(store: Path) -> None:
    broken = f"from tui.screens.audit import AuditScreen{RAISES}AuditScreen.compose = fault"
    with gouji(store, first=broken) as terminal:
        terminal.until("打不开这份文件")
        terminal.type(b"q")
        assert terminal.ended() == 0
        assert restored(terminal)
    assert events(store) == 0


@pytest.mark.parametrize(
    "broken",
    [
        # The only screen, which has no file to tell it of.
        f"from tui.screens.start import StartScreen{RAISES}StartScreen.compose = fault",
        # The app's own loop.
        f"from tui.app import GoujiApp{RAISES}GoujiApp.on_ready = fault",
    ],
)
def test_a_program_that_breaks_says_in_one_line_where_the_crash_report_lies(
    store: Path, tmp_path: Path, broken: str
) -> None:
    code = f"import sys\nfrom tui.cli import main\n{broken}\nsys.exit(main())"
    command = (sys.executable, "-c", code, "--store", str(store))
    with Terminal(command, CHINESE) as terminal:
        assert terminal.ended() == 2
        assert restored(terminal)
        said = terminal.output.decode().rpartition("\x1b[?1004l")[2].strip()
        assert "a fault of ours" in said
        assert "gouji-" in said
        assert "Traceback" not in terminal.output.decode()
        assert said.count("\n") <= 1


def test_an_action_that_breaks_the_app_ends_it_with_a_word(store: Path) -> None:
    broken = f"from tui.screens.audit import AuditScreen{RAISES}AuditScreen.action_move = fault"
    with gouji(store, first=broken) as terminal:
        terminal.until(SHOWN)
        terminal.type(b"yj")
        assert terminal.ended() == 2
        assert restored(terminal)
        assert "a fault of ours" in terminal.output.decode()
        assert "Traceback" not in terminal.output.decode()
    assert events(store) == 1


def test_a_dialog_that_cannot_be_made_is_left_and_told_and_the_audit_goes_on(store: Path) -> None:
    broken = f"from tui.screens.help import HelpScreen{RAISES}HelpScreen.compose = fault"
    with gouji(store, first=broken) as terminal:
        terminal.until(SHOWN)
        terminal.type(b"?")
        terminal.until("a fault of ours")
        terminal.type(b"yq")
        assert terminal.ended() == 0
    assert events(store) == 1
