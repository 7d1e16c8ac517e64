"""The generator is honest about its reports, and the reading is right on a sample of them."""

from __future__ import annotations

from itertools import cycle

import pytest

import parser as reading
from parser.forms import balances
from tests.generator import FAULTS, LAYOUTS, Sample, UnfitError, generate
from tests.generator.score import score


def _pairs() -> list[tuple[str, str]]:
    """Every layout and every fault at least once."""
    layouts = cycle(LAYOUTS)
    found = [(layout, "none") for layout in LAYOUTS]
    for fault in FAULTS:
        layout = next(name for name in layouts if FAULTS[fault].fits(LAYOUTS[name]))
        found.append((layout, fault))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_report(layout: str) -> None:
    first, second = (generate(4, layout, "none") for _ in range(2))
    assert first.printed == second.printed
    if layout != "docx":  # a docx holds the time at which it was packed
        assert first.data == second.data


@pytest.mark.parametrize("seed", range(12))
def test_generated_figures_obey_every_balance(seed: int) -> None:
    sample = generate(seed, "pipe_end", "none")
    for balance in balances(sample.version, collapsed=sample.collapsed):
        left, right = (sum(sample.true[a] for a in side) for side in (balance.left, balance.right))
        assert left == right, balance


@pytest.mark.parametrize(
    "layout", [name for name in LAYOUTS if "." + name not in (".docx", ".pdf", ".pdf_plain")]
)
def test_every_printed_figure_stands_in_the_file(layout: str) -> None:
    sample = generate(7, layout, "none")
    content = sample.data.decode()
    assert all(text in content for text, _ in sample.printed.values())


def test_a_wrong_digit_breaks_a_balance() -> None:
    for seed in range(8):
        sample = generate(seed, "pipe_end", "wrong_digit")
        (cell,) = sample.wrong
        assert sample.printed[cell][1] != sample.true[cell]


def test_a_fault_that_a_layout_cannot_show_is_refused() -> None:
    with pytest.raises(UnfitError):
        generate(1, "one_line", "spaced_digits")


def _judge(sample: Sample, *, lossless: bool) -> None:
    report = reading.read_bytes(sample.data, sample.name)
    found = score(sample, report, reading.check(report))
    assert found.silent == []
    assert found.dishonest == []
    if lossless:
        assert found.amiss == []
    assert found.errors == 0


@pytest.mark.parametrize(("layout", "fault"), _pairs())
def test_no_report_is_misread_in_silence(layout: str, fault: str) -> None:
    sample = generate(1, layout, fault)
    try:
        _judge(sample, lossless=not sample.fault.loses)
    except reading.Unreadable:
        assert not sample.fault.judged
