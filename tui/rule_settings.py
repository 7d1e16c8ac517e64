"""The ``[rules]`` table of the config file: rules switched off, or of another severity."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from parser.findings import Severity
from parser.report import Reason
from parser.troubles import Trouble, as_fact
from tui.config_file import config_of

OFF = "off"
_WORDS = [OFF, *map(str, Severity)]


class WrongSettings(ValueError):
    """The config file cannot be used; ``reason`` is told by ``tui.locale``.

    Codes: ``config.unreadable``, ``config.no_such_rule``, ``config.no_such_severity``.
    """

    def __init__(self, code: str, path: Path, detail: object) -> None:
        self.reason = Reason(f"config.{code}", {"path": str(path), "detail": as_fact(detail)})
        super().__init__(f"{code}: {path}: {detail}")


def rule_severities(path: Path) -> Mapping[str, Severity | None]:
    """What the config file says of rules, by rule id; ``None`` for a rule switched off.

    ``"t2.fee_unit" = "off"`` or ``= "error"`` under ``[rules]``. A file that is not there says
    nothing. Raises ``WrongSettings``.
    """
    try:
        table = config_of(path).get("rules", {})
    except (OSError, ValueError) as error:
        raise WrongSettings("unreadable", path, Trouble.of(error)) from error
    if not isinstance(table, dict):
        raise WrongSettings("unreadable", path, "rules")
    from parser.rules import RULES

    found: dict[str, Severity | None] = {}
    for rule, word in table.items():
        if rule not in RULES:
            raise WrongSettings("no_such_rule", path, rule)
        if word not in _WORDS:
            raise WrongSettings("no_such_severity", path, f"{rule} = {word}")
        found[rule] = None if word == OFF else Severity(word)
    return found
