"""What stands at a place decides whether it may be replaced, by whatever name it is reached."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import parser
from tests.calling import CLEAN, FAULTY, Gouji, at_home, one_line
from tests.generator import LAYOUTS, generate
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store, default_path
from tui.export import FORMATS, NotWritten
from tui.export.files import whole_file, write_whole
from tui.export.protected import Protected, followed, spare
from tui.locale import LANGUAGES


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    return at_home(capsys, monkeypatch, tmp_path)


def kept(path: Path) -> str:
    """The code by which what stands there is kept; empty where it may be replaced."""
    try:
        spare(path)
    except Protected as error:
        return error.code
    return ""


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(NotWritten) as caught:
        write_whole(path, data, replace=True)
    return caught.value.reason.code


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_in_any_layout_is_kept_under_any_name(tmp_path: Path, layout: str) -> None:
    path = tmp_path / f"x{LAYOUTS[layout].suffix}"
    path.write_bytes(generate(3, layout, "none").data)
    assert kept(path) == "is_report"
    if path.suffix in (".txt", ".md"):
        other = path.rename(tmp_path / "results.csv")
        assert kept(other) == "is_report"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("report", [CLEAN, FAULTY], ids=lambda path: path.stem)
def test_every_output_of_ours_may_be_replaced(
    gouji: Gouji, tmp_path: Path, report: Path, lang: str
) -> None:
    for name in ("text", "json", "jsonl", "csv", "markdown"):
        for more in ((), ("--with-text",), (CLEAN,)):
            path = tmp_path / f"check-{name}"
            call = ("check", report, *more, "--format", name, "--lang", lang)
            assert gouji(*call, "--output", path, "--force").status in (0, 1)
            assert kept(path) == ""
    for name in FORMATS:
        path = tmp_path / f"export-{name}"
        call = ("export", report, "--format", name, "--lang", lang, "--output", path)
        for _ in range(2):
            assert gouji(*call, "--force").status == 0


def test_a_report_that_quotes_an_output_of_ours_stays_a_report(
    gouji: Gouji, tmp_path: Path
) -> None:
    text = FAULTY.read_text("utf-8")
    for number, name in enumerate(("html", "json", "markdown", "csv")):
        out = gouji("export", FAULTY, "--format", name, "--output", "-").out
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{text[:200]}\n{out[:3000]}\n{text[200:]}", "utf-8")
        assert kept(path) in ("is_report", "untold")


def test_audit_files_and_what_is_beside_them_are_kept(gouji: Gouji, tmp_path: Path) -> None:
    folder = tmp_path / "audits"
    folder.mkdir()
    store = folder / "audits.sqlite3"
    with closing(Store(store)) as opened:
        text = "政府信息公开申请：行政复议" * 30
        Session.open(parser.read(FAULTY), opened, "甲").note("report", text)
    for name in ("copy.md", "backup-20260102.json"):
        shutil.copy(store, folder / name)
        assert kept(folder / name) == "is_audits"
    for ending in ("-wal", "-shm", "-journal", ".bak", "~", "-2026.sqlite3"):
        assert kept(Path(f"{store}{ending}")) == "is_audits", "whether it is there or not"
    assert kept(folder / "other-journal") == ""
    damaged = folder / "damaged.csv"
    damaged.write_bytes(os.urandom(16) + store.read_bytes()[16:])
    assert kept(damaged) in ("untold", "is_audits")
    with closing(sqlite3.connect(folder / "open.db")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE t (x)")
        shutil.copy(folder / "open.db-wal", tmp_path / "x.txt")
    assert kept(tmp_path / "x.txt") == "is_audits"
    for name in ("audits.sqlite3", "new.md", "backups/x.md"):
        assert kept(Path(os.path.realpath(default_path().parent)) / name) == "is_audits"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\nscanned", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
     b"PK\x03\x04 damaged", "报告\0".encode(), b"\x7fELF" + bytes(200), b"x" * 20_000_001],
    ids=["pdf", "png", "doc", "docx", "zero byte", "program", "large"],
)  # fmt: skip
def test_what_may_be_a_report_for_all_that_can_be_told_is_kept(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    assert kept(path) == "untold"
    assert refused(path) == "export.untold"
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [b"", "会议记录\n".encode(), "会议记录".encode("utf-16"), b"a,b"])
def test_other_texts_may_be_replaced_when_asked_for(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    with pytest.raises(NotWritten):
        write_whole(path, b"new", replace=False)
    assert path.read_bytes() == data
    write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "notes.md").write_text("old")
    (tmp_path / "link.md").symlink_to("chain.md")
    (tmp_path / "chain.md").symlink_to("real/notes.md")
    write_whole(tmp_path / "link.md", b"new", replace=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real" / "notes.md").read_bytes() == b"new"
    assert followed(tmp_path / "real" / ".." / "link.md") == tmp_path / "real" / "notes.md"
    for name, aim in (("gone.md", "nothing"), ("loop.md", "loop.md")):
        (tmp_path / name).symlink_to(aim)
        assert refused(tmp_path / name) == "export.is_link"
        assert (tmp_path / name).is_symlink()
    (tmp_path / "report.md").symlink_to(FAULTY)
    assert refused(tmp_path / "report.md") == "export.is_report"


def test_a_chain_of_links_is_followed_as_far_as_the_system_does(tmp_path: Path) -> None:
    aim = tmp_path / "notes.md"
    aim.write_text("old")
    for number in range(45):
        link = tmp_path / f"l{number}"
        link.symlink_to(aim)
        aim = link
        if number == 30:
            write_whole(link, b"new", replace=True)
    assert refused(aim) == "export.is_link"
    assert (tmp_path / "notes.md").read_bytes() == b"new"


def test_what_is_put_there_at_the_last_moment_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("notes")

    def race() -> None:
        with whole_file(path, replace=True) as file:
            file.write(b"ours")
            path.unlink()
            path.write_bytes(FAULTY.read_bytes())

    with pytest.raises(NotWritten) as caught:
        race()
    assert caught.value.reason.code == "export.is_report"
    assert path.read_bytes() == FAULTY.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_the_call_reads_is_never_its_output(gouji: Gouji, tmp_path: Path) -> None:
    last, now = tmp_path / "last.md", tmp_path / "now.md"
    last.write_text("kein Bericht", "utf-8")
    now.write_bytes(FAULTY.read_bytes())
    for call in (("check", now, last), ("check", now, "--last-year", now)):
        answer = gouji(*call, "--output", call[-1], "--force")
        assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
    assert last.read_text("utf-8") == "kein Bericht"
    assert now.read_bytes() == FAULTY.read_bytes()


def test_the_name_of_an_export_fits_and_holds_nothing_unseen(tmp_path: Path) -> None:
    name = "名" * 80 + "\u202e\u200b\x1b[31m"
    report = tmp_path / f"{name}.txt"
    report.write_bytes(FAULTY.read_bytes())
    with closing(Store(tmp_path / "a.sqlite3")) as store:
        session = Session.open(parser.read(report), store, "甲")
        for number in range(12):
            path = export.suggest(session.state, "markdown", tmp_path)
            assert len(os.fsencode(path.name)) <= 255
            assert path.name.isprintable()
            assert path.name.endswith(f"-audit{f'-{number + 1}' if number else ''}.md")
            export.write(session.state, "markdown", path, "zh")
