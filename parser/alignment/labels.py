"""What the words around a run say of its row.

Labels are compared by their Han characters alone. An exact hit needs no likeness; only what
is left of the words when exact labels, group labels and column headers are taken away is
compared with the labels by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from parser.forms import Address, Row, TableForm, Version, load_form
from parser.lookup import han
from parser.report import LabelStatus, Span
from parser.tokens import Token

_ENUMERATOR = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]+[)、.])+")
_LIKE = 62.0
_POOR_LIKENESS = 40.0
_GROUP_LIKE = 85.0
_CLEARLY = 0.08
_SHORTEST_TORN = 4


class RowSpec(NamedTuple):
    """A row to be aligned: its labels by Han characters, official one first, and its width.

    ``first_column`` is where the row's figures start in its block: the three groups of 表四
    are rows of five here. ``addresses`` are those of its columns, in order.
    """

    block: int
    row: Row
    first_column: int
    width: int
    cores: tuple[str, ...]
    addresses: tuple[Address, ...]


@dataclass(frozen=True)
class Lexicon:
    """The labels of one table: its rows, and the words that are no row's label."""

    table: TableForm
    rows: tuple[RowSpec, ...]
    exact: dict[str, int]
    torn: tuple[tuple[str, int], ...]
    headers: frozenset[str]
    ambiguous: frozenset[str]
    groups: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that belongs to the table."""
        return frozenset(self.exact) | self.headers | self.groups

    @cached_property
    def beside(self) -> frozenset[str]:
        """The labels after which nothing but figures can follow in a row."""
        if self.table.key == "t4":
            return frozenset()
        return frozenset(self.exact) - self.headers - self.groups

    @cached_property
    def columns(self) -> Mapping[tuple[int, int], tuple[Mapping[str, int], frozenset[str]]]:
        """By block and first column of rows: their columns by label, and the columns' groups."""
        found = {}
        for spec in self.rows:
            first = spec.first_column
            columns = self.table.blocks[spec.block].columns[first : first + spec.width]
            labels = {han(column.label): number for number, column in enumerate(columns)}
            groups = frozenset(han(group) for column in columns for group in column.group)
            found[spec.block, first] = labels, groups
        return found


class Hit(NamedTuple):
    """A row's label found near a run; ``likeness`` 1.0 for the official label or a wording."""

    row: int
    likeness: float
    status: LabelStatus
    span: Span | None


def core(label: str) -> str:
    """The Han characters of a label without its number (``1.``, ``(一)``, ``一、``)."""
    return han(_ENUMERATOR.sub("", label))


# Wordings met in published reports beside the official label; told to the auditor as such.
_WORDINGS = {
    "new": ("本年新收政府信息公开申请数",),
    "partly_granted": ("部分公开",),
    "normative_documents": ("规范性文件", "行政规范性文件"),
    "denied_by_law": ("其他法律和行政法规禁止公开", "其他法律法规禁止公开"),
    "denied_stability": ("危及三安全一稳定",),
    "coercive_measures": ("行政强制措施",),
    "fees": ("行政事业性收费",),
}
_T4_GROUPS = (("行政复议",), ("未经复议直接起诉",), ("复议后起诉",))


@cache
def lexicon(version: Version, key: str, *, collapsed: bool) -> Lexicon:
    """The labels of a table of a form, in the variant whose (六) stands in one row or not."""
    table = load_form(version).table(key)
    rows: list[RowSpec] = []
    for number, block in enumerate(table.blocks):
        if key == "t4":
            (row,) = block.rows
            cells = tuple(table.address(row, column) for column in block.columns)
            rows.extend(
                RowSpec(number, row, 5 * i, 5, labels, cells[5 * i : 5 * i + 5])
                for i, labels in enumerate(_T4_GROUPS)
            )
            continue
        for row in block.collapsed_rows if collapsed else block.official_rows:
            official = core(row.label)
            others = tuple(word for word in _WORDINGS.get(row.key, ()) if word != official)
            width = len(block.columns)
            cells = tuple(table.address(row, column) for column in block.columns)
            rows.append(RowSpec(number, row, 0, width, (official, *others), cells))
    exact: dict[str, int] = {}
    for i, spec in enumerate(rows):
        for word in spec.cores:
            exact[word] = i
        exact[han(spec.row.label) or spec.cores[0]] = i
    headers, groups = _headers(table), _groups(table, collapsed)
    torn = sorted(
        ((word, i) for word, i in exact.items() if len(word) >= _SHORTEST_TORN),
        key=lambda pair: -len(pair[0]),
    )
    return Lexicon(
        table, tuple(rows), exact, tuple(torn), headers,
        ambiguous=headers & frozenset(exact), groups=groups,
    )  # fmt: skip


def _headers(table: TableForm) -> frozenset[str]:
    words = {
        "信息内容",
        "申请人情况",
        "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
    }
    for block in table.blocks:
        words.add(han(block.label))
        for column in block.columns:
            words.add(han(column.label))
            words.update(han(group) for group in column.group)
    if table.key == "t4":
        words -= {label for labels in _T4_GROUPS for label in labels}
    return frozenset(words - {""})


def _groups(table: TableForm, collapsed: bool) -> frozenset[str]:
    labels = {
        label
        for block in table.blocks
        for row in (block.collapsed_rows if collapsed else block.official_rows)
        for label in row.group
    }
    return frozenset(word for label in labels for word in (han(label), core(label)))


def hits(view: str, words: Sequence[Token], lexicon: Lexicon) -> list[Hit]:
    """The row labels among the words, in reading order; the likeliest alone when none is exact."""
    texts = [han(view[word.start : word.end]) for word in words]
    found: list[Hit] = []
    rest: list[int] = []
    is_header = _header_flags(texts, words, view, lexicon)
    for i, text in enumerate(texts):
        if not text or is_header[i]:
            continue
        row = lexicon.exact.get(text)
        if row is not None and not _begins_torn(text, texts[i + 1 : i + 2], lexicon):
            found.append(_hit(row, text, words[i : i + 1], lexicon))
        elif text not in lexicon.groups:
            rest.append(i)
    rest = _without_torn_groups(texts, rest, lexicon)
    if not rest:
        return found
    found.extend(_torn_hits(texts, rest, words, lexicon))
    if not found:
        like = _likeliest(texts, rest, words, lexicon)
        return [like] if like else []
    found.sort(key=lambda hit: hit.span.start if hit.span else 0)
    return found


def _begins_torn(text: str, following: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a short label is only the torn beginning of a longer one (其他|法律行政法规…)."""
    begun = text + "".join(following)
    return (
        text in lexicon.ambiguous
        and len(begun) > len(text)
        and any(label.startswith(begun) for label, _ in lexicon.torn)
    )


def _without_torn_groups(texts: Sequence[str], rest: list[int], lexicon: Lexicon) -> list[int]:
    """The words without the pieces of a group's label that stand beside a row's (无法|提供)."""
    for first in rest[:-1]:
        grown, pieces = "", list[int]()
        for i in rest[rest.index(first) :]:
            if any(group.startswith(grown + texts[i]) for group in lexicon.groups):
                grown += texts[i]
                pieces.append(i)
        if grown in lexicon.groups:
            return [i for i in rest if i not in pieces]
    return rest


def without_group_pieces(view: str, words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The words without what may be a piece of a group's label, at their beginning or alone."""
    found = []
    for word in words:
        first, _, rest = view[word.start : word.end].partition(" ")
        piece = han(first)
        if piece not in lexicon.exact and any(piece in group for group in lexicon.groups):
            if not rest:
                continue
            word = word._replace(start=word.end - len(rest.lstrip()))
        found.append(word)
    return found


def _header_flags(
    texts: Sequence[str], words: Sequence[Token], view: str, lexicon: Lexicon
) -> list[bool]:
    """Which words are column headers; 其他 and 总计 are, where they stand beside one."""
    if lexicon.headers.isdisjoint(texts):
        return [False] * len(texts)
    flags = [text in lexicon.headers and text not in lexicon.ambiguous for text in texts]
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        beside = False
        for i in order:
            plain = texts[i] in lexicon.ambiguous and not _numbered(view, words[i])
            flags[i] = flags[i] or (beside and plain)
            beside = flags[i]
    # Without a number it is a row's label only where no other label stands with it.
    others = [i for i, text in enumerate(texts) if text and not flags[i]]
    for i in others if len(others) > 1 else ():
        flags[i] = texts[i] in lexicon.ambiguous and not _numbered(view, words[i])
    return flags


def _numbered(view: str, word: Token) -> bool:
    return bool(_ENUMERATOR.match(view[word.start : word.end].strip()))


def _hit(row: int, text: str, words: Sequence[Token], lexicon: Lexicon) -> Hit:
    cores = lexicon.rows[row].cores
    status = LabelStatus.EXACT if text.endswith(cores[0]) else LabelStatus.WORDING
    span = Span(words[0].start, words[-1].end) if words else None
    return Hit(row, 1.0, status, span)


def _torn_hits(
    texts: Sequence[str], rest: Iterable[int], words: Sequence[Token], lexicon: Lexicon
) -> list[Hit]:
    """Labels that stand in several words, or beside a group's label in one."""
    rest = list(rest)
    joined = "".join(texts[i] for i in rest)
    owners = [i for i in rest for _ in texts[i]]
    found = []
    for label, row in lexicon.torn:
        at = joined.find(label)
        if at < 0:
            continue
        inside = owners[at : at + len(label)]
        hit = _hit(row, label, [words[inside[0]], words[inside[-1]]], lexicon)
        share = _share(label, texts[inside[0]], lexicon) if inside[0] == inside[-1] else 1.0
        if share < 1.0:
            # 市政府规范性文件 is not the row 规范性文件.
            hit = hit._replace(likeness=share, status=LabelStatus.GARBLED)
        found.append(hit)
        joined = joined[:at] + "\x00" * len(label) + joined[at + len(label) :]
    return found


def _share(label: str, text: str, lexicon: Lexicon) -> float:
    """How much of a word its label is; all of it beside a group's label or a stray character."""
    rest = text.replace(label, "", 1)
    known = len(rest) <= 1 or any(rest in word or word in rest for word in lexicon.groups)
    return 1.0 if known else len(label) / len(text)


def _likeliest(
    texts: Sequence[str], rest: Sequence[int], words: Sequence[Token], lexicon: Lexicon
) -> Hit | None:
    from rapidfuzz import fuzz

    spoken = [(texts[i], words[i], words[i]) for i in rest if len(texts[i]) > 1]
    if len(rest) > 1:
        spoken.append(("".join(texts[i] for i in rest), words[rest[0]], words[rest[-1]]))
    best: Hit | None = None
    second = 0.0
    for text, first, last in spoken:
        if any(fuzz.ratio(text, word) >= _GROUP_LIKE for word in lexicon.groups | lexicon.headers):
            continue
        for row, spec in enumerate(lexicon.rows):
            likeness = (
                max(fuzz.ratio(text, label, score_cutoff=_LIKE) for label in spec.cores) / 100
            )
            if best is None or likeness > best.likeness:
                if best is not None and row != best.row:
                    second = best.likeness
                if likeness:
                    status = _status(text, spec.cores[0])
                    best = Hit(row, likeness, status, Span(first.start, last.end))
            elif row != best.row:
                second = max(second, likeness)
    # A piece that two labels share says nothing of either.
    return best if best and best.likeness - second >= _CLEARLY else None


def _status(text: str, official: str) -> LabelStatus:
    """How a label that is not the official one differs from it."""
    if len(text) == len(official):
        return LabelStatus.MISSPELT
    shorter, longer = sorted((text, official), key=len)
    characters = iter(longer)
    if len(longer) - len(shorter) <= 2 and all(character in characters for character in shorter):
        return LabelStatus.WORDING
    return LabelStatus.GARBLED


def unlike_label(view: str, words: Sequence[Token], row: int, lexicon: Lexicon) -> Hit | None:
    """The word right before a row's figures when it is a poor likeness of the row's label.

    Such a word never places a row; it is told as the label of one that stands at its place.
    """
    from rapidfuzz import fuzz

    if not words:
        return None
    text = han(view[words[-1].start : words[-1].end])
    if not text or text in lexicon.words:
        return None
    official = lexicon.rows[row].cores[0]
    likeness = fuzz.ratio(text, official)
    if likeness < _POOR_LIKENESS:
        return None
    span = Span(words[-1].start, words[-1].end)
    return Hit(row, likeness / 100, _status(text, official), span)
