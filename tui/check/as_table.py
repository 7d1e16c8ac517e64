"""Results as CSV, one line a finding, and as Markdown, one section a report."""

from __future__ import annotations

from collections import Counter

from parser.findings import Assessment, Severity
from parser.harmless import printable
from parser.report import Report
from parser.wording import message, say
from tui.check.as_text import count_line, head_line
from tui.export.csv_text import FINDING_COLUMNS, csv_text
from tui.export.markdown_text import escape
from tui.locale import Lang, words


def csv_rows(report: Report, assessment: Assessment, lang: Lang) -> str:
    """A line for each finding; a report without findings gets one line too."""
    phrase = words(lang)
    year = "" if report.year is None else str(report.year)
    head = (printable(report.source.path), report.agency or "", year, report.form.version)
    rows = [
        (
            *head,
            phrase(f"severity.{finding.severity}"),
            phrase(f"family.{finding.family}"),
            finding.rule,
            finding.id,
            " ".join(finding.cells),
            printable(message(finding, report, lang)),
            str(finding.equations[0].difference) if finding.equations else "",
        )
        for finding in assessment.findings
    ]
    return csv_text(rows or [(*head, *[""] * (len(FINDING_COLUMNS) - len(head)))])


def markdown_section(report: Report, assessment: Assessment, lang: Lang) -> str:
    """A section with the findings as a list, gravest first."""
    phrase = words(lang)
    counts = Counter(str(finding.severity) for finding in assessment.findings)
    lines = [f"## {escape(head_line(report, phrase))}", "", escape(count_line(counts, phrase)), ""]
    for severity in Severity:
        for finding in assessment.findings:
            if finding.severity is not severity:
                continue
            text = f"{message(finding, report, lang)} [{finding.rule}]"
            lines.append(f"- **{escape(phrase(f'severity.{severity}'))}** {escape(text)}")
    lines += [
        f"- {escape(phrase('check.unassessed'))}: {escape(say(reason, report, lang))}"
        for reason in assessment.unassessed
    ]
    return printable("\n".join((*lines, "", "")))
