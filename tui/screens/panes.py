"""The panes of the audit screen: the table beside its source, and all that follows the cursor.

What is shown is decided in ``show`` alone: the panes paint only what differs from before, so
whatever a key changed is one paint.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from tui.audit.session import Session
from tui.commands import Situation
from tui.locale import Words
from tui.marks import faces, roles
from tui.screens import follow
from tui.screens.pane_layout import PaneLayout
from tui.screens.position import TEXT, Position
from tui.screens.search import Search
from tui.widgets.findings_list import FindingsList
from tui.widgets.footer import footer_line
from tui.widgets.form_table import FormTable
from tui.widgets.pane import Pane, Styled, wrapped
from tui.widgets.source_view import SourceView
from tui.widgets.table_layout import TableLayout
from tui.widgets.table_lines import table_lines
from tui.widgets.text_tab import TextTab
from tui.widgets.titled import TitledPane, title
from tui.widgets.top_line import tab_line, top_line


class Shown(Protocol):
    """What the panes show: an audit, and where the auditor is in it."""

    session: Session
    files: tuple[Path, ...]
    position: Position
    search: Search
    simplified: bool

    @property
    def words(self) -> Words: ...

    def situation(self) -> Situation: ...


class Ground(Container):
    """Holds panes that cover all of it: there is nothing of its own to draw at each key."""

    BLANK = True


class Panes:
    """Lays the panes out on a screen and lets them show an audit.

    ``rule`` is the character for the lines of the table.
    """

    def __init__(self, screen: Screen[Any], audit: Shown, rule: str) -> None:
        self._screen, self._audit = screen, audit
        self._sizes = PaneLayout()
        self._faces = faces(audit.session.state)
        self.top, self.foot = Pane(id="top", ground="bar"), Pane(id="foot", ground="bar")
        self.tabs = Pane(id="tabs")
        self.table = FormTable(id="table", rule=rule)
        self.text = TextTab(id="text")
        self.cell = TitledPane(id="cell")
        self.source_title = Pane(id="source-title")
        self.source = SourceView(id="source")
        self.findings_title = Pane(id="findings-title")
        self.findings = FindingsList(id="findings")
        self._left, self._too_small = Ground(id="left"), Pane(id="too-small")

    def compose(self) -> ComposeResult:
        """The panes, for the screen to compose."""
        yield self.top
        with Ground(id="body"):
            with self._left:
                yield self.tabs
                yield self.table
                yield self.text
                yield self.cell
            with Ground(id="right"):
                yield self.source_title
                yield self.source
                yield self.findings_title
                yield self.findings
        yield self.foot
        yield self._too_small

    @property
    def too_small(self) -> bool:
        """Whether the window is too small to show anything but the size it needs."""
        return self._sizes.too_small

    @property
    def focused(self) -> str:
        """The id of the pane with the focus; that of the table where none has it."""
        focused = self._screen.focused
        return (focused.id if focused is not None else None) or "table"

    @property
    def grid(self) -> TableLayout:
        """The grid of the table in view."""
        return self._grid(self._audit.position.table)

    def is_arranged_for(self, width: int, height: int) -> bool:
        """Whether every pane has its place for this size of the terminal."""
        return (width, height) == (self._sizes.width, self._sizes.height)

    def arrange(self, width: int, height: int) -> None:
        """Lay every pane out for this size of the terminal and for the tab in view."""
        sizes, report = self._sizes, self._audit.session.report
        sizes.width, sizes.height = width, height
        self._screen.set_class(sizes.too_small, "-small")
        self._screen.set_class(not sizes.wide, "-narrow")
        self.source.has_title = sizes.wide
        grids = [self._grid(table) for table in report.tables]
        self._left.styles.width = sizes.left_width(grids) if sizes.wide else "100%"
        for pane in (self.table, self.text):
            pane.styles.height = sizes.table_height(grids)
        if sizes.too_small:
            told = self._audit.words("screen.too_small", width=width, height=height)
            self._too_small.show(wrapped([Styled(told, "strong")], width))
        self.turn()

    def turn(self) -> None:
        """Bring the text or the table to the front, whichever the position is on."""
        on_text = self._audit.position.tab == TEXT
        table, text, focused = self.table, self.text, self._screen.focused
        if text.display is not on_text or table.display is on_text:
            followed = focused is None or focused in (table, text)
            text.display, table.display = on_text, not on_text
            if followed:
                self.focus_table()

    def focus_table(self) -> None:
        """Give the focus to the table, or to the text where that is in front."""
        self._screen.set_focus(self.text if self._audit.position.tab == TEXT else self.table)

    def focus_source(self) -> None:
        """Give the focus to the source."""
        self._screen.set_focus(self.source)

    def focus_next(self, by: int) -> None:
        """Give the focus to the next pane in view, in the order in which the eye goes round."""
        around = (self.table, self.text, self.source, self.findings, self.cell)
        shown = [pane for pane in around if pane.display]
        focused = self._screen.focused
        at = next((index for index, pane in enumerate(shown) if pane is focused), 0)
        self._screen.set_focus(shown[(at + by) % len(shown)])

    def renew_figures(self) -> None:
        """After an event of the audit: work out every figure and its mark again."""
        self._faces = faces(self._audit.session.state)

    def show(self) -> None:
        """Let every pane show the current position and audit."""
        audit, words, session = self._audit, self._audit.words, self._audit.session
        position, search = audit.position, audit.search
        width, finding = self._sizes.width, position.finding
        pile = follow.pile_place(session.report, audit.files, words)
        _show_line(self.top, lambda _: top_line(session.state, words, width, pile))
        self._show_titles()
        room = self.cell.size.width
        if position.tab == TEXT:
            listed = position.text_findings()
            self.text.show_findings(session.state, listed, position.finding_id, words, room)
        else:
            self.table.show(self.grid, self._faces, roles(finding), position.cell)
            self.table.show_below(table_lines(session.state, position.tab, words, room))
        follow.describe(position, self.cell, words)
        free = self.source.has_focus and not search.active
        self.source.mark(follow.marks(position, search), follow=not free, hits=search.found)
        if self._sizes.wide:
            self.findings.show_findings(
                session.state, session.state.assessment.findings, position.finding_id, words
            )
        self._show_footer()
        self._screen.call_next(_panes_first)

    def show_focus(self) -> None:
        """Titles and footer tell which pane has the focus, in the same paint as the pane."""
        self._show_titles()
        self._show_footer()

    def _show_titles(self) -> None:
        """The title of every pane; that of the one with the focus is marked."""
        audit, words, focus = self._audit, self._audit.words, self.focused
        session, position = audit.session, audit.position
        count = follow.findings_count(session, position.finding, words)
        beside = () if self._sizes.wide else count
        at_tab = focus in ("table", "text")
        _show_line(
            self.tabs,
            lambda room: tab_line(session.state, words, position.tab, room, beside, focused=at_tab),
        )
        if self._sizes.wide:
            source = follow.source_title(session.report, words, simplified=audit.simplified)
            in_source, in_findings = focus == "source", focus == "findings"
            _show_line(self.source_title, lambda room: title(source, room, focused=in_source))
            _show_line(self.findings_title, lambda room: title(count[0], room, focused=in_findings))

    def _show_footer(self) -> None:
        audit, words = self._audit, self._audit.words
        if audit.search.active:
            _show_line(self.foot, lambda room: follow.search_line(audit.search, words, room))
        else:
            _show_line(self.foot, lambda room: footer_line(audit.situation(), words, room))

    def _grid(self, table: str) -> TableLayout:
        audit = self._audit
        return self._sizes.grid(audit.session.report, table, self._faces, audit.words)


def _show_line(pane: Pane, line: Callable[[int], tuple[Styled, ...]]) -> None:
    pane.show([line(pane.size.width)])


async def _panes_first() -> None:
    """Before the screen paints, let every pane tell it what changed: one paint, not two."""
    for _ in range(2):
        await asyncio.sleep(0)
