"""Random figures that obey every balance of a form."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

from parser.forms import Address, Column, Form, TableForm
from parser.forms.balances import is_result
from tests.generator.draft import Number

SIZES = ("nothing", "few", "few", "some", "some", "many", "huge")
"""How busy an office is; most real ones get few applications."""

_APPLICATIONS = {"nothing": 0, "few": 9, "some": 120, "many": 1_500, "huge": 40_000}


def random_figures(
    form: Form, collapsed: bool, size: str, rng: random.Random
) -> dict[Address, tuple[str, Number]]:
    """The text and value of every cell of the form, all balances holding."""
    return {
        **_t2(form.table("t2"), size, rng),
        **_t3(form.table("t3"), collapsed, size, rng),
        **_t4(form.table("t4"), size, rng),
    }


def _t2(table: TableForm, size: str, rng: random.Random) -> dict[Address, tuple[str, Number]]:
    found: dict[Address, tuple[str, Number]] = {}
    for block in table.blocks:
        for row in block.rows:
            for column in block.columns:
                text = "0" if row.key == "regulations" else _t2_text(column, size, rng)
                found[table.address(row, column)] = (text, _value(text))
    documents = [a for a in found if a.startswith("t2.normative_documents.")]
    issued, other, standing = (int(_value(found[a][0])) for a in documents)
    total = standing + issued + other
    found[documents[2]] = (str(total), total)
    return found


def _t2_text(column: Column, size: str, rng: random.Random) -> str:
    top = {"nothing": 0, "few": 30, "some": 900, "many": 30_000, "huge": 900_000}[size]
    if column.value == "amount":
        if rng.random() < 0.4:
            return "0"
        places = rng.choice((0, 1, 2, 2, 3, 4, 6))
        return f"{rng.randint(0, min(top, 15_000) + 5_000)}" + (
            "." + "".join(rng.choice("0123456789") for _ in range(places)) if places else ""
        )
    if column.value == "change":
        size_of_change = rng.choice((0, 0, 1, 3, rng.randint(0, top + 1)))
        if not size_of_change:
            return "0"
        return rng.choice(("+", "-", "增", "减", "")) + str(size_of_change)
    return str(rng.choice((0, rng.randint(0, 9), rng.randint(0, top))))


def _value(text: str) -> Number:
    signed = text.replace("增", "").replace("减", "-")
    return Decimal(signed) if "." in signed else int(signed)


def _split(
    total: int, keys: Iterable[str], favoured: Iterable[str], rng: random.Random
) -> dict[str, int]:
    """``total`` cases spread over ``keys``, most of them over a few favoured ones."""
    keys = list(keys)
    chosen = [key for key in favoured if key in keys] + rng.sample(keys, min(3, len(keys)))
    shares = {key: rng.random() ** 3 for key in chosen}
    whole = sum(shares.values())
    found = dict.fromkeys(keys, 0)
    left = total
    for key, share in shares.items():
        part = min(left, int(total * share / whole))
        found[key] += part
        left -= part
    found[rng.choice(chosen)] += left
    return found


def _t3(
    table: TableForm, collapsed: bool, size: str, rng: random.Random
) -> dict[Address, tuple[str, Number]]:
    (block,) = table.blocks
    rows = block.collapsed_rows if collapsed else block.official_rows
    results = [row.key for row in rows if is_result(row)]
    counts: dict[tuple[str, str], int] = {}
    top = _APPLICATIONS[size]
    *kinds, whole = (column.key for column in block.columns)
    for kind in kinds:
        scale = 1.0 if kind == "natural" else rng.choice((0, 0, 0, 0.05, 0.3))
        new = rng.randint(0, int(top * scale))
        carried_in = rng.choice((0, 0, rng.randint(0, new // 5 + 1))) if scale and top else 0
        carried_out = rng.choice((0, rng.randint(0, (new + carried_in) // 6)))
        total = new + carried_in - carried_out
        favoured = ("granted", "partly_granted", "unavailable_not_held")
        counts |= {("new", kind): new, ("carried_in", kind): carried_in}
        counts |= {("total", kind): total, ("carried_out", kind): carried_out}
        for key, count in _split(total, results, favoured, rng).items():
            counts[key, kind] = count
    for row in rows:
        counts[row.key, whole] = sum(counts[row.key, kind] for kind in kinds)
    return {
        table.address(row, column): (str(counts[row.key, column.key]), counts[row.key, column.key])
        for row in rows
        for column in block.columns
    }


def _t4(table: TableForm, size: str, rng: random.Random) -> dict[Address, tuple[str, Number]]:
    (block,) = table.blocks
    (row,) = block.rows
    top = {"nothing": 0, "few": 2, "some": 9, "many": 60, "huge": 900}[size]
    found: dict[Address, tuple[str, Number]] = {}
    for start in range(0, len(block.columns), 5):
        parts = [rng.choice((0, 0, rng.randint(0, top))) for _ in range(4)]
        for column, count in zip(
            block.columns[start : start + 5], [*parts, sum(parts)], strict=True
        ):
            found[table.address(row, column)] = (str(count), count)
    return found
