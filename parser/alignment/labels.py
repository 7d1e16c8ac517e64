"""What the words around a run say of its row.

Labels are compared by their Han characters alone. An exact hit needs no likeness; only what
is left of the words when exact labels, group labels and column headers are taken away is
compared with the labels by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parser.budget import spend
from parser.forms.lexicon import ENUMERATOR, Lexicon
from parser.lookup import han
from parser.report import LabelStatus, Span
from parser.tokens.tokens import Token

LIKE_ENOUGH = 0.8  # to be called the row's own label, though misread
_LIKE = 62.0
_POOR_LIKENESS = 40.0
_GROUP_LIKE = 85.0
_CLEARLY = 0.08
_STEPS_OF_LIKENESS = 60  # a word is compared with some forty labels
_FEWEST_ALIKE = 6  # characters of which a few may be misread and the rest still speak


class Hit(NamedTuple):
    """A row's label found near a run; ``likeness`` 1.0 for the official label or a wording."""

    row: int
    likeness: float
    status: LabelStatus
    span: Span


def hits(words: Sequence[Token], lexicon: Lexicon) -> list[Hit]:
    """The row labels among the words, in reading order; the likeliest alone when none is exact."""
    if not words:
        return []
    spend("steps", len(words))
    if len(words) == 1:
        row = lexicon.exact.get(words[0].han)
        if row is not None and words[0].han not in lexicon.ambiguous:
            return [_hit(row, words[0].han, words, lexicon)]
    texts = [word.han for word in words]
    found: list[Hit] = []
    rest: list[int] = []
    is_header = _header_flags(texts, words, lexicon)
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
    found.sort(key=lambda hit: hit.span.start)
    return found


def _begins_torn(text: str, following: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a short label is only the torn beginning of a longer one (其他|法律行政法规…)."""
    rest = "".join(following)
    if text not in lexicon.ambiguous or not rest:
        return False
    ends = [label[len(text) :] for label, _ in lexicon.torn if label.startswith(text)]
    if len(rest) < _FEWEST_ALIKE or any(end.startswith(rest) for end in ends):
        return any(end.startswith(rest) for end in ends)
    from rapidfuzz import fuzz

    return any(fuzz.ratio(rest, end) >= _LIKE for end in ends)


def _without_torn_groups(texts: Sequence[str], rest: list[int], lexicon: Lexicon) -> list[int]:
    """The words without the pieces of a group's label that stand beside a row's (无法|提供)."""
    apart = [i for i in rest if any(texts[i] in group for group in lexicon.groups)]
    for place in range(len(apart) - 1):
        grown, pieces = "", list[int]()
        spend("steps", len(apart) - place)
        for i in apart[place:]:
            if any(group.startswith(grown + texts[i]) for group in lexicon.groups):
                grown += texts[i]
                pieces.append(i)
        if grown in lexicon.groups:
            return [i for i in rest if i not in pieces]
    return rest


def without_group_pieces(words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The words without what may be a piece of a group's label, at their beginning or alone."""
    found = []
    for word in words:
        first, _, rest = word.text.partition(" ")
        piece = han(first)
        if piece not in lexicon.exact and any(piece in group for group in lexicon.groups):
            if not rest:
                continue
            found.append(word.cut(word.end - len(rest.lstrip()), word.end))
        else:
            found.append(word)
    return found


def _header_flags(texts: Sequence[str], words: Sequence[Token], lexicon: Lexicon) -> list[bool]:
    """Which words are column headers; 其他 and 总计 are, where they stand beside one."""
    if lexicon.headers.isdisjoint(texts):
        return [False] * len(texts)
    flags = [text in lexicon.headers and text not in lexicon.ambiguous for text in texts]
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        beside = False
        for i in order:
            plain = texts[i] in lexicon.ambiguous and not _numbered(words[i])
            flags[i] = flags[i] or (beside and plain)
            beside = flags[i]
    # Without a number it is a row's label only where no other label stands with it.
    others = [i for i, text in enumerate(texts) if text and not flags[i]]
    for i in others if len(others) > 1 else ():
        flags[i] = texts[i] in lexicon.ambiguous and not _numbered(words[i])
    return flags


def _numbered(word: Token) -> bool:
    return bool(ENUMERATOR.match(word.text.strip()))


def _hit(row: int, text: str, words: Sequence[Token], lexicon: Lexicon) -> Hit:
    cores = lexicon.rows[row].cores
    status = LabelStatus.EXACT if text.endswith(cores[0]) else LabelStatus.WORDING
    return Hit(row, 1.0, status, Span(words[0].start, words[-1].end))


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
        spend("steps", _STEPS_OF_LIKENESS + len(text))
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
    """How a label differs from the official one; blanks inside it (规　章) do not count."""
    if text == official:
        return LabelStatus.EXACT
    if len(text) == len(official):
        return LabelStatus.MISSPELT
    shorter, longer = sorted((text, official), key=len)
    characters = iter(longer)
    if len(longer) - len(shorter) <= 2 and all(character in characters for character in shorter):
        return LabelStatus.WORDING
    return LabelStatus.GARBLED


def unlike_label(words: Sequence[Token], row: int, lexicon: Lexicon) -> Hit | None:
    """The word right before a row's figures when it is a poor likeness of the row's label.

    Such a word never places a row; it is told as the label of one that stands at its place.
    """
    from rapidfuzz import fuzz

    if not words:
        return None
    text = words[-1].han
    if not text or text in lexicon.words:
        return None
    official = lexicon.rows[row].cores[0]
    likeness = fuzz.ratio(text, official)
    if likeness < _POOR_LIKENESS:
        return None
    span = Span(words[-1].start, words[-1].end)
    return Hit(row, likeness / 100, _status(text, official), span)
