"""A folder of reports: listed, walked through, and what in it cannot be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.factories import make_report
from tests.screen_driver import Desk, run
from tui.folder_survey import beside, reports_in
from tui.locale import Lang, words
from tui.widgets.rows import RowList

SAMPLES = Path(__file__).parent.parent / "samples"


def test_a_folder_is_listed_worked_through_and_keeps_what_was_decided(
    pile: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        assert desk.screen == "FolderScreen"
        await desk.sees("3 份报告  按文件名排列  另有 1 个文件不能读")
        total = next(line for line in desk.lines if "合计" in line).split()
        files = [line.split() for line in desk.lines if line.rstrip().endswith(".txt")]
        counts = [tuple(map(int, row[-6:-2])) for row in files if "/" in row[-2] or row[-2] == "ok"]
        assert len(counts) == 3
        assert tuple(map(int, total[1:5])) == tuple(map(sum, zip(*counts, strict=True)))
        assert total[5] == f"0/{sum(map(sum, counts))}"
        assert "\x1b" not in desk.text
        row = next(line for line in desk.lines if "南浦县人民政府" in line)
        assert "2023" in row
        assert "0/1" in row
        await desk.press("s")
        await desk.sees("按错误排列")
        await desk.press("home", "enter")
        assert desk.screen == "AuditScreen"
        assert desk.audit.report.agency == "南浦县人民政府"
        await desk.press("y")
        await desk.press("right_square_bracket")
        assert desk.audit.report.agency != "南浦县人民政府", "the next report of the pile"
        await desk.press("q")
        assert desk.screen == "FolderScreen"
        row = next(line for line in desk.lines if "南浦县人民政府" in line)
        assert "1/1" in row

    run(pile, work, store=tmp_path / "a.db")


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
def test_long_names_of_files_keep_their_ends_and_a_long_list_its_totals(
    size: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / ("很长的文件夹名" * 12)
    folder.mkdir()
    for number in range(30):
        name = f"某某县各部门二〇二二年度政府信息公开工作年度报告-{number:02}.txt"
        shutil.copy(SAMPLES / "pipe-rows-2022.txt", folder / name)

    async def work(desk: Desk) -> None:
        await desk.sees("30 份报告  按文件名排列")
        rows = [line.rstrip() for line in desk.lines if line.rstrip().endswith(".txt")]
        assert len(rows) == len({row.partition("..")[2] for row in rows}) == size[1] - 4
        assert rows[0].endswith("-00.txt")
        total = desk.lines[-2]
        assert total.strip().startswith("合计")
        await desk.pilot.click(RowList, offset=(4, size[1] - 3))
        assert desk.app.screen.query_one(RowList).at == 0, "the totals are no row"
        await desk.press("end")
        assert desk.lines[-3].rstrip().endswith("-29.txt")
        assert desk.lines[-2] == total

    run(folder, work, store=tmp_path / "a.db", size=size)


def test_a_large_folder_is_read_in_several_processes(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = (SAMPLES / "pipe-rows-2022.txt").read_bytes()
    for number in range(90):
        (folder / f"{number:03}.txt").write_bytes(text + b"\n" * number)

    async def work(desk: Desk) -> None:
        await desk.sees("按文件名排列")
        await desk.press("end")
        assert "089.txt" in desk.text
        assert ".." not in next(line for line in desk.lines if "089.txt" in line)

    run(folder, work, store=tmp_path / "a.db")


def test_a_folder_that_cannot_be_read_is_told_in_the_language_of_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    async def work(desk: Desk) -> None:
        with monkeypatch.context() as locked:
            locked.setattr(Path, "iterdir", denied)
            await desk.press("o")
        assert "可能没有权限" in desk.text
        assert "Permission" not in desk.text

    run(None, work, store=tmp_path / "a.db")


def test_rules_switched_off_are_off_in_a_folder_too(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[rules]\n"t3.results_total" = "off"\n"t3.row_total" = "off"\n"t3.column_balance" = "off"\n'
    )

    async def work(desk: Desk) -> None:
        await desk.sees("3 份报告  按文件名排列  另有 1 个文件不能读")
        row = next(line for line in desk.lines if "南浦县人民政府" in line)
        assert row.split()[2] == "0"

    run(pile, work, store=tmp_path / "a.db")


def test_a_file_that_cannot_be_read_is_told_with_what_to_do(pile: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        assert desk.screen == "ErrorScreen"
        assert "打不开" in desk.text
        assert "empty.txt" in desk.text
        await desk.press("o", "escape")
        assert desk.screen == "ErrorScreen"
        await desk.press("q")

    run(pile / "empty.txt", work, store=tmp_path / "a.db")


def test_a_store_that_cannot_be_used_is_told(pile: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database" * 100)

    async def work(desk: Desk) -> None:
        assert desk.screen == "ErrorScreen"
        assert "broken.db" in desk.text

    run(pile / "cell-per-line-2024.txt", work, store=broken)


def test_the_pile_is_walked_from_a_report_that_was_opened_directly(
    pile: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("right_square_bracket")
        assert desk.screen == "ErrorScreen", "the empty file comes next"
        await desk.press("o", "escape", "q")
        assert desk.app.return_code == 0

    async def back(desk: Desk) -> None:
        await desk.press("left_square_bracket")
        assert desk.audit.report.agency is not None
        await desk.press("left_square_bracket")
        assert "第一份" in desk.told
        await desk.press("q")
        assert desk.app.return_code == 0

    run(pile / "cell-per-line-2024.txt", work, store=tmp_path / "a.db")
    run(pile / "cell-per-line-2024.txt", back, store=tmp_path / "a.db")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_that_cannot_be_read_is_no_dead_end_of_the_pile(
    lang: Lang, pile: Path, tmp_path: Path
) -> None:
    back = words(lang)("error.back")

    async def work(desk: Desk) -> None:
        await desk.press("right_square_bracket")
        assert desk.screen == "ErrorScreen"
        assert back in desk.text
        assert "[ ]" in desk.lines[-1]
        await desk.press("escape")
        assert desk.screen == "AuditScreen"
        assert desk.audit.path.name == "cell-per-line-2024.txt"
        await desk.press("right_square_bracket", "right_square_bracket")
        assert desk.screen == "AuditScreen"
        assert desk.audit.path.name == "faulty-wrong-figure-2023.txt"
        await desk.press("left_square_bracket", "left_square_bracket")
        assert desk.audit.path.name == "cell-per-line-2024.txt"

    run(pile / "cell-per-line-2024.txt", work, store=tmp_path / "a.db", lang=lang)


def test_from_a_file_of_a_folder_that_cannot_be_read_escape_leads_to_the_folder(
    pile: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        await desk.sees("3 份报告")
        desk.app.navigation.open_report(pile / "empty.txt")
        await desk.pilot.pause()
        assert desk.screen == "ErrorScreen"
        await desk.press("escape")
        assert desk.screen == "FolderScreen"

    async def alone(desk: Desk) -> None:
        await desk.press("escape")
        assert desk.screen == "ErrorScreen"
        assert words("zh")("rows.escape") in desk.told
        await desk.press("right_square_bracket")
        assert desk.audit.path.name == "faulty-wrong-figure-2023.txt"

    run(pile, work, store=tmp_path / "a.db")
    run(pile / "empty.txt", alone, store=tmp_path / "a.db")


def test_help_is_at_hand_and_escape_never_ends_the_program(pile: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        screen = desk.screen
        await desk.press("question_mark")
        assert "报告列表" in desk.text
        await desk.press("escape", "escape", "ctrl+p")
        assert desk.screen == screen
        assert "按 q 退出" in desk.told or "命令面板" in desk.told

    run(None, work, store=tmp_path / "a.db")
    run(pile, work, store=tmp_path / "a.db")


def test_what_leaving_does_is_said_by_the_footer(pile: Path, tmp_path: Path) -> None:
    async def from_folder(desk: Desk) -> None:
        await desk.sees("3 份报告  按文件名排列  另有 1 个文件不能读")
        assert "q 退出" in desk.lines[-1]
        await desk.press("end", "enter")
        assert "q 返回" in desk.lines[-1]

    async def alone(desk: Desk) -> None:
        assert "q 退出" in desk.lines[-1]

    run(pile, from_folder, store=tmp_path / "a.db")
    run(pile / "cell-per-line-2024.txt", alone, store=tmp_path / "a.db", size=(80, 24))


def test_a_folder_passes_by_what_this_program_wrote_there(tmp_path: Path) -> None:
    names = ("a.txt", "a-audit.md", "a-audit-2.docx", "README.md", "auditing.html", "~$a.docx")
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in reports_in(tmp_path)] == ["a.txt", "auditing.html"]
    assert [path.name for path in beside(tmp_path / "a.txt")] == ["a.txt", "auditing.html"]
    named = tmp_path / "a-audit.md"
    assert named in beside(named), "a file that was named is one of its folder"


def test_a_file_name_with_line_ends_and_controls_is_shown_whole_in_marks(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    text = make_report().source.text
    for name in ("甲\n乙\x1b.txt", "丙.txt"):
        (folder / name).write_text(text, "utf-8")

    async def listed(desk: Desk) -> None:
        assert "甲␤乙␛.txt" in desk.text

    async def opened(desk: Desk) -> None:
        assert desk.text.count("甲␤乙␛.txt") == 1, "the title of the source"
        await desk.press("o")
        assert "甲␤乙␛.txt" in "".join(desk.lines[4:]), "the list of files"

    run(folder, listed, store=tmp_path / "a.db")
    run(folder / "甲\n乙\x1b.txt", opened, store=tmp_path / "a.db")
