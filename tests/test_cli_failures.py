"""Whatever fails on the command line is one line on standard error, and status 2."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import parser
from parser.harmless import printable
from tests.calling import CLEAN, FAULTY, ROOT, Gouji, at_home, make_pile, one_line
from tui import crash
from tui.check import one
from tui.config_file import LARGEST, LONGEST_LINE
from tui.locale import LANGUAGES
from tui.settings import config_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as on Unix")

NOBODY = 65534
LONG = "长" * 85  # 255 bytes, as many as a name can have


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    return at_home(capsys, monkeypatch, tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder with one of everything that is no report."""
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "report.txt").write_bytes(FAULTY.read_bytes())
    # The real ones would be gone if root ran these tests and they failed.
    (folder / "stdout").symlink_to("/proc/self/fd/1")
    if os.geteuid() == 0:
        os.mknod(folder / "null", 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    else:
        (folder / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listener:
        # Its path would be too long for a socket, seen from anywhere else.
        with contextlib.chdir(folder):
            listener.bind("socket.txt")
        yield folder


def failed(
    call: list[str],
    shell: str = "",
    *,
    home: Path,
    before: Callable[[], None] | None = None,
    variables: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """The status, output and messages of a call in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m tui "$@" {shell}', sys.executable, *call],
        cwd=home,
        env={
            **kept,
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            **(variables or {}),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=before,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


FULL = [
    ["check", str(FAULTY)],
    ["check", str(FAULTY), "--format", "json"],
    ["check", str(FAULTY), "--format", "csv"],
    ["rules"],
    ["config", "path"],
    ["config", "keys"],
    ["--help"],
    ["--version"],
    ["export", str(FAULTY), "--output", "-"],
    ["export", str(FAULTY), "--output", "-", "--format", "docx"],
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("call", FULL, ids=" ".join)
def test_a_full_standard_output_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, _, told = failed(call, "> /dev/full", home=tmp_path)
    assert (status, one_line(told)) == (2, True), told
    assert "磁盘已满" in told


@pytest.mark.parametrize("call", [FULL[0], FULL[6], FULL[8]], ids=" ".join)
def test_a_closed_standard_output_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, _, told = failed(call, ">&-", home=tmp_path)
    assert (status, one_line(told)) == (2, True), told
    assert "已关闭" in told


@pytest.mark.parametrize("shell", ["2>&-", "2> /dev/full", "< /dev/null 2>&- >&-"])
def test_without_standard_error_the_status_still_tells(shell: str, tmp_path: Path) -> None:
    status, out, told = failed(["check", "none.txt"], shell, home=tmp_path)
    assert (status, out, told) == (2, "", "")


def test_results_go_on_without_standard_error(tmp_path: Path) -> None:
    status, out, _ = failed(["check", str(FAULTY)], "2>&-", home=tmp_path)
    assert status == 1
    assert "t3.results_total" in out


@pytest.mark.parametrize("call", [["check", "-"], ["-"], []], ids=" ".join)
def test_a_closed_standard_input_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, out, told = failed(call, "<&-", home=tmp_path)
    assert (status, out, one_line(told)) == (2, "", True), told


def test_a_reader_that_left_is_no_failure_to_tell(tmp_path: Path) -> None:
    status, _, told = failed(
        ["rules", "--format", "json"], "| true; exit 7", home=tmp_path
    )  # the shell waits for both
    assert (status, told) == (7, "")


def test_a_disk_that_fills_while_a_file_is_written_leaves_nothing(tmp_path: Path) -> None:
    import resource  # Unix only

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    out = tmp_path / "out"
    out.mkdir()
    call = ["check", str(FAULTY), "--format", "json", "--output", str(out / "x.json")]
    status, printed, told = failed(call, before=small, home=tmp_path)
    assert (status, printed, one_line(told)) == (2, "", True), told
    assert "磁盘已满" in told
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.txt", b"a\nb.txt", b"\x1b]0;x\x07.txt", "\u202e\u200b\u0301.txt".encode()],
)
def test_a_name_of_any_bytes_is_told_in_one_line(name: bytes, tmp_path: Path) -> None:
    for words in ([], ["check"], ["export"], ["check", str(FAULTY), "--last-year"]):
        status, out, told = failed([*words, os.fsdecode(name)], home=tmp_path)
        assert (status, out, one_line(told)) == (2, "", True), told
        assert printable(told) == told


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_YY.weird", "TERM": "bogus"},
        {"PYTHONIOENCODING": "ascii:strict", "LANG": ""},
        {"HOME": "/nonexistent/home"},
        {"HOME": ""},
        {"HOME": "/dev/null"},
    ],
    ids=str,
)
def test_odd_surroundings_change_no_status(variables: dict[str, str], tmp_path: Path) -> None:
    status, out, told = failed(["check", "没有.txt"], home=tmp_path, variables=variables)
    assert (status, out, one_line(told)) == (2, "", True), told
    status, out, told = failed(["check", str(FAULTY)], home=tmp_path, variables=variables)
    assert (status, told) == (1, "")
    assert "t3.results_total" in out
    if "PYTHONIOENCODING" in variables:
        assert "row (1) Granted" in out, "a terminal without Chinese is spoken to in English"
    assert list(tmp_path.iterdir()) == [], "and nothing is written into the working folder"


NO_FILES = [
    "folder.txt",
    "pipe.txt",
    "socket.txt",
    "loop.txt",
    "nowhere.txt",
    "none/x.txt",
    LONG + "x",
    "x/" * 2500,
    "null",
    "stdout",
    "/dev/fd/2",
    "/proc/self/fd/1",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("target", NO_FILES)
def test_a_target_that_is_no_file_is_told_in_one_line(
    gouji: Gouji, place: Path, target: str, lang: str
) -> None:
    kinds = {each.name: each.lstat().st_mode for each in place.iterdir()}
    for call in (
        ("check", FAULTY, "--output", place / target),
        ("export", FAULTY, "--format", "json", "--output", place / target),
    ):
        for force in ((), ("--force",)):
            if target == "folder.txt" and call[0] == "export":
                continue  # a folder is where the export goes
            answer = gouji(*call, "--lang", lang, *force)
            assert (answer.status, answer.out) == (2, "")
            assert one_line(answer.err)
    assert {each.name: each.lstat().st_mode for each in place.iterdir()} == kinds


def test_the_longest_names_are_taken_for_reports_and_for_exports(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / f"{LONG[:-2]}.txt"
    report.write_bytes(FAULTY.read_bytes())
    monkeypatch.chdir(tmp_path)
    for number in range(2):
        assert gouji("export", report).status == 0
        assert len(list(tmp_path.glob("*-audit*.md"))) == number + 1
    assert gouji("check", report, "--output", tmp_path / LONG).status == 1
    for call in (("check", LONG * 2), ("export", LONG * 2), (f"{LONG * 2}.txt",), ("a" * 5000,)):
        answer = gouji(*call)
        assert (answer.status, answer.out) == (2, "")
        assert one_line(answer.err)


def test_a_working_folder_that_is_gone_is_told(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = gouji("export", FAULTY)
    assert (answer.status, answer.out) == (2, "")
    assert one_line(answer.err)


def test_what_a_folder_holds_besides_reports_stops_nothing(
    gouji: Gouji, place: Path, tmp_path: Path
) -> None:
    answer = gouji("check", place, "--format", "csv")
    assert answer.status == 2
    assert "t3.results_total" in answer.out
    told = answer.err.splitlines()
    assert [Path(line.partition("：")[0]).name for line in told] == ["loop.txt", "nowhere.txt"]


@contextlib.contextmanager
def nobody(tmp_path: Path) -> Iterator[None]:
    """Meanwhile this process is one whom a closed folder refuses, also where it is root's."""
    if os.geteuid() != 0:
        yield
        return
    changed = [(each, each.stat().st_mode) for each in (tmp_path, *tmp_path.parents[:3])]
    for folder, mode in changed:
        folder.chmod(mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for folder, mode in changed:
            folder.chmod(mode)


@pytest.mark.parametrize("asked", ["pile", "pile/locked", "pile/locked/deeper/x.txt"])
def test_a_folder_that_cannot_be_opened_is_told_and_the_others_go_on(
    gouji: Gouji, tmp_path: Path, asked: str
) -> None:
    pile = make_pile(tmp_path)
    (pile / "locked" / "deeper").mkdir(parents=True)
    (pile / "locked").chmod(0)
    gouji("check", FAULTY, "--format", "jsonl")  # loads what nobody may not read
    with nobody(tmp_path):
        answer = gouji("check", tmp_path / asked, "--format", "jsonl")
    (pile / "locked").chmod(0o700)
    assert (answer.status, one_line(answer.err)) == (2, True), answer.err
    assert str(pile / "locked") in answer.err
    assert "Permission denied" in answer.err
    assert len(answer.out.splitlines()) == (3 if asked == "pile" else 1)


def test_a_target_that_may_not_be_written_or_read_is_told(gouji: Gouji, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "secret.md").write_text("no report")
    (mine / "secret.md").chmod(0)
    gouji("check", FAULTY)
    mine.chmod(0o555)
    for name in ("secret.md", "new.md"):
        with nobody(tmp_path):
            answer = gouji("check", FAULTY, "--output", mine / name, "--force")
        assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
    mine.chmod(0o700)


def test_a_folder_deeper_than_any_recursion_is_searched(gouji: Gouji, tmp_path: Path) -> None:
    top = tmp_path / "deep"
    top.mkdir()
    depth = 1200
    with contextlib.chdir(top):
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("r.txt").write_bytes(CLEAN.read_bytes())
    answer = gouji("check", top)
    with contextlib.chdir(top / "/".join("d" * depth)):
        Path("r.txt").unlink()
        for _ in range(depth):  # what clears up after the tests goes down by recursion
            os.chdir("..")
            Path("d").rmdir()
    assert (answer.status, answer.err) == (0, "")


def test_a_file_that_vanishes_meanwhile_is_told(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = make_pile(tmp_path)
    read = parser.read

    def vanishing(path: str, **options: object) -> object:
        (pile / "a.txt").unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(parser, "read", vanishing)
    answer = gouji("check", pile, "--jobs", "1")
    assert answer.status == 2
    assert one_line(answer.err)
    assert "a.txt" in answer.err
    assert "t3.results_total" in answer.out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes that are forked")
@pytest.mark.parametrize("deadly", [("c.txt",), ("a.txt", "c.txt", "f.txt")])
def test_a_process_that_is_killed_costs_its_file_only(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deadly: tuple[str, ...]
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in "abcdefgh":
        (pile / f"{name}.txt").write_bytes(FAULTY.read_bytes())
    read = parser.read

    def killed(path: str, **options: object) -> object:
        if Path(path).name in deadly:
            os._exit(9)
        return read(path)

    monkeypatch.setattr(parser, "read", killed)
    answer = gouji("check", pile, "--jobs", "2", "--format", "jsonl")
    assert answer.status == 2
    told = answer.err.splitlines()
    assert [Path(line.partition("：")[0]).name for line in told] == list(deadly)
    records = answer.out.splitlines()
    assert [f"{name}.txt" in line for name, line in zip("abcdefgh", records, strict=True)]
    assert sum('"code": "died"' in line for line in records) == len(deadly)


CONFIGS = {
    "binary": bytes(range(256)),
    "huge": b"a = 1\n" * LARGEST,
    "nested": b"a = " + b"[\n" * 5000,
    "dotted": b"a" + b".a" * LONGEST_LINE + b" = 1",
    "no toml": b"[rules",
    "rules are no table": b"rules = 4",
    "a severity is a list": b'[rules]\n"t3.results_total" = [1]',
    "unknown": b'[rules]\n"\\u001b[31m\\u202e" = "off"',
}


@pytest.mark.parametrize("content", CONFIGS.values(), ids=CONFIGS)
def test_a_config_file_that_is_odd_is_told_in_one_line(gouji: Gouji, content: bytes) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_bytes(content)
    for call in (("check", FAULTY), ("export", FAULTY, "--output", "-")):
        answer = gouji(*call)
        assert (answer.status, answer.out) == (2, "")
        assert one_line(answer.err)
        assert printable(answer.err) == answer.err
        assert str(config_path()) in answer.err


def test_a_config_file_may_be_as_large_as_it_says(gouji: Gouji) -> None:
    config_path().parent.mkdir(parents=True)
    comment = f"#{'x' * (LONGEST_LINE - 1)}\n"
    full = (comment * (LARGEST // len(comment) + 1))[:LARGEST]
    for text, status in ((full, 1), (f"{full}#", 2), (comment, 1), (f"#{comment}", 2)):
        config_path().write_text(text, "utf-8")
        assert gouji("check", FAULTY).status == status
    assert (LARGEST, LONGEST_LINE) == (100_000, 1_000), "what TOML makes of it stays small"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_config_file_that_is_none_is_not_waited_for(
    gouji: Gouji, make: Callable[[Path], None]
) -> None:
    config_path().parent.mkdir(parents=True)
    make(config_path())
    answer = gouji("check", FAULTY)
    assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)


@pytest.mark.parametrize(
    ("line", "told"),
    [("lang = 5", "lang = 5"), ("keys = 3", "keys = 3"), ("ascii = 1", "ascii = 1"),
     ("theme = []", "theme = []"), ("[keys]\nundo = 4", "undo = 4")],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told(gouji: Gouji, line: str, told: str) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_text(line, "utf-8")
    answer = gouji("config", "keys")
    assert answer.status == 2
    assert one_line(answer.err)
    assert told in answer.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nobody_foresaw_is_one_line_with_a_crash_report(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("by a\ntest \x1b[31m\ud800")

    monkeypatch.setattr(parser, "read", broken)
    answer = gouji("export", FAULTY, "--lang", lang)
    assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
    assert "ZeroDivisionError" in answer.err
    (report,) = tmp_path.rglob("gouji-*.txt")
    assert str(report) in answer.err
    text = report.read_text("utf-8")
    assert "in broken" in text
    assert printable(text) == text
    assert report.stat().st_mode & 0o777 == 0o600


def test_an_error_of_any_length_leaves_a_short_message_and_a_bounded_report(
    gouji: Gouji, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("长" * 5_000_000)

    monkeypatch.setattr(parser, "read", broken)
    answer = gouji("export", FAULTY)
    assert (answer.status, one_line(answer.err)) == (2, True)
    assert len(answer.err) < 1_000
    (report,) = Path(os.environ["XDG_STATE_HOME"]).rglob("gouji-*.txt")
    text = report.read_text("utf-8")
    assert len(text) <= crash.LONGEST + 3
    assert "in broken" in text


def test_a_dash_is_standard_output_for_both_commands(gouji: Gouji, tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        for command in ("check", "export"):
            assert "南浦县人民政府" in gouji(command, FAULTY, "--output", "-").out
        assert not Path("-").exists()


def test_formats_of_check_are_told_apart_from_their_failures(gouji: Gouji, tmp_path: Path) -> None:
    """A single file that cannot be read leaves standard output to the formats of a list."""
    bad = tmp_path / "bad.txt"
    bad.write_text("这不是报告。")
    for name in one.FORMATS:
        answer = gouji("check", bad, "--format", name)
        assert answer.status == 2
        assert one_line(answer.err)
        assert "Traceback" not in answer.out
