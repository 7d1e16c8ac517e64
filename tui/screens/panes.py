"""The panes of the audit screen: the table beside its source, and all that follows the cursor.

What is shown is decided in ``sync`` alone: the panes paint only what differs from before, so
whatever a key changed is one paint.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from parser.report import Report
from tui.app import GoujiApp
from tui.audit.session import Session
from tui.audit.store import StoreError
from tui.commands import Situation
from tui.locale import Words
from tui.marks import faces, roles
from tui.screens import follow, guarded
from tui.screens.layout import Layout
from tui.screens.place import TEXT, Place
from tui.screens.search import Search
from tui.screens.welcome import welcome
from tui.widgets.findings_list import FindingsList
from tui.widgets.footer import footer_line
from tui.widgets.form_table import FormTable
from tui.widgets.grid import Grid
from tui.widgets.pane import Pane, Piece, wrapped
from tui.widgets.source_view import SourceView
from tui.widgets.table_lines import table_lines
from tui.widgets.text_tab import TextTab
from tui.widgets.titled import TitledPane, title
from tui.widgets.top_line import tab_line, top_line


class Ground(Container):
    """Holds panes that cover all of it: there is nothing of its own to draw at each key."""

    BLANK = True


class AuditPanes(Screen[None]):
    """Shows one audit; ``files`` are the reports of the folder it was opened from."""

    BLANK = True

    AUTO_FOCUS = "#table"
    # Textual's own paints the whole screen again for a change that only two panes show.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    app = getters.app(GoujiApp)

    def __init__(self, session: Session, words: Words, files: Sequence[Path] = ()) -> None:
        super().__init__()
        self.session = session
        self.words = words
        self.files = tuple(files)
        self.place = Place(session)
        self.search = Search()
        self.simplified = False
        """Whether the source is shown in simplified characters."""
        self._sizes = Layout()
        self._until_shown = ExitStack()
        self._faces = faces(session)

    @property
    def report(self) -> Report:
        return self.session.report

    @property
    def path(self) -> Path:
        """The file of the report."""
        return Path(self.report.source.path)

    @property
    def back_to(self) -> Path:
        """Where a file leads back to that was opened from here and cannot be read."""
        return self.path

    @property
    def drafts_of(self) -> tuple[str, ...]:
        """What this auditor's drafts of notes on this report are known by."""
        return (self.session.auditor, self.report.source.sha256, str(self.report.part))

    @property
    def too_small(self) -> bool:
        """Whether the window shows nothing but what size it needs."""
        return self._sizes.too_small

    def compose(self) -> ComposeResult:
        yield Pane(id="top", ground="bar")
        with Ground(id="body"):
            with Ground(id="left"):
                yield Pane(id="tabs")
                yield FormTable(id="table", rule="|" if self.app.ascii_rules else "\u2502")
                yield TextTab(id="text")
                yield TitledPane(id="cell")
            with Ground(id="right"):
                yield Pane(id="source-title")
                yield SourceView(id="source")
                yield Pane(id="findings-title")
                yield FindingsList(id="findings")
        yield Pane(id="foot", ground="bar")
        yield Pane(id="too-small")

    def on_mount(self) -> None:
        source = self.query_one(SourceView)
        source.load(self.report.source)
        self._arrange(self.app.size.width, self.app.size.height)
        # The panes know their sizes only after the layout: until then there is nothing to paint.
        self._until_shown.enter_context(self.app.batch_update())
        welcome(self)

    def on_app_focus(self) -> None:
        """Back at this terminal: what another window wrote meanwhile is shown."""
        with guarded.action(self.app, self.words):
            self.catch_up()

    def catch_up(self) -> None:
        """Show what another window wrote meanwhile; raises ``StoreError``."""
        if self.session.refresh():
            self.refresh_audit()

    def on_resize(self, event: events.Resize) -> None:
        """Laid out for the first time, or the terminal has another size."""
        width, height = event.size
        if (width, height) == (self._sizes.width, self._sizes.height):
            self.sync()
        else:
            self._arrange(width, height)
            # The panes know their new sizes only after the layout.
            self.call_after_refresh(self.sync)
        self._until_shown.close()

    def on_unmount(self) -> None:
        self._until_shown.close()

    def _arrange(self, width: int, height: int) -> None:
        """Give every pane its place for this size of the terminal and for the tab in view."""
        sizes = self._sizes
        sizes.width, sizes.height = width, height
        self.set_class(sizes.too_small, "-small")
        self.set_class(not sizes.wide, "-narrow")
        self.query_one(SourceView).has_title = sizes.wide
        grids = [self._grid(table) for table in self.report.tables]
        self.query_one("#left").styles.width = sizes.left_width(grids) if sizes.wide else "100%"
        for pane in ("#table", "#text"):
            self.query_one(pane).styles.height = sizes.table_height(grids)
        if sizes.too_small:
            told = self.words("screen.too_small", width=width, height=height)
            self.query_one("#too-small", Pane).show(wrapped([Piece(told, "strong")], width))
        self._turn()

    def _turn(self) -> None:
        """Bring the text or the table to the front, whichever the place is on."""
        on_text = self.place.tab == TEXT
        table, text = self.query_one("#table"), self.query_one("#text")
        if text.display is not on_text or table.display is on_text:
            followed = self.focused is None or self.focused in (table, text)
            text.display, table.display = on_text, not on_text
            if followed:
                self.set_focus(text if on_text else table)

    def _grid(self, table: str) -> Grid:
        return self._sizes.grid(self.report, table, self._faces, self.words)

    def refresh_place(self) -> None:
        """After the place changed, perhaps to another tab: every pane follows."""
        self._turn()
        self.sync()

    def refresh_audit(self) -> None:
        """After an event of the audit: every figure, mark and finding anew."""
        news = self.session.take_news()
        self._faces = faces(self.session)
        self.place.forget_lost()
        self.refresh_place()
        if news:
            # As a warning: the action of the same key must not take it back.
            guarded.say(self.app, self.words("news", n=len(news)), severity="warning")

    def sync(self) -> None:
        """Let every pane show the place and the audit as they are now.

        What was said of the place or the audit before is over.
        """
        guarded.hush(self.app)
        words, session, place = self.words, self.session, self.place
        width, finding = self._sizes.width, place.finding
        pile = follow.pile_place(self.report, self.files, words)
        self._line("#top", lambda _: top_line(session, words, width, pile))
        self._show_titles()
        cell = self.query_one(TitledPane)
        if place.tab == TEXT:
            listed = place.text_findings()
            text = self.query_one(TextTab)
            text.show_findings(session, listed, place.finding_id, words, cell.size.width)
        else:
            grid = self._grid(place.tab)
            table = self.query_one(FormTable)
            table.show(grid, self._faces, roles(finding), place.cell)
            table.show_below(table_lines(session, place.tab, words, cell.size.width))
        follow.describe(place, cell, words)
        source = self.query_one(SourceView)
        free = source.has_focus and not self.search.active
        source.mark(follow.marks(place, self.search), follow=not free, hits=self.search.found)
        if self._sizes.wide:
            self.query_one(FindingsList).show_findings(
                session, session.assessment.findings, place.finding_id, words
            )
        self._show_footer()
        self.call_next(_panes_first)
        # Not to know the cell at the next start is not worth a message at every key.
        with suppress(StoreError):
            session.move_to(place.position)

    def _line(self, selector: str, line: Callable[[int], tuple[Piece, ...]]) -> None:
        pane = self.query_one(selector, Pane)
        pane.show([line(pane.size.width)])

    def _show_titles(self) -> None:
        """The title of every pane; that of the one with the focus is marked."""
        words, place, focus = self.words, self.place, self.situation().focus
        count = follow.findings_count(self.session, place.finding, words)
        beside = () if self._sizes.wide else count
        at_tab = focus in ("table", "text")
        self._line(
            "#tabs",
            lambda room: tab_line(self.session, words, place.tab, room, beside, focused=at_tab),
        )
        if self._sizes.wide:
            source = follow.source_title(self.report, words, simplified=self.simplified)
            self._line("#source-title", lambda room: title(source, room, focused=focus == "source"))
            findings = focus == "findings"
            self._line("#findings-title", lambda room: title(count[0], room, focused=findings))

    def _show_footer(self) -> None:
        if self.search.active:
            self._line("#foot", lambda room: follow.search_line(self.search, self.words, room))
        else:
            self._line("#foot", lambda room: footer_line(self.situation(), self.words, room))

    def watch_focused(self) -> None:
        """Titles and footer tell which pane has the focus, in the same paint as the pane."""
        if self.is_mounted:
            self._show_titles()
            self._show_footer()

    def situation(self) -> Situation:
        """What decides which actions are possible now."""
        place, session = self.place, self.session
        finding = place.finding
        focused = self.focused.id if self.focused is not None else None
        return Situation(
            focus=focused or "table",
            on_cell=place.tab != TEXT,
            on_finding=finding is not None,
            decided=finding is not None and finding.id in session.decisions,
            proposals=len(finding.proposals) if finding is not None else 0,
            corrected=place.tab != TEXT and place.cell in session.corrections,
            questioned=place.questioned,
            open_findings=len(place.open_findings()),
            can_undo=session.can_undo,
            can_redo=session.can_redo,
            offers=len(session.offers),
            files=len(self.files),
            parts=self.report.parts,
            below=self.app.leads_back(self),
            keys=self.app.set.keys,
        )

    def retell(self, words: Words) -> None:
        """Say everything in another language."""
        self.words = words
        self._arrange(self._sizes.width, self._sizes.height)
        self.call_after_refresh(self.sync)


async def _panes_first() -> None:
    """Before the screen paints, let every pane tell it what changed: one paint, not two."""
    for _ in range(2):
        await asyncio.sleep(0)
