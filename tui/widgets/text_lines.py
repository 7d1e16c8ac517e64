"""What the tab of the text says beside its findings: claims, sections, what was not checked."""

from __future__ import annotations

from collections.abc import Sequence

from parser.forms import Address, Form
from parser.harmless import printable
from parser.narrative.claim import Claim, Target
from parser.report import Number, Report
from parser.wording import section_name
from tui.audit.state import AuditState
from tui.locale import Words
from tui.widgets.cell_pane import say, where
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.wrapping import cut, pad

SECTIONS = range(1, 7)


def text_lines(
    state: AuditState, claims: Sequence[Claim], words: Words, width: int
) -> list[StyledLine]:
    """Every figure of the text with the cells it is compared with, then the rest."""
    lines: list[StyledLine] = [(), _title(words("text.claims"), width)]
    for claim in claims:
        lines += _claim(state, claim, words, width)
    if not claims:
        lines.append((Styled("  " + words("text.no_claims"), "dim"),))
    lines += [(), _title(words("text.sections"), width), *_sections(state.report, words, width)]
    source = state.report.source
    remarks = [*source.remarks, *state.report.remarks]
    for title, reasons in (
        ("text.remarks", remarks),
        ("text.unassessed", state.assessment.unassessed),
    ):
        if reasons:
            lines += [(), _title(words(title), width)]
        for reason in reasons:
            lines += wrapped([Styled("  " + say(reason, state.report, words))], width, 4)
    return lines


def _title(text: str, width: int) -> StyledLine:
    return (Styled(pad(f" {text}", width), "title"),)


def _claim(state: AuditState, claim: Claim, words: Words, width: int) -> list[StyledLine]:
    """``line 5  予以公开50件  (一)予以公开 总计 50``, and whether the two agree."""
    report = state.report
    quote = printable(" ".join(report.source.at(claim.span).split()))
    sums = [(target, _sum(state, target)) for target in (claim.target, *claim.also)]
    target, stands = next(((each, total) for each, total in sums if total == claim.value), sums[0])
    place = where(report, claim.span.start, words)
    shown = words("text.blank") if stands is None else str(stands)
    agrees = stands == claim.value
    look, sign = ("good", "=") if agrees else ("error", "!")
    return wrapped(
        [
            Styled(f"  {sign} ", look),
            Styled(f"{place} ", "dim"),
            Styled(f"{quote}  "),
            Styled(f"{_name(report.form, target, words)} ", "dim"),
            Styled(shown, look if stands is not None else "misread"),
        ],
        width,
        6,
    )


def _sum(state: AuditState, target: Target) -> Number | None:
    total: Number = 0
    for address in target.cells:
        correction = state.corrections.get(address)
        value = state.report[address].value if correction is None else correction.value
        if value is None:
            return None
        total += value
    return total


def _name(form: Form, target: Target, words: Words) -> str:
    """The cells of a target in few words; rows of one group by the name of the group."""
    rows = [form.places[cell][1] for cell in target.cells]
    groups = {row.group for row in rows}
    if len(rows) > 1 and len(groups) == 1 and (group := groups.pop()):
        return group[-1] if words.lang == "zh" else form.group_english.get(group[-1], group[-1])
    return " + ".join(_cell(form, cell, words) for cell in target.cells)


def _cell(form: Form, cell: Address, words: Words) -> str:
    _, row, column = form.places[cell]
    if words.lang == "zh":
        return f"{row.short} {column.short}"
    return f"{row.english_short} {column.english_short}"


def _sections(report: Report, words: Words, width: int) -> list[StyledLine]:
    """The six sections with the line where each begins, or that it was not found."""
    lines: list[StyledLine] = []
    for number in SECTIONS:
        section = report.section(number)
        if section is None:
            name, told = section_name(number, words.lang), words("text.section_missing")
            lines.append((Styled(f"  ? {name}  "), Styled(told, "misread")))
            continue
        heading = printable(" ".join(report.source.at(section.heading).split()))
        length = sum(map(len, report.source.at(section.body).split()))
        place = where(report, section.heading.start, words)
        told = words("text.section", place=place, length=length)
        lines.append((Styled("    " + cut(heading, width - 26) + "  "), Styled(told, "dim")))
    return lines
