"""What the system and SQLite say is told in the words of an office, in the language of the call."""

from __future__ import annotations

import ast
import errno
import os
import pickle
import re
import sqlite3
from pathlib import Path

import pytest

from parser import troubles
from parser.report import Reason
from parser.troubles import Trouble
from parser.wording import Lang, en, say, trouble_words, zh
from tui.audit.store import Store, StoreError
from tui.config_file import config_of
from tui.locale import words

ROOT = Path(__file__).parent.parent
MODULES = [path for part in ("parser", "tui") for path in sorted((ROOT / part).rglob("*.py"))]
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def kinds_named() -> set[str]:
    """The kinds that modules give to faults by name."""
    return {
        str(node.args[1].value)
        for path in MODULES
        if "parser.troubles" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Trouble"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
    }


def test_every_kind_of_fault_has_words_and_no_words_are_of_none() -> None:
    told = {*troubles._OF_SYSTEM.values(), *troubles._OF_SQLITE.values(), *kinds_named()}
    assert told | {"", "no_text", "memory", "cut", "toml_end"} == zh.TROUBLES.keys()


@pytest.mark.parametrize("kind", sorted(zh.TROUBLES.keys() - {"", "pages_told", "toml"}))
def test_words_are_of_one_language(kind: str) -> None:
    assert not ENGLISH.search(re.sub(r"{\w+}", "", zh.TROUBLES[kind]))
    assert en.TROUBLES[kind].isascii()


@pytest.mark.parametrize("name", sorted(troubles._OF_SYSTEM))
def test_what_the_system_says_is_told_in_words_of_ours(name: str) -> None:
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip(f"this system has no {name}")
    error = OSError(number, os.strerror(number))
    assert os.strerror(number) not in trouble_words(Trouble.of(error), "zh")
    assert trouble_words(Trouble.of(error), "en") == en.TROUBLES[Trouble.of(error).kind]


def test_what_nobody_has_words_for_is_told_as_it_is() -> None:
    trouble = Trouble.of(OSError(errno.EPROTO, "Protocol error"))
    assert trouble_words(trouble, "zh") == "系统提示：Protocol error"
    assert trouble_words(Trouble.of(ValueError("{odd}\n")), "zh") == "系统提示：{odd}"


def test_a_damaged_database_is_told_without_the_words_of_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "odd"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as caught, sqlite3.connect(path) as database:
        database.execute("SELECT 1 FROM sqlite_schema")
    assert trouble_words(Trouble.of(caught.value), "zh") == zh.TROUBLES["no_database"]


def test_a_fault_is_the_same_in_another_process() -> None:
    trouble = Trouble("length", "length", bytes=4, pages=2)
    again = pickle.loads(pickle.dumps(trouble))
    assert (again, again.kind, again.facts) == ("length", "length", {"bytes": 4, "pages": 2})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_halves_of_the_program_tell_a_fault_alike(lang: Lang) -> None:
    trouble = Trouble.of(PermissionError(errno.EACCES, "Permission denied"))
    told = trouble_words(trouble, lang)
    assert told in say(Reason("cannot_open", {"error": trouble}), None, lang)
    facts = {"path": "a.db", "detail": trouble}
    assert f"{told}" in words(lang).tell(Reason("store.unwritable", facts))


def test_what_was_raised_with_a_fault_is_that_one() -> None:
    trouble = Trouble("head", "head")
    assert Trouble.of(ValueError(trouble)) is trouble


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('lang = "zh"\nauditor = 王五\n', "第 2 行第 11 列写法有误"),
        ('lang = "zh', "文件末尾处写法有误"),
        ("a" * 1001, "有一行超过 1000 字"),
        ("a = " + "[" * 900 + "\n" + "[" * 900, "嵌套层次过多"),
    ],
)
def test_what_is_off_in_the_config_file_is_told_in_chinese(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r".+") as caught:
        config_of(tmp_path / "config.toml")
    assert trouble_words(Trouble.of(caught.value), "zh") == told


def test_an_audit_file_in_a_place_that_is_none_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "file" / "a.sqlite3")
    told = words("zh").tell(caught.value.reason).replace(str(tmp_path), "")
    assert "已有同名文件" in told
    assert "File exists" not in told


def test_no_module_takes_the_words_of_the_system_for_its_own() -> None:
    """Only ``Trouble.of`` reads them, so that all of them pass the catalogue."""
    for path in MODULES:
        if path.name != "troubles.py":
            assert not re.search(r"\berror\.strerror\b", path.read_text("utf-8")), path
