"""The top line (whose report, what is left to do) and the tabs with their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from parser.findings import Family, Finding
from parser.harmless import printable
from tui.audit.in_force import Verdict
from tui.audit.state import AuditState
from tui.locale import Words
from tui.marks import kind_of
from tui.widgets.pane import Styled, StyledLine
from tui.widgets.wrapping import cut, pad

TABS = ("t2", "t3", "t4", "text")
Count = tuple[str, int, str]
"""The key of its words, how many there are, and the look where there are any."""


def tab_of(finding: Finding) -> str:
    """The tab on which a finding is worked on."""
    if finding.family is Family.NARRATIVE or finding.table is None:
        return "text"
    return finding.table


def top_line(state: AuditState, words: Words, width: int, place: str = "") -> StyledLine:
    """Agency, year and form on the left, what was found and what is left on the right."""
    report = state.report
    findings = state.assessment.findings
    kinds = Counter(kind_of(finding) for finding in findings)
    done = [finding for finding in findings if finding.id in state.decisions]
    # What a correction settled was found and is done: the counts do not shrink by work.
    settled = len(state.settled)
    counts: list[Count] = [
        ("top.errors", kinds["error"], "error"),
        ("top.warnings", kinds["warning"], "warning"),
        ("top.misreads", kinds["misread"], "misread"),
        ("top.infos", kinds["info"], "text"),
        ("top.corrections", len(state.corrections), "good"),
        ("top.notes", len(state.notes), "text"),
    ]
    if len(done) < len(findings):
        counted = {"n": len(done) + settled, "all": len(findings) + settled}
        progress = Styled(words("top.decided", **counted) + " ", "strong")
    else:
        clean = "top.repaired" if state.corrections else "top.clean"
        progress = Styled(words("top.done" if findings else clean) + " ", "good")
    agency = printable(report.agency or words("top.no_agency"))
    year = words("top.year", year=report.year) if report.year else words("top.no_year")
    for beside, told in _choices(place, counts):
        right = [*(Styled(words(key, n=n) + "  ", look if n else "text") for key, n, look in told)]
        right.append(progress)
        room = width - sum(cell_len(piece.text) for piece in right) - 2
        name = "  ".join(filter(None, (f" {agency} {year}", beside)))
        if cell_len(name) <= room:
            break
    else:
        name = f" {cut(agency, max(2, room - cell_len(year) - 2))} {year}"
    form = words("top.form", form=report.form.version)
    if cell_len(name) + 2 + cell_len(form) <= room:
        name += f"  {form}"
    return (Styled(pad(name, room + 2), "strong"), *right)


def _choices(place: str, counts: Sequence[Count]) -> Iterator[tuple[str, Sequence[Count]]]:
    """What the top line may tell beside whose report it is, the fullest first.

    What there is none of goes first, then what asks for no work, then the place in the pile.
    """
    yield place, [each for each in counts if each[1] or each[0] != "top.corrections"]
    told = [each for each in counts if each[1]]
    yield place, told
    for least in ("top.notes", "top.infos", "top.corrections"):
        told = [each for each in told if each[0] != least]
        yield place, told
    yield "", told


def tab_line(
    state: AuditState,
    words: Words,
    current: str,
    width: int,
    told: Sequence[str] = (),
    *,
    focused: bool,
) -> StyledLine:
    """One tab for each table and one for the text, with the marks of what is on it.

    ``focused`` says that the keys go to what the current tab shows, which a mark tells. The
    first of ``told`` for which there is room stands at the right end.
    """
    marks = tab_marks(state)
    if sum(cell_len(words(f"tab.{tab}") + marks[tab]) + 5 for tab in TABS) > width:
        marks = tab_marks(state, done=False)
    pieces = []
    for index, tab in enumerate(TABS, 1):
        chosen = focused and tab == current
        text = f"{'>' if chosen else ' '}{index} {words(f'tab.{tab}')} {marks[tab]} "
        look = "title-focused" if chosen else "tab-current" if tab == current else "tab"
        pieces.append(Styled(text, look, f"screen.command('tab_{tab}')"))
        pieces.append(Styled(" ", "tab"))
    used = sum(cell_len(piece.text) for piece in pieces)
    room = max(0, width - used)
    end = next((f" {each} " for each in told if cell_len(each) + 2 <= room), "")
    return (*pieces, Styled(" " * (room - cell_len(end)) + end, "tab"))


def tab_marks(state: AuditState, *, done: bool = True) -> Mapping[str, str]:
    """For each tab what is open on it, then what is done: ``!2 ?1 y1 *1``.

    ``y`` counts findings confirmed, ``*`` those that a correction settled. ``ok`` is said only
    where nothing is wrong: nothing was found, or what was found is dismissed.
    """
    found: dict[str, str] = {}
    for tab in TABS:
        here = [each for each in state.assessment.findings if tab_of(each) == tab]
        marks = _marks([each for each in here if each.id not in state.decisions])
        if done or not marks:
            verdicts = [
                state.decisions[each.id].verdict for each in here if each.id in state.decisions
            ]
            settled = sum(tab_of(each) == tab for each in state.settled)
            worked = (("y", verdicts.count(Verdict.CONFIRMED)), ("*", settled))
            marks += [f"{mark}{count}" for mark, count in worked if count]
        found[tab] = " ".join(marks) or "ok"
        table = state.report.tables.get(tab)
        if table is not None and table.span is None:
            found[tab] = "?"
    return found


def _marks(findings: Sequence[Finding]) -> list[str]:
    kinds = Counter(kind_of(finding) for finding in findings)
    wrong = kinds["error"] + kinds["warning"]
    marks = [("!", wrong), ("?", kinds["misread"]), ("i", kinds["info"])]
    return [f"{mark}{count}" for mark, count in marks if count]
