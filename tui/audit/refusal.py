"""What the session answers to something that cannot be done as asked."""

from __future__ import annotations

from parser.report import Fact, Reason


class Refused(ValueError):
    """An action that cannot be done; nothing was written.

    ``reason`` tells why. Its codes begin with ``refused.`` and are told by ``tui.locale``:
    ``not_a_figure``, ``looks_alike``, ``too_many_digits``, ``figure_would_fall_out``,
    ``correction_would_fall_out``,
    ``unreadable_moved``, ``nothing_to_move``, ``text_missing``, ``reason_missing``,
    ``no_such_place``, ``no_such_finding``, ``no_such_note``.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        self.reason = Reason(f"refused.{code}", facts)
        super().__init__(self.reason.code)
