"""One word for one thing: heads of narrow columns, short labels, messages, and tabs all agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from parser.forms import VERSIONS, Column, Form, Row, load_form
from parser.wording import place_name, section_name
from parser.wording.names import SECTIONS, TABLES
from tui.locale import LANGUAGES, Lang, words
from tui.locale import en_screen as english

FORMS = [load_form(version) for version in VERSIONS]
STACKS = {key: text for key, text in english.WORDS.items() if key.startswith("stack.")}


def letters(text: str) -> str:
    """The text without what breaks it over rows."""
    return re.sub(r"[-/\s]", "", text)


def parts(text: str) -> list[str]:
    return [part.casefold() for part in re.split(r"[\s\-,/]+", text) if part]


def named(form: Form, key: str) -> Iterator[str]:
    """The full English names that a broken head stands for: those of a group or of columns."""
    if key in form.group_english:
        yield form.group_english[key]
    for table in (form.table("t3"), form.table("t4")):  # those of 表二 are never broken
        for column in table.blocks[0].columns:
            if column.key.rpartition("_")[2] == key:
                yield column.english


@pytest.mark.parametrize("key", sorted(STACKS))
def test_a_head_broken_over_rows_is_the_name_that_messages_use(key: str) -> None:
    for form in FORMS:
        full_names = list(named(form, key.removeprefix("stack.")))
        assert full_names, key
        for full in full_names:
            chunks = [re.escape(letters(part)) for part in STACKS[key].split(".") if part]
            assert re.match(".*".join(chunks), letters(full)), (full, STACKS[key])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.version)
def test_a_short_english_label_has_no_word_that_the_full_one_lacks(form: Form) -> None:
    for table in form.tables:
        for block in table.blocks:
            things: list[Row | Column] = [*block.rows, *block.columns]
            for named_thing in things:
                full = parts(named_thing.english)
                for word in parts(named_thing.english_short):
                    stem = word.rstrip(".")
                    assert any(each.startswith(stem) for each in full), named_thing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_and_sections_have_their_names_from_one_catalogue(lang: Lang) -> None:
    for table, name in TABLES[lang].items():
        assert words(lang)(f"tab.{table}") == name
        assert place_name(FORMS[0], table, lang) == name
    assert not [key for key in words(lang).catalogue if key.startswith("section.")]
    assert [section_name(number, lang) for number in range(1, 7)] == list(SECTIONS[lang])


def test_blocks_of_the_second_table_are_headed_as_the_form_prints_them() -> None:
    for form in FORMS:
        for block in form.table("t2").blocks:
            assert words("zh")(f"block.{block.key}") == block.label
