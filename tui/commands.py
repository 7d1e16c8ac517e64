"""Every action of the audit screen, declared once: its keys, where it stands, when it can be done.

The bindings, the footer, the palette, the help and the remapping of keys are all made from
these declarations; the words are ``command.<id>`` and ``help.<id>`` of the locale, and what an
action does is the function of its name in ``tui.screens.actions``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from textual.binding import Binding, BindingType

from tui.key_names import key_words


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which actions are possible now."""

    focus: str = "table"
    on_cell: bool = True
    on_finding: bool = False
    decided: bool = False
    open_findings: int = 1
    proposals: int = 0
    corrected: bool = False
    questioned: bool = False  # a finding names the cell, or it was corrected or given a cause
    can_undo: bool = False
    can_redo: bool = False
    offers: int = 0  # audits of other files that may be of the same report
    files: int = 0
    parts: int = 1
    below: bool = False  # leaving leads back to another screen
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys that the user gave actions, by their ids."""


When = Callable[[Situation], bool]


def _always(_: Situation) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One action. ``keys`` are Textual's names, the first of them the one that is shown.

    ``footer`` is its rank in the footer, 0 for not there, and ``offered`` says when it is worth
    a place there. ``hint`` is how the key is written for people where that is not the key itself.
    It is ``always_shown`` there, whatever else has to give way; those with the highest
    ``yields`` give way first.
    ``why`` is the key of the words that say why the action is not possible here.
    """

    id: str
    keys: tuple[str, ...]
    group: str
    footer: int = 0
    hint: str = ""
    when: When = _always
    offered: When = _always
    why: str = "why.elsewhere"
    always_shown: bool = False
    yields: int = 0

    def why_not(self, now: Situation) -> str:
        """The key of the words that say why it is not possible now, and what can be done."""
        if _cell(now):
            return self.why
        why = "why.elsewhere" if self.group == "cell" else self.why
        # From the text Escape leads to no cell, and away from cells Enter corrects none.
        on_text = {} if now.on_cell else {"why.elsewhere": "why.on_text"}
        return (on_text | {"why.no_proposal": "why.no_proposal_here"}).get(why, why)

    def keys_now(self, now: Situation) -> tuple[str, ...]:
        """The keys that do it, those of the user where there are any."""
        given = now.keys.get(self.id)
        return tuple(key.strip() for key in given.split(",")) if given else self.keys

    def shown(self, now: Situation) -> str:
        """How its key is written for people."""
        if self.hint and self.id not in now.keys:
            return self.hint
        return key_words(self.keys_now(now)[0])


def _finding(now: Situation) -> bool:
    return now.on_finding


def _open_finding(now: Situation) -> bool:
    return now.on_finding and not now.decided


def _offered(now: Situation) -> bool:
    return now.offers > 0


def _cell(now: Situation) -> bool:
    return now.on_cell and now.focus != "source"


COMMANDS: tuple[Command, ...] = (
    Command(
        "next_finding",
        ("n", "f8"),
        "finding",
        1,
        "n/p",
        offered=lambda now: now.open_findings > 0,
    ),
    Command("previous_finding", ("p", "shift+f8", "f20"), "finding"),
    Command("list_findings", ("F", "ctrl+u"), "finding"),
    Command("correct", ("enter", "f2"), "cell", 2, "Enter", when=_cell),
    Command(
        "choose_place",
        ("enter",),
        "view",
        2,
        "Enter",
        when=lambda now: now.focus == "source" or not now.on_cell,
    ),
    Command(
        "accept",
        ("s", "ctrl+s"),
        "finding",
        3,
        when=lambda now: now.proposals > 0,
        why="why.no_proposal",
    ),
    Command(
        "choose_proposal",
        ("S", "f6"),
        "finding",
        when=lambda now: now.proposals > 0,
        why="why.no_proposal",
    ),
    Command("confirm", ("y", "ctrl+y"), "finding", 4, when=_open_finding, why="why.not_open"),
    Command("dismiss", ("d", "ctrl+d"), "finding", 5, when=_open_finding, why="why.not_open"),
    Command(
        "reopen",
        ("r", "f12"),
        "finding",
        6,
        when=lambda now: now.on_finding and now.decided,
        why="why.not_decided",
    ),
    Command("note", ("a", "f4"), "note", 7, yields=3),
    Command("notes", ("A", "f3"), "note"),
    Command(
        "undo",
        ("u", "ctrl+z"),
        "history",
        8,
        when=lambda now: now.can_undo,
        why="undo.nothing",
        yields=2,
    ),
    Command("redo", ("ctrl+r",), "history", when=lambda now: now.can_redo, why="redo.nothing"),
    Command("history", ("U", "f9"), "history"),
    Command("take_over", ("W", "ctrl+w"), "history", when=_offered, why="why.no_offer"),
    Command(
        "withdraw",
        ("delete", "backspace"),
        "cell",
        when=lambda now: now.on_cell and now.corrected,
        why="why.not_corrected",
    ),
    Command(
        "shift_left",
        ("less_than_sign", "left_double_angle_bracket", "ctrl+left"),
        "cell",
        when=_cell,
    ),
    Command(
        "shift_right",
        ("greater_than_sign", "right_double_angle_bracket", "ctrl+right"),
        "cell",
        when=_cell,
    ),
    Command("exchange", ("X", "ctrl+x"), "cell", when=_cell),
    Command("assign", ("R", "ctrl+down", "f10"), "cell", when=_cell),
    Command(
        "cause",
        ("m", "f7"),
        "cell",
        when=lambda now: _cell(now) and now.questioned,
        why="why.sound",
    ),
    Command("tab_t2", ("1", "f5"), "view", hint="1"),
    Command("tab_t3", ("2",), "view"),
    Command("tab_t4", ("3",), "view"),
    Command("tab_text", ("4",), "view"),
    Command("next_pane", ("tab",), "view"),
    Command("previous_pane", ("shift+tab",), "view"),
    Command("explain", ("w", "ctrl+a"), "view", when=lambda now: now.on_cell),
    Command("search", ("slash", "fullwidth_solidus", "ideographic_comma", "ctrl+f"), "view"),
    Command("simplified", ("t", "ctrl+t"), "view"),
    Command("copy_cell", ("c", "ctrl+c"), "file", when=_cell),
    Command("copy_table", ("C", "ctrl+k"), "file"),
    Command("export", ("e", "ctrl+e"), "file", 9, always_shown=True),
    Command("open", ("o", "ctrl+o"), "file", 11, yields=4),
    Command(
        "previous_file",
        ("left_square_bracket", "left_black_lenticular_bracket", "ctrl+pageup"),
        "file",
        when=lambda now: now.files > 1,
        why="why.only_file",
    ),
    Command(
        "next_file",
        ("right_square_bracket", "right_black_lenticular_bracket", "ctrl+pagedown"),
        "file",
        12,
        "[ ]",
        when=lambda now: now.files > 1,
        why="why.only_file",
        yields=1,
    ),
    Command(
        "part",
        ("P", "ctrl+n", "f11"),
        "file",
        12,
        when=lambda now: now.parts > 1,
        why="why.only_part",
        yields=1,
    ),
    Command("language", ("L", "ctrl+l"), "program"),
    Command("theme", ("T", "ctrl+g"), "program"),
    Command(
        "help", ("question_mark", "f1", "fullwidth_question_mark"), "program", 10, always_shown=True
    ),
    Command("palette", ("ctrl+p",), "program"),
    Command("quit", ("q", "ctrl+q"), "program", 13, always_shown=True),
)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
GROUPS = ("finding", "cell", "note", "history", "view", "file", "program")

MOVES: Mapping[str, tuple[str, ...]] = {
    "left": ("left", "h"),
    "right": ("right", "l"),
    "up": ("up", "k"),
    "down": ("down", "j"),
    "home": ("home",),
    "end": ("end",),
    "pageup": ("pageup",),
    "pagedown": ("pagedown",),
    "first": ("ctrl+home", "g"),
    "last": ("ctrl+end", "G"),
}
SELECTIONS = ("left", "right", "up", "down", "home", "end")


def bindings() -> list[BindingType]:
    """The key bindings of the audit screen; the id of each is what a remapping names."""
    found: list[BindingType] = [
        Binding(",".join(command.keys), f"command('{command.id}')", show=False, id=command.id)
        for command in COMMANDS
        if command.id != "choose_place"
    ]
    found += [
        Binding(",".join(keys), f"move('{move}')", show=False, id=f"move_{move}")
        for move, keys in MOVES.items()
    ]
    found += [Binding(f"shift+{move}", f"select('{move}')", show=False) for move in SELECTIONS]
    return [
        *found,
        Binding("escape", "leave", show=False),
        Binding("N", "search_next(-1)", show=False),
    ]
