"""What is known of the chosen cell or finding, in words: what the cell pane shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parser import wording
from parser.findings import Equation, Finding
from parser.forms import Address
from parser.harmless import printable
from parser.report import Cell, Meaning, Number, Reason, Report
from tui.audit.in_force import Note
from tui.audit.state import AuditState
from tui.locale import Words
from tui.marks import culprits, in_words, kind_of, own_spans
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.proposals import before_and_after, offer_lines, sureness
from tui.widgets.wrapping import steady

_MOST_PROPOSALS = 5
_MOST_FINDINGS = 3
_MOST_CELLS = 6
# The keys that accept the first proposal of a finding and the others; "" where it was told before.
_ALL, _BELOW_THE_FIRST, _NOT_CHOSEN = ("s", "S"), ("", "S"), ("-", "-")


def cell_lines(
    state: AuditState, address: Address, finding: Finding | None, words: Words, width: int
) -> list[StyledLine]:
    """The figures apart, what ``s`` would do, the equations, then findings, evidence, notes."""
    report = state.report
    cell = report[address]
    about = _about(state, address, finding)
    lines = _figures(state, cell, finding if finding in about else None, words, width)
    equations = equations_of(state, address)
    broken = [equation for equation in equations if not equation.holds]
    for equation in broken:
        lines += wrapped(equation_pieces(state, equation, words), width, 3)
    for index, each in enumerate(about[:_MOST_FINDINGS]):
        # The equations above say already what a finding about them would.
        if not each.equations or not broken:
            lines += _said(state, each, words, width)
        lines += _decided(state, each, words, width)
        if index == 0:
            lines += _reasons(
                state,
                each,
                words,
                width,
                keys=_BELOW_THE_FIRST if each == finding else _NOT_CHOSEN,
            )
    for equation in equations:
        if equation.holds:
            lines += wrapped(equation_pieces(state, equation, words), width, 3)
    if cell.evidence:
        said = words("semicolon").join(say(reason, report, words) for reason in cell.evidence)
        lines += wrapped([Styled(words("cell.evidence"), "dim"), Styled(said)], width, 3)
    places = {address, address.rpartition(".")[0], *(each.id for each in about)}
    for note in state.notes:
        if note.on in places:
            lines += note_lines(note, words, width)
    return lines


def path_of(report: Report, address: Address, words: Words) -> str:
    """The full path of a cell."""
    return steady(wording.cell_name(report.form, address, words.lang))


def _about(state: AuditState, address: Address, finding: Finding | None) -> list[Finding]:
    """The findings about a cell, the chosen one first, then those that blame the cell."""
    about = [each for each in state.assessment.findings if address in each.cells]
    return sorted(about, key=lambda each: (each != finding, address not in culprits(each)))


def _figures(
    state: AuditState, cell: Cell, finding: Finding | None, words: Words, width: int
) -> list[StyledLine]:
    """The values of the cell, and what ``s`` would change: before all that may be out of view."""
    values = list(_values(state, cell, words))
    if finding is None or not finding.proposals:
        return wrapped(values, width, 3)
    proposal = finding.proposals[0]
    if [change.cell for change in proposal.changes] != [cell.address]:
        return wrapped(values, width, 3) + offer_lines(state, proposal, finding, "s", words, width)
    change = Styled(words("change", **before_and_after(proposal.changes[0], words)), "good")
    sure = Styled(f" {sureness(proposal, len(finding.proposals), words)}", "dim")
    return wrapped([*values, Styled("   s ", "key"), change, sure], width, 3)


def _values(state: AuditState, cell: Cell, words: Words) -> Iterator[Styled]:
    """Printed, read and corrected, never one in the place of another."""
    yield Styled(words("cell.printed"), "dim")
    yield Styled(_printed(cell, words), "strong")
    yield Styled("  " + words("cell.read"), "dim")
    yield Styled(in_words(cell.value, cell.meaning, words), "strong")
    correction = state.corrections.get(cell.address)
    if correction is not None:
        yield Styled("  " + words("cell.corrected"), "dim")
        yield Styled(
            in_words(correction.value, correction.meaning, words, steady(correction.mark)), "good"
        )
        if correction.auditor:
            yield Styled(f" ({steady(correction.auditor)})", "dim")
    cause = state.causes.get(cell.address)
    if cause is not None:
        yield Styled("  " + words("cell.cause"), "dim")
        yield Styled(words(f"cause.{cause.value}"), "strong")
    if cell.span is not None:
        yield Styled("  " + where(state.report, cell.span.start, words), "dim")


def _printed(cell: Cell, words: Words) -> str:
    if cell.meaning is Meaning.ABSENT:
        return words("cell.absent")
    text = steady(" ".join(cell.text.split()))
    return text or words("meaning.blank")


def line_of(report: Report, offset: int) -> int:
    """The number of the line of the source, from 1, in which a character stands."""
    return bisect_right(report.source.line_starts, offset)


def where(report: Report, offset: int, words: Words) -> str:
    """The line of a place in the source, with its page where the kind has pages."""
    line, pages = line_of(report, offset), report.source.pages
    if not pages:
        return words("cell.line", line=line)
    return words("cell.page", page=max(1, bisect_right(pages, offset)), line=line)


def equations_of(state: AuditState, address: Address) -> list[Equation]:
    """The balances a cell takes part in, the broken ones first."""
    mine = [equation for equation in state.assessment.equations if address in equation.cells]
    return sorted(mine, key=lambda equation: equation.holds)


def equation_pieces(state: AuditState, equation: Equation, words: Words) -> list[Styled]:
    """A balance with its numbers: both sides, and the difference where it is broken."""
    left = _side(state, equation.left_cells, equation.left)
    right = _side(state, equation.right_cells, equation.right)
    name = words(f"equation.{equation.rule}")
    if equation.holds:
        return [
            Styled("  ", "dim"),
            Styled(f"{name} ", "dim"),
            Styled(words("equation.holds", left=left, right=right), "dim"),
        ]
    difference = f"{equation.difference:+}"
    return [
        Styled("!", "badge-broken"),
        Styled(f" {name} ", "strong"),
        Styled(words("equation.broken", left=left, right=right) + " "),
        Styled(words("equation.difference", difference=difference), "error"),
    ]


def _side(state: AuditState, cells: Sequence[Address], total: Number) -> str:
    """``50+86+6 = 142``: the numbers that are not 0, and their sum when there are several."""
    terms = [text for cell in cells if (text := _term(state, cell))]
    if len(terms) > 1:
        return f"{'+'.join(terms)} = {total}"
    return str(total)


def _term(state: AuditState, address: Address) -> str:
    correction = state.corrections.get(address)
    cell = state.report[address]
    value = correction.value if correction is not None else cell.value
    if not value:
        return ""
    return f"({value})" if value < 0 else str(value)


def finding_lines(
    state: AuditState, finding: Finding, words: Words, width: int
) -> list[StyledLine]:
    """What is known of a finding beside its words, which the text's own list has above.

    The figures it is held against, what was decided, the proposals, the diagnosis, the notes.
    """
    lines: list[StyledLine] = []
    if finding.cells:
        against = words("semicolon").join(
            f"{path_of(state.report, cell, words)} {_printed(state.report[cell], words)}"
            for cell in finding.cells[:_MOST_CELLS]
        )
        lines += wrapped([Styled("  " + words("text.against"), "dim"), Styled(against)], width, 3)
    lines += _decided(state, finding, words, width)
    lines += _reasons(state, finding, words, width, keys=_ALL)
    for note in state.notes:
        if note.on == finding.id:
            lines += note_lines(note, words, width)
    return lines


def _said(state: AuditState, finding: Finding, words: Words, width: int) -> list[StyledLine]:
    said = steady(wording.message(finding, state.report, words.lang))
    pieces = [badge(finding), Styled(" "), *grade(finding, words), Styled(said)]
    place = own_spans(state.report, finding)
    if place:
        pieces.append(Styled(f"  {where(state.report, place[0].start, words)}", "dim"))
    return wrapped(pieces, width, 2)


def _decided(state: AuditState, finding: Finding, words: Words, width: int) -> list[StyledLine]:
    decision = state.decisions.get(finding.id)
    if decision is None:
        return []
    told = words(f"verdict.{decision.verdict.value}")
    if decision.reason:
        told += words("colon") + printable(decision.reason)
    return wrapped([Styled("  "), Styled(told, "good")], width, 2)


def _reasons(
    state: AuditState, finding: Finding, words: Words, width: int, *, keys: tuple[str, str]
) -> list[StyledLine]:
    """The proposals, under the keys of the first and of the others, and the diagnosis."""
    lines: list[StyledLine] = []
    for index, proposal in enumerate(finding.proposals[:_MOST_PROPOSALS]):
        if key := keys[min(index, 1)]:
            lines += offer_lines(state, proposal, finding, key, words, width)
    if finding.diagnosis is not None:
        why = words("semicolon").join(
            say(reason, state.report, words) for reason in finding.diagnosis.why
        )
        cause = words(f"diagnosis.{finding.diagnosis.cause.value}")
        text = [Styled("  " + words("cell.diagnosis"), "dim"), Styled(cause, "strong")]
        if why:
            text.append(Styled(words("colon") + why))
        lines += wrapped(text, width, 3)
    return lines


def badge(finding: Finding) -> Styled:
    """The mark of a finding: ``!`` wrong, ``?`` doubtful reading, ``i`` for information."""
    match kind_of(finding):
        case "misread":
            return Styled("?", "badge-misread")
        case "info":
            return Styled("i", "key")
        case "warning":
            return Styled("!", "badge-misread")
        case "error":
            return Styled("!", "badge-broken")


def grade(finding: Finding, words: Words) -> list[Styled]:
    """What a ``!`` means, in words: colours alone must not tell an error from a warning."""
    kind = kind_of(finding)
    if kind in ("error", "warning"):
        return [Styled(words(f"severity.{kind}") + " ", kind)]
    return []


def say(reason: Reason, report: Report, words: Words) -> str:
    """A reason in words, fit for this pane."""
    return steady(wording.say(reason, report, words.lang))


def note_lines(note: Note, words: Words, width: int) -> list[StyledLine]:
    """A note with its severity, author and time."""
    at = note.at.astimezone().strftime("%Y-%m-%d %H:%M")
    who = f" ({steady(note.auditor)} {at})" if note.auditor else f" ({at})"
    severity = words(f"severity.{note.severity.value}")
    text = printable(note.text).replace("\n", " / ")
    return wrapped(
        [
            Styled('"', "badge-note"),
            Styled(f" {severity} ", "dim"),
            Styled(text),
            Styled(who, "dim"),
        ],
        width,
        2,
    )
