"""What reads like one of the six headings of a report.

The official headings are those of the report format (国办公开办函〔2021〕30号, and 〔2019〕60号
before it); customary variants are accepted without remark.
"""

from __future__ import annotations

import re

from parser.lookup import FILLER
from parser.outline.damaged_headings import damaged_headings
from parser.outline.heading import LINE, LONGEST_HEADING, NUMERALS, Heading
from parser.report import Span

_TITLES = {
    1: r"(?:政府信息公开)?(?:工作)?(?:总体|基本|整体)(?:工作)?(?:情况|概况)|概述",
    2: r"(?:行政机关)?主动公开(?:政府)?信息(?:公开)?(?:工作)?(?:的)?情况|主动公开情况",
    3: r"(?:行政机关)?收到(?:和|及|与)?处理(?:的)?政府信息公开申请(?:的)?(?:办理)?情况"
    r"|(?:政府信息)?依申请公开(?:政府信息)?(?:办理|处理)?(?:工作)?情况",
    4: r"(?:因|关于)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请|提起|引起的?)?"
    r"行政复议[^\d。,\s]{0,8}行?政?诉讼[^\d。,\s]{0,8}",
    5: r"(?:政府信息公开)?(?:工作)?(?:中)?(?:存在)?的?(?:主要)?(?:困难)?(?:和|及|与)?"
    r"问题(?:以?及|和|与)?[^\d。,\s]{0,6}改进[^\d。,\s]{0,8}",
    6: r"(?:其[他它])?需要(?:报告|说明)的?(?:其[他它])?(?:事项|情况|问题)|其[他它]事项",
}
_IGNORED = re.compile(rf"[\s{FILLER}#>|_␌␋]")
_ORNAMENTS = "[]①②③④⑤⑥ⅠⅡⅢⅣⅤⅥ●■◆▲★◇○•·"  # signs and numbers that pages set beside a heading
_HEADING = re.compile(
    r"(?P<opening>[(第]?)(?:(?P<han>[一二三四五六])|(?P<digit>[1-6])|(?P<circled>[㈠㈡㈢㈣㈤㈥]))"
    r"(?P<closing>部分|[)])?(?P<stop>[、.,:．]?)(?P<title>.{2,60})"
)
_INLINE = re.compile(
    r"(?<![\u3400-\u9fff(])(?P<han>[一二三四五六])[、.]\s?(?P<title>"
    + "|".join(f"(?P<t{number}>{title})" for number, title in _TITLES.items())
    + ")"
)
_TITLE = {number: re.compile(title) for number, title in _TITLES.items()}
_APART = re.compile(rf"[\s{FILLER}(第␤]|$")
_QUOTES = frozenset("\"“”‘’「」『』《》'")
_ENDING = re.compile(r"[情概]\s*况|概\s*述|诉\s*讼|改\s*进|事\s*项|问\s*题")


def headings(view: str) -> list[Heading]:
    """Every line of a view that reads like one of the six headings, in reading order."""
    found = [heading for line in LINE.finditer(view) if (heading := _of_line(line))]
    if missing := _missing(found):
        found += [heading for heading in _inline(view) if heading.number in missing]
    if _missing(found):
        found += damaged_headings(view, found)
    return sorted(found, key=lambda heading: heading.span.start)


def _missing(found: list[Heading]) -> set[int]:
    return set(_TITLES) - {heading.number for heading in found}


def _of_line(line: re.Match[str]) -> Heading | None:
    text = line[0]
    if len(text) > 2 * LONGEST_HEADING and len(text.strip()) > 2 * LONGEST_HEADING:
        return None
    if FILLER not in text and not _ENDING.search(text):
        return None
    plain = _IGNORED.sub("", text).strip(_ORNAMENTS)
    if not 3 < len(plain) <= LONGEST_HEADING:
        return None
    span = Span(line.start() + len(text) - len(text.lstrip()), line.end())
    match = _HEADING.match(plain)
    if match is None:
        if re.search(r"[|\t]|\S\s{2,}\S", text):
            return None
        for number, title in _TITLE.items():
            if title.fullmatch(plain.rstrip(":")):
                return Heading(number, 1, span)
        return None
    stated = _stated_number(match)
    title_text = match["title"].strip("、.,:()")
    for number, title in _TITLE.items():
        if title.fullmatch(title_text):
            bracketed = bool(match["closing"] == ")" or match["circled"] or match["digit"])
            certainty = 1 if stated != number else 2 if bracketed else 4
            return Heading(number, certainty, span)
    return None


def _stated_number(match: re.Match[str]) -> int:
    if match["han"]:
        return NUMERALS.index(match["han"]) + 1
    if match["circled"]:
        return "㈠㈡㈢㈣㈤㈥".index(match["circled"]) + 1
    return int(match["digit"])


def _inline(view: str) -> list[Heading]:
    found = []
    for match in _INLINE.finditer(view):
        number = NUMERALS.index(match["han"]) + 1
        if match[f"t{number}"]:
            # Inside a sentence it is more likely named than meant.
            apart = (
                _APART.match(view, match.end())
                and view[max(0, match.start() - 1) : match.start()] not in _QUOTES
            )
            found.append(Heading(number, 3 if apart else 2, Span(match.start(), match.end())))
    return found
