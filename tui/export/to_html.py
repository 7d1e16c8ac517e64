"""HTML: one page by itself, without scripts, links or anything fetched; prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from tui.audit.state import AuditState
from tui.export.dossier import Dossier, dossier
from tui.export.finding_items import FindingItem
from tui.export.formats import DocumentPart
from tui.export.listings import Listing
from tui.export.own_output import GENERATOR
from tui.export.sheets import Sheet, Tile
from tui.export.to_markdown import details
from tui.locale import Lang, Words, words

_STYLE = """
body { font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: #111; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { border: 1px solid #888; padding: .2rem .5rem; text-align: left; vertical-align: top; }
td.figure { text-align: center; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { font-weight: normal; vertical-align: middle; background: #f6f6f6; }
th.head, th.title, th.group { text-align: center; }
th.group { width: 4em; }
td.marked { font-weight: bold; background: #eee; }
dt { font-weight: bold; float: left; clear: left; margin-right: .5rem; }
h3 { font-size: 1rem; margin-bottom: 0; }
tr { break-inside: avoid; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; } h2 { break-after: avoid; } }
"""


def render(state: AuditState, lang: Lang, parts: frozenset[DocumentPart]) -> bytes:
    """The page in UTF-8."""
    return html(dossier(state, lang, parts=parts)).encode()


def html(document: Dossier) -> str:
    """A document as a page; every word of a report is escaped."""
    return "\n".join(_lines(document, words(document.lang))) + "\n"


def _lines(document: Dossier, phrase: Words) -> Iterator[str]:
    language = "zh-Hans" if document.lang == "zh" else "en"
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield GENERATOR
    yield f"<title>{escape(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{escape(document.title)}</h1>\n<dl>"
    for name, value in document.head:
        yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
    yield f"</dl>\n<h2>{escape(phrase('dossier.summary'))}</h2>"
    yield from _table([name for name, _ in document.summary], [[n for _, n in document.summary]])
    if document.findings is not None:
        yield f"<h2>{escape(phrase('dossier.findings'))}</h2>"
        yield from _items(document.findings, phrase, phrase("dossier.no_findings"))
    for listing in document.listings:
        yield from _listing(listing)
    if document.dismissed is not None:
        yield f"<h2>{escape(phrase('dossier.dismissed'))}</h2>"
        yield from _items(document.dismissed, phrase, phrase("dossier.no_dismissed"))
    for sheet in document.sheets:
        yield from _sheet(sheet)
    if document.sheets:
        yield f"<p>{escape(document.legend)}</p>"
    yield "</body>\n</html>"


def _items(items: Sequence[FindingItem], phrase: Words, empty: str) -> Iterator[str]:
    if not items:
        yield f"<p>{escape(empty)}</p>"
    for number, item in enumerate(items, 1):
        yield f"<h3>{number}. [{escape(item.severity)}] {escape(item.message)}</h3>\n<ul>"
        yield from (f"<li>{escape(line)}</li>" for line in details(item, phrase))
        yield "</ul>"


def _listing(listing: Listing) -> Iterator[str]:
    yield f"<h2>{escape(listing.title)}</h2>"
    if listing.lines:
        yield from _table(listing.heads, [line.cells for line in listing.lines])
    else:
        yield f"<p>{escape(listing.empty)}</p>"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"<h2>{escape(sheet.title)}</h2>\n<table>"
    for at, tiles in groupby(sheet.tiles, key=lambda tile: tile.row):
        line = "".join(map(_tile, tiles))
        if at == 0 and sheet.heads:
            yield "<thead>"
        if at == sheet.heads:
            yield "</thead>\n<tbody>" if sheet.heads else "<tbody>"
        yield f"<tr>{line}</tr>"
    yield "</tbody>\n</table>"


def _tile(tile: Tile) -> str:
    name = "td" if tile.kind == "figure" else "th"
    told = [f'class="{tile.kind}{" marked" if tile.marks else ""}"']
    if tile.rows > 1:
        told.append(f'rowspan="{tile.rows}"')
    if tile.columns > 1:
        told.append(f'colspan="{tile.columns}"')
    text = escape(f"{tile.text} {tile.marks}".strip())
    return f"<{name} {' '.join(told)}>{text}</{name}>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield "<table>"
    yield _row("th", heads)
    yield from (_row("td", row) for row in rows)
    yield "</table>"


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
