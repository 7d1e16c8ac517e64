"""Messages: whole rows that cut no character, and never a key that does nothing silently."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.factories import make_report
from tests.screen_driver import Desk, give, paints_of, run
from tui import messages
from tui.app import GoujiApp
from tui.commands import COMMANDS, Situation
from tui.locale import LANGUAGES, words
from tui.picture import frame
from tui.widgets.titled import TitledPane


def seen_after(keys: str, size: tuple[int, int], store: Path) -> list[str]:
    """The lines of the screen with its messages, which tests do not paint otherwise."""

    async def main() -> list[str]:
        app = GoujiApp("made.txt", store=store, lang="zh")
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await pilot.press(*keys.split())
            await pilot.pause()
            return [strip.text for strip in frame(app)]

    return asyncio.run(main())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_a_message_is_whole_and_hides_only_the_footer(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    said = words("zh")("findings.all_decided")
    before = seen_after("y", size, tmp_path / "a.db")
    assert before[-1].strip() == said
    assert not any(said[:5] in line for line in before[:-1])
    assert "原文 6" in "\n".join(before), "what it speaks of is still to be seen"


def test_newer_news_takes_the_place_of_older(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    lines = seen_after("y u ctrl+r u", (120, 40), tmp_path / "a.db")
    assert lines[-1].strip().startswith("已撤销")
    assert not any(line.strip().startswith(("已撤销", "已重做")) for line in lines[:-1])


def test_a_warning_said_twice_stands_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    lines = seen_after("greater_than_sign greater_than_sign", (120, 40), tmp_path / "a.db")
    assert sum("未移动" in line for line in lines) == 1


def test_the_title_of_a_cell_never_loses_its_column(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("down", "down", "down", "right")
        assert desk.audit.position.cell == "t3.partly_granted.business"
        title = next(line for line in desk.lines if "结果 > (二)部分公开(区分" in line)
        assert ".. ・ 商业企业" in title

    run("made.txt", work, store=tmp_path / "a.db", size=(80, 24))


def test_whose_report_it_is_gives_way_to_no_noughts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("s")
        for size in ((160, 40), (120, 40), (100, 30), (80, 24)):
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
            assert "青石县人民政府 2023" in desk.lines[0], size
            assert "* corrected 1" in desk.lines[0]
            assert ("warnings 0" in desk.lines[0]) is (size[0] >= 120)

    run("made.txt", work, store=tmp_path / "a.db", lang="en")


def test_what_was_said_of_a_moment_goes_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        for keys in (("down",), ("n",), ("3",), ("enter", "4", "enter"), ("L",)):
            await desk.press("y", "u")
            assert "已撤销" in desk.told
            await desk.press(*keys)
            await desk.pilot.pause()
            assert not desk.told, keys
            await desk.press("u", "2", "home")

    run("made.txt", work, store=tmp_path / "a.db")


def test_a_message_goes_in_the_paint_of_the_key_that_ends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def main() -> None:
        app = GoujiApp("made.txt", store=tmp_path / "a.db", lang="zh")
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await pilot.pause()
            desk = Desk(app, pilot)
            await desk.press("y", "u")
            assert "已撤销" in desk.lines[-1]
            frames = paints_of(app, monkeypatch)
            await desk.key("down")
            assert len([frame for frame in frames if frame is not None]) == 1
            assert "n/p 发现" in desk.lines[-1]

    asyncio.run(main())


def test_the_place_among_the_findings_is_told_at_every_width(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = {"t2.licensing.decisions": "1O", "t2.normative_documents.in_force": ""}
    prose = {1: "本年度新收政府信息公开申请99件。"}
    give(make_report(wrong | {"t3.granted.natural": "6"}, prose=prose), monkeypatch)

    async def work(desk: Desk) -> None:
        assert "Findings 1/4, 4 open" in desk.text
        await desk.pilot.resize_terminal(80, 24)
        await desk.pilot.pause()
        tabs = next(line for line in desk.lines if "1 Table 2" in line)
        assert "1/4 (4)" in tabs

    run("made.txt", work, store=tmp_path / "a.db", lang="en")


def test_over_a_dialog_a_message_is_at_the_top(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    lines = seen_after("y a", (120, 40), tmp_path / "a.db")
    assert lines[0].strip() == words("zh")("findings.all_decided")
    assert "Esc 留作草稿" in lines[-2]
    assert lines[-1].startswith("\u2514")


def test_a_message_stands_on_the_screen_in_front_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)
    lines = seen_after("y U", (120, 40), tmp_path / "a.db")
    said = words("zh")("findings.all_decided")
    assert [index for index, line in enumerate(lines) if said in line] == [0]


def test_an_error_stays_when_news_comes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        messages.show(desk.app, "坏了", severity="error")
        for text in ("一", "二"):
            messages.show(desk.app, text)
            await desk.pilot.pause()
        assert desk.told.split("\n") == ["坏了", "二"]

    run("made.txt", work, store=tmp_path / "a.db")


def test_an_action_that_is_not_possible_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        for key, why in (
            ("d", "why.not_open"),
            ("y", "why.not_open"),
            ("s", "why.no_proposal"),
            ("r", "why.not_decided"),
            ("u", "undo.nothing"),
            ("delete", "why.not_corrected"),
            ("right_square_bracket", "why.only_file"),
            ("P", "why.only_part"),
            ("m", "why.sound"),
        ):
            await desk.press(key)
            assert words("zh")(why) in desk.told, key
        for keys, why in (
            (("4", "m"), "why.on_text"),
            (("c",), "why.on_text"),
            (("s",), "why.no_proposal_here"),
            (("2", "tab", "m"), "why.elsewhere"),
            (("s",), "why.no_proposal_here"),
        ):
            await desk.press(*keys)
            assert words("zh")(why) in desk.told, keys
        await desk.press("escape")
        assert desk.audit.situation().focus == "table", "what it says is what helps"

    run(tmp_path / "made.txt", work, store=tmp_path / "a.db")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_its_words(lang: str) -> None:
    spoken = words("zh" if lang == "zh" else "en")
    for command in COMMANDS:
        for now in (Situation(), Situation(on_cell=False), Situation(focus="source")):
            assert spoken(command.why_not(now))


def test_the_palette_asks_and_answers_in_the_language_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("ctrl+p")
        assert words("zh")("palette.ask") in desk.text
        await desk.type("没有的")
        await desk.sees(words("zh")("palette.nothing"))

    run("made.txt", work, store=tmp_path / "a.db")


@pytest.mark.parametrize(("size", "times"), [((120, 40), 2), ((80, 24), 1)])
def test_a_finding_in_the_text_is_said_once_in_its_list_and_its_figures_below(
    size: tuple[int, int], times: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(prose={1: "本年度新收政府信息公开申请99件。"}), monkeypatch)

    async def work(desk: Desk) -> None:
        assert desk.audit.position.tab == "text"
        text = "".join("".join(line.split()) for line in desk.lines)
        assert text.count('正文"新收政府信息公开申请99件"') == times, desk.text
        pane = desk.lines[desk.audit.screen.query_one(TitledPane).region.y :]
        assert "正文与表格" in pane[0]
        assert "第 " in pane[0]
        assert "对照 一、本年新收政府信息公开申请数量 ・ 总计 12" in pane[1]
        assert " · " not in desk.text, "one joiner"

    run("made.txt", work, store=tmp_path / "a.db", size=size)


def test_what_was_found_out_of_a_cell_stands_in_one_column() -> None:
    for lang in LANGUAGES:
        said = words(lang)("cell.evidence")
        assert len(said) - len(said.lstrip()) == 2, "as the diagnosis"


def test_a_decided_finding_can_be_reopened_from_its_cell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        finding = desk.audit.position.finding_id
        await desk.press("y", "ctrl+home")
        assert desk.audit.position.cell == "t3.new.natural"
        desk.audit.position.finding_id = None
        await desk.press("down", "down", "up", "down")
        assert desk.audit.position.cell == "t3.granted.natural"
        assert desk.audit.position.finding_id == finding
        await desk.press("r")
        assert not desk.audit.session.state.decisions

    run("made.txt", work, store=tmp_path / "a.db")


def test_a_refusal_is_over_with_the_next_step(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        for key in ("down", "n", "2"):
            await desk.press("greater_than_sign")
            assert "未移动" in desk.told
            await desk.press(key)
            assert "未移动" not in desk.told
        await desk.press("greater_than_sign", "slash")
        await desk.type("公开")
        await desk.press("enter")
        assert desk.told == "", "a search has moved on"
        await desk.press("n")
        assert "共 14 处" in desk.text
        await desk.press("c", "down")
        assert desk.told == "", "nor does it outlive a move within one pane"

    run(faulty, work, store=tmp_path / "a.db")
