"""Which pane the keys go to is to be seen, by a mark and not by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.locale import Lang
from tui.widgets.source_drawing import GUTTER
from tui.widgets.source_view import SourceView

WRONG = {"t3.granted.natural": "6"}
TITLES: dict[Lang, dict[str, str]] = {
    "zh": {"table": "2 表三", "source": "原文 made", "findings": "发现 1/1", "cell": "三、本年度"},
    "en": {"table": "2 Table 3", "source": "Source made", "findings": "Findings 1/1", "cell": "3 "},
}


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give(make_report(WRONG), monkeypatch)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_title_of_the_pane_with_the_focus_alone_is_marked(lang: Lang, tmp_path: Path) -> None:
    titles = TITLES[lang]

    async def work(desk: Desk) -> None:
        for pane in (*titles, "table"):
            assert desk.app.focused is not None
            assert desk.app.focused.id == pane
            marked = {name for name, title in titles.items() if f">{title}" in desk.text}
            assert marked == {pane}
            await desk.press("tab")

    run("made.txt", work, store=tmp_path / "a.db", lang=lang)


def test_on_the_text_its_tab_is_marked(tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("4")
        assert ">4 正文" in desk.text
        await desk.press("tab")
        assert ">4 正文" not in desk.text

    run("made.txt", work, store=tmp_path / "a.db")


def test_the_strip_of_source_that_has_no_title_has_a_bar_while_it_has_the_focus(
    tmp_path: Path,
) -> None:
    async def work(desk: Desk) -> None:
        def bars() -> list[str]:
            view = desk.audit.screen.query_one(SourceView)
            return [view.render_line(y).text[GUTTER - 1] for y in range(view.size.height)]

        assert bars() == [" "] * 4
        await desk.press("tab")
        assert bars() == ["|"] * 4
        assert ">2 表三" not in desk.text
        await desk.press("tab")
        assert bars() == [" "] * 4
        assert ">三、本年度" in desk.text

    run("made.txt", work, store=tmp_path / "a.db", size=(80, 24))


def test_the_cell_pane_tells_what_is_below_and_keeps_its_title(tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        title = next(line for line in desk.lines if "三、本年度" in line)
        assert "还有 1 行" in title
        await desk.press("tab", "tab", "end")
        title = next(line for line in desk.lines if ">三、本年度" in line)
        assert "还有" not in title
        assert "判断" in desk.text

    run("made.txt", work, store=tmp_path / "a.db", size=(80, 24))


def test_a_line_numbered_with_four_digits_loses_no_character(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(preface=f"{'依法公开政府信息' * 4}\n" * 1200), monkeypatch)

    async def work(desk: Desk) -> None:
        view = desk.audit.screen.query_one(SourceView)
        wanted = desk.audit.report.source.text.index("依法", 36_000)
        view.go_to(wanted)
        width = view.size.width - GUTTER
        rows = [view.render_line(y).text for y in range(view.size.height)]
        whole = [row for row in rows if row[:4].strip().isdecimal() and len(row[:4].strip()) == 4]
        assert whole
        for row in whole:
            assert row[GUTTER:].rstrip() == ("依法公开政府信息" * 4)[: width // 2]

    run("made.txt", work, store=tmp_path / "a.db")
