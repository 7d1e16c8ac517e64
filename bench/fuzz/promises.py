"""What holds of every file: it is read with true spans, or refused with a reason in words."""

from __future__ import annotations

import parser
from parser import wording
from parser.report import Report
from tui.contract import plain
from tui.export.json_text import json_line
from tui.locale import LANGUAGES
from tui.output import report_document


class BrokenPromise(AssertionError):
    """A file was read otherwise than every file is promised to be read."""


def keeps_its_promises(data: bytes, name: str) -> None:
    """Read, check and write some bytes as any program would; raises where a promise is broken.

    Whatever else is raised is a broken promise as well.
    """
    try:
        report = parser.read_bytes(data, name)
    except parser.Unreadable as refused:
        _hold(refused.reason.code != "internal", f"unforeseen: {refused.reason.facts}")
        for lang in LANGUAGES:
            _hold(bool(wording.say(refused.reason, None, lang)), "a refusal without words")
        return
    _spans_hold(report)
    assessment = parser.check(report)
    for lang in LANGUAGES:
        json_line(plain(report_document(report, assessment, lang)))
    for finding in assessment.findings:
        for cell in finding.cells:
            _hold(cell in report.form.places, "a finding about a cell that is none")


def _spans_hold(report: Report) -> None:
    source = report.source
    _hold(len(source.view) == len(source.text), "the lookup view has another length")
    for cell in report.cells():
        at = source.at(cell.span) if cell.span else ""
        _hold(at == cell.text, f"{cell.address}: {cell.text!r} is not at its span")
    last = 0
    for box in source.boxes:
        _hold(last <= box.span.start <= box.span.end <= len(source.text), "boxes out of order")
        last = box.span.end


def _hold(true: bool, promise: str) -> None:
    if not true:
        raise BrokenPromise(promise)
