"""HTML pages as mirrors and office suites publish them: text in reading order, with cells.

Read by lxml's parser events rather than as a repaired tree: a browser's repair takes a stray
``<td>`` away and so joins two figures to one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter

from parser.errors import Unreadable
from parser.readers.extract import Extract, write
from parser.readers.html.around import without_tables
from parser.readers.html.cascade import cascade
from parser.readers.html.css import matters, rules_of
from parser.readers.html.page import Page
from parser.readers.html.style import Sheet
from parser.readers.source import Decoded, decode
from parser.report import Reason

_NEVER_TEXT = frozenset({"head", "script", "style", "xml"})
# Left out only where every opening tag has its end: one that has not would hide the report.
_BESIDE_TEXT = ("nav", "noscript", "template", "select", "button", "textarea", "svg", "iframe",
                "audio", "canvas", "datalist", "meter", "noembed", "noframes", "object", "progress",
                "video")  # fmt: skip
_BESIDE = re.compile(f"<(/?)({'|'.join(_BESIDE_TEXT)})")
_LINES = ("<html", "<body", "<p", "<div", "<br")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}


# Elements hidden within each other that a script shows one after the other, at most.
_MOST_REVEALED = 5
# A page that shows no more cells than these shows no report with tables.
_FEW_CELLS = 100
# Words of every report; a page that has few of them is none, or not yet.
_WITNESSES = (
    "总体情况",
    "主动公开政府信息",
    "收到和处理",
    "行政复议",
    "存在的主要问题",
    "结转下年度",
)
_FEW_WITNESSES = 2
# Letters on a page that is no more than a frame for another one.
_SHORT = 100
# A document type stands before so many characters.
_HEAD = 2000
# An inline element or block with a look of its own, closed in its own tag as in XML.
_TAG_END = re.compile("/>")
_SELF_CLOSED = re.compile(
    r"<(?:span|b|i|em|font|strong|u|s|del|a|p|div|small|big|label)\s[^<>]*?"
    r"(?:style|class|hidden)[^<>]*/>",
    re.IGNORECASE,
)
_LONGEST_TAG = 500
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|wps|ofd)\b", re.IGNORECASE)


def extract(data: bytes, encoding: str = "") -> Extract:
    """The text and cells of an HTML page; ``encoding`` is what its transport says, if anything.

    Raises ``Unreadable`` where no encoding makes a text of the bytes, and with
    ``text_in_script`` where a page without a report has one in a script, form field or frame.
    """
    decoded = _decode(data, encoding)
    page = _read(decoded.text)
    extracted = write(page.contents[0], decoded.encoding, decoded.remarks)
    if not holds_report(extracted.text) and (
        holds_report(_ESCAPED.sub(_character, "".join(page.unshown)))
        or any(_DOCUMENT.search(source) or page.shown < _SHORT for source in page.framed)
    ):
        raise Unreadable("", Reason("text_in_script"))
    return extracted


def _read(text: str) -> Page:
    """The page as it is seen, scripts having run.

    What hides most of the page is shown by a script, as the articles of WeChat are: a hidden
    element that holds more than all that is seen is taken as seen.
    """
    lowered = text.lower()
    skipped = _NEVER_TEXT | _closed(lowered)
    is_text = not _has_lines(lowered)
    data = _left_open(text).encode("utf-8", "replace")
    sheet = _sheet_of(data, lowered)
    revealed: frozenset[int] = frozenset()
    while True:
        page = Page(sheet, skipped, revealed)
        page.preformatted = int(is_text)  # tables in a plain text, whose line ends are meant
        _feed(page, data)
        element, letters = max(page.hidden.items(), key=itemgetter(1), default=(0, 0))
        if letters <= page.shown or page.cells >= _FEW_CELLS or len(revealed) == _MOST_REVEALED:
            return page
        revealed |= {element}


def _left_open(text: str) -> str:
    """The page with elements open that it closes in their own tag, as they are to a browser."""
    parts: list[str] = []
    done = 0
    for end in _TAG_END.finditer(text):
        start = text.rfind("<", max(done, end.start() - _LONGEST_TAG), end.start())
        if start >= 0 and _SELF_CLOSED.match(text, start, end.end()):
            parts += text[done : end.start()], ">"
            done = end.end()
    return "".join((*parts, text[done:])) if parts else text


def _sheet_of(data: bytes, lowered: str) -> Sheet:
    """The looks of a page's elements; most pages have no sheet that says anything of them."""
    linked = "data:text/css" in lowered
    if not linked and not any(map(matters, rules_of(_style_texts(lowered)))):
        return Sheet()
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return Sheet()
    return Sheet(*cascade(root, is_loose="<!doctype" not in lowered[:_HEAD]))


def _style_texts(page: str) -> Iterator[tuple[str, str]]:
    """Whatever stands in ``style`` elements, shown or not, as sheets for all media."""
    end = 0
    while (start := page.find("<style", end)) >= 0:
        start = page.find(">", start) + 1
        end = page.find("</style", start) if start else -1
        if end < 0:
            yield "", page[start:] if start else ""
            return
        yield "", page[start:end]


def _feed(target: Page, data: bytes) -> None:
    from lxml import etree

    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    parser.feed(data)
    parser.close()


def holds_report(text: str) -> bool:
    """Whether words of a report stand in a text, enough of them for one."""
    return sum(word in text for word in _WITNESSES) > _FEW_WITNESSES


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


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


def _has_lines(page: str) -> bool:
    """Whether anything but tables makes lines of a page."""
    before = page[: page.find("<table")]
    if any(tag in before for tag in _LINES):
        return True
    around_tables = without_tables(page)
    return any(tag in around_tables for tag in _LINES)


def _closed(page: str) -> frozenset[str]:
    """The elements beside the text whose every beginning has its end."""
    opened, ended = Counter[str](), Counter[str]()
    for end, tag in _BESIDE.findall(page):
        (ended if end else opened)[tag] += 1
    return frozenset(tag for tag, count in opened.items() if ended[tag] == count)
