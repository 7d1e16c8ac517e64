"""The command among other processes: pipes, interrupts, terminals."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.calling import CLEAN, FAULTY, ROOT, make_pile, started
from tests.small_pdf import Page, pdf
from tui import arguments
from tui.check.interrupt import held_back, interrupts
from tui.locale import LANGUAGES
from tui.text_columns import cell_width, wrap

NEVER = 120.0
"""Seconds after which what is awaited counts as never coming, on the slowest machine."""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return make_pile(tmp_path)


def test_standard_input_is_read_as_a_file() -> None:
    out, err = started(["check", "-", "--format", "json"]).communicate(FAULTY.read_bytes())
    document = json.loads(out)
    assert document["source"]["path"] == "-"
    assert document["agency"] == "南浦县人民政府"
    assert err == b""


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "markdown"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_is(name: str) -> None:
    call = ["check", str(FAULTY), "--format", name]
    out, _ = started(call, PYTHONIOENCODING="gbk").communicate()
    assert "南浦县人民政府" in out.decode("utf-8")
    assert b"\r\r" not in out


def test_a_terminal_that_cannot_show_a_character_stops_nothing() -> None:
    process = started(["check", str(FAULTY)], PYTHONIOENCODING="ascii")
    out, err = process.communicate()
    assert process.returncode == 1
    assert b"t3.results_total" in out
    assert err == b""


def test_a_reader_that_leaves_early_is_no_error(pile: Path) -> None:
    for number in range(40):
        (pile / f"r{number}.txt").write_bytes(FAULTY.read_bytes())
    with started(["check", str(pile), "--format", "jsonl", "--jobs", "1"]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_ends_a_long_call_cleanly(
    pile: Path, tmp_path: Path, jobs: str, sent: signal.Signals
) -> None:
    for number in range(400):
        (pile / f"r{number}.txt").write_bytes(FAULTY.read_bytes())
    output = tmp_path / "out.jsonl"
    process = started(
        ["check", str(pile), "--format", "jsonl", "--jobs", jobs, "--output", str(output)]
    )
    deadline = time.monotonic() + NEVER
    while not list(tmp_path.glob(".out.jsonl.*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(sent)
    out, err = process.communicate(timeout=NEVER)
    assert process.returncode == 128 + sent
    assert out == b""
    assert err.decode().strip() == "gouji：已中断。"
    assert not output.exists()
    assert not list(tmp_path.glob(".out.jsonl.*"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_an_interrupt_that_a_library_swallows_still_ends_the_call() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts() as ask:
        ask()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            ask()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_an_interrupt_that_is_held_back_comes_afterwards() -> None:
    done = []

    def interrupted() -> None:
        with interrupts(), held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["the rest"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_lines_are_wrapped_by_cells_and_colour_only_helps() -> None:
    def shown(**extra: str) -> str:
        environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8", **extra}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "tui", "check", str(FAULTY)],
            cwd=str(ROOT),
            env=environment,
            encoding="utf-8",
            dimensions=(24, 60),
        )
        child.expect(pexpect.EOF)
        return str(child.before)

    coloured, plain = shown(), shown(NO_COLOR="1")
    assert "\x1b[31m" in coloured
    assert "\x1b" not in plain
    for code in ("\x1b[31m", "\x1b[1m", "\x1b[0m", "\x1b[33m", "\x1b[36m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
    assert max(cell_width(line) for line in plain.splitlines()[1:]) <= 60


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_sees_how_far_a_folder_and_the_pages_of_a_file_are(tmp_path: Path) -> None:
    def shown(path: Path) -> str:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "tui", "check", str(path), "--format", "csv", "--jobs", "1"],
            cwd=str(ROOT),
            encoding="utf-8",
            dimensions=(24, 100),
        )
        child.expect(pexpect.EOF)
        return str(child.before)

    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(CLEAN.read_bytes())
    folder = shown(tmp_path)
    assert folder.index("] 1/3") < folder.index("] 2/3") < folder.index("] 3/3")
    long = tmp_path / "long.pdf"
    long.write_bytes(pdf([Page() for _ in range(4)]))
    assert "] 4/4" in shown(long)
    assert "] 1/1" not in shown(tmp_path / "0.txt")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("合计六十七，总计六十一", 8, ["合计六十", "七，总计", "六十一"]),
        ("合计六十七，总", 10, ["合计六十七，", "总"]),
        ("total 67 against 61", 9, ["total 67", "against", "61"]),
        ("表三 t3.granted 行", 10, ["表三", "t3.granted", "行"]),
        ("", 10, []),
        ("一\n二", 10, ["一 二"]),
    ],
)
def test_text_is_wrapped_by_cells(text: str, width: int, lines: list[str]) -> None:
    assert list(wrap(text, width)) == lines


def test_a_call_without_words_asks_for_no_language() -> None:
    assert arguments.language([]) in LANGUAGES
