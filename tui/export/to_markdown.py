"""Markdown: a document to read as it is, to paste, or to convert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.audit.state import AuditState
from tui.export.dossier import Dossier, dossier
from tui.export.finding_items import FindingItem
from tui.export.formats import DocumentPart
from tui.export.listings import Listing
from tui.export.markdown_text import escape
from tui.export.plain_tables import PlainTable
from tui.locale import Lang, Words, words


def render(state: AuditState, lang: Lang, parts: frozenset[DocumentPart]) -> bytes:
    """The document in UTF-8."""
    return markdown(dossier(state, lang, parts=parts)).encode()


def markdown(document: Dossier) -> str:
    """A document as Markdown (CommonMark with tables)."""
    return "\n".join(_lines(document, words(document.lang))) + "\n"


def _lines(document: Dossier, phrase: Words) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    yield ""
    yield from (f"- **{escape(name)}**: {escape(value)}" for name, value in document.head)
    yield from _titled(phrase("dossier.summary"))
    yield from _table([name for name, _ in document.summary], [[n for _, n in document.summary]])
    if document.findings is not None:
        yield from _titled(phrase("dossier.findings"))
        yield from _items(document.findings, phrase, phrase("dossier.no_findings"))
    for listing in document.listings:
        yield from _listing(listing)
    if document.dismissed is not None:
        yield from _titled(phrase("dossier.dismissed"))
        yield from _items(document.dismissed, phrase, phrase("dossier.no_dismissed"))
    for table in document.tables:
        yield from _form_table(table)
    if document.tables:
        yield ""
        yield escape(document.legend)


def _titled(title: str) -> Iterator[str]:
    yield ""
    yield f"## {escape(title)}"
    yield ""


def _items(items: Sequence[FindingItem], phrase: Words, empty: str) -> Iterator[str]:
    if not items:
        yield escape(empty)
    for number, item in enumerate(items, 1):
        if number > 1:
            yield ""
        yield f"### {number}. {escape(f'[{item.severity}] {item.message}')}"
        yield ""
        yield from (f"- {escape(line)}" for line in details(item, phrase))


def details(item: FindingItem, phrase: Words) -> Iterator[str]:
    """What stands below the message of a finding, a line each; the same in every document."""
    yield phrase("item.rule", family=item.family, rule=item.rule)
    yield from (phrase("item.place", place=place) for place in item.places)
    yield from item.explanation
    status = phrase("item.status", status=item.status)
    yield f"{status} {phrase('item.reason', reason=item.reason)}" if item.reason else status
    yield from (phrase("item.note", note=note) for note in item.notes)


def _listing(listing: Listing) -> Iterator[str]:
    yield from _titled(listing.title)
    if not listing.lines:
        yield escape(listing.empty)
        return
    yield from _table(listing.heads, [line.cells for line in listing.lines])


def _form_table(table: PlainTable) -> Iterator[str]:
    yield from _titled(table.title)
    rows = [
        [label, *(f"{figure.text} {figure.marks}".strip() for figure in figures)]
        for label, figures in table.rows
    ]
    yield from _table(["", *table.columns], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(escape, heads))} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(map(escape, row))} |"
