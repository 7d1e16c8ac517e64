"""The layouts of a table: each a way to read the whole of it, and what speaks for it.

A layout proposes a ``Reading``; the one with the best score is taken, and how far it is ahead
says how certain the place of its labels is. A new layout is a class with ``is_open`` and
``read``, and its row in ``LAYOUTS``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Protocol

from parser.alignment.ends import end_named, label_below
from parser.alignment.evidence import Side
from parser.alignment.reading import Reading
from parser.alignment.rows import aligned
from parser.alignment.run import Run
from parser.alignment.sums import broken_down
from parser.alignment.upright import upright
from parser.forms import Version
from parser.forms.lexicon import Lexicon, lexicon
from parser.lookup import han
from parser.report import Source, Span
from parser.tokens.tokens import Token

# Nearly all tables print a label before its figures: another side has to fit better by more
# than chance, which half a misread label is.
_USUAL = 3.0
# Read on the wrong side every row has a label of its own and a neighbour's figures, and fits as
# well: what decides are the ends of the table. No alignment makes up for them.
_AT_AN_END = 100.0
# A balance that does not hold down a column counts as much as the usual side: the wrong side
# breaks nearly all of them, a wrong figure two. Together they are less than an end.
_EACH_BROKEN = 3.0
_FEWEST_AROUND = 2  # labels with their figures inside: one may be by chance
_SEVERAL = 2  # figures that are no page number
# Of the rows that are printed only where (六) has three.
_LEAVES = ("逾期不补正", "逾期未按收费通知")
_LAST_LEAF = re.compile(r"3\s*[.、)]\s*其他(?![\u3400-\u9fff])")


class Score(NamedTuple):
    """What speaks for a reading: how well its runs fit the rows, how usual its layout is,
    and (both below zero) whether a label stands at the end of the table where only the other
    side has one, and the balances that hold down fewer columns than on the other side.
    """

    fit: float
    usual: float = 0.0
    end: float = 0.0
    sums: float = 0.0

    @property
    def total(self) -> float:
        return self.fit + self.usual + self.end + self.sums


@dataclass(frozen=True)
class Page:
    """A table as every layout finds it: its tokens, and the runs that they make."""

    source: Source
    version: Version
    key: str
    region: Span
    tokens: Sequence[Token]
    runs: Sequence[Run]
    named: bool

    def words(self, *, collapsed: bool = False) -> Lexicon:
        return lexicon(self.version, self.key, collapsed=collapsed)


class Proposal(NamedTuple):
    """A reading and its score."""

    layout: Layout
    reading: Reading
    score: Score


class Layout(Protocol):
    """A way to read a table."""

    @property
    def code(self) -> str:
        """The reason that names it."""

    def is_open(self, page: Page, others: Sequence[Proposal]) -> bool:
        """Whether the table may be printed so, after what the layouts before proposed."""

    def read(self, page: Page) -> Proposal | None:
        """The table read so; ``None`` where it cannot be."""


@dataclass(frozen=True)
class Upright:
    """A line for each column of the form, as narrow pages print 表四."""

    code: str = "upright"

    def is_open(self, page: Page, others: Sequence[Proposal]) -> bool:
        return page.words().table.upright and not others

    def read(self, page: Page) -> Proposal | None:
        words = page.words()
        turned = upright(page.tokens, words) if words.table.upright else None
        if turned is None:
            return None
        alignment = aligned([turned], words, Side.BEFORE)
        reading = Reading(page.source, words, [turned], alignment, named=page.named)
        return Proposal(self, reading, Score(alignment.score, _USUAL))


@dataclass(frozen=True)
class Labels:
    """Rows with their labels on one side of their figures; (六) in three rows or in one."""

    code: str
    side: Side
    collapsed: bool = False

    def is_open(self, page: Page, others: Sequence[Proposal]) -> bool:
        if any(isinstance(other.layout, Upright) for other in others):
            return False  # every outcome is named in its order, which rows never do
        if self.side is Side.AFTER:
            usual = (one.reading for one in others if one.reading.collapsed is self.collapsed)
            return any(not _leaves_no_other_side(reading) for reading in usual)
        if not self.collapsed:
            return True
        # The other way round a table would be read in one row whose three are misread: that
        # every row it has is found says nothing of rows it has no place for.
        certain = any(other.reading.certain for other in others)
        return page.words().table.collapses and not certain and not _names_leaves(page)

    def read(self, page: Page) -> Proposal | None:
        words = page.words(collapsed=self.collapsed)
        if self.collapsed and not words.table.collapses:
            return None
        alignment = aligned(page.runs, words, self.side)
        reading = Reading(
            page.source,
            words,
            page.runs,
            alignment,
            collapsed=self.collapsed,
            named=page.named,
        )
        usual = _USUAL if self.side is Side.BEFORE else 0.0
        return Proposal(self, reading, Score(alignment.score, usual))


LAYOUTS: tuple[Layout, ...] = (
    Upright(),
    Labels("labels_before", Side.BEFORE),
    Labels("labels_after", Side.AFTER),
    Labels("labels_before_one_row", Side.BEFORE, collapsed=True),
    Labels("labels_after_one_row", Side.AFTER, collapsed=True),
)


def proposals(page: Page) -> list[Proposal]:
    """The table read in every layout that is open to it."""
    found: list[Proposal] = []
    for layout in LAYOUTS:
        if layout.is_open(page, found) and (proposal := layout.read(page)) is not None:
            found.append(proposal)
    return found


def weighed(page: Page, proposed: Sequence[Proposal]) -> list[Proposal]:
    """The proposals with what the ends of the table say, by all that any of them reads.

    (六) in one row or in three is asked for each by itself: ends and sums choose a side, and say
    nothing of the rows between.
    """
    if len(proposed) == 1:
        return [*proposed]  # there is nothing to weigh it against
    variants: dict[tuple[bool, int], list[Proposal]] = {}
    for one in proposed:
        variants.setdefault((one.reading.collapsed, id(one.reading.all_runs)), []).append(one)
    return [each for sides in variants.values() for each in _sides_weighed(page, sides)]


def _sides_weighed(page: Page, sides: Sequence[Proposal]) -> list[Proposal]:
    """The sides of one variant, each with what speaks against it and for another."""
    readings = [one.reading for one in sides]
    broken = [broken_down(reading, page.version) for reading in readings]
    used = [match.run for each in readings for match in each.alignment.matches.values()]
    named = end_named(used, readings[0].all_runs, readings[0].words)
    if _is_gainsaid(named, readings, broken):
        named = None
    is_open_to = any(reading.alignment.side is named for reading in readings)
    return [
        one._replace(
            score=one.score._replace(
                end=-_AT_AN_END if is_open_to and one.reading.alignment.side is not named else 0.0,
                sums=_EACH_BROKEN * (min(broken) - count),
            )
        )
        for one, count in zip(sides, broken, strict=True)
    ]


def _is_gainsaid(named: Side | None, readings: Sequence[Reading], broken: Sequence[int]) -> bool:
    """Whether sums speak against labels behind their figures, which are rare.

    Not where labels before them leave figures over that are no page numbers: such a side is
    wrong whatever adds up in it.
    """
    if named is not Side.AFTER or not readings[0].words.uniform:
        return False
    behind = (
        count
        for one, count in zip(readings, broken, strict=True)
        if one.alignment.side is Side.AFTER
    )
    most = max(behind, default=0)
    return any(
        count < most
        and not any(len(one.all_runs[i].slots) >= _SEVERAL for i in one.alignment.left_over)
        for one, count in zip(readings, broken, strict=True)
    )


def best(proposed: Sequence[Proposal]) -> Proposal:
    """The proposal with the best score, the first of several."""
    return max(proposed, key=lambda proposal: proposal.score.total)


def chosen(page: Page) -> Proposal:
    """The best way to read a table, told how far it is ahead of labels on the other side.

    That the sums do not hold on the other side never makes this one surer.
    """
    proposed = weighed(page, proposals(page))
    taken = best(proposed)
    ahead = (
        taken.score.total - (other.score.total - other.score.sums)
        for other in proposed
        if other.reading.alignment.side is not taken.reading.alignment.side
        and other.reading.collapsed is taken.reading.collapsed
    )
    taken.reading.ahead = min(ahead, default=inf)
    return taken


def _leaves_no_other_side(usual: Reading) -> bool:
    """Whether labels before their figures are certain before the other side is looked at."""
    alignment, runs, words = usual.alignment, usual.all_runs, usual.words
    matches = alignment.matches.values()
    labelled = [(match.hit, runs[match.run]) for match in matches if match.hit is not None]
    several = _SEVERAL if words.uniform else words.widest
    over = any(len(runs[i].slots) >= several for i in alignment.left_over)
    whole = len(labelled) == len(matches) and not over
    # Rows that differ in length cannot slip by one unnoticed.
    if whole and not (words.uniform and label_below([match.run for match in matches], runs, words)):
        return True
    beside = sum(run.grid or (run.line_cells > 0 and run.label_cell >= 0) for _, run in labelled)
    around = sum(
        hit.likeness == 1.0 and hit.span.start < run.slots[0].start < hit.span.end
        for hit, run in labelled
    )
    return 2 * beside > len(labelled) or around >= _FEWEST_AROUND


def _names_leaves(page: Page) -> bool:
    """Whether a row that is printed only where (六) has three is named."""
    printed = page.source.view[page.region.start : page.region.end]
    if any(word in printed for word in _LEAVES) or _LAST_LEAF.search(printed):
        return True
    text = han(printed)
    return any(word in text for word in _LEAVES)
