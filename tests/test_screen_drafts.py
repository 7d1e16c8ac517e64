"""A note that was typed and not kept is there again, however the program ended."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.calling import FAULTY
from tests.screen_driver import Desk, run
from tui import settings
from tui.drafts import Drafts, Writing

if sys.platform == "win32":
    pytest.skip("signals and pseudo-terminals are of Unix", allow_module_level=True)

from bench.terminal import Terminal

REPORT = ("甲", "0" * 64, "1")
CELL = (*REPORT, "t3", "t3.granted.natural")

ENDINGS: dict[str, Callable[[Terminal], None]] = {
    "terminated": lambda terminal: terminal.signal(signal.SIGTERM),
    "hung up": lambda terminal: terminal.signal(signal.SIGHUP),
    "killed": lambda terminal: terminal.signal(signal.SIGKILL),
    "line cut": lambda terminal: terminal.hang_up(),
    "a fault of the dialog": lambda terminal: terminal.type(b"\x1b"),
}
BREAKS = """
from tui.screens.note_dialog import NoteDialog
def fault(*_): raise RuntimeError("a fault of ours")
NoteDialog.action_leave = fault
"""


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_note_that_is_being_written_outlives_the_program(tmp_path: Path, ending: str) -> None:
    code = f"import sys\nfrom tui.cli import main\n{BREAKS}\nsys.exit(main())"
    command = (sys.executable, "-c", code, str(FAULTY), "--store", str(tmp_path / "a.db"))
    surroundings = {"LANG": "zh_CN.UTF-8", "XDG_STATE_HOME": str(tmp_path)}
    with Terminal(command, surroundings) as terminal:
        terminal.until("退出")
        terminal.type(b"a")
        terminal.until("批注")
        terminal.type("请机关核实".encode())
        terminal.until("请机关核实")
        ENDINGS[ending](terminal)
        if ending == "a fault of the dialog":
            terminal.until("a fault of ours")
            terminal.signal(signal.SIGKILL)
        assert terminal.ended() != 0
    with Terminal(command, surroundings) as terminal:
        terminal.until("1 条批注写了未保存")
        terminal.type(b"a")
        terminal.until("接着未保存的草稿写")
        terminal.until("请机关核实")
        terminal.type(b"\r")
        terminal.until("请机关核实")
        terminal.type(b"q")
        assert terminal.ended() == 0
    assert not list((tmp_path / "gouji" / "drafts").iterdir()), "kept is no draft"


def test_a_draft_is_there_at_the_next_start_of_the_same_report(
    faulty: Path, tmp_path: Path
) -> None:
    async def write(desk: Desk) -> None:
        await desk.press("a")
        await desk.type("请核实")
        await desk.press("escape", "q")
        assert desk.app._exit is True, "nothing is lost by quitting"

    async def go_on(desk: Desk) -> None:
        assert "1 条批注写了未保存" in desk.told
        assert "予以公开" in desk.told, "and where"
        await desk.press("right", "a")
        assert desk.app.screen.query_one(TextArea).text == ""
        await desk.press("escape", "left", "a")
        assert desk.app.screen.query_one(TextArea).text == "请核实"
        await desk.press("ctrl+u", "escape")

    async def nothing(desk: Desk) -> None:
        assert "未保存" not in desk.told, "emptied is no draft"
        await desk.press("a")
        assert desk.app.screen.query_one(TextArea).text == ""

    for script in (write, go_on, nothing):
        run(faulty, script, store=tmp_path / "a.db")


def test_a_note_that_is_edited_and_left_as_it_was_is_no_draft(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("a")
        await desk.type("请核实")
        await desk.press("enter", "A", "enter", "escape")
        assert "草稿" not in desk.told
        assert desk.app.workspace.drafts.of(desk.audit.drafts_of) == []

    run(faulty, work, store=tmp_path / "a.db")


def test_drafts_that_cannot_be_written_are_told_before_the_program_ends(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be")
    monkeypatch.setattr(settings, "drafts_folder", lambda: tmp_path / "drafts")

    async def work(desk: Desk) -> None:
        await desk.press("a")
        await desk.type("请核实")
        await desk.press("escape", "q")
        assert desk.app.is_running
        assert desk.app._exit is False
        assert "1 条批注草稿写不进磁盘" in desk.told
        await desk.press("a")
        await desk.type("后重报")
        await desk.press("escape", "q")
        assert desk.app._exit is False, "another draft than was told"
        await desk.press("q")
        assert desk.app._exit is True

    run(faulty, work, store=tmp_path / "a.db")


def test_a_draft_is_of_its_auditor_and_report_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "drafts"
    Drafts(folder).keep(CELL, Writing("请核实", "本格"))
    drafts = Drafts(folder)
    assert drafts.of(REPORT) == [CELL]
    assert drafts.of(("乙", *REPORT[1:])) == []
    assert drafts.of((*REPORT[:2], "2")) == []
    assert drafts.get(("乙", *CELL[1:])) is None
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"where": 1, "text": 2}', b'{"where": null}'],
)
def test_a_damaged_draft_is_none(tmp_path: Path, damage: bytes) -> None:
    Drafts(tmp_path).keep(CELL, Writing("请核实", "本格"))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert Drafts(tmp_path).get(CELL) is None
    assert Drafts(tmp_path).of(REPORT) == []


def test_controls_in_a_draft_are_shown_as_marks(tmp_path: Path) -> None:
    Drafts(tmp_path).keep(CELL, Writing("请\x1b[2J核实", "本格"))
    found = Drafts(tmp_path).get(CELL)
    assert found is not None
    assert found.text == "请␛[2J核实"
