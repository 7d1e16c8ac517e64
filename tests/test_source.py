"""Bytes to text: encodings, damage, and what no terminal may obey."""

from __future__ import annotations

import pytest

import parser as reading
from parser.errors import Unreadable
from parser.harmless import _VISIBLE, harmless
from parser.lookup import fold, simplified
from parser.readers.source import decode

TEXT = "一、总体情况\n政府信息公开工作年度报告\n二、主动公开政府信息情况\n申请 3 件\n"
TRADITIONAL = "一、總體情況\n政府信息公開工作年度報告\n二、主動公開政府信息情況\n申請 3 件\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_an_encoding_is_found_by_the_words_of_a_report(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x").text == TEXT


def test_big5_is_told_from_gb18030() -> None:
    found = decode(TRADITIONAL.encode("big5"), "x")
    assert (found.text, found.encoding) == (TRADITIONAL, "big5hkscs")


def test_broken_utf_8_is_read_and_its_loss_told() -> None:
    data = TEXT.encode()[:40] + b"\xe5\xff" + TEXT.encode()[40:]
    found = decode(data, "x")
    assert "二、主动公开政府信息情况" in found.text
    assert [remark.code for remark in found.remarks] == ["bytes_lost"]


def test_utf_8_saved_as_gb18030_is_repaired_and_said_so() -> None:
    scrambled = (TEXT * 3).encode().decode("gb18030", "replace")
    found = decode(scrambled.encode(), "x")
    assert "政府信息" in found.text
    assert found.remarks[0].code == "mojibake_repaired"


def test_a_sound_text_is_never_repaired() -> None:
    assert decode(TEXT.encode(), "x").remarks == ()


def test_control_and_bidi_characters_are_made_visible_one_for_one() -> None:
    hostile = "a\x1b[31mb\x9bc\u202ed\x07e\u2028f"
    assert harmless(hostile) == "a␛[31mb␦c␦d␇e␤f"


def test_every_character_that_has_a_visible_one_is_looked_for() -> None:
    every = map(chr, range(0x110000))
    changed = {ord(character) for character in every if harmless(character) != character}
    assert changed == set(_VISIBLE)


def test_a_gloss_after_a_character_is_no_part_of_it() -> None:
    assert fold("發(fā)布").replace("\x00", "") == "发布"
    assert fold("制發(fā)件數(shù)")[0] == "制"


def test_radicals_are_read_as_their_characters() -> None:
    assert fold("⺠⻔⽂⾏") == "民门文行"


def test_the_view_does_not_depend_on_what_was_read_before() -> None:
    text = "補正後申請內容仍不明確，復議後起訴；乾县，于"
    alone = [fold(part) for part in text.split("，")]
    assert "，".join(alone).replace("，", ",") == fold(text)
    assert fold("補正後") == "补正后"
    assert fold("反覆答覆，覆蓋") == "反复答复,覆盖"


def test_simplified_keeps_every_offset() -> None:
    text = "本報告根據《中華人民共和國政府信息公開條例》，發(fā)布"
    assert len(simplified(text)) == len(text)
    assert simplified(text).startswith("本报告根据《中华人民共和国")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        ("没有表的一段话，与年报无关。\n".encode() * 20, "not_a_report"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "kind_to_convert"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kind_to_convert"),
        (b"%PDF-1.4 no pdf at all", None),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(data: bytes, code: str | None) -> None:
    with pytest.raises(Unreadable) as refused:
        reading.read_bytes(data, "x")
    assert code is None or refused.value.reason.code == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: object) -> None:
    for path, code in ((f"{tmp_path}/none.txt", "no_such_file"), (str(tmp_path), "folder")):
        with pytest.raises(Unreadable) as refused:
            reading.read(path)
        assert (refused.value.reason.code, refused.value.path) == (code, path)


def test_too_large_a_file_is_refused_unread() -> None:
    with pytest.raises(Unreadable) as refused:
        reading.read_bytes(b"x" * 20_000_001, "x")
    assert refused.value.reason.code == "too_large"
