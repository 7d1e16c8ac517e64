"""The six sections of a report, and where its three tables stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from parser.forms.anchors import ANCHORS, SECTION_OF_TABLE
from parser.lookup import FILLER
from parser.outline.heading import LONGEST_HEADING, Heading
from parser.report import Section, Span

_BODY = re.compile(rf"(?:[\s{FILLER}\d.·…_-]*+[^\s{FILLER}\d.·…_-]){{3}}")
_MOST_LINES_BACK = 60
_SURE = 3


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
        sure = {known.number for known in groups[-1] if known.certainty >= _SURE}
        if (
            heading.number <= 2
            and heading.certainty >= _SURE
            and heading.number in sure
            and len(numbers) >= 4
        ):
            groups.append([])
        groups[-1].append(heading)
    return [_sections(group, groups[i + 1 :], len(view)) for i, group in enumerate(groups)]


def _has_body(found: Sequence[Heading], i: int, view: str) -> bool:
    """Whether more than the dots and page number of a list of contents follows a heading."""
    following = found[i + 1].span.start if i + 1 < len(found) else len(view)
    return _BODY.match(view, found[i].span.end, following) is not None


def _sections(
    group: Sequence[Heading], later: Sequence[Sequence[Heading]], length: int
) -> tuple[Section, ...]:
    if not group:
        return ()
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for heading in group:
        first[heading.number] = min(heading.span.start, first.get(heading.number, length))
        last[heading.number] = max(heading.span.start, last.get(heading.number, 0))

    def rank(heading: Heading) -> tuple[int, int]:
        """How likely a heading is the one of its number: by itself, then by others in order.

        One that is named in the text of another section stands out of the order of the six.
        """
        number, start = heading.number, heading.span.start
        in_order = sum(
            (other < number and first[other] < start) or (other > number and last[other] > start)
            for other in first
        )
        return heading.certainty, in_order

    best: dict[int, Heading] = {}
    for heading in group:
        known = best.get(heading.number)
        if known is None or rank(heading) > rank(known):
            best[heading.number] = heading
    end = later[0][0].span.start if later else length
    ordered = sorted(best.values(), key=lambda heading: heading.span.start)
    ends = [heading.span.start for heading in ordered[1:]] + [end]
    return tuple(
        Section(heading.number, heading.span, Span(heading.span.end, stop))
        for heading, stop in zip(ordered, ends, strict=True)
    )


def table_regions(view: str, sections: Sequence[Section], whole: Span) -> dict[str, Span]:
    """Where each table is to be looked for: its section, or what its own words point at.

    A table is looked for by its words when its section is lost or holds none of them.
    """
    by_number = {section.number: section for section in sections}
    bodies = {
        key: by_number[number].body
        for key, number in SECTION_OF_TABLE.items()
        if number in by_number
    }
    regions = {
        key: _without_others(view, key, body, bodies)
        for key, body in bodies.items()
        if ANCHORS[key].search(view, *body)
    }
    for key, anchor in ANCHORS.items():
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
                regions[key] = _without_others(view, key, bodies[key], bodies)
            elif key == "t3" and "t2" in regions:
                # Heading and words are lost; its rows of seven figures may still be found.
                regions[key] = regions["t2"]
    return regions


def _without_others(view: str, key: str, body: Span, bodies: Mapping[str, Span]) -> Span:
    """The body of a section up to the table of another whose heading is lost."""
    first = ANCHORS[key].search(view, *body)
    start = first.end() if first else body.start
    ends = [
        match.start()
        for other, anchor in ANCHORS.items()
        if other not in bodies and (match := anchor.search(view, start, body.end))
    ]
    return Span(body.start, min(ends, default=body.end))


def _ends(spans: Iterable[Span], before: int) -> list[int]:
    return [span.end for span in spans if span.end <= before]


def _beginning(view: str, start: int, floor: int) -> int:
    """Where a table begins of which a word was found: back over short lines without a sentence."""
    for _ in range(_MOST_LINES_BACK):
        line = view.rfind("\n", floor, max(floor, start - 1)) + 1
        text = view[line : start - 1]
        if line <= floor or len(text) > LONGEST_HEADING or "。" in text:
            break
        start = line
    return start


def _end_of(view: str, key: str, start: int, sections: Sequence[Section], whole: Span) -> int:
    ends = [section.heading.start for section in sections if section.heading.start > start]
    for other, anchor in ANCHORS.items():
        if other != key and (match := anchor.search(view, start, whole.end)):
            ends.append(match.start())
    return min(ends, default=whole.end)
