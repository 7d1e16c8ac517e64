"""What is proposed for a finding, in words: the figures first, then where they stand."""

from __future__ import annotations

from parser import wording
from parser.findings import Change, Finding, Proposal
from tui.audit.state import AuditState
from tui.locale import Words
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.wrapping import steady


def offer_lines(
    state: AuditState, proposal: Proposal, finding: Finding, key: str, words: Words, width: int
) -> list[StyledLine]:
    """The lines of a proposal, under the key that accepts it."""
    pieces = proposal_pieces(state, proposal, finding, words)
    return wrapped([Styled(f"  {key} ", "key"), *pieces], width, 4)


def sureness(proposal: Proposal, among: int, words: Words) -> str:
    """Whether a proposal is the only repair there is, or one of those offered."""
    if proposal.unique:
        return words("proposal.unique")
    return words("proposal.one_of_several") if among > 1 else ""


def proposal_pieces(
    state: AuditState, proposal: Proposal, finding: Finding, words: Words
) -> list[Styled]:
    """What accepting a proposal of a finding would change, and how sure it is.

    The figures stand first: of a line that is cut they are the last to go.
    """
    form = state.report.form
    pieces: list[Styled] = []
    for change in proposal.changes:
        place = steady(wording.place_name(form, change.cell, words.lang))
        between = words("semicolon") if pieces else ""
        pieces.append(Styled(between + words("change", **before_and_after(change, words)), "good"))
        pieces.append(Styled(f" {place}", "strong"))
    sure = sureness(proposal, len(finding.proposals), words)
    why = steady(wording.say(proposal.why, state.report, words.lang))
    return [*pieces, Styled(f" {sure} {why}" if sure else f" {why}", "dim")]


def before_and_after(change: Change, words: Words) -> dict[str, str]:
    """The figures of a change, for ``words("change")``."""
    blank = words("meaning.blank")
    return {"before": steady(change.printed) or blank, "after": change.proposed or blank}
