"""The layouts in which reports are met, one row each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.generator.draft import Draft
from tests.generator.layouts import lines, markup, paper, pipes, spaces, tabs, wrapped
from tests.generator.layouts.matrix import rows_of_five, small_tables
from tests.generator.layouts.whole import (
    Division,
    TableLayout,
    one_line,
    one_line_tight,
    paged,
    text_of,
)

Render = Callable[[Draft, random.Random], str | bytes]


@dataclass(frozen=True)
class Layout:
    """``blanks``: a blank cell can be seen; ``cells``: a cell's text may hold spaces;
    ``headers``: every column's header word stands over its own column;
    ``divided``: 表四 is printed by groups of five figures;
    ``cut``: the last line of a table ends with its last figure."""

    name: str
    render: Render
    blanks: bool = True
    cells: bool = True
    headers: bool = True
    divided: bool = False
    cut: bool = False
    suffix: str = ".txt"


def _text(table: TableLayout, t4: Division | None = None) -> Render:
    return lambda draft, rng: text_of(draft, rng, table, t4)


def _paged(table: TableLayout) -> Render:
    return lambda draft, rng: paged(draft, rng, table)


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("pipe_end", _text(pipes.pipe_end), cut=True),
        Layout("pipe_place", _text(pipes.pipe_place)),
        Layout("pipe_small_t4", _text(pipes.pipe_end, small_tables), divided=True, cut=True),
        Layout("pipe_rows_t4", _text(pipes.pipe_place, rows_of_five), divided=True),
        Layout("markdown", _text(pipes.markdown), suffix=".md"),
        Layout("markdown_repeated", _text(pipes.markdown_repeated), suffix=".md"),
        Layout("markdown_nan", _text(pipes.markdown_nan), suffix=".md"),
        Layout("tabs", _text(tabs.tabs)),
        Layout("tabs_shifted", _text(tabs.tabs_shifted), headers=False),
        Layout("line_closed", _text(lines.closed)),
        Layout("line_closed_bare", _text(lines.closed_bare)),
        Layout("line_lone_pipe", _text(lines.lone_pipe)),
        Layout("line_leading_pipe", _text(lines.leading_pipe)),
        Layout("line_blank_between", _text(lines.blank_between), blanks=False),
        Layout("line_small_t4", _text(lines.closed, small_tables), divided=True),
        Layout("spaces", _paged(spaces.spaces), blanks=False, cells=False, headers=False),
        Layout(
            "spaces_upright",
            _paged(spaces.spaces_upright),
            blanks=False,
            cells=False,
            headers=False,
        ),
        Layout("label_above", _text(wrapped.label_above), blanks=False, cells=False),
        Layout("label_below", _text(wrapped.label_below), blanks=False, cells=False),
        Layout("label_around", _text(wrapped.label_around), blanks=False, cells=False),
        Layout("one_line", one_line, blanks=False, cells=False),
        Layout("one_line_tight", one_line_tight, blanks=False, cells=False),
        Layout("html", markup.html, suffix=".html"),
        Layout("html_flat", markup.html_flat, suffix=".html"),
        Layout("docx", markup.docx, suffix=".docx"),
        Layout("pdf", paper.ruled_pdf, suffix=".pdf"),
        Layout(
            "pdf_plain", paper.plain_pdf, blanks=False, cells=False, headers=False, suffix=".pdf"
        ),
    )
}
