"""``make mutants``: no weight of the parser escapes it, and tests run with what it moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.mutants import choice
from bench.mutants.scratch import Scratch
from bench.mutants.trial import Learnt, first_failure, learn
from bench.mutants.weights import Weight, weights, weights_of

LIMITS = '''\
"""Limits of a small parser."""

MOST = 8
_LEAST, _SHARE = 3, -0.5
NOBODY = 0
KNOWN = 100  # speed only: others are looked up
HALF = MOST // 2
SIZES = {"large": 18.0, 7: 0}


class Look:
    size: float = 16.0
    depth: int = 0
'''
USE = '''\
from functools import lru_cache

from parser.limits import HALF as ENOUGH
from parser import limits


@lru_cache(maxsize=512)
def holds(text: str, most: int = 40) -> bool:
    """Whether a text is short: 99 is no number of the program here."""
    return ENOUGH <= len(text) <= most and text[3] != chr(0x3007) and text[-1:] != text[:5]


def weigh(figures: int) -> float:
    return 1.0 if figures > 20 else 0.6 * figures + limits.MOST
'''
TESTS = """\
from parser.use import holds, weigh


def test_short() -> None:
    assert holds("abcdefgh")


def test_long() -> None:
    assert not holds("abc")


def test_weight() -> None:
    assert weigh(30) == 1.0
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "small"
    for name, text in {
        "parser/__init__.py": "",
        "parser/limits.py": LIMITS,
        "parser/use.py": USE,
        "tests/test_use.py": TESTS,
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_every_number_that_decides_is_found_named_or_not() -> None:
    found = [weight for weight, _ in weights_of(LIMITS + USE, "parser/limits.py")]
    assert [(weight.name, weight.value) for weight in found if not weight.bare] == [
        ("MOST", 8),
        ("_LEAST", 3),
        ("_SHARE", 0.5),
        ("KNOWN", 100),
        ("SIZES['large']", 18.0),
        ("Look.size", 16.0),
        ("holds(most)", 40),
    ]
    assert [weight.value for weight in found if weight.bare] == [5, 20, 0.6]
    assert [weight.name for weight in found if weight.speed] == ["KNOWN"]


def test_a_new_threshold_without_a_name_is_seen() -> None:
    text = USE.replace("figures > 20", "figures > 20 or figures == 13")
    (new,) = {weight.value for weight, _ in weights_of(text, "parser/use.py")} - {
        weight.value for weight, _ in weights_of(USE, "parser/use.py")
    }
    assert new == 13


@pytest.mark.parametrize("stage", ["outline", "tokens", "alignment", "narrative", "readers"])
def test_what_decides_how_a_report_is_read_has_a_name(stage: str) -> None:
    project = Path(__file__).parents[1]
    found = weights(project, (project / "parser" / stage).rglob("*.py"))
    assert [f"{each.path}:{each.line} {each.name}" for each in found if each.compared] == []


@pytest.mark.parametrize(
    ("value", "shifted"), [(1, (0, 2)), (3, (2, 4)), (60, (45, 75)), (0.8, (0.6, 1.0))]
)
def test_a_weight_moves_by_a_quarter_and_a_whole_number_by_one_at_least(
    value: float, shifted: tuple[float, float]
) -> None:
    weight = Weight("parser/limits.py", 1, "MOST", value, 0, bare=False)
    assert weight.shifted() == pytest.approx(shifted)


def test_whoever_uses_a_weight_is_found_through_other_names_and_modules(project: Path) -> None:
    found = {each.name: each for each in weights(project, [project / "parser" / "limits.py"])}
    assert found["MOST"].users == {"parser/use.py::holds", "parser/use.py::weigh"}
    assert found["_LEAST"].users == frozenset()


def test_a_moved_weight_is_moved_for_all_who_import_it(project: Path, tmp_path: Path) -> None:
    copy = Scratch(project, tmp_path / "copy")
    tests = [f"tests/test_use.py::test_{name}" for name in ("weight", "short", "long")]
    assert first_failure(copy.root, tests, 60) is None
    (most, *_) = weights(project, [project / "parser" / "limits.py"])
    with copy.shifted(most, 6):
        assert first_failure(copy.root, tests, 60) == "tests/test_use.py::test_long"
    assert first_failure(copy.root, tests, 60) is None
    assert (project / "parser" / "limits.py").read_text("utf-8") == LIMITS


def test_the_tests_that_call_what_uses_a_weight_come_first(project: Path, tmp_path: Path) -> None:
    copy = Scratch(project, tmp_path / "copy")
    with copy.telling():
        learnt = learn(copy.root, "tests/test_use.py")
    assert learnt == Learnt(learnt.tests, ())
    bare = next(each for each in weights(project, [project / "parser" / "use.py"]) if each.bare)
    assert bare.users == {"parser/use.py::holds"}
    chosen = choice.tests_of(bare, {"tests/test_use.py": learnt}, {"tests/test_use.py": TESTS}, 60)
    assert chosen[-1] == "tests/test_use.py::test_weight"
    assert len(chosen) == 3
