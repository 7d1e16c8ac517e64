"""One declaration per action: keys, words, handlers and help agree."""

from __future__ import annotations

import re
import string
from collections import Counter
from pathlib import Path

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.binding import Binding

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.commands import COMMANDS, GROUPS, Situation, bindings
from tui.locale import LANGUAGES, Lang, en_screen, words, zh_screen
from tui.screens.actions import HANDLERS
from tui.widgets.footer import footer_line


def test_every_action_has_a_handler_and_its_words_in_both_languages() -> None:
    assert {command.id for command in COMMANDS} == set(HANDLERS)
    for lang in LANGUAGES:
        for command in COMMANDS:
            assert words(lang)(f"command.{command.id}")
            assert command.group in GROUPS
            if command.id != "choose_place":
                assert words(lang)(f"help.{command.id}")


def test_both_catalogues_say_the_same_things_with_the_same_facts() -> None:
    formatter = string.Formatter()
    stacks = {key for key in en_screen.WORDS if key.startswith(("stack.", "head."))}
    assert set(zh_screen.WORDS) == set(en_screen.WORDS) - stacks
    for key, text in zh_screen.WORDS.items():
        facts = {name for _, name, _, _ in formatter.parse(text) if name}
        assert facts == {name for _, name, _, _ in formatter.parse(en_screen.WORDS[key]) if name}, (
            key
        )


def test_no_key_is_bound_twice_and_every_letter_has_a_twin() -> None:
    keys = Counter(
        key for each in bindings() if isinstance(each, Binding) for key in each.key.split(",")
    )
    assert [key for key, count in keys.items() if count > 1] == []
    for command in COMMANDS:
        lone = len(command.keys) == 1 and command.keys[0].isalpha() and len(command.keys[0]) == 1
        assert not lone, f"{command.id} is dead while an input method is on"
        assert not any("ctrl+shift" in key for key in command.keys)


def test_every_letter_has_a_twin_that_terminals_send_and_do_not_take_themselves() -> None:
    sent = {
        keys[0].value
        for keys in ANSI_SEQUENCES_KEYS.values()
        if isinstance(keys, tuple) and len(keys) == 1
    }
    taken = {"f10", "f11"}  # the menu and the whole screen
    for command in COMMANDS:
        # Alt with an arrow comes as Escape and the arrow.
        modified = {key for key in command.keys if key.startswith(("ctrl+", "alt+"))}
        assert modified <= sent, command.id
        if command.keys[0].isalpha() and len(command.keys[0]) == 1:
            assert set(command.keys) & sent - taken, command.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_footer_never_runs_over_and_shows_only_what_is_possible(lang: str) -> None:
    spoken = words("zh" if lang == "zh" else "en")
    for width in (80, 100, 120):
        for now in (Situation(), Situation(on_finding=True, proposals=2, can_undo=True, files=3)):
            line = footer_line(now, spoken, width)
            from rich.cells import cell_len

            assert sum(cell_len(piece.text) for piece in line) <= width
            shown = {piece.text for piece in line}
            assert ("s" in shown) == bool(now.proposals)
            assert "Enter" in shown


def keys_in_the_footer(now: Situation, lang: Lang, width: int = 80) -> set[str]:
    return {piece.text for piece in footer_line(now, words(lang), width) if piece.look == "key"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_narrow_footer_keeps_the_decisions_and_how_to_export_and_leave(lang: Lang) -> None:
    now = Situation(on_finding=True, proposals=1, can_undo=True, files=7)
    assert {"n/p", "Enter", "s", "y", "d", "e", "?", "q"} <= keys_in_the_footer(now, lang)
    plain = Situation(on_finding=True, files=7)
    assert {"y", "d", "e", "[ ]", "?", "q"} <= keys_in_the_footer(plain, lang)
    assert keys_in_the_footer(now, lang, 120) >= {"a", "u", "o", "[ ]"}


def test_keys_are_remapped_from_the_config_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text('[keys]\nnote = "z"\n', "utf-8")
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("a")
        assert len(desk.app.screen_stack) == 1
        await desk.press("z")
        assert len(desk.app.screen_stack) == 2
        await desk.press("escape")
        assert "z 批注" in desk.lines[-1]
        await desk.press("question_mark", "pagedown", "pagedown")
        assert re.search(r"z +批注", desk.text)

    run("made.txt", work, store=tmp_path / "a.db")


@pytest.mark.parametrize(
    ("config", "message"),
    [("[keys\n", "有误（"), ('[keys]\nnotes_ = "z"\n', "没有的操作 notes_")],
)
def test_what_a_config_file_has_wrong_is_told_and_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, config: str, message: str
) -> None:
    (tmp_path / "config.toml").write_text(config, "utf-8")
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        assert message in desk.told

    run("made.txt", work, store=tmp_path / "a.db")


def test_help_and_palette_name_every_possible_action(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("question_mark")
        assert "按 n 到下一条" in desk.text
        await desk.press("end")
        assert "命令面板" in desk.text
        await desk.press("escape", "ctrl+p")
        await desk.type("换配色")
        await desk.press("enter")
        assert desk.app.theme != "gouji-dark"

    run("made.txt", work, store=tmp_path / "a.db")
