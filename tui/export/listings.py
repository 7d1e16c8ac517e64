"""Corrections, notes and what fits nothing any more, as tables of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parser.report import Report
from parser.wording import cell_name
from tui.audit.in_force import CellCorrection, Decision, Note, Orphan
from tui.audit.state import AuditState
from tui.export.places import place_name, short, when
from tui.locale import Words
from tui.marks import in_words


@dataclass(frozen=True)
class ListingRow:
    """One row of a listing, its cells in words; the heads are the listing's."""

    cells: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A titled table of words; without lines it is told as ``empty``."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[ListingRow, ...]
    empty: str


def corrections_listing(items: Iterable[CellCorrection], report: Report, phrase: Words) -> Listing:
    """Each corrected cell: printed and corrected figure, cause, when and by whom."""
    return Listing(
        title=phrase("dossier.corrections"),
        heads=tuple(map(phrase, ("head.cell", "head.printed", "head.corrected", "head.cause",
                               "head.at", "head.auditor"))),
        lines=tuple(ListingRow(_correction(item, report, phrase)) for item in items),
        empty=phrase("dossier.no_corrections"),
    )  # fmt: skip


def _correction(item: CellCorrection, report: Report, phrase: Words) -> tuple[str, ...]:
    known = item.cell in report.form.places
    return (
        cell_name(report.form, item.cell, phrase.lang) if known else item.cell,
        item.printed.strip() or phrase("meaning.blank"),
        in_words(item.value, item.meaning, phrase, item.mark),
        phrase(f"cause.{item.cause}") if item.cause else "",
        when(item.at),
        item.auditor,
    )


def notes_listing(state: AuditState, phrase: Words) -> Listing:
    """Every note but those on findings, which stand with their finding."""
    report = state.report
    notes = [note for note in state.notes if note.finding is None]
    return Listing(
        title=phrase("dossier.notes"),
        heads=tuple(map(phrase, ("head.place", "head.severity", "head.note", "head.at",
                               "head.auditor"))),
        lines=tuple(ListingRow(_note(note, report, phrase)) for note in notes),
        empty=phrase("dossier.no_notes"),
    )  # fmt: skip


def _note(note: Note, report: Report, phrase: Words) -> tuple[str, ...]:
    return (
        place_name(note.on, report, phrase.lang),
        phrase(f"severity.{note.severity}"),
        note.text,
        when(note.at),
        note.auditor,
    )


def orphans_listing(items: Iterable[Orphan], report: Report, phrase: Words) -> Listing:
    """Work of an earlier version or reading that has no place here."""
    return Listing(
        title=phrase("dossier.orphans"),
        heads=tuple(map(phrase, ("head.place", "head.orphan", "head.at", "head.auditor"))),
        lines=tuple(ListingRow(_orphan(item, report, phrase)) for item in items),
        empty="",
    )


def _orphan(item: Orphan, report: Report, phrase: Words) -> tuple[str, ...]:
    match item:
        case CellCorrection():
            cell, printed, value, *_ = _correction(item, report, phrase)
            what = phrase("dossier.change", cell="", printed=printed, proposed=value).strip()
            return cell, what, when(item.at), item.auditor
        case Note():
            place = item.quote and short(item.quote)
            return place or str(item.on), item.text, when(item.at), item.auditor
        case Decision():
            what = phrase(f"status.{item.verdict}") + (f": {item.reason}" if item.reason else "")
            return item.rule, what, when(item.at), item.auditor
