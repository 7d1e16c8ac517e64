"""CSV: one line for each finding, correction and note, for a spreadsheet or a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.export.csv_text import csv_text
from tui.export.formats import DocumentPart
from tui.locale import Lang, Words, words

if TYPE_CHECKING:
    from tui.audit.state import AuditState
    from tui.export.dossier import Dossier

_HEADS = ("part", "severity", "family", "rule", "message", "detail", "status", "reason")


def render(state: AuditState, lang: Lang, parts: frozenset[DocumentPart]) -> bytes:
    """The lines in UTF-8 with the mark by which spreadsheets know it."""
    from tui.export.dossier import dossier  # whoever asks for the heads alone does without

    return csv_text(_rows(dossier(state, lang, parts=parts))).encode("utf-8-sig")


def csv_heads(lang: Lang) -> str:
    """The first line."""
    return csv_text([_heads(words(lang))])


def _heads(phrase: Words) -> list[str]:
    return [phrase(f"head.{name}") for name in _HEADS]


def _rows(document: Dossier) -> Iterator[Sequence[str]]:
    phrase = words(document.lang)
    yield _heads(phrase)
    for item in (*(document.findings or ()), *(document.dismissed or ())):
        detail = "\n".join((*item.places, *item.explanation))
        yield (
            phrase("head.finding"),
            item.severity,
            item.family,
            item.rule,
            item.message,
            detail,
            item.status,
            item.reason,
        )
    for listing in document.listings:
        for line in listing.lines:
            detail = "\n".join(
                f"{head}: {cell}" for head, cell in zip(listing.heads, line.cells, strict=True)
            )
            yield (listing.title, "", "", "", line.cells[0], detail, "", "")
