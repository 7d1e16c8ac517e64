"""Faults of labels and headers: lost, garbled, torn, misspelt."""

from __future__ import annotations

import random
import re

from tests.generator.draft import Draft, Piece, Text
from tests.generator.faults.choose import UnfitError, a_row

_CONFUSED = dict(
    zip(
        "申请政府信息公开本年度办理结果机构件数量予以不其他处自然人法组织总计",
        "中清玫俯佰惠公井木牟庚力埋绪呆杌沟仵教重子似丕共池外白燃入氵去组枳息汁",
        strict=False,
    )
)
_STRAY = "菩沣_·冂阝亻|、丨卜"


def _labels(draft: Draft) -> list[Piece]:
    return [p for line in draft.grid("t3").data() for p in line.pieces if p.role == "label"]


def lost_label(draft: Draft, rng: random.Random) -> None:
    """One row of 表三 without its label; order places it."""
    label = a_row(draft, rng).label
    assert label is not None
    label.text = ""


def lost_labels(draft: Draft, rng: random.Random) -> None:
    """Several rows of 表三 without a label, each between rows that have theirs or not."""
    labels = _labels(draft)
    for label in rng.sample(labels, min(rng.randint(3, 7), len(labels))):
        label.text = ""


def lost_label_of_t2(draft: Draft, rng: random.Random) -> None:
    labels = [p for line in draft.grid("t2").data() for p in line.pieces if p.role == "label"]
    rng.choice(labels).text = ""


def lost_group_labels(draft: Draft, rng: random.Random) -> None:
    """Every group label of 表三 gone."""
    for line in draft.grid("t3").lines:
        for piece in line.pieces:
            if piece.role == "group":
                piece.text = ""


def garbled_label(draft: Draft, rng: random.Random) -> None:
    """Some labels with a third of their characters wrong."""
    labels = _labels(draft)
    for label in rng.sample(labels, min(3, len(labels))):
        label.text = "".join(
            rng.choice(_STRAY + "么义乏") if rng.random() < 0.33 else char for char in label.text
        )


def _cut_text(text: str, rng: random.Random) -> str:
    if len(text) < 5:
        return text
    return re.sub(r"(?<=[^\x00-\x7f])(?=[^\x00-\x7f])", lambda _: " " * (rng.random() < 0.2), text)


def torn_labels(draft: Draft, rng: random.Random) -> None:
    """Spaces inside labels and headers, as wrapped cells leave them."""
    for piece in draft.pieces():
        if piece.role != "value":
            piece.text = _cut_text(piece.text, rng)


def labels_over_lines(draft: Draft, rng: random.Random) -> None:
    """A line break inside every long label."""
    for label in _labels(draft):
        if len(label.text) > 14:
            at = len(label.text) // 2
            label.text = label.text[:at] + "\n" + label.text[at:]


def other_wording(draft: Draft, rng: random.Random) -> None:
    """Labels in other accepted wordings, and one misspelt."""
    wording = {
        "2.其他法律行政法规禁止公开": "2.其他法律和行政法规禁止公开",
        "行政规范性文件": "规范性文件",
        "规章": rng.choice(("规范", "规章")),
        "3.危及“三安全一稳定”": "3.危及“三安一稳”",
    }
    for piece in draft.pieces():
        piece.text = wording.get(piece.text, piece.text)


def garbled_t4_header(draft: Draft, rng: random.Random) -> None:
    """表四's header as conversions leave it: cells fallen together, words cut."""
    for line in draft.grid("t4").lines:
        if line.kind != "header":
            continue
        for piece in line.pieces:
            piece.text = rng.choice((piece.text[: len(piece.text) // 2], "", piece.text, "は果"))


def wrong_header_words(draft: Draft, rng: random.Random) -> None:
    """总计 in the lower header row and the organisations' words cut."""
    for line in draft.grid("t3").lines:
        for piece in line.pieces:
            if piece.role == "header" and piece.text == "总计":
                piece.text = ""
            elif piece.role == "header" and len(piece.text) in (4, 6):
                piece.text = piece.text[: rng.randint(2, len(piece.text))]


_NUMBER = re.compile(r"^(?:[一二三四五六七]、|\([一二三四五六七]\)|[1-8]\.)")


def unnumbered_labels(draft: Draft, rng: random.Random) -> None:
    """表三's labels without their numbers, which list numbering has swallowed."""
    for line in draft.grid("t3").lines:
        for piece in line.pieces:
            piece.text = _NUMBER.sub("", piece.text)


def other_numbering(draft: Draft, rng: random.Random) -> None:
    """``1、`` for ``1.``, ``㈠`` for ``(一)``, spaces after numbers."""
    dot = rng.choice(("、", ". ", "\uff0e", " . "))
    signs = dict(zip("一二三四五六七", "㈠㈡㈢㈣㈤㈥㈦", strict=True))

    def change(text: str) -> str:
        text = re.sub(r"^([1-8])\.", lambda m: m[1] + dot, text)
        return re.sub(r"^\(([一二三四五六七])\)", lambda m: signs[m[1]], text)

    for piece in draft.pieces():
        if piece.role in ("label", "group"):
            piece.text = change(piece.text)


def breaks_as_text(draft: Draft, rng: random.Random) -> None:
    """``<br>`` left as text where a cell held a line break."""
    for piece in draft.pieces():
        if piece.role != "value" and len(piece.text) > 3:
            at = len(piece.text) // 2
            piece.text = piece.text[:at] + "<br>" + piece.text[at:]


def _noise(draft: Draft, rng: random.Random, rate: float) -> None:
    """Wrong, missing and stray characters in labels, headers and headings; figures stay."""

    def change(text: str) -> str:
        found = ""
        for char in text:
            if char.isascii() or rng.random() >= rate:
                found += char
                continue
            kind = rng.random()
            if kind < 0.6:
                found += _CONFUSED.get(char, rng.choice("么义乏沟汁杌"))
            elif kind < 0.8:
                found += char + rng.choice(_STRAY)
        return found

    for part in draft.parts:
        if isinstance(part, Text) and part.heading:
            part.text = change(part.text)
    for piece in draft.pieces():
        if piece.role != "value":
            piece.text = change(piece.text)


def ocr_noise_1(draft: Draft, rng: random.Random) -> None:
    _noise(draft, rng, 0.01)


def ocr_noise_5(draft: Draft, rng: random.Random) -> None:
    _noise(draft, rng, 0.05)


def ocr_noise_15(draft: Draft, rng: random.Random) -> None:
    _noise(draft, rng, 0.15)


def other_headings(draft: Draft, rng: random.Random) -> None:
    """Headings numbered or marked in another accepted way."""
    shape = rng.choice(
        ("## {0}、{1}", "**{0}、{1}**", "({0}){1}", "{2}.{1}", "{2}、{1}", "{0} 、 {1}")
    )
    for part in draft.parts:
        if isinstance(part, Text) and part.heading:
            name = part.text.partition("、")[2]
            part.text = shape.format("一二三四五六"[part.heading - 1], name, part.heading)


def quoted_headings(draft: Draft, rng: random.Random) -> None:
    """Paragraphs that speak of sections and tables by their names."""
    found = [part for part in draft.parts if isinstance(part, Text) and part.heading]
    for part in rng.sample(found, 3):
        words = rng.choice(
            (
                f"具体数据详见“{part.text}”部分。",
                f"有关情况见下文{part.text},此处不再重复。",
                f"{part.text}由办公室负责统计,各科室核对。",
            )
        )
        draft.parts.insert(rng.randint(2, 6), Text(words))


def lost_heading(draft: Draft, rng: random.Random) -> None:
    """The heading of one of the three table sections gone."""
    found = [part for part in draft.parts if isinstance(part, Text) and part.heading in (2, 3, 4)]
    if not found:
        raise UnfitError
    draft.parts.remove(rng.choice(found))
