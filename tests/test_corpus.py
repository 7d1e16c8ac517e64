"""What fuzzing once found stays mended: files by fuzzing target, named after what they broke."""

from dataclasses import replace
from pathlib import Path

import pytest

import parser
from bench.fuzz.promises import BrokenPromise
from bench.fuzz.targets import TARGETS
from parser.forms import Address
from tests.factories import make_report

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_fuzzing_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name].play(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_good_files_keep_their_promises(name: str) -> None:
    seeds = list(TARGETS[name].seeds())
    assert seeds
    for seed in seeds:
        TARGETS[name].play(seed)


def test_a_broken_promise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_report({})
    table = report.tables["t3"]
    address = Address("t3.new.natural")
    misplaced = table.cells[address]._replace(text="11")  # not what stands there
    cells = {**table.cells, address: misplaced}
    wrong = replace(report, tables={**report.tables, "t3": replace(table, cells=cells)})
    monkeypatch.setattr(parser, "read_bytes", lambda data, name: wrong)
    with pytest.raises(BrokenPromise):
        TARGETS["text"].play(b"")
