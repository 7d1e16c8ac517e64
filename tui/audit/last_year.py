"""The report of the year before, where it was audited here too."""

from __future__ import annotations

from hashlib import sha256

import parser
from parser.readers.files import bytes_of
from parser.report import Report
from tui.audit.store import Store


def audited_last_year(report: Report, store: Store) -> Report | None:
    """The same agency's report on the year before, if its file still is as it was audited."""
    if report.agency is None or report.year is None:
        return None
    for audit in store.audits_of(report.agency, report.year - 1):
        try:
            data = bytes_of(audit.path)
            if sha256(data).hexdigest() == audit.sha256:
                return parser.read_bytes(data, audit.path, part=audit.part)
        except parser.Unreadable:
            continue
    return None
