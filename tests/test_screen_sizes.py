"""What is in view: after the window grew, after a jump, and under the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.forms import Address
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.widgets.form_table import FormTable
from tui.widgets.scrolled import Scrolled
from tui.widgets.source_view import SourceView

LOW = (80, 24)


def in_view(table: FormTable, cell: str) -> bool:
    assert table._grid is not None
    line = table._grid.places[Address(cell)][0] - table._grid.frozen
    return table.top <= line < table.top + table.rows_in_view


@pytest.mark.parametrize("grown", [(120, 40), (200, 60), (80, 60)])
def test_no_line_stays_hidden_above_empty_space_in_a_window_that_grew(
    grown: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(preface="说明\n" * 50), monkeypatch)

    async def work(desk: Desk) -> None:
        table, source = (
            desk.audit.screen.query_one(FormTable),
            desk.audit.screen.query_one(SourceView),
        )
        await desk.press("G")
        assert table.top > 0
        await desk.press("tab", "G")
        await desk.pilot.resize_terminal(*grown)
        await desk.pilot.pause()
        panes: tuple[Scrolled, ...] = (table, source)
        for pane in panes:
            assert pane.top <= max(0, pane.total - pane.rows_in_view)
        assert "一、本年新收" in desk.text

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)


def test_a_jump_to_a_finding_shows_the_total_that_its_cell_disagrees_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = {"t3.unprocessed_repeat.natural": "4", "t4.count.litigation_after_total": "4"}
    give(make_report(wrong), monkeypatch)

    async def work(desk: Desk) -> None:
        table = desk.audit.screen.query_one(FormTable)
        for keys in ((), ("g", "n", "n"), ("3", "g", "2", "n", "p")):
            await desk.press(*keys)
            while desk.audit.position.cell != "t3.unprocessed_repeat.natural":
                await desk.press("n")
            assert in_view(table, "t3.unprocessed_repeat.natural")
            assert in_view(table, "t3.total.natural")

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)


def test_a_jump_shows_rows_around_its_cell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give(make_report({"t3.denied_internal.natural": "3"}), monkeypatch)

    async def work(desk: Desk) -> None:
        table = desk.audit.screen.query_one(FormTable)
        assert desk.audit.position.cell == "t3.denied_internal.natural"
        grid = table._grid
        assert grid is not None
        line = grid.places[desk.audit.position.cell][0] - grid.frozen
        assert table.top <= line - 3
        assert line + 3 < table.top + table.rows_in_view

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)


def test_a_cell_that_is_clicked_stays_under_the_mouse(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.unavailable_not_held.business": "3"}), monkeypatch)

    async def work(desk: Desk) -> None:
        table = desk.audit.screen.query_one(FormTable)
        await desk.press("g")
        desk.audit.position.finding_id = None
        desk.audit.sync()
        while not in_view(table, "t3.unavailable_not_held.business"):
            table.scroll_lines(table.top + 1)
        grid, top = table._grid, table.top
        assert grid is not None
        line, slot = grid.places[Address("t3.unavailable_not_held.business")]
        await desk.pilot.click(FormTable, offset=(slot.x + 2, line - top))
        await desk.pilot.pause()
        assert desk.audit.position.cell == "t3.unavailable_not_held.business"
        assert desk.audit.position.finding is not None, "its total is below the last row"
        assert table.top == top

    run("made.txt", work, store=tmp_path / "a.db", size=LOW)
