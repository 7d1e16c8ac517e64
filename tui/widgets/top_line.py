"""The top line (whose report, what is left to do) and the tabs with their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from parser.findings import Family, Finding
from parser.source import harmless
from tui.audit.session import Session
from tui.locale import Words
from tui.marks import kind_of
from tui.widgets.pane import Piece, Pieces
from tui.widgets.wrapping import cut

TABS = ("t2", "t3", "t4", "text")


def tab_of(finding: Finding) -> str:
    """The tab on which a finding is worked on."""
    if finding.family is Family.NARRATIVE or finding.table is None:
        return "text"
    return finding.table


def top_line(session: Session, words: Words, width: int, place: str = "") -> Pieces:
    """Agency, year and form on the left, what was found and what is left on the right."""
    report = session.report
    findings = session.assessment.findings
    kinds = Counter(kind_of(finding) for finding in findings)
    decided = sum(finding.id in session.decisions for finding in findings)
    counts = (
        ("top.errors", kinds["error"], "error"),
        ("top.warnings", kinds["warning"], "warning"),
        ("top.misreads", kinds["misread"], "misread"),
        ("top.infos", kinds["info"], "text"),
        ("top.corrections", len(session.corrections), "good"),
        ("top.notes", len(session.notes), "text"),
    )
    if decided < len(findings):
        state = Piece(words("top.decided", n=decided, all=len(findings)) + " ", "strong")
    else:
        clean = "top.repaired" if session.corrections else "top.clean"
        state = Piece(words("top.done" if findings else clean) + " ", "good")
    agency = harmless(report.agency or words("top.no_agency"))
    year = words("top.year", year=report.year) if report.year else words("top.no_year")
    name = f" {agency} {year}"

    def told(*, noughts: bool) -> list[Piece]:
        return [
            Piece(words(key, n=count) + "  ", look if count else "text")
            for key, count, look in counts
            if count or (noughts and key != "top.corrections")
        ]

    right = [*told(noughts=True), state]
    if cell_len(name) + 2 + sum(cell_len(piece.text) for piece in right) > width:
        # Whose report it is says more than what there is none of.
        right = [*told(noughts=False), state]
    room = width - sum(cell_len(piece.text) for piece in right) - 2
    for more in (place, words("top.form", form=report.form.version)):
        if more and cell_len(name) + 2 + cell_len(more) <= room:
            name += f"  {more}"
    name = cut(name, room)
    space = " " * (width - cell_len(name) - sum(cell_len(piece.text) for piece in right))
    return (Piece(name, "strong"), Piece(space), *right)


def tab_line(
    session: Session,
    words: Words,
    current: str,
    width: int,
    told: Sequence[str] = (),
    *,
    focused: bool,
) -> Pieces:
    """One tab for each table and one for the text, with the marks of what is on it.

    ``focused`` says that the keys go to what the current tab shows, which a mark tells. The
    first of ``told`` for which there is room stands at the right end.
    """
    marks = tab_marks(session)
    pieces = []
    for index, tab in enumerate(TABS, 1):
        chosen = focused and tab == current
        text = f"{'>' if chosen else ' '}{index} {words(f'tab.{tab}')} {marks[tab]} "
        look = "title-focused" if chosen else "tab-current" if tab == current else "tab"
        pieces.append(Piece(text, look, f"screen.command('tab_{tab}')"))
        pieces.append(Piece(" ", "tab"))
    used = sum(cell_len(piece.text) for piece in pieces)
    room = max(0, width - used)
    end = next((f" {each} " for each in told if cell_len(each) + 2 <= room), "")
    return (*pieces, Piece(" " * (room - cell_len(end)) + end, "tab"))


def tab_marks(session: Session) -> Mapping[str, str]:
    """For each tab what is open on it: ``!2 ?1``, ``ok`` where nothing is."""
    found: dict[str, str] = {}
    for tab in TABS:
        here = [
            finding
            for finding in session.assessment.findings
            if tab_of(finding) == tab and finding.id not in session.decisions
        ]
        found[tab] = _marks(here)
        table = session.report.tables.get(tab)
        if table is not None and table.span is None:
            found[tab] = "?"
    return found


def _marks(findings: Sequence[Finding]) -> str:
    kinds = Counter(kind_of(finding) for finding in findings)
    wrong = kinds["error"] + kinds["warning"]
    marks = [("!", wrong), ("?", kinds["misread"]), ("i", kinds["info"])]
    return " ".join(f"{mark}{count}" for mark, count in marks if count) or "ok"
