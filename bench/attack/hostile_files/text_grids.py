"""Plain texts and Markdown whose tables are drawn or ruled without end."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.report import (
    with_table,
)

TEXT_GRIDS = Kinds()
_of = TEXT_GRIDS.of


@_of(".md")
def markdown_rows(chance: Random, size: int) -> bytes:
    return with_table("| 予以公开 | 5 | 1 |\n|---|---|---|\n" * (size // 45))


@_of(".md")
def markdown_cells(chance: Random, size: int) -> bytes:
    return with_table("|" + " 1 |" * (size // 4) + "\n")


@_of(".txt")
def grid(chance: Random, size: int) -> bytes:
    rule, row = "+---+---+", "| 1 | 2 |"
    return with_table(f"{rule}\n{row}\n{row}\n" * (size // 30))


@_of(".txt")
def grid_of_one_row(chance: Random, size: int) -> bytes:
    return with_table("+---+---+\n" + "| 1 | 2 |\n" * (size // 10) + "+---+---+\n")


@_of(".txt")
def grid_rules(chance: Random, size: int) -> bytes:
    return with_table("+" + "---+" * (size // 4) + "\n" + "|" + " 1 |" * 50 + "\n")


@_of(".txt")
def columns_never_closed(chance: Random, size: int) -> bytes:
    return with_table("--- ---\n1   2\n" * (size // 14))


@_of(".txt")
def columns_of_rules(chance: Random, size: int) -> bytes:
    return with_table("--- " * (size // 4) + "-\n" + "1 " * 100 + "\n" + "-" * 30 + "\n")


@_of(".txt")
def columns_rules_only(chance: Random, size: int) -> bytes:
    return with_table("----------\n--- --\n" * (size // 18))
