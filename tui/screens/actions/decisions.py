"""Going through the findings: next, confirm, dismiss, accept what is proposed."""

from __future__ import annotations

from tui import failures
from tui.screens.actions.handlers import handles
from tui.screens.open_audit import OpenAudit


@handles("next_finding")
def next_finding(audit: OpenAudit) -> None:
    """To the next open finding, across tables; in a search to the next place."""
    _step(audit, 1)


@handles("previous_finding")
def previous_finding(audit: OpenAudit) -> None:
    """To the previous open finding."""
    _step(audit, -1)


def _step(audit: OpenAudit, by: int) -> None:
    if not _move(audit, by):
        audit.tell(audit.words("findings.all_decided"))
    elif audit.search.active:
        audit.sync()
    else:
        audit.refresh_place()


def _move(audit: OpenAudit, by: int) -> bool:
    """To the next open finding, if there is one; inside a search to the next place found."""
    if audit.search.active:
        audit.search.step(by)
        return True
    return audit.position.next_finding(by)


@handles("list_findings")
def list_findings(audit: OpenAudit) -> None:
    """List all findings, the decided ones too, and go to one of them."""
    from tui.screens.all_findings import FindingsScreen

    audit.app.push_screen(FindingsScreen(audit))


@handles("confirm")
def confirm(audit: OpenAudit) -> None:
    """Confirm the finding, and go to the next."""
    assert audit.position.finding_id is not None
    audit.session.confirm(audit.position.finding_id)
    _decided(audit)


@handles("dismiss")
def dismiss(audit: OpenAudit) -> None:
    """Dismiss the finding, with a reason, and go to the next."""
    from tui.screens.dialogs import LineDialog

    finding_id, words = audit.position.finding_id, audit.words
    assert finding_id is not None

    def accept(text: str) -> str | None:
        return failures.refusal(words, lambda: audit.session.dismiss(finding_id, text))

    def closed(text: str | None) -> None:
        if text is not None:
            _decided(audit)

    reasons = [words(f"reason.{number}") for number in range(1, 5)]
    dialog = LineDialog(
        words, words("dismiss.title"), "", words("dismiss.hint"), accept, suggestions=reasons
    )
    audit.app.push_screen(dialog, closed)


def _decided(audit: OpenAudit) -> None:
    left = audit.position.open_findings()
    if left:
        _move(audit, 1)
    audit.refresh_audit()
    if not left:
        audit.tell(audit.words("findings.all_decided"))


@handles("reopen")
def reopen(audit: OpenAudit) -> None:
    """Take the decision on this finding back."""
    assert audit.position.finding_id is not None
    audit.session.reopen(audit.position.finding_id)
    audit.refresh_audit()


@handles("accept")
def accept(audit: OpenAudit) -> None:
    """Make the changes of the first proposal."""
    finding = audit.position.finding
    assert finding is not None
    audit.session.accept(finding.proposals[0], finding.id)
    audit.refresh_audit()


@handles("choose_proposal")
def choose_proposal(audit: OpenAudit) -> None:
    """Choose among the proposals of the finding."""
    from tui.screens.dialogs import ChoiceDialog
    from tui.widgets.proposals import proposal_pieces

    finding, words = audit.position.finding, audit.words
    assert finding is not None
    choices = [
        "".join(
            piece.text for piece in proposal_pieces(audit.session.state, proposal, finding, words)
        )
        for proposal in finding.proposals
    ]

    def closed(index: int | None) -> None:
        if index is not None:
            with audit.guard():
                audit.session.accept(finding.proposals[index], finding.id)
                audit.refresh_audit()

    dialog = ChoiceDialog(words("proposals.title"), choices, words)
    audit.app.push_screen(dialog, closed)
