"""Pictures painted cell by cell: every glyph in its own place, so that columns are straight."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.picture import CELL_HEIGHT, CELL_WIDTH, strips_of, svg

_PLACE = re.compile(r'<tspan x="(\d+)">(.)</tspan>')


def test_a_glyph_after_wide_characters_stands_in_its_own_column() -> None:
    picture = svg([Strip([Segment("表三a", Style(color="red")), Segment("<&>", Style())])], "x")
    places = {glyph: int(x) for x, glyph in _PLACE.findall(picture)}
    assert places["表"] == 0
    assert places["三"] == 2 * CELL_WIDTH
    assert places["a"] == 4 * CELL_WIDTH
    assert '<tspan x="50">&lt;</tspan>' in picture
    ElementTree.fromstring(picture)


def test_the_screen_is_painted_whole_at_every_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    for width, height in ((120, 40), (100, 30), (80, 24)):
        strips = asyncio.run(strips_of(Path("made.txt"), (width, height)))
        assert [strip.cell_length for strip in strips] == [width] * height
        root = ElementTree.fromstring(svg(strips, "gouji"))
        assert root.attrib["viewBox"] == f"0 0 {width * CELL_WIDTH} {height * CELL_HEIGHT}"


def test_no_row_of_the_table_is_pushed_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "—", "t3.new.business": "12345"}), monkeypatch)
    strips = asyncio.run(strips_of(Path("made.txt"), (120, 40), keys=["2", "G"]))
    left = [strip.crop(0, 79) for strip in strips[6:31]]
    rules = {
        tuple(place for place, cell in enumerate(_cells(strip)) if cell in ("\u2502", "+", "="))[
            -6:
        ]
        for strip in left
    }
    assert len(rules) == 1, "the rules of all rows stand in the same columns"
    assert not any(set(strip.text) & set("—“”…·") for strip in left)


def _cells(strip: Strip) -> list[str]:
    """The text of a strip by cells; the second cell of a wide character is empty."""
    from rich.cells import cell_len

    found: list[str] = []
    for character in strip.text:
        found += [character, *[""] * (cell_len(character) - 1)]
    return found


def test_with_plain_rules_nothing_is_drawn_that_terminals_disagree_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("ascii = true")
    report = make_report({"t3.granted.natural": "6"}, prose={1: "新收“三安全”申请10件……"})
    give(report, monkeypatch)

    async def work(desk: Desk) -> None:
        for key in ("down", "a", "U", "e", "question_mark", "o", "enter", "slash", "ctrl+p"):
            await desk.press(key)
            left = "\n".join(line[:79] for line in desk.lines)
            drawn = {each for each in left if "\u2190" <= each <= "\u2bff" and each != "・"}
            assert not drawn, key
            assert not set(left) & set("…—“”·🔎"), key
            await desk.press("escape")

    run("made.txt", work, store=tmp_path / "a.db")
