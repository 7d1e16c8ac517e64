"""Corrections, notes and what fits nothing any more, as tables of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parser.report import Report
from parser.wording import cell_name
from tui.audit.state import AuditState
from tui.audit.view import CellCorrection, Decision, Note, Orphan
from tui.export.places import place_name, short, when
from tui.locale import Words
from tui.marks import in_words


@dataclass(frozen=True)
class Line:
    """One row of a listing, its cells in words; the heads are the listing's."""

    cells: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A titled table of words; without lines it is told as ``empty``."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    empty: str


def corrections_listing(items: Iterable[CellCorrection], report: Report, say_: Words) -> Listing:
    """Each corrected cell: printed and corrected figure, cause, when and by whom."""
    return Listing(
        title=say_("dossier.corrections"),
        heads=tuple(map(say_, ("head.cell", "head.printed", "head.corrected", "head.cause",
                               "head.at", "head.auditor"))),
        lines=tuple(Line(_correction(item, report, say_)) for item in items),
        empty=say_("dossier.no_corrections"),
    )  # fmt: skip


def _correction(item: CellCorrection, report: Report, say_: Words) -> tuple[str, ...]:
    known = item.cell in report.form.places
    return (
        cell_name(report.form, item.cell, say_.lang) if known else item.cell,
        item.printed.strip() or say_("meaning.blank"),
        in_words(item.value, item.meaning, say_, item.mark),
        say_(f"cause.{item.cause}") if item.cause else "",
        when(item.at),
        item.auditor,
    )


def notes_listing(state: AuditState, say_: Words) -> Listing:
    """Every note but those on findings, which stand with their finding."""
    report = state.report
    notes = [note for note in state.notes if note.finding is None]
    return Listing(
        title=say_("dossier.notes"),
        heads=tuple(map(say_, ("head.place", "head.severity", "head.note", "head.at",
                               "head.auditor"))),
        lines=tuple(Line(_note(note, report, say_)) for note in notes),
        empty=say_("dossier.no_notes"),
    )  # fmt: skip


def _note(note: Note, report: Report, say_: Words) -> tuple[str, ...]:
    return (
        place_name(note.on, report, say_.lang),
        say_(f"severity.{note.severity}"),
        note.text,
        when(note.at),
        note.auditor,
    )


def orphans_listing(items: Iterable[Orphan], report: Report, say_: Words) -> Listing:
    """Work of an earlier version or reading that has no place here."""
    return Listing(
        title=say_("dossier.orphans"),
        heads=tuple(map(say_, ("head.place", "head.orphan", "head.at", "head.auditor"))),
        lines=tuple(Line(_orphan(item, report, say_)) for item in items),
        empty="",
    )


def _orphan(item: Orphan, report: Report, say_: Words) -> tuple[str, ...]:
    match item:
        case CellCorrection():
            cell, printed, value, *_ = _correction(item, report, say_)
            what = say_("dossier.change", cell="", printed=printed, proposed=value).strip()
            return cell, what, when(item.at), item.auditor
        case Note():
            place = item.quote and short(item.quote)
            return place or str(item.on), item.text, when(item.at), item.auditor
        case Decision():
            what = say_(f"status.{item.verdict}") + (f": {item.reason}" if item.reason else "")
            return item.rule, what, when(item.at), item.auditor
