"""A survey of a folder: an entry for each report, read and checked one after the other."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import parser
from parser.budget import Cancelled
from parser.errors import LeftOff
from parser.findings import Severity
from parser.report import Reason
from tui.check.paths import may_be_report, reports_below, why_unopened
from tui.marks import kind_of

# Starting a process costs as much as reading some tens of reports.
_AT_ONCE = 40
Severities = Mapping[str, Severity | None]
"""What the user set of the rules, by rule id."""

NO_CHANGES: Severities = {}


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """One report of a folder; ``complaint`` says why a file could not be read as a report."""

    path: str
    sha256: str = ""
    agency: str = ""
    year: int | None = None
    errors: int = 0
    warnings: int = 0
    misreads: int = 0
    infos: int = 0
    findings: int = 0
    complaint: parser.Unreadable | None = None


def reports_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and its folders that may hold a report, by name.

    A folder among them is one that cannot be opened.
    """
    return tuple(reports_below(folder))


def beside(path: Path) -> tuple[Path, ...]:
    """The reports in the folder of this one, by name, as paths of the same kind as it."""
    try:
        names = sorted(each.name for each in os.scandir(path.parent) if each.is_file())
    except OSError:
        return ()
    around = (path.parent / name for name in names)
    return tuple(each for each in around if each == path or may_be_report(each))


def survey(
    path: str, severities: Severities = NO_CHANGES, cancelled: Cancelled | None = None
) -> FolderEntry:
    """Read and check one report; never raises for what a file holds.

    ``severities`` is as for ``parser.check``; ``cancelled`` is as for ``parser.read``, which
    raises ``LeftOff`` where it says so.
    """
    try:
        report = parser.read(path, cancelled=cancelled)
        findings = parser.check(report, severities=severities).findings
    except parser.Unreadable as error:
        why = why_unopened(path) if error.reason.code == "folder" else None
        return FolderEntry(path, complaint=parser.Unreadable(path, why) if why else error)
    except LeftOff:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not stop the rest
        return FolderEntry(path, complaint=parser.Unreadable(path, _internal(error)))
    kinds = Counter(kind_of(finding) for finding in findings)
    return FolderEntry(
        path,
        report.source.sha256,
        report.agency or "",
        report.year,
        kinds["error"],
        kinds["warning"],
        kinds["misread"],
        kinds["info"],
        len(findings),
    )


def _internal(error: Exception) -> Reason:
    return Reason("internal", {"detail": f"{type(error).__name__}: {error}"})


def surveys(
    files: Sequence[Path],
    severities: Severities = NO_CHANGES,
    cancelled: Cancelled | None = None,
) -> Iterator[FolderEntry]:
    """The entries of these files in their order; of a large folder in several processes.

    They end where ``cancelled`` says so, in the middle of a file too.
    """
    with suppress(LeftOff):
        yield from _surveys(files, severities, cancelled)


def _surveys(
    files: Sequence[Path], severities: Severities, cancelled: Cancelled | None
) -> Iterator[FolderEntry]:
    examine = partial(survey, severities=severities)
    for path in files[:_AT_ONCE]:
        yield examine(str(path), cancelled=cancelled)
    rest = [str(path) for path in files[_AT_ONCE:]]
    if len(rest) < _AT_ONCE or (os.cpu_count() or 1) == 1:
        for each in rest:
            yield examine(each, cancelled=cancelled)
        return
    from multiprocessing import get_context

    from tui.check.pool import Pool

    # A fork would copy the threads and the terminal of a running screen; and such a screen has
    # put something without a file descriptor in the place of stderr, which a start needs.
    pool = Pool(
        examine,
        _died,
        os.cpu_count() or 1,
        starting=partial(redirect_stderr, sys.__stderr__),
        context=get_context("spawn"),
        cancelled=cancelled,
    )
    yield from pool.results(rest)


def _died(path: str) -> FolderEntry:
    return FolderEntry(path, complaint=parser.Unreadable(path, Reason("died")))
