"""Faults of writing: script, glosses, lost bytes, encodings, invisible characters."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

from tests.generator.draft import Draft

_GLOSSES = {
    "發": "fā", "規": "guī", "業": "yè", "統": "tǒng", "區": "qū", "續": "xù", "執": "zhí",
    "穩": "wěn", "創": "chuàng", "醫": "yī", "態": "tài", "轉": "zhuǎn", "體": "tǐ", "學": "xué",
}  # fmt: skip
_RADICALS = str.maketrans(
    "人行工长门民见一大力口自生立面非用日月二文方言走齐",
    "⼈⾏⼯⻓⻔⺠⻅⼀⼤⼒⼝⾃⽣⽴⾯⾮⽤⽇⽉⼆⽂⽅⾔⾛⻬",
)


@cache
def _converter(name: str) -> Any:
    from opencc import OpenCC

    return OpenCC(name)


def traditional(draft: Draft, rng: random.Random) -> None:
    draft.map_text(_converter(rng.choice(("s2t", "s2tw", "s2hk"))).convert)


def pinyin_glosses(draft: Draft, rng: random.Random) -> None:
    """Traditional, with the reading in brackets after some characters, as one mirror writes."""
    draft.map_text(_converter("s2t").convert)
    pattern = re.compile("[" + "".join(_GLOSSES) + "]")
    draft.map_text(lambda text: pattern.sub(lambda m: f"{m[0]}({_GLOSSES[m[0]]})", text))


def lost_bytes(draft: Draft, rng: random.Random) -> None:
    """Short stretches of labels and prose turned to mojibake by a lost byte."""

    def change(text: str) -> str:
        if len(text) < 6 or rng.random() > 0.25:
            return text
        at = rng.randint(1, len(text) - 5)
        broken = text[at : at + 4].encode()[1:].decode("gbk", "replace").replace("\ufffd", "?")
        return text[:at] + re.sub(r"[0-9|\n]", "?", broken) + text[at + 4 :]

    draft.map_text(change)


def radicals(draft: Draft, rng: random.Random) -> None:
    """Look-alike radicals for characters, as PDF text has them."""
    draft.map_text(lambda text: text.translate(_RADICALS))


def invisible(draft: Draft, rng: random.Random) -> None:
    """Zero-width, no-break and full-width spaces and soft hyphens in labels and headings."""

    def change(text: str) -> str:
        if not text or rng.random() > 0.4:
            return text
        at = rng.randint(0, len(text))
        return text[:at] + rng.choice("\u200b\ufeff\u00a0\u3000\u00ad\u200e") + text[at:]

    draft.map_text(change)


def indented(draft: Draft, rng: random.Random) -> None:
    """Full-width spaces before paragraphs, headings and labels."""
    draft.map_text(lambda text: "\u3000\u3000" + text if text else text)


def full_width_marks(draft: Draft, rng: random.Random) -> None:
    """Full-width brackets, colons and commas."""
    to_full = {ord(char): ord(char) + 0xFEE0 for char in "():,"}
    draft.map_text(lambda text: text.translate(to_full))


def mojibake(text: str, rng: random.Random) -> str:
    """The whole file UTF-8 read as GBK and saved so."""
    return text.encode().decode("gb18030", "replace")


def rows_joined(text: str, rng: random.Random) -> str:
    """Some line ends of a text lost, so that two rows share a line."""
    lines = text.split("\n")
    for at in sorted(rng.sample(range(1, len(lines)), min(4, len(lines) // 9)), reverse=True):
        if any(char.isdigit() for char in lines[at - 1] + lines[at]):
            lines[at - 1 : at + 1] = [lines[at - 1].rstrip("\r") + " " + lines[at]]
    return "\n".join(lines)


def wrapped(text: str, rng: random.Random) -> str:
    """Lines broken at a width, wherever a blank allows it, as a mail program does."""
    width = rng.randint(60, 120)
    lines: list[str] = []
    for line in text.split("\n"):
        begun = ""
        for word in line.split(" "):
            if begun and len(begun) + len(word) >= width:
                lines.append(begun)
                begun = word
            else:
                begun = f"{begun} {word}" if begun else word
        lines.append(begun)
    return "\n".join(lines)


def crlf(text: str, rng: random.Random) -> str:
    """Windows line ends and trailing blanks."""
    return "".join(f"{line}{' ' * rng.randint(0, 3)}\r\n" for line in text.split("\n"))


def old_mac(text: str, rng: random.Random) -> str:
    return text.replace("\n", "\r")


def gb18030(text: str, rng: random.Random) -> bytes:
    return text.encode("gb18030")


def big5(text: str, rng: random.Random) -> bytes:
    return str(_converter("s2tw").convert(text)).encode("big5", "replace")


def utf16(text: str, rng: random.Random) -> bytes:
    return text.encode("utf-16")


def utf8_mark(text: str, rng: random.Random) -> bytes:
    return text.encode("utf-8-sig")
