"""What is printed in the cells of a report that was misread once, as a file beside it.

The version of the form, then a row of it a line: ``t3.new | 1 | _ | ?0 | -``. ``_`` is a blank,
as whatever the layout writes for one; ``-`` is nothing at all, as in all rows that are not told;
``１２=12`` is a text that is not the plain figure; ``?`` stands before what the file does not
decide, so that it may not be read as certain. ``#`` begins a remark. Where a file is damaged so
much that what can be told of it cannot be listed, the line ``only what is certain`` comes first:
every cell may be in doubt, and then it may be anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from parser.findings import Assessment
from parser.forms import VERSIONS, Address, load_form
from parser.report import Cell, Meaning, Report, State
from tests.generator.draft import Number
from tests.generator.sample import Sample

_FORM = "form"
_CERTAIN = "only what is certain"
_BLANK, _NOTHING, _OPEN = "_", "-", "?"
_TRACELESS = ("", "&nbsp;")


@dataclass(frozen=True)
class Printed:
    """``text`` as it stands in the file, ``None`` for none; ``value`` what it means."""

    text: str | None
    value: Number | None
    is_open: bool = False


def told(sample: Sample) -> str:
    """What is printed in the cells of a generated report."""
    lines = [f"{_FORM} {sample.version}", *([] if sample.fault.judged else [_CERTAIN])]
    form = load_form(sample.version)
    addresses = [address for address in form.places if address in sample.true]
    for row, cells in groupby(addresses, key=_row_of):
        texts = [_told(sample, address) for address in cells]
        if any(text != _NOTHING for text in texts):
            lines.append(" | ".join((row, *texts)))
    return "\n".join(lines) + "\n"


def _told(sample: Sample, address: Address) -> str:
    mark = _OPEN if address in sample.undecided else ""
    text, value = sample.printed.get(address, (None, None))
    if text == "":
        return mark + _BLANK
    if text is None or text.strip() in _TRACELESS:
        return mark + _NOTHING
    text = " ".join(text.split())
    return mark + (text if _plain(text) == value else f"{text}={'' if value is None else value}")


def _row_of(address: Address) -> str:
    return address.rpartition(".")[0]


def _plain(text: str) -> Number | None:
    """The value of a text of digits alone, with a point at the most."""
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return Decimal(text) if "." in text else int(text)


def cells_of(told: str) -> tuple[Mapping[Address, Printed], bool]:
    """What is printed at the addresses of a file, and whether only what is certain counts."""
    lines = [line for line in told.splitlines() if line and not line.startswith("#")]
    form = next(version for version in VERSIONS if f"{_FORM} {version}" == lines[0])
    rows = {row: list(addresses) for row, addresses in groupby(load_form(form).places, key=_row_of)}
    certain = _CERTAIN in lines
    found: dict[Address, Printed] = {}
    for line in lines[1 + certain :]:
        row, *texts = line.split(" | ")
        found.update(zip(rows[row], map(_printed, texts), strict=True))
    return found, certain


def _printed(told: str) -> Printed:
    is_open = told.startswith(_OPEN) and told != _OPEN
    text = told[1:] if is_open else told
    if text in (_BLANK, _NOTHING):
        return Printed("" if text == _BLANK else None, None, is_open)
    if "=" not in text:
        return Printed(text, _plain(text), is_open)
    text, _, value = text.rpartition("=")
    return Printed(text, Decimal(value) if value else None, is_open)


def misread(report: Report, assessment: Assessment, told: str) -> list[str]:
    """A line for each cell that was read otherwise than printed, or as more certain than it is."""
    cells, only_certain = cells_of(told)
    read = {a: cell for table in report.tables.values() for a, cell in table.cells.items()}
    named = {address for finding in assessment.findings for address in finding.cells}
    wrong = []
    for address in {**read, **cells}:
        cell, printed = read.get(address), cells.get(address, Printed(None, None))
        is_certain = cell is not None and cell.state is State.READ and address not in named
        if printed.is_open:
            is_wrong = is_certain
        elif only_certain and not is_certain:
            is_wrong = False
        else:
            is_wrong = not _is(cell, printed)
        if is_wrong:
            wrong.append(f"{address}: {printed.text!r} read as {cell}")
    return wrong


def _is(cell: Cell | None, printed: Printed) -> bool:
    if not printed.text:
        is_told = cell is None or cell.meaning in (Meaning.BLANK, Meaning.ABSENT)
        return cell is None or (cell.value is None and (is_told or printed.text is not None))
    texts = ["".join(text.split()).strip("*") for text in (cell.text if cell else "", printed.text)]
    return cell is not None and cell.value == printed.value and texts[0] == texts[1]
