"""The program through a real pseudo-terminal: keys in, screen out, killed and resumed."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from shlex import quote

import pexpect
import pyte
import pytest

WIDTH, HEIGHT = 120, 40
_PATIENCE = 120.0
EVIL = "\x1b]2;stolen\x07\x1b[?1049l\x9b31m\u202e[/]"


class Terminal:
    """A terminal of 120×40 with the program in it."""

    def __init__(
        self, arguments: list[str], environment: dict[str, str], stdin: Path | None = None
    ) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            "/bin/sh",
            [
                "-c",
                f'exec "$0" -m tui "$@"{f" < {quote(str(stdin))}" if stdin else ""}',
                sys.executable,
                *arguments,
            ],
            dimensions=(HEIGHT, WIDTH),
            env=environment,
            cwd=str(Path(__file__).parent.parent),
            timeout=_PATIENCE,
        )

    @property
    def text(self) -> str:
        # pyte keeps an empty cell after a wide character.
        return "\n".join(
            "".join(self.screen.buffer[row][column].data for column in range(WIDTH))
            for row in range(HEIGHT)
        )

    def read(self) -> None:
        try:
            data: bytes = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        self.stream.feed(data)

    def sees(self, *wanted: str, gone: str = "") -> None:
        """Wait until all these words are on the screen, and ``gone`` is not."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            self.read()
            text = self.text
            if all(word in text for word in wanted) and not (gone and gone in text):
                return
        pytest.fail(f"{wanted} not seen, or {gone!r} still there, in:\n{self.text}")

    def send(self, keys: str) -> None:
        self.child.send(keys.encode())

    def ends(self) -> None:
        end = time.monotonic() + _PATIENCE
        while self.child.isalive() and time.monotonic() < end:
            self.read()
        assert not self.child.isalive()


SAMPLE = Path(__file__).parent.parent / "samples" / "faulty-wrong-figure-2023.txt"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "县报告.txt"
    text = SAMPLE.read_text("utf-8").replace("(二)依申请公开", f"(二)依申请公开{EVIL}", 1)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "LANG": "zh_CN.UTF-8",
        "COLORTERM": "truecolor",
    }


@pytest.fixture
def terminal(report: Path, environment: dict[str, str], tmp_path: Path) -> Terminal:
    """The program with the report on its screen."""
    terminal = Terminal([str(report), "--store", str(tmp_path / "a.db")], environment)
    terminal.sees("南浦县人民政府")
    return terminal


def test_an_audit_is_done_killed_resumed_and_exported(
    report: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    arguments = [str(report), "--store", str(tmp_path / "a.db")]
    terminal = Terminal(arguments, environment)
    terminal.sees("南浦县人民政府", "2021年格式", "! 1 错误", "(一)予以公开", "差 +6")
    terminal.send("n")
    terminal.send("\r")
    terminal.sees("更正 ")
    terminal.send("31\r")
    terminal.sees("! 0 错误", "(二)部分公开(区分处理的", gone="差 +6")
    terminal.send("a")
    terminal.sees("批注", "本格")
    terminal.send("请核实本年度办理结果各项数据后重新报送\r")
    terminal.sees('" 1 批注')
    terminal.send("u")
    terminal.sees('" 0 批注')
    terminal.send("\x12")
    terminal.sees('" 1 批注')
    terminal.child.kill(9)
    terminal.ends()

    again = Terminal(arguments, environment)
    again.sees("南浦县人民政府", '" 1 批注')
    again.send("A")
    again.sees("全部批注", "请核实本年度办理结果各项数据后重新报送")
    again.send("\x1b")
    again.sees("e 导出", gone="全部批注")
    again.send("e")
    again.sees("导出审核结果")
    again.send("\r")
    again.sees("已写入")
    again.send("q")
    again.ends()
    (exported,) = tmp_path.glob("*-audit.md")
    assert "请核实本年度办理结果各项数据后重新报送" in exported.read_text("utf-8")


def test_a_paste_with_control_characters_is_a_note_that_waits_to_be_kept(
    terminal: Terminal,
) -> None:
    terminal.send("a")
    terminal.sees("Ctrl+J 换行")
    terminal.send("\x1b[200~前面的话。\r第二段\x1b[31m红色\r第三段\x1b[201~")
    terminal.sees("前面的话。", "第二段␛[31m红色", "第三段", "Ctrl+J 换行", '" 0 批注')
    terminal.send("\r")
    terminal.sees('" 1 批注', gone="Ctrl+J 换行")
    terminal.send("q")
    terminal.ends()


def test_hostile_text_leaves_the_terminal_untouched(terminal: Terminal) -> None:
    terminal.send("/")
    terminal.sees("查找原文")
    terminal.send("依申请公开\r")
    terminal.sees("Esc 结束")
    terminal.send("\x1b")
    terminal.sees("n/p", gone="Esc 结束")
    terminal.send("q")
    terminal.ends()
    assert "stolen" not in terminal.screen.title
    assert b"\x1b]2;stolen" not in terminal.raw
    assert "\u202e".encode() not in terminal.raw


def test_a_report_on_standard_input_is_audited_by_keyboard(
    report: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    terminal = Terminal(["-", "--store", str(tmp_path / "a.db")], environment, stdin=report)
    terminal.sees("南浦县人民政府", "差 +6")
    terminal.send("y")
    terminal.sees("已全部处理")
    terminal.send("q")
    terminal.ends()


def test_a_word_that_is_neither_file_nor_command_is_told_before_any_screen(
    environment: dict[str, str],
) -> None:
    terminal = Terminal(["frobnicate"], environment)
    terminal.sees("frobnicate", "check、export、rules、config")
    terminal.ends()
    assert b"\x1b[?1049h" not in terminal.raw


def test_no_screen_is_opened_where_it_could_not_be_seen(
    report: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    told = tmp_path / "told"
    child: pexpect.spawn[bytes] = pexpect.spawn(
        "/bin/sh",
        ["-c", f'exec "$0" -m tui "$1" 2> {quote(str(told))}', sys.executable, str(report)],
        env=environment,
        cwd=str(Path(__file__).parent.parent),
        timeout=_PATIENCE,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "没有终端" in told.read_text("utf-8"), "Textual paints on standard error"
