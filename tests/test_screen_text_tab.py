"""The tab of the text: its findings one by one, then all that stands below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.forms import Address
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.locale import Lang, words
from tui.widgets.text_tab import TextTab

LOW = (80, 24)
RIGHT = make_report()[Address("t3.new.total")].value
WRONG_TEXT = {1: "本年度新收政府信息公开申请99件。", 4: "本年度新收政府信息公开申请98件。"}
RIGHT_TEXT = {1: f"本年度新收政府信息公开申请{RIGHT}件。" * 6}


def rows_of(desk: Desk) -> list[str]:
    """The rows of the tab as they are painted."""
    tab = desk.audit.screen.query_one(TextTab)
    return [tab.render_line(y).text.rstrip() for y in range(tab.size.height)]


def hidden(desk: Desk, lang: Lang = "zh") -> bool:
    """Whether the tab tells that lines are below, how many there are being right."""
    tab = desk.audit.screen.query_one(TextTab)
    left = tab.total - tab.top - tab.rows_in_view
    told = words(lang)("pane.more", n=left)
    assert (rows_of(desk)[-1].strip() == told) is (left > 0)
    return left > 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("prose", "findings"), [(WRONG_TEXT, 2), (RIGHT_TEXT, 0)])
@pytest.mark.parametrize("key", ["down", "j", "pagedown", "G"])
def test_beyond_the_last_finding_the_tab_scrolls_to_its_end_and_back(
    key: str,
    prose: dict[int, str],
    findings: int,
    lang: Lang,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    give(make_report(prose=prose), monkeypatch)
    back = {"down": "up", "j": "k", "pagedown": "pageup", "G": "g"}[key]

    async def work(desk: Desk) -> None:
        place = desk.audit.position
        await desk.press("4")
        tab, at_first = desk.audit.screen.query_one(TextTab), rows_of(desk)
        ids = [each.id for each in place.text_findings()]
        assert len(ids) == findings
        assert hidden(desk, lang)
        last = "".join(piece.text for piece in tab._lines[-1]).rstrip()
        assert last not in at_first
        await desk.hold(key, 30)
        assert last in rows_of(desk)
        assert not hidden(desk, lang)
        assert place.finding_id == (ids[-1] if ids else None)
        await desk.hold(back, 30)
        assert rows_of(desk) == at_first
        assert place.finding_id == (ids[0] if ids else None)

    run("made.txt", work, store=tmp_path / "a.db", size=LOW, lang=lang)


def test_back_up_the_chosen_finding_is_in_view_again_before_another_is_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(prose=WRONG_TEXT), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("4", "G")
        tab, chosen = desk.audit.screen.query_one(TextTab), desk.audit.position.finding_id
        below = tab.top - tab._chosen.start
        assert below > 0
        for _ in range(below):
            await desk.press("up")
            assert desk.audit.position.finding_id == chosen
        await desk.press("up")
        assert desk.audit.position.finding_id != chosen

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)


def test_where_all_of_it_fits_no_row_is_kept_for_what_is_further_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(prose=WRONG_TEXT), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("4")
        assert hidden(desk)
        await desk.pilot.resize_terminal(120, 70)
        await desk.pilot.pause()
        tab = desk.audit.screen.query_one(TextTab)
        assert tab.rows_in_view == tab.size.height >= tab.total
        assert not hidden(desk)

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)


def test_the_chosen_finding_is_told_by_a_mark_and_not_by_its_colour_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(prose=WRONG_TEXT), monkeypatch)

    def marked(desk: Desk) -> list[int]:
        tab = desk.audit.screen.query_one(TextTab)
        chosen = desk.audit.position.finding_id
        rows = rows_of(desk)
        found = [y for y, row in enumerate(rows) if row.startswith(">")]
        assert [tab._ids[tab.top + y] for y in found] == [chosen]
        return found

    async def work(desk: Desk) -> None:
        await desk.press("4")
        first = marked(desk)
        await desk.press("down")
        assert marked(desk) > first

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)
