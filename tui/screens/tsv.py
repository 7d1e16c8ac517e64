"""A table as tab-separated values: what a spreadsheet takes from the clipboard."""

from __future__ import annotations

from parser.forms import Column, Row
from tui.audit.session import Session
from tui.locale import Lang
from tui.marks import figure

# A spreadsheet runs a pasted text that begins so as a formula; a quote in front stops it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table_as_tsv(session: Session, key: str, lang: Lang) -> str:
    """The table with its group, row and column labels; corrected figures in place of printed."""
    table = session.report.tables[key]
    lines: list[list[str]] = []
    for block in table.form.blocks:
        rows = block.rows_printed(collapsed=table.collapsed)
        lines.append([block.label, "", *(_name(column, lang) for column in block.columns)])
        for row in rows:
            cells = []
            for column in block.columns:
                cell = table.cells[table.form.address(row, column)]
                correction = session.state.corrections.get(cell.address)
                if correction is not None:
                    text = figure(correction.value, correction.meaning, correction.mark)
                else:
                    text = figure(cell.value, cell.meaning, cell.text)
                cells.append(_harmless(text))
            lines.append([" ".join(row.group), _name(row, lang), *cells])
    return "\n".join("\t".join(line) for line in lines) + "\n"


def _name(named: Row | Column, lang: Lang) -> str:
    return named.label if lang == "zh" else named.english


def _harmless(text: str) -> str:
    """A figure stays a figure; anything else that could run as a formula becomes text."""
    text = " ".join(text.split())
    try:
        float(text)
    except ValueError:
        return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_STARTS) else text
    return text
