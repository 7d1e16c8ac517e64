"""Results for a person: set in columns, wrapped, with colour only as a help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from parser.findings import Assessment, Finding, Severity
from parser.harmless import printable, printable_line
from parser.report import Report
from parser.wording import message, say
from tui.locale import Lang, Words, words
from tui.printing import Look, Painted
from tui.text_columns import cell_width, pad, wrap

_LOOKS = {Severity.ERROR: Look.RED, Severity.WARNING: Look.YELLOW, Severity.INFO: Look.CYAN}
_NARROWEST = 30
_ANY_WIDTH = 1_000_000


def text_section(
    report: Report, assessment: Assessment, lang: Lang, *, width: int | None
) -> tuple[Painted, ...]:
    """One report: a head line, its findings gravest first, what could not be assessed."""
    say_ = words(lang)
    counts = Counter(str(finding.severity) for finding in assessment.findings)
    room = width or _ANY_WIDTH
    told = count_line(counts, say_) if counts else say_("check.clean")
    unassessed = f"  {say_('check.unassessed')}  "
    return (
        (Look.STRONG, printable_line(head_line(report, say_))),
        (Look.PLAIN, f"\n{told}\n"),
        *_findings(report, assessment, say_, room),
        *(
            (Look.PLAIN, f"{line}\n")
            for reason in assessment.unassessed
            for line in _hung(unassessed, say(reason, report, lang), room)
        ),
        (Look.PLAIN, "\n"),
    )


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


def _findings(report: Report, assessment: Assessment, say_: Words, width: int) -> Iterator[Painted]:
    label_width = max(cell_width(say_(f"severity.{severity}")) for severity in Severity)
    for severity in Severity:
        label = f"  {pad(say_(f'severity.{severity}'), label_width)}  "
        for finding in assessment.findings:
            if finding.severity is severity:
                first, *rest = _hung(label, _headline(finding, report, say_), width)
                yield _LOOKS[severity], label
                yield Look.PLAIN, _after(first[len(label) :], rest)


def _headline(finding: Finding, report: Report, say_: Words) -> str:
    return f"{message(finding, report, say_.lang)} [{finding.rule}]"


def _hung(label: str, text: str, width: int) -> Iterator[str]:
    """Lines with a label before the first and as many blanks before the others."""
    indent = cell_width(label)
    room = max(_NARROWEST, width - indent)
    first, *rest = wrap(printable(text), room) if text.strip() else [""]
    yield label + first
    yield from (" " * indent + line for line in rest)


def _after(first: str, rest: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (first, *rest))
