"""``gouji check``: results, formats and statuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import parser
from tests.calling import CLEAN, FAULTY, Gouji, make_pile, one_line
from tests.factories import make_report
from tui.check import one


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return make_pile(tmp_path)


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

    def broken(path: str, **options: object) -> object:
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


def test_the_second_report_of_a_file_is_told_and_can_be_chosen(
    gouji: Gouji, tmp_path: Path
) -> None:
    path = tmp_path / "two.txt"
    path.write_bytes(CLEAN.read_bytes() + b"\n\n" + FAULTY.read_bytes())
    first, second = (
        json.loads(gouji("check", path, "--format", "json", "--part", part).out)
        for part in ("1", "2")
    )
    assert (first["year"], second["year"]) == (2024, 2023)
    assert first["remarks"]
    exported = json.loads(gouji("export", path, "--part", "2", "-o", "-", "--format", "json").out)
    assert exported["year"] == 2023
    for command in ("check", "export"):
        answer = gouji(command, path, "--part", "3")
        assert answer.status == 2
        assert one_line(answer.err)
        assert str(path) in answer.err


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


def test_a_report_of_another_agency_given_as_last_years_is_told(gouji: Gouji) -> None:
    answer = gouji("check", FAULTY, "--last-year", CLEAN)
    assert one_line(answer.err)
    assert "不相衔接" in answer.err
    assert answer.status == 1


@pytest.mark.parametrize("command", ["check", "export"])
def test_settings_that_are_ignored_are_told_in_one_line_and_change_nothing_else(
    gouji: Gouji, tmp_path: Path, command: str
) -> None:
    output = ("--output", "-") if command == "export" else ()
    call = (command, FAULTY, "--format", "json", "--lang", "zh", *output)
    before = gouji(*call)
    config = tmp_path / "home" / "gouji" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('lang = "fr"\nauditor = 7\n', "utf-8")
    after = gouji(*call)
    assert after.status == before.status
    assert command == "export" or after.out == before.out
    assert one_line(after.err)
    assert "lang = fr, auditor = 7" in after.err
    assert str(config) in after.err
