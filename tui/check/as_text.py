"""Results for a person: set in columns, wrapped, with colour only as a help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from parser.findings import Assessment, Finding, Severity
from parser.harmless import printable, printable_line
from parser.report import Report
from parser.wording import message, say
from tui.locale import Lang, Words, words
from tui.printing import Painted, TextLook
from tui.text_columns import cell_width, pad, wrap

_LOOKS = {
    Severity.ERROR: TextLook.RED,
    Severity.WARNING: TextLook.YELLOW,
    Severity.INFO: TextLook.CYAN,
}
_NARROWEST = 30
_ANY_WIDTH = 1_000_000


def text_section(
    report: Report, assessment: Assessment, lang: Lang, *, width: int | None
) -> tuple[Painted, ...]:
    """One report: a head line, its findings gravest first, what could not be assessed."""
    phrase = words(lang)
    counts = Counter(str(finding.severity) for finding in assessment.findings)
    room = width or _ANY_WIDTH
    told = count_line(counts, phrase) if counts else phrase("check.clean")
    unassessed = f"  {phrase('check.unassessed')}  "
    return (
        (TextLook.STRONG, printable_line(head_line(report, phrase))),
        (TextLook.PLAIN, f"\n{told}\n"),
        *_findings(report, assessment, phrase, room),
        *(
            (TextLook.PLAIN, f"{line}\n")
            for reason in assessment.unassessed
            for line in _hung(unassessed, say(reason, report, lang), room)
        ),
        (TextLook.PLAIN, "\n"),
    )


def head_line(report: Report, phrase: Words) -> str:
    """Whose report it is, of which year, form and file."""
    return phrase(
        "check.head",
        agency=report.agency or phrase("check.no_agency"),
        year=report.year or phrase("check.no_year"),
        form=report.form.version,
        path=report.source.path,
    )


def count_line(counts: Counter[str], phrase: Words) -> str:
    """The findings by severity, in words."""
    return phrase(
        "check.counts", errors=counts["error"], warnings=counts["warning"], infos=counts["info"]
    )


def _findings(
    report: Report, assessment: Assessment, phrase: Words, width: int
) -> Iterator[Painted]:
    label_width = max(cell_width(phrase(f"severity.{severity}")) for severity in Severity)
    for severity in Severity:
        label = f"  {pad(phrase(f'severity.{severity}'), label_width)}  "
        for finding in assessment.findings:
            if finding.severity is severity:
                first, *rest = _hung(label, _headline(finding, report, phrase), width)
                yield _LOOKS[severity], label
                yield TextLook.PLAIN, _after(first[len(label) :], rest)


def _headline(finding: Finding, report: Report, phrase: Words) -> str:
    return f"{message(finding, report, phrase.lang)} [{finding.rule}]"


def _hung(label: str, text: str, width: int) -> Iterator[str]:
    """Lines with a label before the first and as many blanks before the others."""
    indent = cell_width(label)
    room = max(_NARROWEST, width - indent)
    first, *rest = wrap(printable(text), room) if text.strip() else [""]
    yield label + first
    yield from (" " * indent + line for line in rest)


def _after(first: str, rest: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (first, *rest))
