"""Files of strangers are read in a process of its own, which can be limited, left and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser
from bench.attack.hostile_files.package import document
from bench.attack.hostile_files.pdf import drawn, stream
from parser import confined
from parser.confined import answer, process
from parser.confined.answer import WrongAnswer
from parser.errors import LeftOff, Unreadable
from parser.readers.extract import Extract
from parser.readers.extraction import extracted
from parser.readers.kinds import LARGE_PAGE, is_read_alone
from parser.report import Box, Doubt, Reason, Span
from tests.small_pdf import Page
from tests.small_pdf import pdf as pdf_of

ROOT = Path(__file__).parent.parent
# Some bytes that unpack to more than a process may hold.
BOMB = drawn(b"", {4: stream(zlib.compress(bytes(200_000_000), 1), b"/Filter /FlateDecode")})
LONG = 120.0  # seconds that nothing takes, however loaded the machine


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    confined.end()
    yield
    confined.end()


def pdf(pages: int) -> bytes:
    page = Page()
    page.text(50, 60, "一、总体情况")
    return pdf_of([page] * pages)


def waiting() -> subprocess.Popen[bytes]:
    (one,) = process._idle
    return one._process


def within(seconds: float, true: object) -> bool:
    assert callable(true)
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize(("data", "kind"), [(document(""), "docx"), (pdf(2), "pdf")])
def test_what_comes_back_is_what_the_reader_found(data: bytes, kind: str) -> None:
    assert confined.extract(data, kind) == extracted(data, kind)


def test_one_process_reads_one_file_after_the_other() -> None:
    confined.extract(document(""), "docx")
    first = waiting().pid
    confined.extract(pdf(1), "pdf")
    assert waiting().pid == first


def test_a_process_that_was_readied_is_the_one_that_reads() -> None:
    confined.get_ready("docx")
    first = waiting().pid
    confined.extract(document(""), "docx")
    assert waiting().pid == first


def test_more_memory_than_a_report_takes_is_refused_and_the_process_given_up() -> None:
    confined.get_ready("pdf")
    one = waiting()
    with pytest.raises(Unreadable) as raised:
        parser.read_bytes(BOMB, "report.pdf")
    assert raised.value.reason == Reason("over_budget", {"kind": "memory"})
    assert raised.value.path == "report.pdf"
    assert one.poll() is not None
    assert not process._idle


@pytest.mark.parametrize(
    ("number", "kind"),
    [("SIGXCPU", "time"), ("SIGKILL", "memory"), ("SIGABRT", "memory"), ("SIGSEGV", "nesting")],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_how_a_process_died_is_told(number: str, kind: str) -> None:
    confined.get_ready("pdf")
    one = waiting()

    def die(*_: object) -> None:
        one.send_signal(getattr(signal, number))

    with pytest.raises(Unreadable) as raised:
        confined.extract(pdf(250), "pdf", progress=die)
    assert raised.value.reason.facts["kind"] == kind


def test_a_file_that_is_no_document_is_told_and_the_process_goes_on() -> None:
    confined.get_ready("docx")
    first = waiting().pid
    with pytest.raises(Unreadable) as raised:
        confined.extract(b"PK\x03\x04", "docx")
    assert raised.value.reason.code == "docx_damaged"
    assert waiting().pid == first


def test_whoever_leaves_ends_the_process_at_once() -> None:
    confined.get_ready("pdf")
    one, left = waiting(), threading.Event()
    with pytest.raises(LeftOff):
        confined.extract(pdf(250), "pdf", progress=lambda *_: left.set(), cancelled=left.is_set)
    assert one.poll() is not None


def test_progress_is_told_and_may_end_the_reading() -> None:
    seen: list[tuple[int, int]] = []
    confined.extract(pdf(3), "pdf", progress=lambda *now: seen.append(now))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    def leave(done: int, pages: int) -> None:
        raise KeyboardInterrupt

    one = waiting()
    with pytest.raises(KeyboardInterrupt):
        confined.extract(pdf(3), "pdf", progress=leave)
    assert one.poll() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_a_program_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(250))
    code = (
        "import sys, parser\nfrom parser.confined import process\n"
        "def tell(*_): print(process_id(), flush=True)\n"
        "taken = process._taken\n"
        "def noting():\n    global one\n    one = taken()\n    return one\n"
        "process._taken = noting\n"
        "def process_id(): return one._process.pid\n"
        f"parser.read({str(path)!r}, progress=tell)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    reader = int(program.stdout.readline())
    assert Path(f"/proc/{reader}").exists()
    program.kill()
    program.wait()
    program.stdout.close()
    assert within(LONG, lambda: _is_gone(reader))


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_fork_leaves_the_process_to_its_parent() -> None:
    confined.get_ready("docx")
    read, write_ = os.pipe()
    child = os.fork()
    if not child:
        os.write(write_, b"%d" % len(process._idle))
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 9) == b"0"
    os.close(read)
    os.close(write_)
    confined.extract(document(""), "docx")


def test_only_kinds_that_expand_and_large_pages_pay_for_a_process() -> None:
    assert all(is_read_alone(kind, 1) for kind in ("docx", "pdf", "mht"))
    assert not is_read_alone("html", LARGE_PAGE)
    assert is_read_alone("html", LARGE_PAGE + 1)
    assert not is_read_alone("text", 20_000_000)


TEXTS = st.text(max_size=20)
PLACES = st.integers(0, 20)
REASONS = st.builds(Reason, TEXTS, st.dictionaries(TEXTS, TEXTS | st.integers(), max_size=2))


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    text = draw(TEXTS)
    inside = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = inside.map(lambda pair: Span(*sorted(pair)))
    return Extract(
        text,
        tuple(draw(st.lists(st.builds(Box, spans, *[PLACES] * 5), max_size=3))),
        tuple(draw(st.lists(st.integers(0, len(text)), max_size=3))),
        draw(TEXTS),
        tuple(draw(st.lists(REASONS, max_size=2))),
        tuple(draw(st.lists(st.builds(Doubt, spans, REASONS), max_size=2))),
    )


@given(extracts())
def test_an_extract_comes_through_as_it_was(extract: Extract) -> None:
    what, content = answer.unpacked(answer.packed("extract", answer.plain_extract(extract)))
    assert what == "extract"
    assert answer.extract_of(content) == extract


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@given(ANYTHING)
def test_nothing_but_an_extract_is_taken_for_one(content: object) -> None:
    for check in (answer.extract_of, answer.reason_of, answer.progress_of):
        try:
            found = check(content)
        except WrongAnswer:
            continue
        assert isinstance(found, Extract | Reason | tuple)


@pytest.mark.parametrize(
    "box",
    [
        [0, 4, 0, 0, 0, 1, 1],
        [2, 1, 0, 0, 0, 1, 1],
        [0, 1, -1, 0, 0, 1, 1],
        [0, 1, True, 0, 0, 1, 1],
    ],
)
def test_a_cell_that_the_text_does_not_have_is_refused(box: list[int]) -> None:
    with pytest.raises(WrongAnswer):
        answer.extract_of(["abc", [box], [], "", [], []])


@given(st.binary(max_size=40))
def test_bytes_that_are_no_message_are_refused(message: bytes) -> None:
    try:
        what, _ = answer.unpacked(message)
    except WrongAnswer:
        return
    assert isinstance(what, str)
