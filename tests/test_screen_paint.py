"""One key, one paint: nothing is laid out again and no pane lags behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import make_report
from tests.screen_driver import Desk, give, paints_of, run
from tui.looks import styles
from tui.widgets.source_view import SourceView

KEYS = (
    *("down", "right", "down", "left", "up", "end", "home", "pagedown", "pageup"),
    *("n", "p", "1", "3", "2", "ctrl+end", "ctrl+home"),
)

PANE_KEYS = (
    *("4", "2", "4", "1", "3", "2", "tab", "tab", "shift+tab", "shift+tab"),
    *("tab", "down", "enter", "t", "t"),
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_every_key_that_moves_is_one_paint(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(
        make_report({"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"}),
        monkeypatch,
    )

    async def work(desk: Desk) -> None:
        await desk.settled()
        frames = paints_of(desk.app, monkeypatch)
        for key in KEYS:
            place = desk.audit.position
            before = (place.tab, place.cell, place.finding_id)
            frames.clear()
            await desk.key(key)
            changed = before != (place.tab, place.cell, place.finding_id)
            painted = [frame for frame in frames if frame is not None]
            assert len(painted) <= (1 if changed else 0), key
            assert not changed or painted, key

    run("made.txt", work, store=tmp_path / "a.db", size=size)


def test_another_pane_tab_or_writing_is_one_paint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}, preface="政府信息公開\n"), monkeypatch)

    async def work(desk: Desk) -> None:
        # The text has no size until it was looked at once.
        for key in ("4", "2"):
            await desk.key(key)
        frames = paints_of(desk.app, monkeypatch)
        for key in PANE_KEYS:
            frames.clear()
            await desk.key(key)
            assert len([frame for frame in frames if frame is not None]) == 1, key

    run("made.txt", work, store=tmp_path / "a.db")


def test_the_source_is_shown_in_simplified_characters_and_as_published_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({}, preface="政府信息公開\n"), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("tab", "pageup", "pageup", "2")
        assert "政府信息公開" in desk.text
        await desk.press("t")
        assert "政府信息公开" in desk.text
        assert "公開" not in desk.text
        await desk.press("t")
        assert "政府信息公開" in desk.text

    run("made.txt", work, store=tmp_path / "a.db")


def test_every_place_of_a_search_stands_out_until_the_search_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({}, preface="公开、公开、公开、\n" * 300), monkeypatch)

    def places(desk: Desk) -> str:
        """The places that stand out in view, in order: ``.``, the chosen one ``X``."""
        view, grounds = desk.audit.screen.query_one(SourceView), styles(desk.app.theme)
        signs = {grounds["mark-search"].bgcolor: ".", grounds["mark-found"].bgcolor: "X"}
        segments = [each for y in range(view.size.height) for each in view.render_line(y)]
        return "".join(
            signs[each.style.bgcolor]
            for each in segments
            if each.text.startswith("公") and each.style and each.style.bgcolor in signs
        )

    async def work(desk: Desk) -> None:
        await desk.press("tab", "pageup", "pageup", "slash")
        await desk.type("公开")
        await desk.press("enter", "n", "n", "n")
        shown, at = places(desk), desk.audit.search.at
        assert shown.count("X") == 1
        assert shown.count(".") > 20
        await desk.press("n")
        assert places(desk).index("X") == shown.index("X") + 1
        assert desk.audit.search.at == at + 1
        await desk.press("p")
        assert places(desk) == shown
        await desk.press("escape")
        assert places(desk) == ""

    run("made.txt", work, store=tmp_path / "a.db")


def test_a_cursor_move_lays_nothing_out_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        laid_out: list[object] = []
        monkeypatch.setattr(
            desk.audit.screen, "_refresh_layout", lambda *given, **named: laid_out.append(given)
        )
        for key in ("down", "right", "n", "p", "1", "2"):
            await desk.key(key)
        assert not laid_out

    run("made.txt", work, store=tmp_path / "a.db")
