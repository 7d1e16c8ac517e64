"""Why a cell was read as it was, on the screen: the words of ``gouji explain``, behind one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

import parser
from parser.explaining import explain
from parser.forms import Address
from parser.report import Meaning
from tests.calling import SAMPLES
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.explanation import told_lines
from tui.locale import LANGUAGES, Lang, words
from tui.screens.explanation import explanation_lines
from tui.screens.text_dialog import TextDialog
from tui.widgets.pane import Pane
from tui.widgets.wrapping import steady

SHIFTED = SAMPLES / "faulty-shifted-row-2022.txt"
GRANTED = Address("t3.granted.natural")
NARROW = 34  # narrower than any dialog: names take several rows
SIZES = [(80, 24), (100, 30), (120, 40), (200, 50)]


async def rows_seen(desk: Desk) -> list[str]:
    """Every row of the dialog, scrolled through from its first to its last."""
    assert isinstance(desk.app.screen, TextDialog)
    pane = desk.app.screen.query_one(Pane)
    seen: dict[int, str] = {}
    await desk.press("home")
    while len(seen) < pane.total:
        for row in range(min(pane.size.height, pane.total - pane.top)):
            seen[pane.top + row] = pane.render_line(row).text.rstrip()
        await desk.press("pagedown")
    return [seen[row] for row in sorted(seen)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_every_line_that_the_command_prints_is_on_the_screen_and_the_audit_stays_as_it_is(
    size: tuple[int, int], lang: Lang, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        audit = desk.audit
        audit.position.go_to(GRANTED)
        await desk.press("w")
        assert desk.screen == "ExplanationScreen"
        seen = "".join("".join(await rows_seen(desk)).split())
        for line in told_lines(explain(audit.report, GRANTED), audit.report, words(lang)):
            assert "".join(steady(line.text).split()) in seen
        await desk.press("escape")
        assert desk.screen == "AuditScreen"
        assert audit.session.state.history == ()
        assert audit.position.cell == GRANTED

    run(SHIFTED, work, store=tmp_path / "a.db", size=size, lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [NARROW, 76, 106])
def test_scores_stand_below_each_other_and_what_they_are_of_hangs_beside_them(
    width: int, lang: Lang
) -> None:
    report = parser.read(SHIFTED)
    told = explain(report, GRANTED)
    lines = explanation_lines(told, report, words(lang), width)
    rows = ["".join(piece.text for piece in line) for line in lines]
    assert all(cell_len(row) <= width for row in rows)
    scores = [f"{one.score:.1f}" for one in (*told.layouts, *told.rows)]
    scored = [row for row in rows if row[4:12].strip() in scores]
    assert [row[4:12].strip() for row in scored] == scores
    assert [row[2] == "*" for row in scored] == [one.taken for one in (*told.layouts, *told.rows)]
    assert all(row[12:14] == "  " and row[14] != " " for row in scored)
    further = [row for row in rows if row.startswith(" " * 5) and row not in scored]
    assert all(row[:14].isspace() and row[14] != " " for row in further)
    assert bool(further) == (width == NARROW)


@pytest.mark.parametrize("key", ["w", "ctrl+a"])
def test_the_key_that_opened_it_closes_it_and_the_source_may_have_the_focus(
    key: str, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("tab", key)
        assert desk.screen == "ExplanationScreen"
        await desk.press(key)
        assert desk.screen == "AuditScreen"
        assert desk.audit.panes.focused == "source"

    run(SHIFTED, work, store=tmp_path / "a.db")


def test_what_the_explanation_and_the_help_say_follows_the_language(tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        for key, chinese, english in (
            ("w", "这一格为何这样识别", "Why this cell was read so"),
            ("question_mark", "发现的问题", "Findings"),
        ):
            await desk.press(key)
            assert chinese in desk.text
            await desk.press("L")
            assert english in desk.text
            assert "Esc leaves" in desk.text
            assert chinese not in desk.text
            await desk.press("ctrl+l")
            assert chinese in desk.text
            await desk.press("escape")
        assert desk.screen == "AuditScreen"

    run(SHIFTED, work, store=tmp_path / "a.db")


def test_keys_of_the_user_open_and_close_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys]\nexplain = "z"\nhelp = "i"\n', "utf-8")

    async def work(desk: Desk) -> None:
        await desk.press("w")
        assert desk.screen == "AuditScreen"
        for key, screen in (("z", "ExplanationScreen"), ("i", "HelpScreen")):
            await desk.press(key)
            assert desk.screen == screen
            await desk.press(key)
            assert desk.screen == "AuditScreen"

    run(SHIFTED, work, store=tmp_path / "a.db")


def test_in_the_text_where_there_is_no_cell_the_key_says_where_there_are_some(
    tmp_path: Path,
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("4", "w")
        assert desk.screen == "AuditScreen"
        assert "请先按 1、2 或 3 到一张表" in desk.told

    run(SHIFTED, work, store=tmp_path / "a.db")


def test_of_a_cell_that_the_file_lacks_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = make_report(missing_tables=["t3"])
    give(report, monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("2", "w")
        assert desk.audit.report[desk.audit.position.cell].meaning is Meaning.ABSENT
        assert "文件里没有这个单元格的位置" in desk.text
        assert "得分" not in desk.text

    run("made.txt", work, store=tmp_path / "a.db")


def test_what_a_report_prints_is_shown_and_never_obeyed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({GRANTED: "[@click=app.quit]5[/] \x1b]2;x\x07 \u202e{0}"}), monkeypatch)

    async def work(desk: Desk) -> None:
        desk.audit.position.go_to(GRANTED)
        await desk.press("w")
        assert "[@click=app.quit]5[/] \u241b]2;x\u2407 \u2426{0}" in desk.text
        await desk.pilot.click(Pane, offset=(14, 1))
        assert desk.screen == "ExplanationScreen"

    run("made.txt", work, store=tmp_path / "a.db")
