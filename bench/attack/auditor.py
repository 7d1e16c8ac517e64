"""An auditor at the keyboard: random acts, the bytes that a terminal sends for them, and what
must be in the log afterwards.

The log comes of a session and a place without a screen, so nothing here depends on the pace.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from parser.report import Report
from tui.audit.coding import encode
from tui.audit.events import Action, Event, Redone, Undone, kind_of
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store
from tui.locale import words
from tui.marks import faces
from tui.screens.actions.cells import CAUSES
from tui.screens.history import cell_of
from tui.screens.pane_layout import LEAST_HEIGHT, LEAST_WIDTH, PaneLayout
from tui.screens.position import TEXT, Position

SIZE = LEAST_WIDTH, LEAST_HEIGHT
"""The terminal that is typed in: the smallest is painted most quickly."""
ENTER, ESC, PASTE, PASTED = "\r", "\x1b", "\x1b[200~", "\x1b[201~"
_REDO, _DELETE, _PALETTE = "\x12", "\x1b[3~", "\x10"
_MOVES = {
    "up": ("k", "\x1b[A"),
    "down": ("j", "\x1b[B"),
    "right": ("l", "\x1b[C"),
    "left": ("h", "\x1b[D"),
    "first": ("g", "\x1b[1;5H"),
    "last": ("G", "\x1b[1;5F"),
    "home": ("\x1b[H",),
    "end": ("\x1b[F",),
}
_TABLES = {"1": "t2", "2": "t3", "3": "t4"}
_SAID = ("请核实", "与上年数不符，见第三页", "ok", "质疑q", "数据ｄ已电话核实", "uyXSm12", "𠀀𡃁")
_FIGURES = ("0", "7", "50015", "１２", "空白", "/", "-")
_NO_FIGURES = ("abc", "１x", "五十q")
_SEARCHED = ("申请", "公开", "人民")
_MOST_DIGITS_CHOOSE = 9
_MOST_TYPED = 10_000

Act = Callable[["Auditor"], str | None]


class Auditor:
    """Works on a report; ``act`` gives the keys of one act and does the same to ``session``."""

    def __init__(self, report: Report, store: Path, chance: random.Random) -> None:
        self.report, self.chance = report, chance
        self.session = Session.open(report, Store(store))
        self.position = Position(self.session)
        self.drafts: dict[tuple[str, str], str] = {}
        self._layout = PaneLayout()
        self._words = words("zh")

    def act(self) -> str:
        """The keys of one random act that is possible now."""
        if self.position.tab == TEXT:
            return self.turn()
        while True:
            keys = self.chance.choice(_ACTS)(self)
            if keys is not None:
                return keys

    def log(self) -> list[str]:
        """Every event that must have been recorded."""
        return lines(self.session.state.history)

    def said(self) -> str:
        """Some words, typed, committed by an input method, or pasted."""
        return "".join(self.chance.choices(_SAID, k=self.chance.randint(1, 3)))

    def typed(self, text: str) -> str:
        """The bytes for a text: as it is, or as a paste."""
        return self.chance.choice((text, text, text, f"{PASTE}{text}{PASTED}"))

    def mark(self, name: str) -> str:
        """A note that marks the end of a round in the log."""
        return (self.turn() if self.position.tab == TEXT else "") + self._note(name)

    # What each act does to the session is what ``tui.screens.actions`` documents.

    def move(self) -> str:
        where = self.chance.choice(tuple(_MOVES))
        self._move(where)
        return self.chance.choice(_MOVES[where])

    def _move(self, where: str) -> None:
        session, tab = self.session, self.position.tab
        grid = self._layout.grid(self.report, tab, faces(session.state), self._words)
        self.position.move(where, grid, 1)

    def turn(self) -> str:
        key = self.chance.choice(tuple(_TABLES))
        self.position.show_tab(_TABLES[key])
        return key

    def go_on(self) -> str:
        by, key = self.chance.choice(((1, "n"), (-1, "p")))
        self.position.next_finding(by)
        return key

    def correct_to(self, figure: str) -> str:
        """A correction that is known by its figure."""
        return (self.turn() if self.position.tab == TEXT else "") + self._correct(figure)

    def correct(self) -> str:
        return self._correct(
            self.chance.choice((*_FIGURES, str(self.chance.randrange(_MOST_TYPED))))
        )

    def _correct(self, text: str) -> str:
        try:
            self.session.correct(self.position.cell, text)
        except Refused:
            return ENTER + self.typed(text) + ENTER + ESC
        self._refresh()
        self._move("down")
        return ENTER + self.typed(text) + ENTER

    def correct_with_no_figure(self) -> str:
        return ENTER + self.chance.choice(_NO_FIGURES) + ENTER + ESC

    def think_better_of_it(self) -> str:
        return ENTER + self.typed(str(self.chance.randrange(_MOST_TYPED))) + ESC

    def note(self) -> str:
        return self._note(self.said())

    def _note(self, text: str) -> str:
        at = (self.position.tab, self.position.cell)
        self.session.note(self.position.cell, self.drafts.pop(at, "") + text)
        self._refresh()
        return f"a{self.typed(text)}{ENTER}"

    def draft(self) -> str:
        text, at = self.said(), (self.position.tab, self.position.cell)
        self.drafts[at] = self.drafts.get(at, "") + text
        return f"a{self.typed(text)}{ESC}"

    def confirm(self) -> str | None:
        finding = self.position.finding
        if finding is None or finding.id in self.session.state.decisions:
            return None
        self.session.confirm(finding.id)
        self._decided()
        return "y"

    def dismiss(self) -> str | None:
        finding = self.position.finding
        if finding is None or finding.id in self.session.state.decisions:
            return None
        reason = self.said()
        self.session.dismiss(finding.id, reason)
        self._decided()
        return f"d{self.typed(reason)}{ENTER}"

    def _decided(self) -> None:
        if self.position.open_findings():
            self.position.next_finding(1)
        self._refresh()

    def reopen(self) -> str | None:
        finding = self.position.finding
        if finding is None or finding.id not in self.session.state.decisions:
            return None
        self.session.reopen(finding.id)
        self._refresh()
        return "r"

    def undo(self) -> str | None:
        return "u" if self.session.state.undoable and self._turn(self.session.undo()) else None

    def redo(self) -> str | None:
        return _REDO if self.session.state.redoable and self._turn(self.session.redo()) else None

    def _turn(self, event: Event | None) -> bool:
        cell = cell_of(event) if event is not None else None
        if cell is not None and cell in self.report.form.places:
            self.position.go_to(cell)
        self._refresh()
        return True

    def accept(self) -> str | None:
        finding = self.position.finding
        if finding is None or not finding.proposals:
            return None
        at = self.chance.randrange(min(len(finding.proposals), _MOST_DIGITS_CHOOSE))
        self.session.accept(finding.proposals[at], finding.id)
        self._refresh()
        several = len(finding.proposals) > _MOST_DIGITS_CHOOSE
        return "s" if at == 0 else f"S{at + 1}{ENTER if several else ''}"

    def withdraw(self) -> str | None:
        if self.position.cell not in self.session.state.corrections:
            return None
        self.session.withdraw_correction(self.position.cell)
        self._refresh()
        return _DELETE

    def shift(self) -> str:
        by, key = self.chance.choice(((1, ">"), (-1, "<")))
        table, row, _ = self.position.cell.split(".")
        try:
            self.session.shift_row(table, row, by)
        except Refused:
            return key
        self._refresh()
        return key

    def blame(self) -> str | None:
        if not self.position.questioned:
            return None
        at = self.chance.randrange(len(CAUSES))
        self.session.set_cause(self.position.cell, CAUSES[at])
        self._refresh()
        return f"m{at + 1}"

    def choose_finding(self) -> str | None:
        session = self.session
        listed = (*session.state.assessment.findings, *session.state.settled)
        ids = [each.id for each in listed]
        at = ids.index(self.position.finding_id) if self.position.finding_id in ids else 0
        steps = self.chance.randrange(len(ids) - at) if ids else 0
        if not ids:
            return None
        self.position.choose(listed[at + steps])
        self.position.forget_lost()
        return "F" + "".join(self.chance.choice(("j", "\x1b[B")) for _ in range(steps)) + ENTER

    def search(self) -> str:
        return f"/{self.typed(self.chance.choice(_SEARCHED))}{ENTER}n{ESC}"

    def look(self) -> str:
        """Something opened and left again."""
        return self.chance.choice(("?", "U", "A", "F", "e", "o", f"{_PALETTE}qd", "\t")) + ESC

    def _refresh(self) -> None:
        self.position.forget_lost()


def lines(events: Sequence[Event]) -> list[str]:
    """What was recorded, without who and when: comparable between two logs."""
    steps = {getattr(event, "id", event.number): step for step, event in enumerate(events, 1)}
    return [_line(event.action, steps) for event in events]


def _line(action: Action, steps: Mapping[object, int]) -> str:
    told = steps[action.event] if isinstance(action, Undone | Redone) else encode(action)
    return f"{kind_of(action)} {told}"


_ACTS: tuple[Act, ...] = (
    *(Auditor.move,) * 3,
    *(Auditor.correct,) * 4,
    *(Auditor.note,) * 2,
    Auditor.turn,
    Auditor.go_on,
    Auditor.correct_with_no_figure,
    Auditor.think_better_of_it,
    Auditor.draft,
    Auditor.confirm,
    Auditor.dismiss,
    Auditor.reopen,
    Auditor.undo,
    Auditor.redo,
    Auditor.accept,
    Auditor.withdraw,
    Auditor.shift,
    Auditor.blame,
    Auditor.choose_finding,
    Auditor.search,
    Auditor.look,
)
