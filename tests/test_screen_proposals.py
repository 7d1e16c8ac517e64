"""What ``s`` would change is to be seen before it is done: the figures first, then their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui import settings
from tui.locale import LANGUAGES, Lang, words

WRONG = {"t3.granted.natural": "6"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
def test_the_change_is_in_view_before_its_place_wherever_the_cursor_is(
    size: tuple[int, int], lang: Lang, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(WRONG), monkeypatch)

    async def work(desk: Desk) -> None:
        assert " s 6 → 5 " in desk.text
        await desk.press("down")
        assert desk.audit.position.cell == "t3.partly_granted.natural"
        offered = next(line for line in desk.lines if "  s 6 → 5 " in line)
        assert ("(一)予以公开" if lang == "zh" else "Granted") in offered

    run("made.txt", work, store=tmp_path / "a.db", size=size, lang=lang)


def test_each_of_several_changes_stands_before_its_own_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.new.natural": "2", "t3.new.business": "10"}), monkeypatch)

    async def work(desk: Desk) -> None:
        finding = desk.audit.position.finding
        assert finding is not None
        changes = next(each.changes for each in finding.proposals if len(each.changes) > 1)
        assert len(changes) == 2
        await desk.press("S")
        shown = "".join(line.strip("│ ") for line in desk.lines)
        for change in changes:
            assert f"{change.printed} → {change.proposed} 表三「一、本年新收申请" in shown

    run("made.txt", work, store=tmp_path / "a.db", size=(80, 24))


def test_a_single_proposal_is_shown_in_full_as_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(WRONG), monkeypatch)

    async def work(desk: Desk) -> None:
        finding = desk.audit.position.finding
        assert finding is not None
        assert len(finding.proposals) == 1
        await desk.press("S")
        assert desk.screen == "ChoiceDialog"
        assert "6 → 5 表三「(一)予以公开 ・ 自然人」" in desk.text
        await desk.press("enter")
        assert desk.audit.session.state.corrections

    run("made.txt", work, store=tmp_path / "a.db", size=(80, 24))


def test_a_finding_that_is_not_chosen_offers_no_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(WRONG), monkeypatch)

    async def work(desk: Desk) -> None:
        desk.audit.position.finding_id = None
        desk.audit.sync()
        assert " s 6 → 5" not in desk.text
        assert "6 → 5" in desk.text

    run("made.txt", work, store=tmp_path / "a.db")


def test_undo_and_history_tell_a_change_by_an_arrow_and_in_ascii_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(WRONG), monkeypatch)

    async def arrow(desk: Desk, sign: str) -> None:
        await desk.press("s", "u")
        assert f"6 {sign} 5" in desk.told
        await desk.press("U")
        assert f"6 {sign} 5" in desk.text
        await desk.press("escape", "S")
        assert f"6 {sign} 5" in desk.text

    async def plain(desk: Desk) -> None:
        await arrow(desk, "->")
        assert "→" not in desk.text

    run("made.txt", lambda desk: arrow(desk, "→"), store=tmp_path / "a.db")
    settings.config_path().write_text("ascii = true", "utf-8")
    run("made.txt", plain, store=tmp_path / "b.db")


def test_only_arrows_of_the_catalogue_are_written_in_ascii() -> None:
    for lang in LANGUAGES:
        plain, usual = words(lang, ascii_arrows=True), words(lang)
        assert not any("→" in text for text in plain.catalogue.values())
        assert plain("change", before="→", after="1") == "→ -> 1"
        assert usual("change", before="7", after="1") == "7 → 1"
