"""The command as it is called: what it prints where, and with which status it leaves."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pytest

import parser
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store
from tui.check import one
from tui.check.columns import cell_width, wrap
from tui.cli import main

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
CLEAN = SAMPLES / "cell-per-line-2024.txt"
FAULTY = SAMPLES / "faulty-wrong-figure-2023.txt"


@dataclass
class Answer:
    status: int
    out: str
    err: str


class Gouji:
    """Calls the command in this process, with a home of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *call: str | Path) -> Answer:
        try:
            status = main([str(word) for word in call])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = self.capsys.readouterr()
        return Answer(status, out, err)


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return Gouji(capsys)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with a clean report, a faulty one, a file that is no report, and others."""
    folder = tmp_path / "pile"
    (folder / "深").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_bytes(CLEAN.read_bytes())
    (folder / "深" / "b.txt").write_bytes(FAULTY.read_bytes())
    (folder / ".hidden" / "c.txt").write_bytes(FAULTY.read_bytes())
    (folder / "~$d.docx").write_bytes(b"lock")
    (folder / "notes.xyz").write_text("nothing")
    return folder


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


@pytest.mark.parametrize("command", [(), ("check",), ("export",), ("rules",), ("config",)])
def test_help_is_given_in_either_language(gouji: Gouji, command: tuple[str, ...]) -> None:
    chinese, english = gouji(*command, "--help"), gouji("--lang", "en", *command, "--help")
    assert (chinese.status, english.status) == (0, 0)
    assert "用法：" in chinese.out
    assert "选项" in chinese.out
    assert english.out.startswith("usage: gouji")
    assert "options" in english.out
    assert not [line for line in chinese.out.splitlines() if cell_width(line) > 100]


def test_the_version_is_told(gouji: Gouji) -> None:
    answer = gouji("--version")
    assert answer.status == 0
    assert answer.out.startswith("gouji ")


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (("check",), "PATH"),
        (("check", "x", "--format", "pdf"), "pdf"),
        (("check", "x", "--jobs", "many"), "many"),
        (("check", "x", "--jobs", "0"), "--jobs"),
        (("check", "-", "-"), "-"),
        (("check", "x", "--nonsense"), "--nonsense"),
        (("check", "x", "--output"), "--output"),
        (("export",), "FILE"),
        (("config", "where"), "where"),
        (("a.txt", "b.txt"), "b.txt"),
    ],
)
def test_wrong_words_are_told_in_one_line(gouji: Gouji, call: tuple[str, ...], word: str) -> None:
    answer = gouji(*call)
    assert answer.status == 2
    assert answer.out == ""
    assert one_line(answer.err)
    assert word in answer.err
    assert "gouji --help" in answer.err
    assert "the following" not in answer.err


def test_a_report_without_errors_leaves_with_0_and_a_faulty_one_with_1(gouji: Gouji) -> None:
    clean, faulty = gouji("check", CLEAN), gouji("check", FAULTY)
    assert (clean.status, faulty.status) == (0, 1)
    assert clean.err == faulty.err == ""
    assert "错误 1" in faulty.out
    assert "37" in faulty.out
    assert "31" in faulty.out


def test_text_has_no_escape_sequence_where_there_is_no_terminal(gouji: Gouji) -> None:
    assert "\x1b" not in gouji("check", FAULTY).out


def test_json_of_one_file_is_one_object(gouji: Gouji) -> None:
    document = json.loads(gouji("check", FAULTY, "--format", "json").out)
    assert document["schema"] == "gouji/report/1"
    assert document["source"]["path"] == str(FAULTY)
    assert "text" not in document["source"]
    with_text = json.loads(gouji("check", FAULTY, "--format", "json", "--with-text").out)
    assert with_text["source"]["text"] == FAULTY.read_text("utf-8")


def test_json_of_several_files_is_a_list(gouji: Gouji, pile: Path) -> None:
    answer = gouji("check", pile, "--format", "json")
    assert [each["year"] for each in json.loads(answer.out)] == [2024, 2023]
    single = gouji("check", pile / "深", "--format", "json")
    assert len(json.loads(single.out)) == 1


def test_a_folder_is_searched_for_reports_in_order_of_name(gouji: Gouji, pile: Path) -> None:
    answer = gouji("check", pile, "--format", "jsonl")
    paths = [json.loads(line)["source"]["path"] for line in answer.out.splitlines()]
    assert paths == [str(pile / "a.txt"), str(pile / "深" / "b.txt")]
    assert answer.status == 1


def test_one_unreadable_file_stops_no_other(gouji: Gouji, pile: Path) -> None:
    (pile / "aa.txt").write_text("这不是报告。")
    answer = gouji("check", pile, pile / "gone.txt", "--format", "jsonl")
    assert answer.status == 2
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert [("error" in record) for record in records] == [False, True, False, True]
    assert records[1]["source"] == {"path": str(pile / "aa.txt")}
    assert len(answer.err.splitlines()) == 2
    assert str(pile / "gone.txt") in answer.err.splitlines()[1]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: None,
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(range(256)) * 40),
        lambda path: path.write_text("今天天气很好。" * 50),
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
    ids=["missing", "empty folder", "empty", "binary", "no report", "doc"],
)
@pytest.mark.parametrize("command", ["check", "export", None])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bad_input_is_one_line_that_names_the_file(
    gouji: Gouji, tmp_path: Path, make: object, command: str | None, lang: str
) -> None:
    path = tmp_path / "x.txt"
    assert callable(make)
    make(path)
    answer = gouji(*([command] if command else []), "--lang", lang, path)
    assert answer.status == 2
    assert answer.out == ""
    assert one_line(answer.err)
    if path.is_dir() and command is None:
        return  # a folder can be opened, but not without a terminal
    assert str(path) in answer.err
    assert len(answer.err) > len(str(path)) + 5


def test_a_file_name_with_escape_sequences_and_line_ends_is_told_in_one_harmless_line(
    gouji: Gouji, tmp_path: Path
) -> None:
    answer = gouji("check", tmp_path / "a\x1b[31m\nb.txt")
    assert one_line(answer.err)
    assert "\x1b" not in answer.err


def test_escape_sequences_of_a_report_never_pass(gouji: Gouji, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    text = FAULTY.read_text("utf-8").replace("南浦县", "南\x1b]0;x\x07浦\u202e县[/b]")
    path.write_text(text, "utf-8")
    for name in one.FORMATS:
        answer = gouji("check", path, "--format", name)
        assert not set("\x1b\x07\u202e") & set(answer.out + answer.err)


def test_a_fault_of_ours_in_one_file_is_told_and_the_others_go_on(
    gouji: Gouji, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = parser.read

    def broken(path: str) -> object:
        if path.endswith("a.txt"):
            raise ZeroDivisionError("by a test")
        return read(path)

    monkeypatch.setattr(parser, "read", broken)
    answer = gouji("check", pile)
    assert answer.status == 2
    assert one_line(answer.err)
    assert "ZeroDivisionError" in answer.err
    assert "错误 1" in answer.out


def test_results_are_the_same_with_one_process_and_with_several(gouji: Gouji, pile: Path) -> None:
    for number in range(6):
        (pile / f"r{number}.txt").write_bytes((FAULTY if number % 2 else CLEAN).read_bytes())
    for name in ("jsonl", "text"):
        alone = gouji("check", pile, "--format", name, "--jobs", "1")
        together = gouji("check", pile, "--format", name, "--jobs", "3")
        assert together == alone
        assert alone.status == 1


def test_csv_has_a_line_for_each_finding_and_one_for_a_clean_report(
    gouji: Gouji, tmp_path: Path
) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text(make_report().source.text, "utf-8")
    rows = list(csv.reader(io.StringIO(gouji("check", clean, FAULTY, "--format", "csv").out)))
    assert rows[0][:4] == ["文件", "单位", "年度", "格式"]
    faulty = [row for row in rows if row[0] == str(FAULTY)]
    assert "t3.granted.natural" in faulty[0][8]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_markdown_has_a_section_for_each_report(gouji: Gouji, pile: Path) -> None:
    out = gouji("check", pile, "--format", "markdown").out
    assert out.startswith("# ")
    assert out.count("\n## ") == 2


def test_results_go_to_a_file_whole_and_never_over_another_unasked(
    gouji: Gouji, tmp_path: Path
) -> None:
    path = tmp_path / "out.json"
    first = gouji("check", FAULTY, "--format", "json", "--output", path)
    assert (first.status, first.out, first.err) == (1, "", "")
    written = path.read_bytes()
    again = gouji("check", CLEAN, "--format", "json", "--output", path)
    assert again.status == 2
    assert one_line(again.err)
    assert "--force" in again.err
    assert path.read_bytes() == written
    forced = gouji("check", CLEAN, "--format", "json", "--output", path, "--force")
    assert forced.status == 0
    assert json.loads(path.read_text("utf-8"))["year"] == 2024


def test_last_year_brings_in_the_rules_between_years(gouji: Gouji, tmp_path: Path) -> None:
    this, last = tmp_path / "2023.txt", tmp_path / "2022.txt"
    text = FAULTY.read_text("utf-8")
    this.write_text(text, "utf-8")
    last.write_text(text.replace("2023", "2022"), "utf-8")
    without = json.loads(gouji("check", this, "--format", "json").out)
    given = json.loads(gouji("check", this, "--format", "json", "--last-year", last).out)
    history = [each for each in given["findings"] if each["family"] == "history"]
    assert history
    assert not [each for each in without["findings"] if each["family"] == "history"]
    missing = gouji("check", this, "--last-year", tmp_path / "none.txt")
    assert missing.status == 2
    assert one_line(missing.err)
    assert "none.txt" in missing.err


def test_the_config_file_switches_a_rule_off_or_changes_its_severity(
    gouji: Gouji, tmp_path: Path
) -> None:
    config = Path(gouji("config", "path").out.strip())
    config.parent.mkdir(parents=True, exist_ok=True)
    rule = '"t3.results_total"'
    config.write_text(f'[rules]\n{rule} = "warning"\n')
    assert gouji("check", FAULTY).status == 0
    config.write_text(f'[rules]\n{rule} = "off"\n')
    assert "t3.results_total" not in gouji("check", FAULTY).out
    for text in (f'[rules]\n{rule} = "loud"\n', '[rules]\n"t9" = "off"\n', "[rules", "rules = 3\n"):
        config.write_text(text)
        answer = gouji("check", FAULTY)
        assert answer.status == 2
        assert one_line(answer.err)
        assert str(config) in answer.err


def test_the_rules_are_listed(gouji: Gouji) -> None:
    assert "t3.column_balance" in gouji("rules").out
    rules = {rule["id"]: rule for rule in json.loads(gouji("rules", "--format", "json").out)}
    assert rules["t3.column_balance"]["basis"] == "official"
    assert rules["t3.column_balance"]["severity"] == "error"
    assert all(rule["source"] or rule["basis"] != "official" for rule in rules.values())


def test_an_export_holds_what_the_auditor_stored(gouji: Gouji, tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    session = Session.open(parser.read(FAULTY), Store(path), "甲")
    session.note("report", "请于五日内更正")
    out = tmp_path / "out.json"
    answer = gouji("export", FAULTY, "--store", path, "--output", out)
    assert answer.status == 0
    assert str(out) in answer.out
    audit = json.loads(out.read_text("utf-8"))["audit"]
    assert [note["text"] for note in audit["notes"]] == ["请于五日内更正"]
    again = gouji("export", FAULTY, "--store", path, "--output", out)
    assert again.status == 2
    assert one_line(again.err)


def test_an_export_without_a_name_gets_one_of_its_own(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for suffix in ("", "-2"):
        assert gouji("export", FAULTY).status == 0
        assert (tmp_path / f"{FAULTY.stem}-audit{suffix}.md").exists()


def test_a_damaged_audit_file_is_told_in_one_line(gouji: Gouji, tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    path.write_bytes(b"not a database, surely not" * 50)
    answer = gouji("export", FAULTY, "--store", path)
    assert answer.status == 2
    assert one_line(answer.err)
    assert "--store" in answer.err


def started(call: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *call],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_standard_input_is_read_as_a_file() -> None:
    out, err = started(["check", "-", "--format", "json"]).communicate(FAULTY.read_bytes())
    document = json.loads(out)
    assert document["source"]["path"] == "-"
    assert document["agency"] == "南浦县人民政府"
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
def test_an_interrupt_ends_a_long_call_cleanly(pile: Path, tmp_path: Path, jobs: str) -> None:
    for number in range(400):
        (pile / f"r{number}.txt").write_bytes(FAULTY.read_bytes())
    output = tmp_path / "out.jsonl"
    process = started(
        ["check", str(pile), "--format", "jsonl", "--jobs", jobs, "--output", str(output)]
    )
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".out.jsonl.*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().strip() == "gouji：已中断。"
    assert not output.exists()
    assert not list(tmp_path.glob(".out.jsonl.*"))


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
