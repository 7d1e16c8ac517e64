"""Whether what stands where a number of items belongs is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.forms import Address
from parser.report import Cell, Fact, Meaning, Reason
from parser.rules.implied import implied_value, proposal_of
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

_IN_WORDS = re.compile(
    r"[约近超]?[若干多几少量数零一二两三四五六七八九十百千万]+[余多]?[件条项个宗份]?(?:左右|以上)?"
)

NOT_A_COUNT = Rule(
    "count.not_a_count",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表二、表三、表四：件数",
    name=Bilingual("件数应为不小于 0 的整数", "Counts are whole numbers, 0 or more"),
    says={
        "negative": Bilingual(
            "{cell}为 {value}：件数不能是负数",
            "{cell} is {value}: a count cannot be negative",
        ),
        "worded": Bilingual(
            "{cell}填写“{text}”：件数应为数字",
            "{cell} says “{text}”: a count has to be given in figures",
        ),
        "fraction": Bilingual(
            "{cell}为 {value}：件数应为整数",
            "{cell} is {value}: a count has to be a whole number",
        ),
    },
)


@checks(NOT_A_COUNT)
def not_a_count(case: Case) -> Iterator[Finding]:
    """A negative or fractional figure, or one in words, where a number of items belongs.

    国办公开办函〔2021〕30号 counts documents, decisions and applications: 件数, 数量.
    """
    for cell in case.empty:
        if is_count_in_words(case, cell):
            implied = implied_value(case, cell.address)
            facts: dict[str, Fact] = {"cell": cell.address, "text": cell.text.strip()}
            yield NOT_A_COUNT.found(
                case,
                (cell.address,),
                variant="worded",
                facts=facts,
                proposals=proposal_of(case, cell.address, implied),
            )
    for address, value in case.values.items():
        if value is None or (type(value) is int and value >= 0) or not _counts(case, address):
            continue
        if value >= 0 and value == int(value):
            continue
        doubtful = case.doubtful(case.report[address])
        doubt = Diagnosis(Cause.UNDECIDED, (Reason("cell_doubtful", {"cell": address}),))
        yield NOT_A_COUNT.found(
            case,
            (address,),
            variant="negative" if value < 0 else "fraction",
            facts={"cell": address, "value": value},
            severity=Severity.WARNING if doubtful else None,
            diagnosis=doubt if doubtful else None,
        )


def is_count_in_words(case: Case, cell: Cell) -> bool:
    """Whether a number in words stands where a count belongs, and nothing else is in doubt."""
    plain = [reason.code for reason in cell.evidence] == ["unreadable"]
    unreadable = case.meaning(cell.address) is Meaning.UNREADABLE
    in_words = unreadable and plain and _IN_WORDS.fullmatch(cell.text.strip()) is not None
    return in_words and _counts(case, cell.address)


def _counts(case: Case, address: Address) -> bool:
    return case.report.form.places[address][2].value == "count"
