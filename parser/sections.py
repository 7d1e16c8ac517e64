"""The six sections of a report, and where its three tables stand.

The official order and headings are those of the report format (国办公开办函〔2021〕30号, and
〔2019〕60号 before it); customary variants are accepted without remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from parser.lookup import FILLER, han
from parser.report import Section, Span

OFFICIAL_HEADINGS = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
_NUMERALS = "一二三四五六"
_TITLES = {
    1: r"(?:政府信息公开)?(?:工作)?(?:总体|基本|整体)(?:工作)?(?:情况|概况)|概述",
    2: r"(?:行政机关)?主动公开(?:政府)?信息(?:公开)?(?:工作)?(?:的)?情况|主动公开情况",
    3: r"(?:行政机关)?收到(?:和|及|与)?处理(?:的)?政府信息公开申请(?:的)?(?:办理)?情况"
    r"|(?:政府信息)?依申请公开(?:政府信息)?(?:办理|处理)?(?:工作)?情况",
    4: r"(?:因|关于)?(?:政府信息公开)?(?:工作)?(?:被)?(?:申请|提起|引起的?)?"
    r"行政复议[^\d。,]{0,8}行?政?诉讼[^\d。,]{0,8}",
    5: r"(?:政府信息公开)?(?:工作)?(?:中)?(?:存在)?的?(?:主要)?(?:困难)?(?:和|及|与)?"
    r"问题(?:以?及|和|与)?[^\d。,]{0,6}改进[^\d。,]{0,8}",
    6: r"(?:其[他它])?需要(?:报告|说明)的?(?:其[他它])?(?:事项|情况|问题)|其[他它]事项",
}
_LINE = re.compile(r"[^\r\n␤]+")
_IGNORED = re.compile(rf"[\s{FILLER}#>|_␌␋]")
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
_ENDING = re.compile(r"[情概]\s*况|概\s*述|诉\s*讼|改\s*进|事\s*项|问\s*题")
_LONGEST_HEADING = 60
_CONTENTS_FILL = re.compile(rf"[\s{FILLER}\d.·…_-]")
_MOST_LINES_BACK = 60
_LIKE = 68.0
_LIKE_WITHOUT_NUMBER = 85.0
_LIKE_TITLES = {
    number: tuple(dict.fromkeys((han(title), "行政机关" + han(title)))) if number in (2, 3)
    else (han(title), "政府信息公开工作" + han(title))
    for number, title in OFFICIAL_HEADINGS.items()
}  # fmt: skip
_ANCHORS = {
    "t2": re.compile(r"第二十条第|本年制发件数|对外公开总数量|本年处理决定数量|上一年项目数量"),
    "t3": re.compile(r"本列数据的勾稽|申请人情况|本年新收政府信息公开申请|本年度办理结果"),
    "t4": re.compile(r"未经复议直接起诉|复议后起诉|结果\s*维持|尚未\s*审结"),
}
_SECTION_OF_TABLE = {"t2": 2, "t3": 3, "t4": 4}


class Heading(NamedTuple):
    """A line that reads like one of the six headings; ``certainty`` 1 (weak) to 4."""

    number: int
    certainty: int
    span: Span


def headings(view: str) -> list[Heading]:
    """Every line of a view that reads like one of the six headings, in reading order."""
    found = [heading for line in _LINE.finditer(view) if (heading := _of_line(line))]
    for fallback in (_inline, _damaged):
        missing = set(OFFICIAL_HEADINGS) - {heading.number for heading in found}
        if missing:
            found += [heading for heading in fallback(view) if heading.number in missing]
    return sorted(found, key=lambda heading: heading.span.start)


def _of_line(line: re.Match[str]) -> Heading | None:
    text = line[0]
    if len(text) > 2 * _LONGEST_HEADING and len(text.strip()) > 2 * _LONGEST_HEADING:
        return None
    if FILLER not in text and not _ENDING.search(text):
        return None
    plain = _IGNORED.sub("", text)
    if not 3 < len(plain) <= _LONGEST_HEADING:
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
        return _NUMERALS.index(match["han"]) + 1
    if match["circled"]:
        return "㈠㈡㈢㈣㈤㈥".index(match["circled"]) + 1
    return int(match["digit"])


def _inline(view: str) -> list[Heading]:
    found = []
    for match in _INLINE.finditer(view):
        number = _NUMERALS.index(match["han"]) + 1
        if match[f"t{number}"]:
            found.append(Heading(number, 3, Span(match.start(), match.end())))
    return found


def _damaged(view: str) -> list[Heading]:
    """Lines that are like an official heading, for those whose characters were misread."""
    from rapidfuzz import fuzz

    found = []
    for line in _LINE.finditer(view):
        text = han(line[0])
        if not 6 <= len(text) <= _LONGEST_HEADING // 2 or "|" in line[0] or "\t" in line[0]:
            continue
        likeness, number = max(
            (fuzz.ratio(text.lstrip(_NUMERALS), title), number)
            for number, titles in _LIKE_TITLES.items()
            for title in titles
        )
        numbered = text[0] in _NUMERALS
        if likeness >= (_LIKE if numbered else _LIKE_WITHOUT_NUMBER):
            found.append(Heading(number, 2 if numbered else 1, Span(*line.span())))
    return found


def reports_in(found: Sequence[Heading], view: str) -> list[tuple[Section, ...]]:
    """The sections of each report that a file holds; most files hold one.

    A list of contents, whose headings follow each other without text, is passed over; a new
    report begins where the headings start again after at least three of one report.
    """
    surest: dict[int, int] = {}
    kept = []
    for i in range(len(found) - 1, -1, -1):
        heading = found[i]
        later = surest.get(heading.number, 0)
        if _has_body(found, i, view) or later < heading.certainty:
            kept.append(heading)
        surest[heading.number] = max(later, heading.certainty)
    groups: list[list[Heading]] = [[]]
    for heading in reversed(kept):
        numbers = {known.number for known in groups[-1]}
        if (
            heading.number <= 2
            and heading.certainty >= 3
            and heading.number in numbers
            and len(numbers) >= 4
        ):
            groups.append([])
        groups[-1].append(heading)
    return [_sections(group, groups[i + 1 :], len(view)) for i, group in enumerate(groups)]


def _has_body(found: Sequence[Heading], i: int, view: str) -> bool:
    """Whether more than the dots and page number of a list of contents follows a heading."""
    following = found[i + 1].span.start if i + 1 < len(found) else len(view)
    return len(_CONTENTS_FILL.sub("", view[found[i].span.end : following])) > 2


def _sections(
    group: Sequence[Heading], later: Sequence[Sequence[Heading]], length: int
) -> tuple[Section, ...]:
    if not group:
        return ()
    best: dict[int, Heading] = {}
    for heading in group:
        known = best.get(heading.number)
        if known is None or heading.certainty > known.certainty:
            best[heading.number] = heading
    end = later[0][0].span.start if later else length
    ordered = sorted(best.values(), key=lambda heading: heading.span.start)
    ends = [heading.span.start for heading in ordered[1:]] + [end]
    return tuple(
        Section(heading.number, heading.span, Span(heading.span.end, stop))
        for heading, stop in zip(ordered, ends, strict=True)
    )


def names_table(view: str, key: str, region: Span) -> bool:
    """Whether a stretch holds any of a table's own words, beside the labels of its rows."""
    return _ANCHORS[key].search(view, *region) is not None


def table_regions(view: str, sections: Sequence[Section], whole: Span) -> dict[str, Span]:
    """Where each table is to be looked for: its section, or what its own words point at.

    A table is looked for by its words when its section is lost or holds none of them.
    """
    by_number = {section.number: section for section in sections}
    bodies = {
        key: by_number[number].body
        for key, number in _SECTION_OF_TABLE.items()
        if number in by_number
    }
    regions = {
        key: _without_others(view, key, body, bodies)
        for key, body in bodies.items()
        if _ANCHORS[key].search(view, *body)
    }
    for key, anchor in _ANCHORS.items():
        if key in regions:
            continue
        taken = regions.values()
        for match in anchor.finditer(view, *whole):
            if not any(span.start <= match.start() < span.end for span in taken):
                start = _beginning(
                    view, match.start(), max([whole.start, *_ends(taken, match.start())])
                )
                regions[key] = Span(start, _end_of(view, key, match.start(), sections, whole))
                break
        else:
            if key in bodies:
                regions[key] = bodies[key]
            elif key == "t3" and "t2" in regions:
                # Heading and words are lost; its rows of seven figures may still be found.
                regions[key] = regions["t2"]
    return regions


def _without_others(view: str, key: str, body: Span, bodies: Mapping[str, Span]) -> Span:
    """The body of a section up to the table of another whose heading is lost."""
    first = _ANCHORS[key].search(view, *body)
    if first is None:
        return body
    ends = [
        match.start()
        for other, anchor in _ANCHORS.items()
        if other not in bodies and (match := anchor.search(view, first.end(), body.end))
    ]
    return Span(body.start, min(ends, default=body.end))


def _ends(spans: Iterable[Span], before: int) -> list[int]:
    return [span.end for span in spans if span.end <= before]


def _beginning(view: str, start: int, floor: int) -> int:
    """Where a table begins of which a word was found: back over short lines without a sentence."""
    for _ in range(_MOST_LINES_BACK):
        line = view.rfind("\n", floor, max(floor, start - 1)) + 1
        text = view[line : start - 1]
        if line <= floor or len(text) > _LONGEST_HEADING or "。" in text:
            break
        start = line
    return start


def _end_of(view: str, key: str, start: int, sections: Sequence[Section], whole: Span) -> int:
    ends = [section.heading.start for section in sections if section.heading.start > start]
    for other, anchor in _ANCHORS.items():
        if other != key and (match := anchor.search(view, start, whole.end)):
            ends.append(match.start())
    return min(ends, default=whole.end)
