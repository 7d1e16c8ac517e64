"""What an example of a rule is: reports about which it speaks, and one about which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parser.checking import check
from parser.findings import Correction, Finding
from parser.forms import Address, load_form
from parser.report import Report

(_TABLE_3,) = load_form("2021").table("t3").blocks
COLUMNS = tuple(column.key for column in _TABLE_3.columns)
GRANTED = tuple(f"t3.granted.{column}" for column in COLUMNS)


@dataclass(frozen=True)
class Given:
    """A report with what else a rule may look at."""

    report: Report
    last_year: Report | None = None
    corrections: Mapping[str, Correction] = field(default_factory=dict)

    def findings(self) -> tuple[Finding, ...]:
        settled = {Address(cell): correction for cell, correction in self.corrections.items()}
        return check(self.report, settled, self.last_year).findings


@dataclass(frozen=True)
class Example:
    """The examples of one rule.

    ``speaks`` has a report for each message of the rule, by its variant; ``silent`` one that
    comes as near to the first of them as it can without a finding of the rule.
    """

    speaks: Mapping[str, Report | Given]
    silent: Report | Given


def given(report: Report | Given) -> Given:
    """A report as it is to be judged."""
    return report if isinstance(report, Given) else Given(report)
