"""Audits as one file of JSON lines: to be kept, looked into, or taken to another machine.

The first line says what the file is and how much it holds; then comes a line for each report and
one for each event, sealed as in the store. What is read may come from anybody: it is taken whole
or, where one line is odd, not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from parser.report import Reason
from parser.troubles import Trouble
from tui.audit.coding import packed
from tui.audit.failure import FAULTS
from tui.audit.locations import option_for
from tui.audit.recognise import StoreKind, recognise
from tui.audit.records import LogLine, ReportEntry
from tui.audit.salvage import SalvagedRows, read_rows, rows_of_first
from tui.audit.schema import TABLES
from tui.audit.seal import microseconds
from tui.audit.soundness import tables_in
from tui.audit.who import program_version

FORMAT = "gouji/audits/1"
LONGEST_LINE = 16 * 1024 * 1024
"""Bytes of a line: one event, which may carry a whole audit over. None is nearly as long."""
LARGEST = 512 * 1024 * 1024
"""Bytes of a file: a million events. It is read whole before anything of it is taken."""
_SHOWN = 5
_AHEAD = timedelta(days=366)
"""By how much the clock of another machine may be ahead."""


class NotImported(Exception):
    """A file from which nothing was taken; ``reason`` says why, and names odd lines."""

    def __init__(self, code: str, path: Path, **facts: str | int) -> None:
        self.reason = Reason(f"store.{code}", {"path": str(path), **facts})
        super().__init__(f"{code}: {path}: {facts}")


def export_lines(rows: SalvagedRows) -> Iterator[bytes]:
    """The file, line by line: logs in their order, each report before its log."""
    lines = sorted(rows.lines.values(), key=lambda line: (line.report, line.clock, line.id))
    yield _json(
        {
            "format": FORMAT,
            "program": program_version(),
            "written": datetime.now(UTC).isoformat(),
            "reports": len(rows.entries),
            "events": len(lines),
        }
    )
    for _, entry in sorted(rows.entries.items()):
        yield _json({"report": entry._asdict()})
    for line in lines:
        yield _json({"event": {**line._asdict(), "action": json.loads(line.action)}})


def _json(value: object) -> bytes:
    return packed(value).encode() + b"\n"


def rows_of(path: Path) -> SalvagedRows:
    """What a file holds that ``export_lines`` wrote, or another audit file.

    Raises ``NotImported`` where it is neither, or where a line of it is odd.
    """
    try:
        if path.is_dir():
            raise NotImported("import_is_folder", path)
        if not path.is_file():
            raise NotImported("import_is_device" if path.exists() else "import_no_file", path)
        if path.stat().st_size > LARGEST:
            raise NotImported("import_too_large", path)
        return _not_ahead(_rows(path), path)
    except (OSError, *FAULTS) as error:
        raise NotImported("import_unreadable", path, detail=Trouble.of(error)) from error


def rows_of_stream(stream: BinaryIO, path: Path) -> SalvagedRows:
    """What comes in a stream of the lines that ``export_lines`` wrote; ``path`` stands for it.

    Raises ``NotImported`` as ``rows_of`` does.
    """
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise NotImported("import_unreadable", path, detail=Trouble.of(error)) from error
    if len(data) > LARGEST:
        raise NotImported("import_too_large", path)
    return _read(BytesIO(data), path)


def _not_ahead(rows: SalvagedRows, path: Path) -> SalvagedRows:
    """Rows after which what is written here still has time left."""
    last = _last_clock()
    if ahead := sum(line.clock > last for line in rows.lines.values()):
        raise NotImported("import_ahead", path, n=ahead)
    return rows


def _last_clock() -> int:
    return microseconds(datetime.now(UTC) + _AHEAD)


def _rows(path: Path) -> SalvagedRows:
    match recognise(path):
        case StoreKind.OTHER:
            with path.open("rb") as file:
                return _read(file, path)
        case StoreKind.OURS:
            return _sound(path)
        case StoreKind.FIRST:
            rows = rows_of_first(path)
            if rows is not None:
                return rows
        case StoreKind.NEWER:
            raise NotImported("import_newer", path)
        case StoreKind.DAMAGED:
            raise NotImported("import_damaged", path, store=option_for(path))
    raise NotImported("import_foreign", path)


def _sound(path: Path) -> SalvagedRows:
    try:
        if sorted((tables_in(path) or {}).values()) != sorted(TABLES):
            raise NotImported("import_damaged", path, store=option_for(path))
        rows = read_rows(path)
    except FAULTS as error:
        raise NotImported("import_damaged", path, store=option_for(path)) from error
    if rows.odd:
        raise NotImported("import_damaged", path, store=option_for(path))
    return rows


def _read(file: BinaryIO, path: Path) -> SalvagedRows:
    head = _object(file.readline(LONGEST_LINE))
    if head.get("format") != FORMAT:
        newer = str(head.get("format", "")).startswith("gouji/audits/")
        raise NotImported("import_newer" if newer else "import_foreign", path)
    rows, odd, found = SalvagedRows(), [], 0
    for number, text in enumerate(_lines(file), 2):
        found += 1
        try:
            _take(rows, _object(text))
        except (AttributeError, KeyError, TypeError, ValueError):
            odd.append(number)
    if odd:
        shown = ", ".join(map(str, odd[:_SHOWN])) + (" …" if len(odd) > _SHOWN else "")
        raise NotImported("import_odd", path, n=len(odd), lines=shown)
    if (len(rows.entries), len(rows.lines)) != (head.get("reports"), head.get("events")):
        raise NotImported("import_cut", path, n=found)
    return rows


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; one that is too long comes as its beginning, which is not a line of ours."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while not line.endswith(b"\n") and (line := file.readline(LONGEST_LINE)):
            pass


def _object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _take(rows: SalvagedRows, said: dict[str, Any]) -> None:
    """One line; raises where it is not one of ours, or was altered since."""
    if "report" in said:
        entry = ReportEntry(**said["report"]).check()
        if entry.key in rows.entries:
            raise ValueError(entry.key)
        rows.take_entry(entry)
        return
    event = said["event"]
    line = LogLine(**{**event, "action": packed(event["action"])})
    line.event()
    if line.clock > _last_clock():
        raise ValueError(line.clock)  # what is written here after it would have no time left
    if line.id in rows.lines or line.report not in rows.entries:
        raise ValueError(line.id)
    rows.take_line(line)
