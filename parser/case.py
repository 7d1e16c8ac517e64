"""What the rules look at: a report under an auditor's corrections, and last year's report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parser.findings import Correction, Equation
from parser.forms import Address, Balance, balances
from parser.narrative import Narrative, narrative
from parser.report import Cell, Meaning, Number, Report, State

KNOWN = frozenset((Meaning.NUMBER, Meaning.ZERO_MARK, Meaning.NOT_APPLICABLE))


@dataclass(frozen=True)
class Case:
    """A report as it is to be judged: printed figures, with the corrections put over them.

    ``last_year`` is last year's report of the same body; ``offered`` what was given as such.
    """

    report: Report
    corrections: Mapping[Address, Correction]
    last_year: Report | None = None
    offered: Report | None = None

    @cached_property
    def values(self) -> Mapping[Address, Number | None]:
        """The number every cell stands for; ``None`` for blank, absent and unreadable cells.

        A cell that is not applicable counts as 0 (and the finding about it says so).
        """
        values: dict[Address, Number | None] = {}
        for table in self.report.tables.values():
            for address, cell in table.cells.items():
                value = cell.value
                if value is None and cell.meaning is Meaning.NOT_APPLICABLE:
                    value = 0
                values[address] = value
        for address, correction in self.corrections.items():
            taken = correction.value
            if taken is None and correction.meaning in KNOWN:
                taken = 0
            values[address] = taken
        return values

    @cached_property
    def empty(self) -> tuple[Cell, ...]:
        """The cells that stand for no number: blank, absent or unreadable."""
        report = self.report
        return tuple(report[address] for address, value in self.values.items() if value is None)

    @cached_property
    def unsure(self) -> tuple[Cell, ...]:
        """The cells of the tables in the file that were not read with certainty."""
        return tuple(
            cell
            for table in self.report.tables.values()
            if table.span is not None
            for cell in table.cells.values()
            if cell.state is not State.READ
        )

    @cached_property
    def rows(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of every row, by the beginning of their addresses (``t3.granted``)."""
        rows: dict[str, list[Cell]] = {}
        for cell in self.report.cells():
            rows.setdefault(cell.address.rpartition(".")[0], []).append(cell)
        return {row: tuple(cells) for row, cells in rows.items()}

    def meaning(self, address: Address) -> Meaning:
        """What a cell means now: by the auditor's word where there is one, else as printed."""
        correction = self.corrections.get(address)
        return correction.meaning if correction else self.report[address].meaning

    def doubtful(self, cell: Cell) -> bool:
        """Whether a cell was not read with certainty and nobody has settled it since."""
        return cell.state is not State.READ and cell.address not in self.corrections

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The balances of the tables that the file has."""
        tables = self.report.tables
        collapsed = tables["t3"].collapsed
        return tuple(
            balance
            for balance in balances(self.report.form.version, collapsed=collapsed)
            if tables[balance.rule[:2]].span is not None
        )

    @cached_property
    def weighed(
        self,
    ) -> tuple[tuple[Equation, ...], tuple[tuple[Balance, tuple[Address, ...]], ...]]:
        """The equations that can be worked out, and the other balances with their unknown cells."""
        values = self.values
        equations = []
        open_balances = []
        for balance in self.balances:
            left: Number = 0
            right: Number = 0
            unknown = False
            for address in balance.left:
                value = values[address]
                if value is None:
                    unknown = True
                    break
                left += value
            for address in balance.right:
                value = values[address]
                if value is None:
                    unknown = True
                    break
                right += value
            if unknown:
                missing = tuple(cell for cell in balance.cells if values[cell] is None)
                open_balances.append((balance, missing))
            else:
                equations.append(
                    Equation(balance.rule, balance.of, balance.left, balance.right, left, right)
                )
        return tuple(equations), tuple(open_balances)

    @property
    def equations(self) -> tuple[Equation, ...]:
        return self.weighed[0]

    @cached_property
    def broken(self) -> tuple[Equation, ...]:
        return tuple(equation for equation in self.equations if not equation.holds)

    @cached_property
    def narrative(self) -> Narrative:
        """The running text of the report and what it says in figures."""
        return narrative(self.report)
