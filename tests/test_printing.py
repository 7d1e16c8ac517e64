"""Everything that is printed passes ``tui.printing``, and nothing gets past it unseen."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from parser.harmless import (
    MOST_MARKS,
    ODD,
    UNSEEN_MARK,
    printable,
    printable_line,
    unseen,
)
from tests.calling import ROOT
from tui import printing
from tui.export.json_text import json_line, json_page

_STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
_WRITERS = {("os", "write"), ("os", "writev"), ("traceback", "print_exc"),
            ("traceback", "print_exception"), ("sys", "displayhook"), ("sys", "excepthook"),
            ("os", "system"), ("logging", "basicConfig"), ("logging", "StreamHandler")}  # fmt: skip
_ALLOWED = {
    ("tui/printing.py", "sys.stdout"): "the place where it is done",
    ("tui/printing.py", "sys.stderr"): "the place where it is done",
    ("parser/confined/child.py", "sys.stdout"): "a pipe to the program that asked, no terminal",
    ("tui/audit/lately.py", "os.write"): "into a file beside the audits",
    ("tui/program.py", "sys.stdout"): "flushed before the end, nothing is written",
    ("tui/program.py", "sys.stderr"): "flushed before the end, nothing is written",
    ("tui/terminal.py", "os.write"): "constant sequences that give the terminal back",
    ("tui/terminal.py", "sys.__stderr__"): "where Textual paints: asked for its number only",
    (
        "tui/folder_survey.py",
        "sys.__stderr__",
    ): "handed to the start of a process, nothing is written",
}

_ASSIGNED = (*range(0x20_000), *range(0x2F_000, 0x33_480), *range(0xE_0000, 0xE_1000))
"""Code points: planes 0 and 1, the edges of 2 and 3, which hold ideographs only, and the tags."""

TEXT = st.text(
    st.one_of(
        st.characters(codec=None),  # every code point, lone halves of a pair too
        st.sampled_from("\x1b\x9b\x07\r\n\t\u200b\u202e\u0301\u0300\u3164\ufe0f\U000e0041 a甲"),
    ),
    max_size=40,
)


def prints(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a module prints by itself: the line, and by what."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print" | "input" as name)):
                yield node.lineno, name
            case ast.Attribute(value=ast.Name(id=module), attr=name) if (
                module == "sys" and name in _STREAMS
            ) or (module, name) in _WRITERS:
                yield node.lineno, f"{module}.{name}"
            case ast.ImportFrom(module=module, names=names):
                for alias in names:
                    if (module == "sys" and alias.name in _STREAMS) or (
                        (module, alias.name) in _WRITERS
                    ):
                        yield node.lineno, f"{module}.{alias.name}"
            case ast.Constant(value="stdout" | "stderr" | "__stdout__" | "__stderr__" as name):
                yield node.lineno, f"sys.{name}"


def test_nothing_but_the_printing_module_prints() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), what): line
        for folder in ("tui", "parser")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, what in prints(ast.parse(path.read_text("utf-8")))
    }
    assert found.keys() - _ALLOWED.keys() == set(), "print through tui.printing"
    assert _ALLOWED.keys() - found.keys() == set(), "allowed, and no longer there"


@pytest.mark.parametrize(
    "code",
    [
        "print('x')",
        "def f():\n    print('x', file=out)",
        "import sys\nsys.stdout.write('x')",
        "import sys\ng = sys.stderr.write",
        "from sys import stdout as s\ns.write('x')",
        "import sys\ngetattr(sys, 'stdout').write('x')",
        "import os\nos.write(1, b'x')",
        "from os import write\nwrite(1, b'x')",
        "import traceback\ntraceback.print_exc()",
        "input('x')",
    ],
)
def test_a_new_print_would_be_found(code: str) -> None:
    assert list(prints(ast.parse(code)))


def test_what_is_plain_without_a_question_is_seen_and_stands_by_itself() -> None:
    odd = [
        hex(number)
        for number in _ASSIGNED
        for character in [chr(number)]
        if not ODD.match(character)
        and character not in "\t\n\r"
        and (unseen(character) or printable(f"a{character * 9}") != f"a{character * 9}")
    ]
    assert odd == []


def test_no_character_is_left_that_a_terminal_gives_no_room() -> None:
    hidden = [
        hex(number)
        for number in _ASSIGNED
        if number >= 0x20
        for shown in [printable(chr(number))]
        if get_character_cell_size(shown) == 0
    ]
    assert hidden == []


@given(TEXT)
def test_what_is_printed_has_the_same_length_and_is_the_same_printed_again(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    assert not [character for character in shown if unseen(character)]
    assert not set(printable_line(text)) & set("\t\n\r")
    shown.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1\u200b2", f"1{UNSEEN_MARK}2"),
        ("\u2066\u2069", UNSEEN_MARK * 2),
        ("\x1b[2J\x9b\x7f", f"␛[2J{UNSEEN_MARK}␡"),
        ("a\u2028b\x85", "a␤b␤"),
        ("\U000e0031\ufe0f\u3164\u115f\u034f", UNSEEN_MARK * 5),
        ("lu\u0308\u030c", "lu\u0308\u030c"),  # pinyin written in pieces: two marks
        ("e\u0301\u0302\u0303\u0304", f"e\u0301\u0302{UNSEEN_MARK * 2}"),
        ("\u0301x", f"{UNSEEN_MARK}x"),  # it would stand on what is printed before
        ("a \u0301\n\u0301", f"a {UNSEEN_MARK}\n{UNSEEN_MARK}"),
        ("\ud800", "\ufffd"),
        ("甲\t乙\n", "甲\t乙\n"),
    ],
)
def test_what_cannot_be_seen_is_shown_with_a_mark(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert MOST_MARKS == 2, "the examples above stand on both sides of it"


@given(TEXT)
def test_json_keeps_every_value_and_nothing_of_it_hides(text: str) -> None:
    for write in (json_line, json_page):
        written = write({text: [text, 1]})
        assert json.loads(written) == {text: [text, 1]}
        assert printable(written) == written
        written.encode()


def test_a_message_is_one_line_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    printing.tell("a\nb\x1b[31m" + "长" * 10_000)
    told = capsys.readouterr().err
    assert told.startswith("a␤b␛[31m长")
    assert told.count("\n") == 1
    assert len(told) == printing.LONGEST_LINE + 1
    path = "/" + "p" * 4095
    printing.tell(f"{path}：文件不存在，请检查路径")
    assert path in capsys.readouterr().err, "a path of the greatest length is told whole"


def test_a_return_of_the_carriage_is_only_one_before_a_line_feed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printing.out("good\rbad\r\n\n\rx")
    assert capsys.readouterr().out == "good␍bad\r\n\n␍x"


def test_looks_are_shown_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    pieces = [(printing.TextLook.RED, "x\x1b[32my"), (printing.TextLook.PLAIN, " z\n")]
    monkeypatch.delenv("NO_COLOR", raising=False)
    for stream, shown in (
        (Screen(), "\x1b[31mx␛[32my\x1b[0m z\n"),
        (io.StringIO(), "x␛[32my z\n"),
    ):
        monkeypatch.setattr(sys, "stdout", stream)
        printing.paint(pieces)
        assert stream.getvalue() == shown
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", screen := Screen())
    printing.paint(pieces)
    assert screen.getvalue() == "x␛[32my z\n"


def test_what_libraries_and_python_print_in_the_process_is_guarded_too(tmp_path: Path) -> None:
    code = tmp_path / "call.py"
    code.write_text(
        "import logging, sys, threading, warnings\n"
        "sys.argv = ['gouji', '--version']\n"
        "from tui.cli import main\n"
        "assert main() == 0\n"
        "warnings.warn('not seen')\n"
        "logging.warning('log \\x1b[31m\\u202e')\n"
        "print('out \\x1b[31m\\u200b')\n"
        "def fail(): raise ValueError('\\x1b]0;title\\x07')\n"
        "thread = threading.Thread(target=fail)\n"
        "thread.start(); thread.join()\n"
        "fail()\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(code)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    printed = (done.stdout + done.stderr).decode()
    assert "out ␛[31m" in printed
    assert printed.count("ValueError: ␛]0;title␇") == 2
    assert "log ␛[31m" in printed
    assert "not seen" not in printed
    assert printable(printed) == printed
