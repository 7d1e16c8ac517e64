"""Report text is data: it is shown, and neither markup nor a terminal obeys it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from parser.harmless import harmless, printable
from tests.factories import make_report
from tests.screen_driver import Desk, give, run

EVIL = (
    "[/] [red]红[/red] [@click=app.quit]x[/] \x1b]52;c;eA==\x07 \x1b[2J \x9b31m \u202e倒 $HOME {0}"
    " 1\u200b2 \ufeff\u2060 \U000e0041 \u3164 e" + "\u0301" * 12 + " \u0338x"
)


def test_markup_escape_sequences_and_bidi_marks_are_shown_never_obeyed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = make_report(
        {"t3.granted.natural": "6", "t3.granted.business": "[/b]1"},
        agency=f"机关{EVIL}",
        prose={1: f"本年度新收政府信息公开申请99件 {EVIL}"},
        path=f"evil{EVIL.replace('/', '_')}.txt",
    )
    report = replace(made, source=replace(made.source, text=harmless(made.source.text)))
    give(report, monkeypatch)

    async def work(desk: Desk) -> None:
        for keys in (["2"], ["4"], ["1"], ["e"], ["escape", "2", "n", "a"]):
            await desk.press(*keys)
            text = desk.text
            assert not set(text) & set("\x1b\x07\x9b\u202e"), keys
            assert printable(text) == text, keys
            assert len(desk.lines) == 40
            assert {cell_len(line) for line in desk.lines} == {120}
        await desk.type("[/] \u202e[b]粗[/b] \u200b\u2060")
        assert printable(desk.text) == desk.text
        await desk.press("enter", "A")
        assert printable(desk.text) == desk.text
        assert "[b]粗[/b]" in desk.text
        assert "\u202e" not in desk.text
        await desk.press("escape", "U")
        assert "[b]粗[/b]" in desk.text
        await desk.press("escape", "d")
        await desk.type("[/]")
        await desk.press("enter")
        reasons = [each.reason for each in desk.audit.session.state.decisions.values()]
        assert "[/]" in reasons

    run("made.txt", work, store=tmp_path / "a.db")
