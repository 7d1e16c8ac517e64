"""HTML pages as mirrors and office suites publish them: text in reading order, with cells.

Read by lxml's parser events rather than as a repaired tree: a browser's repair takes a stray
``<td>`` away and so joins two figures to one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from parser.readers.extract import Block, Extract, Grid, GridCell, one_line, write
from parser.source import Decoded, decode

_NEVER_TEXT = frozenset({"head", "script", "style", "xml"})
# Left out only where every opening tag has its end: one that has not would hide the report.
_BESIDE_TEXT = ("nav", "noscript", "template", "select", "button", "textarea", "svg", "iframe")
_BREAKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "html", "legend", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "title", "ul"),
    }
)
# Elements within a line that copying sites fill with words nobody sees.
_INLINE = frozenset({"a", "b", "em", "font", "i", "label", "small", "span", "strong", "u"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|(?<![\w-])font-size\s*:\s*0(?![\d.])|mso-hide\s*:\s*all", re.IGNORECASE
)
_LINES = ("<html", "<body", "<p", "<div", "<br")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
# More than any real table has; a page that claims more would only cost memory.
_MOST_SPANNED = 200


def extract(data: bytes, encoding: str = "") -> Extract:
    """The text and cells of an HTML page; ``encoding`` is what its transport says, if anything.

    Raises ``Unreadable`` where no encoding makes a text of the bytes.
    """
    from lxml import etree

    decoded = _decode(data, encoding)
    lowered = decoded.text.lower()
    page = _Page(_NEVER_TEXT | _closed(lowered))
    around_tables = _TABLE.sub("", lowered)
    if not any(tag in around_tables for tag in _LINES):
        page.preformatted = 1  # tables in a plain text, whose line ends are meant
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    parser.feed(decoded.text.encode("utf-8", "replace"))
    blocks = parser.close()
    return write(blocks, decoded.encoding, decoded.remarks)


def _decode(data: bytes, declared: str) -> Decoded:
    """Strict UTF-8 is never anything else; below it stands what is declared, then detection."""
    found = _DECLARED.search(data[:4096])
    if not _is_utf8(data):
        for name in (declared, found[1].decode("ascii") if found else ""):
            encoding = _WIDER.get(name.lower(), name.lower())
            if encoding and not encoding.startswith("u"):
                with suppress(LookupError, UnicodeDecodeError):
                    return Decoded(data.decode(encoding), encoding)
    return decode(data, "")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _closed(page: str) -> frozenset[str]:
    return frozenset(tag for tag in _BESIDE_TEXT if page.count(f"<{tag}") == page.count(f"</{tag}"))


@dataclass
class _OpenTable:
    """A table whose end has not come yet; ``rows`` hold row span, column span and content.

    ``unseen`` are the numbers of rows that are not shown: office suites end a table with one,
    empty, to keep the widths of its columns.
    """

    rows: list[list[tuple[int, int, tuple[Block, ...]]]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    in_row: bool = False
    in_cell: bool = False
    spans: tuple[int, int] = (1, 1)

    def start_row(self, *, unseen: bool = False) -> None:
        if unseen:
            self.unseen.add(len(self.rows))
        self.rows.append([])
        self.in_row = True

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        if not self.in_row:
            self.start_row()
        self.in_cell = True
        self.spans = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))

    def end_cell(self, content: list[Block]) -> None:
        self.in_cell = False
        self.rows[-1].append((*self.spans, tuple(content)))

    def grid(self) -> Grid:
        cells: list[GridCell] = []
        taken: set[tuple[int, int]] = set()
        for row, row_cells in enumerate(self.rows):
            if row in self.unseen and not any(content for *_, content in row_cells):
                continue
            column = 0
            for row_span, column_span, content in row_cells:
                while (row, column) in taken:
                    column += 1
                # A row span of 0 means: to the end of the table.
                rows = min(row_span or len(self.rows), len(self.rows) - row)
                columns = max(1, column_span)
                taken.update((row + y, column + x) for y in range(rows) for x in range(columns))
                cells.append(GridCell(row, column, rows, columns, content))
                column += columns
        return Grid(tuple(cells))


class _Page:
    """The parser's target: collects blocks; open tables and their cells are stacked."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.skipped = skipped
        self.contents: list[list[Block]] = [[]]
        self.tables: list[_OpenTable] = []
        self.line: list[str] = []
        self.skipping: list[str] = []
        self.preformatted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.append(tag)
        elif tag in self.skipped or (tag in _INLINE and _is_unseen(attributes)):
            self.skipping.append(tag)
        elif tag == "br":
            self.end_line()
        elif tag == "table":
            self.end_line()
            self.tables.append(_OpenTable())
        elif tag in {"td", "th"}:
            self.start_cell(attributes)
        elif tag == "tr":
            self.end_row()
            if self.tables:
                self.tables[-1].start_row(unseen=_is_unseen(attributes))
        elif tag in _BREAKS:
            self.end_line()
            self.preformatted += tag == "pre"

    def end(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
        elif tag == "table":
            self.end_table()
        elif tag in {"td", "th"}:
            self.end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag in _BREAKS:
            self.end_line()
            self.preformatted -= tag == "pre"

    def data(self, text: str) -> None:
        if self.skipping:
            return
        if self.preformatted and not self.in_cell:
            *lines, rest = text.split("\n")
            for line in lines:
                self.line.append(line)
                self.end_line()
            text = rest
        self.line.append(text)

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def close(self) -> list[Block]:
        while self.tables:
            self.end_table()
        self.end_line()
        return self.contents[0]

    @property
    def in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].in_cell

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        self.end_cell()
        if self.tables:
            self.end_line()
            self.tables[-1].start_cell(attributes)
            self.contents.append([])

    def end_cell(self) -> None:
        if self.in_cell:
            self.end_line()
            self.tables[-1].end_cell(self.contents.pop())
        elif not self.tables:
            self.line.append(" ")  # a cell outside any table still ends a word

    def end_row(self) -> None:
        self.end_cell()
        if self.tables:
            self.tables[-1].in_row = False
        else:
            self.end_line()

    def end_table(self) -> None:
        if not self.tables:
            return
        self.end_cell()
        self.end_line()
        grid = self.tables.pop().grid()
        if grid.cells:
            self.contents[-1].append(grid)

    def end_line(self) -> None:
        if not self.line:
            return
        text = one_line("".join(self.line))
        self.line.clear()
        if text:
            self.contents[-1].append(text)


def _span(text: str | None) -> int:
    """A ``rowspan`` or ``colspan`` as browsers take it: 1 where it is no number; 0 stays 0."""
    if text is None:
        return 1
    digits = re.match(r"\s*(\d{1,9})", text)
    return min(int(digits[1]), _MOST_SPANNED) if digits else 1


def _is_unseen(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("height") == "0"
        or ("style" in attributes and _UNSEEN.search(attributes["style"]) is not None)
    )
