"""Headings whose characters were misread: what is most like an official heading where one lacks.

Likenesses run from 0 to 100. A line is a heading by its own likeness, or, between the headings
before and after it, by being the one line there that comes near to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from parser.forms.anchors import SECTION_OF_TABLE, names_table
from parser.forms.lexicon import lexicon
from parser.lookup import HAN, han
from parser.outline.heading import LINE, LONGEST_HEADING, NUMERALS, Heading
from parser.report import Span

_TITLES = {
    1: ("总体情况", "政府信息公开工作总体情况"),
    2: ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    3: ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    4: ("政府信息公开行政复议行政诉讼情况", "因政府信息公开工作被申请行政复议提起行政诉讼情况"),
    5: ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    6: ("其他需要报告的事项", "政府信息公开工作其他需要报告的事项"),
}
_CHARACTERS = {number: frozenset("".join(titles)) for number, titles in _TITLES.items()}
_FEWEST_OWN = 3
_BAR = re.compile(r"[|\t]")
_MOST_BARS = 2
_SENTENCE = re.compile(r"。|.{4}\d")
_APART = re.compile(r"[|\t]|\S\s{2,}\S")
_PIECE = re.compile(r"[^\s\d()。:;]{6,}")  # of a line that holds more than the heading
# Four figures in a row, which no sentence has.
_ROW = re.compile(r"(?<![\d.])\.*+(?:\d[\d.]*+ ++){3}\d")
_STOP = re.compile(r"[^\s、]?\s*、")  # after a number, which may be misread or lost
_PAGE_END = "␌␋ \t"
_FEWEST, _MOST = 6, LONGEST_HEADING // 2  # Han characters
_MOST_LOST = 3  # characters of a heading that are missing or too many
_NUMBERED, _AFTER_STOP, _BARE = 68.0, 75.0, 85.0  # the least likeness, by how the line opens
_BETWEEN = 55.0  # the least between the neighbours
_CLEARLY = 10.0
_PIECE_OF_LABEL = 80.0


class _Candidate(NamedTuple):
    """What may be a heading: its number, its likeness, and the least that it needs alone."""

    number: int
    likeness: float
    least: float
    span: Span

    @property
    def heading(self) -> Heading:
        certainty = 2 if self.least == _NUMBERED <= self.likeness else 1
        return Heading(self.number, certainty, self.span)


def damaged_headings(view: str, known: Sequence[Heading]) -> list[Heading]:
    """What is most like those of the six headings that are not among the known ones."""
    wanted = set(_TITLES) - {heading.number for heading in known}
    candidates = list(_candidates(view, wanted))
    found = [each.heading for each in candidates if each.likeness >= each.least]
    # The first, 总体情况, is too short, and too like a report's title, to be known by its place.
    for number in sorted(wanted - {1} - {heading.number for heading in found}):
        between = _between([*known, *found], number, len(view))
        inside = [each for each in candidates if each.number == number and _in(each.span, between)]
        inside = [each for each in inside if not _follows_its_table(view, each, between)]
        best = sorted(inside, key=lambda each: -each.likeness)[:2]
        if len(best) == 1 or (best and best[0].likeness >= best[1].likeness + _CLEARLY):
            found.append(best[0].heading)
    return found


def _in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _follows_its_table(view: str, heading: _Candidate, between: Span) -> bool:
    """Whether words of a section's table stand before what may be its heading, and none after."""
    start, end = heading.span
    return any(
        names_table(view, key, Span(between.start, start))
        and not names_table(view, key, Span(end, between.end))
        for key, number in SECTION_OF_TABLE.items()
        if number == heading.number
    )


def _between(headings: Iterable[Heading], number: int, length: int) -> Span:
    """The stretch from the headings before that number to those after it."""
    headings = list(headings)
    before = (heading.span.end for heading in headings if heading.number < number)
    after = (heading.span.start for heading in headings if heading.number > number)
    return Span(max(before, default=0), min(after, default=length))


def _candidates(view: str, wanted: set[int]) -> Iterator[_Candidate]:
    for line in LINE.finditer(view):
        text = line[0]
        if len(text) > 2 * LONGEST_HEADING:
            if _ROW.search(text):
                for piece in _PIECE.finditer(view, *line.span()):
                    yield from _of_piece(piece, wanted)
        elif len(_BAR.findall(text)) <= _MOST_BARS and not _SENTENCE.search(text):
            yield from _of_line(text.strip(_PAGE_END), Span(*line.span()), wanted)


def _of_line(text: str, span: Span, wanted: set[int]) -> Iterator[_Candidate]:
    words = han(text)
    if not _FEWEST <= len(words) <= _MOST:
        return
    stop = _STOP.match(text)
    title = han(text[stop.end() :]) if stop else words.lstrip(NUMERALS)
    if not stop and words[0] not in NUMERALS and _APART.search(text):
        return  # pieces of a table's cells
    # Without a stop the first two may be a number and its stop, read as other characters.
    shapes = [title] if stop else [title, words[1:], words[2:]]
    for number in wanted & _alike(words):
        likeness = max(_like(shape, official) for shape in shapes for official in _TITLES[number])
        least = _least(number, words[0], bool(stop))
        if likeness >= _BETWEEN and not _is_of_table(words, likeness, least):
            yield _Candidate(number, likeness, least, span)


def _of_piece(piece: re.Match[str], wanted: set[int]) -> Iterator[_Candidate]:
    """A heading that is followed by the words of a table on the same line."""
    stop = _STOP.match(piece[0])
    letters = [letter.start() for letter in HAN.finditer(piece[0], stop.end() if stop else 0)]
    text = "".join(piece[0][at] for at in letters[:_MOST])
    if not text:
        return
    opening = han(piece[0])[0]
    for number in wanted & _alike(text):
        best, last = max(
            (_like(text[first:last], title), last)
            for title in _TITLES[number]
            for first, last in _stretches(len(title), len(text), bool(stop))
        )
        least = _least(number, opening, bool(stop))
        if best >= _BETWEEN and not _is_of_table(text, best, least):
            end = piece.start() + letters[last - 1] + 1
            yield _Candidate(number, best, least, Span(piece.start(), end))


def _alike(text: str) -> set[int]:
    """The headings that have enough characters of a text to come near to it, in any order."""
    characters = set(text)
    return {number for number, own in _CHARACTERS.items() if len(own & characters) >= _FEWEST_OWN}


def _least(number: int, opening: str, after_stop: bool) -> float:
    """The likeness that a heading needs by its first character: its own number, or another's."""
    if opening in NUMERALS:
        return _NUMBERED if opening == NUMERALS[number - 1] else _BARE
    return _AFTER_STOP if after_stop else _BARE


def _stretches(wanted: int, length: int, after_stop: bool) -> Iterator[tuple[int, int]]:
    """Where in a piece a title may stand: at its start, or after a number and its stop."""
    for first in range(1 if after_stop else 3):
        for last in range(first + wanted - _MOST_LOST, first + wanted + _MOST_LOST + 1):
            yield first, min(last, length)


def _is_of_table(text: str, likeness: float, least: float) -> bool:
    """Whether a text is more like a table's label or header than like a heading.

    One that opens with no number may as well be a piece of a longer label.
    """
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(text, word) > likeness
        or (least == _BARE and _piece_likeness(text, word) > likeness)
        for word in _table_words()
    )


def _piece_likeness(text: str, word: str) -> float:
    """How like a text is to its like in a longer word; 0 where that may well be chance."""
    from rapidfuzz import fuzz

    return (
        fuzz.partial_ratio(text, word, score_cutoff=_PIECE_OF_LABEL)
        if len(text) < len(word)
        else 0.0
    )


@cache
def _table_words() -> frozenset[str]:
    return frozenset(
        word
        for version in ("2019", "2021")
        for key in SECTION_OF_TABLE
        for word in lexicon(version, key, collapsed=False).words
    )


def _like(text: str, official: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(text, official)
