"""How every pane follows the place of the auditor: from place and session to what is shown."""

from __future__ import annotations

from pathlib import Path

from parser.findings import Finding
from parser.report import Report, Span
from parser.source import harmless
from tui.audit.session import Session
from tui.locale import Words
from tui.marks import CONCERNED, OPERAND, TOTAL, roles
from tui.screens.place import TEXT, Place
from tui.screens.search import Search
from tui.widgets.cell_pane import cell_lines, finding_lines
from tui.widgets.pane import Piece, Pieces
from tui.widgets.source_view import Mark
from tui.widgets.wrapping import pad

_KIND_OF_ROLE = {OPERAND: "operand", TOTAL: "total", CONCERNED: "concerned"}


def marks(place: Place, search: Search) -> list[Mark]:
    """What stands out in the source: the cell, the finding's cells, or what was searched."""
    if search.active:
        return search.marks()
    found: dict[Span, str] = {}
    finding, report = place.finding, place.session.report
    for cell, role in roles(finding).items():
        span = report[cell].span
        if span is not None:
            found[span] = _KIND_OF_ROLE[role]
    for span in finding.spans if finding is not None else ():
        found.setdefault(span, "span")
    if place.tab == TEXT:
        if finding is not None and finding.spans:
            found[finding.spans[0]] = "chosen"
    elif (span := report[place.cell].span) is not None:
        found[span] = "cursor"
    return [Mark(span, kind) for span, kind in found.items()]


def described(place: Place, words: Words, width: int) -> list[Pieces]:
    """The lines of the cell pane: of the cell, or on the text of the chosen finding."""
    finding = place.finding
    if place.tab != TEXT:
        return cell_lines(place.session, place.cell, finding, words, width)
    if finding is None:
        return [(Piece(pad(" " + words("text.nothing_chosen"), width), "title"),)]
    title = words(f"family.{finding.family.value}")
    return [
        (Piece(pad(f" {title}", width), "title"),),
        *finding_lines(place.session, finding, words, width),
    ]


def source_title(
    report: Report, search: Search, words: Words, width: int, *, simplified: bool
) -> Pieces:
    """The file's name, or what is being searched."""
    if search.active:
        text = words("source.search", text=search.text, at=search.at, of=search.count)
    else:
        text = words("source.title") + " " + harmless(Path(report.source.path).name)
        if simplified:
            text += "  " + words("source.simplified")
    return (Piece(pad(" " + text, width), "title"),)


def findings_title(session: Session, chosen: Finding | None, words: Words, width: int) -> Pieces:
    """Which finding is chosen and how many are still open."""
    ids = [finding.id for finding in session.assessment.findings]
    at = ids.index(chosen.id) + 1 if chosen is not None and chosen.id in ids else 0
    left = sum(finding not in session.decisions for finding in ids)
    text = " " + words("findings.title", at=at, of=len(ids), left=left)
    return (Piece(pad(text, width), "title"),)


def pile_place(path: str, files: tuple[Path, ...]) -> str:
    """Where in its folder a report stands: ``[2/7]``; nothing where it is the only one."""
    if len(files) < 2 or Path(path) not in files:
        return ""
    return f"[{files.index(Path(path)) + 1}/{len(files)}]"
