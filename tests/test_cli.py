"""The command as it is called: what it prints where, and with which status it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import parser
from tests.calling import FAULTY, Gouji, at_home, one_line
from tui.arguments import COMMANDS
from tui.audit.session import Session
from tui.audit.store import Store
from tui.commands import BY_ID
from tui.settings import config_path
from tui.text_columns import cell_width


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    return at_home(capsys, monkeypatch, tmp_path)


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
        (("check", "x", "--part", "0"), "--part"),
        (("export", "x", "--part", "0"), "--part"),
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
    program = f"gouji {call[0]}" if call[0] in COMMANDS else "gouji"
    assert f" {program} --help" in answer.err, "which tells the words of that command"
    assert "the following" not in answer.err
    assert answer.err.count("json") <= 2, "json and jsonl, and no choice twice"
    assert answer.err.count("keys") <= 1


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


def test_the_language_of_the_config_file_rules_every_command(gouji: Gouji, tmp_path: Path) -> None:
    config = config_path()
    config.parent.mkdir(parents=True)
    config.write_text('lang = "en"')
    assert gouji("--help").out.startswith("usage: gouji")
    assert "error" in gouji("check", FAULTY).out
    assert "错误" in gouji("check", "--lang", "zh", FAULTY).out
    config.write_text("lang = ")
    assert "用法：" in gouji("--help").out, "a file that cannot be read asks for nothing"


def test_the_ids_that_keys_are_given_to_are_listed_with_the_keys_of_now(gouji: Gouji) -> None:
    config = config_path()
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\nnext_finding = "z"\n')
    lines = gouji("config", "keys").out.splitlines()
    assert next(line.split() for line in lines if "next_finding" in line)[1:] == ["z", "下一条发现"]
    assert {line.split()[0] for line in lines} == set(BY_ID) - {"choose_place"}
    assert gouji("config", "path").out == f"{config}\n"
    config.write_text('[keys]\nnext_findings = "z"\n')
    told = gouji("config", "keys")
    assert told.status == 2
    assert "next_findings" in told.err
    config.write_text("[keys")
    assert gouji("config", "keys").status == 2


def test_a_word_that_is_neither_file_nor_command_is_told_with_the_commands(gouji: Gouji) -> None:
    answer = gouji("frobnicate")
    assert answer.status == 2
    assert one_line(answer.err)
    assert "frobnicate" in answer.err
    assert "check、export、rules、config" in answer.err
    assert "check、export" not in gouji("frobnicate.txt").err


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


def test_no_output_replaces_a_report_whatever_is_forced(gouji: Gouji, tmp_path: Path) -> None:
    store = tmp_path / "audits.sqlite3"
    report = tmp_path / "r.txt"
    report.write_bytes(FAULTY.read_bytes())
    (tmp_path / "a").mkdir()
    other = tmp_path / "a" / ".." / "r.txt"
    for call in (
        ("export", report, "--format", "markdown", "--output", report),
        ("export", report, "--store", store, "--output", store),
        ("check", report, "--output", report),
        ("check", tmp_path, "--output", other),
        ("check", FAULTY, "--last-year", report, "--output", report),
    ):
        answer = gouji(*call, "--force")
        assert (answer.status, answer.out) == (2, "")
        assert one_line(answer.err)
        assert "不会被覆盖" in answer.err
    assert report.read_bytes() == FAULTY.read_bytes()
    assert store.read_bytes().startswith(b"SQLite")
    mine = tmp_path / "mine.md"
    mine.write_text("mine")
    assert "--force" in gouji("export", report, "--store", store, "--output", mine).err


def test_a_format_and_a_name_that_gainsay_each_other_are_refused(
    gouji: Gouji, tmp_path: Path
) -> None:
    answer = gouji("export", FAULTY, "--format", "docx", "--output", tmp_path / "a.md")
    assert answer.status == 2
    assert one_line(answer.err)
    assert "a.md" in answer.err
    assert not (tmp_path / "a.md").exists()
    assert gouji("export", FAULTY, "--format", "docx", "--output", tmp_path / "a").status == 0
    (tmp_path / "sent.md").mkdir()
    assert gouji("export", FAULTY, "--format", "docx", "--output", tmp_path / "sent.md").status == 0
    assert (tmp_path / "sent.md" / f"{FAULTY.stem}-audit.docx").exists()


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
