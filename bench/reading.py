"""Reading and checking: beside pandas on the same tables, in a row of a thousand, and by length."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from io import StringIO
from itertools import pairwise

import parser as reading
from bench.measure import Row, medians
from parser.forms import TableForm
from parser.report import Report, Table
from tests.generator import LAYOUTS, generate
from tui.check.one import CheckOptions, examine

_REPORTS = 1000
_TURN = 20  # reports for one call of the yardstick


def rows() -> Iterator[Row]:
    """One report beside ``pandas.read_html``, a thousand of them, and longer and longer ones."""
    import pandas

    sample = generate(1, "pipe_end", "none")
    report = reading.read_bytes(sample.data, sample.name)
    page = as_html(report)
    read, check, yardstick = medians(
        101,
        lambda: reading.read_bytes(sample.data, sample.name),
        lambda: reading.check(report),
        lambda: pandas.read_html(StringIO(page)),
    )
    yield Row("read() + check(), one report", read + check, "ms", yardstick, "<= 1.5 x")
    yield Row("  of it check(), every rule and diagnosis", check, "ms", aim="<= 2 ms")
    yield from _thousand(lambda: pandas.read_html(StringIO(page)))
    yield from _by_length(sample.data, sample.name)


def as_html(report: Report) -> str:
    """The three tables of a report as plain HTML tables, for the yardstick."""
    return "".join(f"<table>{_table_rows(table)}</table>" for table in report.tables.values())


def _table_rows(table: Table) -> str:
    form: TableForm = table.form
    lines = []
    for block in form.blocks:
        lines.append(["", *(column.label for column in block.columns)])
        for row in block.collapsed_rows if table.collapsed else block.official_rows:
            cells = (table.cells[form.address(row, column)].text for column in block.columns)
            lines.append([row.label, *cells])
    return "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in line)}</tr>" for line in lines
    )


def _thousand(yardstick: Callable[[], object]) -> Iterator[Row]:
    """``gouji check`` over many files: all that it does for each but opening it.

    Every layout is read once before, and its findings written: what is loaded, compiled and
    remembered then (tables of labels, patterns) is told apart from what files add. The
    yardstick takes turns with the reports, so that both meet the same load.
    """
    layouts = [name for name, layout in LAYOUTS.items() if layout.suffix in {".txt", ".md"}]
    samples = [generate(seed, layouts[seed % len(layouts)], "none") for seed in range(2 * _REPORTS)]
    manners = [CheckOptions(format=form, lang="zh") for form in ("text", "json")]
    memory = [_peak()]
    for sample in samples[: len(layouts)]:
        for manner in manners:
            examine(sample.name, sample.data, manner)
    memory.append(_peak())
    each: list[float] = []
    beside: list[float] = []
    for part, manner in enumerate(manners):
        ours = theirs = 0.0
        for number, sample in enumerate(samples[part * _REPORTS : (part + 1) * _REPORTS]):
            ours += _taken(lambda: examine(sample.name, sample.data, manner))  # noqa: B023
            if number % _TURN == 0:
                theirs += _taken(yardstick)
        each.append(ours / _REPORTS)
        beside.append(theirs * _TURN / _REPORTS)
        memory.append(_peak())
    name = f"gouji check, each of {_REPORTS} in all layouts"
    yield Row(name, each[0], "ms", beside[0], "<= 1.5 x")
    yield Row("  reports a second and core", 1000 / each[0], "/s", aim=">= 200 /s")
    yield Row(f"  each of {_REPORTS} others, as JSON", each[1], "ms", beside[1])
    loaded, *grown = (after - before for before, after in pairwise(memory))
    yield Row("  peak memory, first report of each layout", loaded, "MiB")
    yield Row(f"  growth of it over the {_REPORTS}", grown[0], "MiB", aim="flat")
    yield Row(f"  growth of it over the {_REPORTS} others", grown[1], "MiB", aim="flat")


def _taken(call: Callable[[], object]) -> float:
    """The milliseconds of processor time that a call takes."""
    began = time.process_time()
    call()
    return 1000 * (time.process_time() - began)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _by_length(data: bytes, name: str) -> Iterator[Row]:
    """The same report with its prose made longer: what reading costs a character."""
    text = data.decode()
    head, mark, tail = text.partition("二、")
    prose = "本机关依法办理各类事项，及时向社会公众说明有关情况。\n" * 120
    first = 0.0
    for times in (1, 10, 100):
        longer = f"{head}{prose * times}{mark}{tail}".encode()
        (taken,) = medians(15, partial(reading.read_bytes, longer, name))
        first = first or taken
        yield Row(
            f"read(), {len(longer) / 1e6:.2f} MB", taken, "ms", first * times, "linear: <= 1 x"
        )
