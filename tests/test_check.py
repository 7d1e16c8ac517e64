"""What holds of every check, whatever a report prints and however it was read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parser.checking import check
from parser.findings import Correction
from parser.forms import Address
from parser.report import Meaning, Reason, State
from parser.wording import explain, message, say
from tests.factories import figures, make_report

CELLS = st.sampled_from(list(figures()))
TEXTS = st.sampled_from(
    ["", "0", "1", "2", "7", "120", "-", "/", "无", "-3", "1.5", "34O2", "若干", "99999999999"]
)
REASONS = st.sampled_from(
    [(), (Reason("cells_shifted"),), (Reason("sparse", {"figures": 5, "columns": 7}),)]
)
CORRECTIONS = st.sampled_from(
    [
        Correction(3, Meaning.NUMBER),
        Correction(None, Meaning.BLANK),
        Correction(None, Meaning.NOT_APPLICABLE),
        Correction(0, Meaning.ZERO_MARK),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    values=st.dictionaries(CELLS, TEXTS, max_size=40),
    absent=st.sets(CELLS, max_size=12),
    states=st.dictionaries(CELLS, st.sampled_from(list(State)), max_size=20),
    evidence=st.dictionaries(CELLS, REASONS, max_size=20),
    corrections=st.dictionaries(CELLS, CORRECTIONS, max_size=5),
    missing=st.sets(st.sampled_from(["t2", "t3", "t4"]), max_size=2),
)
def test_whatever_a_report_prints_every_broken_balance_and_every_doubt_is_told(
    values: dict[str, str],
    absent: set[str],
    states: dict[str, State],
    evidence: dict[str, tuple[Reason, ...]],
    corrections: dict[str, Correction],
    missing: set[str],
) -> None:
    report = make_report(
        values, absent=absent, states=states, evidence=evidence, missing_tables=missing
    )
    settled = {Address(cell): correction for cell, correction in corrections.items()}
    assessment = check(report, settled)
    findings = assessment.findings

    assert len({finding.id for finding in findings}) == len(findings)
    broken = {(e.rule, e.of) for e in assessment.equations if not e.holds}
    assert broken == {(e.rule, e.of) for finding in findings for e in finding.equations}
    named = {cell for finding in findings for cell in finding.cells}
    for cell in report.cells():
        doubtful = cell.state in (State.SUSPECT, State.MISSING) and cell.address not in settled
        assert not doubtful or cell.address in named
    for finding in findings:
        assert not finding.equations or finding.rule == finding.equations[0].rule
        for proposal in finding.proposals:
            for change in proposal.changes:
                if change.cell not in settled:
                    assert report[change.cell].text == change.printed
        for lang in ("zh", "en"):
            assert "…" not in message(finding, report, lang)
            assert explain(finding, report, lang)
    assert all(say(reason, report, "zh") for reason in assessment.unassessed)


def test_accepting_a_unique_proposal_restores_the_rules_it_lists() -> None:
    report = make_report({"t3.granted.natural": "6", "t3.unprocessed_repeat.business": "3"})
    proposals = [finding.proposals[0] for finding in check(report).findings]
    assert all(proposal.unique for proposal in proposals)
    accepted = {
        change.cell: Correction(int(change.proposed), Meaning.NUMBER)
        for proposal in proposals
        for change in proposal.changes
    }
    assert check(report, accepted).findings == ()
