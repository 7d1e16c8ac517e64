"""Notes and decisions as they are worded and as they name what they are about."""

from __future__ import annotations

from collections.abc import Callable

from parser.findings import Finding, Severity
from parser.forms import Address
from parser.report import Report, Span
from tui.audit import moves
from tui.audit.events import FindingRef, Noted, NoteTarget
from tui.audit.refusal import Refused


def noted(
    report: Report,
    finding_of: Callable[[str], Finding | None],
    on: NoteTarget,
    text: str,
    severity: Severity,
) -> Noted:
    """A note on a cell, row, table, finding, ``report`` or stretch of source text.

    It keeps the text it stands at, or the finding. Raises ``Refused`` for a place that the
    report does not have, or a note without words.
    """
    text = worded(text, "text_missing")
    if isinstance(on, Span):
        return Noted(on, text, severity, report.source.at(on))
    finding = finding_of(on)
    if finding is not None:
        return Noted(on, text, severity, "", ref_to(finding))
    if on.count(".") == 2:
        return Noted(on, text, severity, moves.printed(report, Address(on)))
    if on != "report" and not any(f"{cell}.".startswith(f"{on}.") for cell in report.form.places):
        raise Refused("no_such_place", place=on)
    return Noted(on, text, severity, "")


def ref_to(finding: Finding) -> FindingRef:
    """A finding as the log names it."""
    return FindingRef(finding.id, finding.rule, finding.cells)


def worded(text: str, otherwise: str) -> str:
    """The text without blanks around it; raises ``Refused(otherwise)`` where nothing is left."""
    if not text.strip():
        raise Refused(otherwise)
    return text.strip()
