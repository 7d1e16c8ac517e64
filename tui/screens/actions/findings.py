"""Going through the findings: next, confirm, dismiss, accept what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens import guarded

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen


def next_finding(screen: AuditScreen) -> None:
    """To the next open finding, across tables; in a search to the next place."""
    _step(screen, 1)


def previous_finding(screen: AuditScreen) -> None:
    """To the previous open finding."""
    _step(screen, -1)


def _step(screen: AuditScreen, by: int) -> None:
    if not _move(screen, by):
        guarded.say(screen.app, screen.words("findings.all_decided"))
    elif screen.search.active:
        screen.sync()
    else:
        screen.refresh_place()


def _move(screen: AuditScreen, by: int) -> bool:
    """To the next open finding, if there is one; inside a search to the next place found."""
    if screen.search.active:
        screen.search.step(by)
        return True
    return screen.place.next_finding(by)


def list_findings(screen: AuditScreen) -> None:
    """List all findings, the decided ones too, and go to one of them."""
    from tui.screens.findings import FindingsScreen

    screen.app.push_screen(FindingsScreen(screen))


def confirm(screen: AuditScreen) -> None:
    """Say that the finding is right, and go to the next."""
    assert screen.place.finding_id is not None
    screen.session.confirm(screen.place.finding_id)
    _decided(screen)


def dismiss(screen: AuditScreen) -> None:
    """Say that the finding is no matter, with the reason, and go to the next."""
    from tui.screens.dialogs import LineDialog

    finding_id, words = screen.place.finding_id, screen.words
    assert finding_id is not None

    def accept(text: str) -> str | None:
        return guarded.refusal(words, lambda: screen.session.dismiss(finding_id, text))

    def closed(text: str | None) -> None:
        if text is not None:
            _decided(screen)

    reasons = [words(f"reason.{number}") for number in range(1, 5)]
    dialog = LineDialog(
        words("dismiss.title"), "", words("dismiss.hint"), accept, suggestions=reasons
    )
    screen.app.push_screen(dialog, closed)


def _decided(screen: AuditScreen) -> None:
    left = screen.place.open_findings()
    if left:
        _move(screen, 1)
    screen.refresh_audit()
    if not left:
        guarded.say(screen.app, screen.words("findings.all_decided"))


def reopen(screen: AuditScreen) -> None:
    """Take the decision on this finding back."""
    assert screen.place.finding_id is not None
    screen.session.reopen(screen.place.finding_id)
    screen.refresh_audit()


def accept(screen: AuditScreen) -> None:
    """Make the changes of the first proposal."""
    finding = screen.place.finding
    assert finding is not None
    screen.session.accept(finding.proposals[0], finding.id)
    screen.refresh_audit()


def choose_proposal(screen: AuditScreen) -> None:
    """Choose among the proposals of the finding."""
    from tui.screens.dialogs import ChoiceDialog
    from tui.widgets.proposals import proposal_pieces

    finding, words = screen.place.finding, screen.words
    assert finding is not None
    choices = [
        "".join(piece.text for piece in proposal_pieces(screen.session, proposal, finding, words))
        for proposal in finding.proposals
    ]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.accept(finding.proposals[index], finding.id)
                screen.refresh_audit()

    dialog = ChoiceDialog(words("proposals.title"), choices, words)
    screen.app.push_screen(dialog, closed)
