"""Where the auditor is: the tab, the cell, the chosen finding. Plain state, no screen."""

from __future__ import annotations

from parser.findings import Finding
from parser.forms import Address
from tui.audit.session import Session
from tui.marks import culprits, is_open
from tui.widgets.table_layout import TableLayout
from tui.widgets.top_line import tab_of

TEXT = "text"
_STEPS = {"up": -1, "left": -1, "down": 1, "right": 1, "pageup": -5, "pagedown": 5}


class Position:
    """The position in one audit; each change is a plain method call."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.tab = "t3"
        self.finding_id: str | None = None
        """The chosen finding; its equation is marked in both panes."""
        self._passed: str | None = None
        """The finding that was chosen last, from which next and previous go on."""
        self._cursors: dict[str, Address] = {
            key: next(iter(table.form.addresses(collapsed=table.collapsed)))
            for key, table in session.report.tables.items()
        }
        self._visited: set[str] = set()
        self._goal: int | None = None
        self._resume()

    def _resume(self) -> None:
        """Where the auditor left off; the first time the first finding, a mere remark too.

        A report that opened on a sound cell would look clean at first sight.
        """
        if self.session.position is None:
            first = next(iter(self.open_findings()), None)
            if first is not None:
                self.choose(first)
            return
        where, _, chosen = self.session.position.partition(" ")
        if where == TEXT:
            self.show_tab(TEXT)
        elif where in self.session.report.form.places:
            self.go_to(Address(where))
        finding = self.session.state.finding(chosen)
        if finding is not None and tab_of(finding) == self.tab:
            self.finding_id = chosen

    @property
    def table(self) -> str:
        """The table in view, or the main one while the text is."""
        return "t3" if self.tab == TEXT else self.tab

    @property
    def cell(self) -> Address:
        """The focused cell of the table in view."""
        return self._cursors[self.table]

    @property
    def stored(self) -> str:
        """What is kept for the next start: the cell or the text, and the chosen finding."""
        return f"{TEXT if self.tab == TEXT else self.cell} {self.finding_id or ''}".rstrip()

    @property
    def finding(self) -> Finding | None:
        return None if self.finding_id is None else self.session.state.finding(self.finding_id)

    @property
    def questioned(self) -> bool:
        """Whether there is anything the matter with the focused cell, or was as printed."""
        session, cell = self.session, self.cell
        found = (*session.state.assessment.findings, *session.state.as_printed.findings)
        return (
            cell in session.state.corrections
            or cell in session.state.causes
            or any(cell in finding.cells for finding in found)
        )

    def open_findings(self) -> list[Finding]:
        """The findings still to be decided, in the order of the list."""
        return [
            each
            for each in self.session.state.assessment.findings
            if is_open(self.session.state, each)
        ]

    def text_findings(self) -> list[Finding]:
        """The findings that the tab of the text lists."""
        return [each for each in self.session.state.assessment.findings if tab_of(each) == TEXT]

    def choose(self, finding: Finding) -> None:
        """Make this the chosen finding and go to the cell it blames, or to the text."""
        self.finding_id = finding.id
        self.tab = tab_of(finding)
        self._goal = None
        cell = next(iter(culprits(finding)), None)
        if self.tab != TEXT and cell is not None and cell in self.session.report.form.places:
            self.tab = cell.partition(".")[0]
            self._cursors[self.tab] = cell
            self._visited.add(self.tab)

    def next_finding(self, by: int) -> bool:
        """To the next open finding in that direction, around the end; false when none is left."""
        listed = [finding.id for finding in self.session.state.assessment.findings]
        opened = {finding.id for finding in self.open_findings()}
        if not opened:
            return False
        start = -1 if by > 0 else 0
        known = (each for each in (self.finding_id, self._passed) if each in listed)
        at = next((listed.index(each) for each in known if each), start)
        around = (listed[(at + by * step) % len(listed)] for step in range(1, len(listed) + 1))
        chosen = self.session.state.finding(next(each for each in around if each in opened))
        if chosen is not None:
            self.choose(chosen)
        return True

    def step_in(self, findings: list[Finding], where: str) -> bool:
        """Choose another of these findings, as a key moves in a list; false when none is."""
        ids = [finding.id for finding in findings]
        if not ids:
            return False
        at = ids.index(self.finding_id) if self.finding_id in ids else -1
        ends = {"home": 0, "first": 0, "end": len(ids) - 1, "last": len(ids) - 1}
        at = ends.get(where, at + _STEPS.get(where, 0))
        chosen = findings[max(0, min(len(ids) - 1, at))]
        if chosen.id == self.finding_id:
            return False
        self.choose(chosen)
        return True

    def go_to(self, cell: Address) -> None:
        """Focus a cell, on its tab; a finding that blames it becomes the chosen one."""
        self.tab = cell.partition(".")[0]
        self._cursors[self.tab] = cell
        self._visited.add(self.tab)
        self._goal = None
        self.choose_at_cell()

    def choose_at_cell(self) -> None:
        """Choose the finding that the focused cell is of, the chosen one before all others.

        One that was decided comes after the open ones: there it can be reopened. A cell of no
        finding leaves none chosen: a decision must never fall on what is out of sight.
        """
        chosen = self.finding
        if chosen is not None and self.cell in chosen.cells:
            return
        listed = sorted(
            self.session.state.assessment.findings,
            key=lambda each: not is_open(self.session.state, each),
        )
        self._passed = self.finding_id or self._passed
        blaming = (each.id for each in listed if self.cell in culprits(each))
        self.finding_id = next(blaming, None)

    def show_tab(self, tab: str) -> None:
        """Go to a tab: to what was last focused there, the first time to its first finding."""
        self.tab = tab
        self._goal = None
        if tab != TEXT:
            here = (each for each in self.open_findings() if tab_of(each) == tab)
            first = None if tab in self._visited else next(here, None)
            if first is not None:
                self.choose(first)
            else:
                self.choose_at_cell()
        elif self.finding is None or tab_of(self.finding) != TEXT:
            first = next(iter(self.text_findings()), None)
            self._passed = self.finding_id or self._passed
            self.finding_id = None if first is None else first.id

    def move(self, where: str, grid: TableLayout, page: int) -> bool:
        """Move the focused cell; false when it is where it was."""
        cell, goal = self.cell, self._goal
        if where in ("up", "down", "pageup", "pagedown"):
            by = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[where]
            goal = grid.middle_of(cell) if goal is None else goal
            cell = grid.above(cell, by, goal)
        elif where in ("first", "last"):
            cell, goal = grid.order[0 if where == "first" else -1], None
        else:
            cell, goal = (
                grid.beside(cell, {"left": -1, "right": 1, "home": -99, "end": 99}[where]),
                None,
            )
        if cell == self.cell:
            return False
        self.go_to(cell)
        self._goal = goal
        return True

    def forget_lost(self) -> None:
        """After the rules ran again: a chosen finding that is settled is no longer chosen."""
        if self.finding is None:
            self.finding_id = None
            if self.tab != TEXT:
                self.choose_at_cell()
