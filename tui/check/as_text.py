"""Results for a person: set in columns, wrapped, with colour only as a help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from parser.findings import Assessment, Finding, Severity
from parser.report import Report
from parser.source import harmless
from parser.wording import message, say
from tui.check.columns import cell_width, pad, wrap
from tui.locale import Lang, Words, words

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NARROWEST = 30
_ANY_WIDTH = 1_000_000


def text_section(
    report: Report, assessment: Assessment, lang: Lang, *, colour: bool, width: int | None
) -> str:
    """One report: a head line, its findings gravest first, what could not be assessed."""
    say_ = words(lang)
    counts = Counter(str(finding.severity) for finding in assessment.findings)
    plain_head = " ".join(harmless(part) for part in head_line(report, say_).splitlines())
    lines = [_bold(plain_head, colour)]
    lines.append(count_line(counts, say_) if counts else say_("check.clean"))
    lines += _findings(report, assessment, say_, colour=colour, width=width or _ANY_WIDTH)
    for reason in assessment.unassessed:
        label = f"  {say_('check.unassessed')}  "
        lines += _hung(label, say(reason, report, lang), width or _ANY_WIDTH)
    return "\n".join((*lines, "", ""))


def head_line(report: Report, say_: Words) -> str:
    """Whose report it is, of which year, form and file."""
    return say_(
        "check.head",
        agency=report.agency or say_("check.no_agency"),
        year=report.year or say_("check.no_year"),
        form=report.form.version,
        path=report.source.path,
    )


def count_line(counts: Counter[str], say_: Words) -> str:
    """The findings by severity, in words."""
    return say_(
        "check.counts", errors=counts["error"], warnings=counts["warning"], infos=counts["info"]
    )


def _findings(
    report: Report, assessment: Assessment, say_: Words, *, colour: bool, width: int
) -> Iterator[str]:
    label_width = max(cell_width(say_(f"severity.{severity}")) for severity in Severity)
    for severity in Severity:
        label = f"  {pad(say_(f'severity.{severity}'), label_width)}  "
        for finding in assessment.findings:
            if finding.severity is severity:
                first, *rest = _hung(label, _headline(finding, report, say_), width)
                yield _coloured(first, label, _COLOURS[severity], colour)
                yield from rest


def _headline(finding: Finding, report: Report, say_: Words) -> str:
    return f"{message(finding, report, say_.lang)} [{finding.rule}]"


def _hung(label: str, text: str, width: int) -> Iterator[str]:
    """Lines with a label before the first and as many blanks before the others."""
    indent = cell_width(label)
    room = max(_NARROWEST, width - indent)
    first, *rest = wrap(harmless(text), room) if text.strip() else [""]
    yield label + first
    yield from (" " * indent + line for line in rest)


def _coloured(line: str, label: str, code: str, colour: bool) -> str:
    if not colour:
        return line
    return f"\x1b[{code}m{label}\x1b[0m{line[len(label) :]}"


def _bold(line: str, colour: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if colour else line
