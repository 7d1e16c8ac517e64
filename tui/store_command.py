"""``gouji store``: where the audits lie, whether they are sound, and one file of them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui import printing
from tui.arguments import STDIN
from tui.audit.backups import all_backups
from tui.audit.failure import FAULTS, StoreError, is_full, told
from tui.audit.inspection import inspect
from tui.audit.locations import backup_name, everyday_path, make_folder, make_private, option_for
from tui.audit.moving import export_lines, rows_of, rows_of_stream
from tui.audit.recognise import StoreKind, recognise
from tui.audit.store import Store
from tui.export.files import NotWritten, at_home, is_folder, place_for, whole_file

SOUND, ODD = 0, 1


@dataclass(frozen=True, slots=True)
class Done:
    """The exit status of a call, what it says, and what should be known of the audit file."""

    status: int = SOUND
    said: tuple[Reason, ...] = ()
    notices: tuple[Reason, ...] = ()


def run(what: str, file: Path | None, store: Path | None, *, replace: bool) -> Done:
    """Carry it out; raises ``StoreError``, ``NotImported`` and ``NotWritten``."""
    path = store or everyday_path()
    match what:
        case "path":
            return Done(said=(Reason("store.path", {"path": str(path)}),))
        case "check":
            return _check(file or path, chosen=bool(file or store))
        case "import":
            return _import(file, store)
    if recognise_told(path) is StoreKind.NEW and not all_backups(path):
        raise StoreError("none", path, "")
    do = _backup if what == "backup" else _export
    return do(file, store, replace=replace)


def recognise_told(path: Path) -> StoreKind:
    """What the file is; raises ``StoreError`` where it cannot be read."""
    with told(path):
        return recognise(path)


def _check(path: Path, *, chosen: bool) -> Done:
    found = inspect(path, chosen=chosen)
    if not found.whole:
        return Done(ODD, found.odd)
    facts = _facts(path, reports=found.reports, events=found.events, n=len(found.odd))
    if found.odd:
        return Done(ODD, (*found.odd, Reason("store.check_odd", facts)))
    return Done(said=(Reason("store.check_sound", facts),))


def _backup(file: Path | None, path: Path | None, *, replace: bool) -> Done:
    if file == Path(STDIN):
        place = path or everyday_path()
        raise StoreError("backup_stdout", place, "", store=option_for(place))
    with Store(path) as store:
        stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        target = backup_name(store.path, f"by-hand-{stamp}") if file is None else at_home(file)
        if file is None:
            with told(target):
                make_folder(target.parent)
        else:
            target = place_for(target.absolute(), replace=replace)
        try:
            made = store.copy_to(target, replace=replace)
        except OSError as error:
            raise NotWritten.because(error, target) from error
        except FAULTS as error:
            code = "full" if is_full(error) else "unwritable"
            raise NotWritten(code, target, Trouble.of(error)) from error
        if not made:
            raise NotWritten("exists", target)
        return Done(said=(Reason("store.backed_up", {"path": str(target)}),), notices=store.notices)


def _export(file: Path | None, path: Path | None, *, replace: bool) -> Done:
    with Store(path) as store:
        rows = store.rows()
        if file == Path(STDIN):
            for line in export_lines(rows):
                printing.out_bytes(line)
            return Done(notices=store.notices)
        name = f"gouji-audits-{datetime.now().astimezone():%Y%m%d-%H%M%S}.jsonl"
        target = Path(name) if file is None else at_home(file)
        if is_folder(target):
            target /= name
        target = target.absolute()
        mask = os.umask(0o077)  # what is in it is as private as the audits themselves
        try:
            with whole_file(target, replace=replace, replaces_log=True) as written:
                written.writelines(export_lines(rows))
        finally:
            os.umask(mask)
        make_private(target)
        facts = _facts(target, reports=len(rows.entries), events=len(rows.lines))
        return Done(said=(Reason("store.exported", facts),), notices=store.notices)


def _import(file: Path | None, path: Path | None) -> Done:
    if file is None:
        place = path or everyday_path()
        raise StoreError("import_what", place, "", store=option_for(place))
    source = at_home(file)
    rows = rows_of_stream(_piped(path), source) if file == Path(STDIN) else rows_of(source)
    with Store(path) as store:
        new = store.take_in(rows)
        facts = _facts(source, events=len(rows.lines), n=new)
        return Done(said=(Reason("store.imported", facts),), notices=store.notices)


def _piped(path: Path | None) -> BinaryIO:
    if sys.stdin is None:  # closed by the caller
        place = path or everyday_path()
        raise StoreError("import_what", place, "", store=option_for(place))
    return sys.stdin.buffer


def _facts(path: Path, **numbers: int) -> dict[str, Fact]:
    return {"path": str(path), **numbers}
