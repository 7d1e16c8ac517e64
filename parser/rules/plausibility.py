"""Figures of 表二 that can hardly be: customary and heuristic checks of the 2021 form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.forms import Address
from parser.report import Fact
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

DOCUMENT_ROWS = ("regulations", "normative_documents")
# 立法法 第九十一条、第九十三条. Whether a 市 has districts its name does not tell.
_SMALLER_BODY = re.compile(
    r"(?:(?<!自治)(?<!特别行政)区|县|旗|镇|乡|街道|街道办事处)(?:人民政府)?(?:办公室|办事处)?$"
    r"|[省市县区州盟旗][^国]{1,16}(?:局|厅|处|中心|办公室|委员会|支队|管委会)$"
)
# The fees are given in 万元.
YUAN_IN_UNIT = 10_000
# A thousand million yuan: no county takes as much, while many take a hundred thousand yuan.
LARGEST_FEE = 100_000


IN_FORCE_BELOW_ISSUED = Rule(
    "t2.in_force_below_issued",
    Family.PLAUSIBILITY,
    Severity.WARNING,
    Basis.HEURISTIC,
    f"{FORM_2021} 表二",
    name=Bilingual("现行有效件数不少于本年制发件数", "In force: no fewer than issued this year"),
    says={
        "": Bilingual(
            "{row}现行有效 {in_force} 件，少于本年制发 {issued} 件",
            "{row}: {in_force} in force, fewer than the {issued} issued this year",
        ),
        "negative_before": Bilingual(
            "{row}现行有效 {in_force} 件、本年制发 {issued} 件、废止 {repealed} 件，倒推上年末有"
            "效 {before} 件，不可能为负数",
            "{row}: {in_force} in force, {issued} issued and {repealed} repealed this year would "
            "mean {before} in force at the end of last year, which is impossible",
        ),
    },
)
REGULATIONS_BY_UNAUTHORISED_BODY = Rule(
    "t2.regulations_by_unauthorised_body",
    Family.PLAUSIBILITY,
    Severity.WARNING,
    Basis.HEURISTIC,
    "中华人民共和国立法法 第九十一条、第九十三条",
    name=Bilingual(
        "无规章制定权的机关填报规章", "Regulations (规章) reported by a body that cannot make any"
    ),
    says={
        "": Bilingual(
            "{agency}没有规章制定权，而{row}填报 {figures}；请核实是否把规范性文件填作规章",
            "{agency} has no power to make regulations (规章), but {row} reports {figures}; "
            "check whether normative documents were counted as regulations",
        ),
    },
)
FEE_UNIT = Rule(
    "t2.fee_unit",
    Family.PLAUSIBILITY,
    Severity.INFO,
    Basis.HEURISTIC,
    f"{FORM_2021} 表二：单位：万元",
    rises_to=Severity.WARNING,
    name=Bilingual("收费金额的单位", "The unit of the fees"),
    says={
        "stated": Bilingual(
            "{cell}印作“{text}”，而该栏的单位是万元，请核对单位",
            "{cell} prints “{text}”, but the column is in units of 10,000 yuan: check the unit",
        ),
        "": Bilingual(
            "{cell}为 {value} 万元，数额过大；如果实际单位是元，应填 {as_yuan} 万元",
            "{cell} is {value} (in 10,000 yuan), which is implausibly high; if the amount is in "
            "yuan, {as_yuan} should be entered",
        ),
    },
)


@checks(IN_FORCE_BELOW_ISSUED)
def in_force_below_issued(case: Case) -> Iterator[Finding]:
    """现行有效 is at least 制发, and 现行有效 − 制发 + 废止, last year's stock, at least 0.

    Heuristic: a document issued this year may be repealed in it, but hardly is.
    """
    if case.report.form.version != "2021":
        return
    for row in DOCUMENT_ROWS:
        issued, repealed, in_force = (
            Address(f"t2.{row}.{column}") for column in ("issued", "repealed", "in_force")
        )
        made, ended, valid = (case.values.get(cell) for cell in (issued, repealed, in_force))
        if made is None or valid is None or valid >= made:
            continue
        cells = (in_force, issued) if ended is None else (in_force, issued, repealed)
        before = valid - made + (ended or 0)
        yield IN_FORCE_BELOW_ISSUED.found(
            case,
            cells,
            variant="negative_before" if before < 0 and ended is not None else "",
            facts={
                "row": f"t2.{row}",
                "in_force": valid,
                "issued": made,
                "repealed": ended if ended is not None else "",
                "before": before,
            },
        )


@checks(REGULATIONS_BY_UNAUTHORISED_BODY)
def regulations_by_unauthorised_body(case: Case) -> Iterator[Finding]:
    """规章 that are not 0 in the report of a body which cannot make any.

    Only departments of the 国务院, provinces, cities with districts and 自治州 make 规章
    (立法法 第九十一条、第九十三条); heuristic, by the name of the body.
    """
    agency = case.report.agency
    if agency is None or not _SMALLER_BODY.search(agency):
        return
    filled = [
        address
        for address, value in case.values.items()
        if address.startswith("t2.regulations.") and value
    ]
    if filled:
        yield REGULATIONS_BY_UNAUTHORISED_BODY.found(
            case,
            filled,
            facts={
                "agency": agency,
                "row": "t2.regulations",
                "figures": "、".join(str(case.values[cell]) for cell in filled),
            },
        )


@checks(FEE_UNIT)
def fee_unit(case: Case) -> Iterator[Finding]:
    """A fee that looks like 元 where the form asks for 万元.

    Heuristic, by its size, and only for bodies of a county or below and for departments.
    """
    address = Address("t2.fees.amount")
    value = case.values.get(address)
    if value is None:
        return
    if any(reason.facts.get("unit") == "元" for reason in case.report[address].evidence):
        # The cell itself names another unit than its column.
        facts: dict[str, Fact] = {"cell": address, "text": case.report[address].text}
        yield FEE_UNIT.found(
            case, (address,), variant="stated", facts=facts, severity=Severity.WARNING
        )
        return
    if value < LARGEST_FEE:
        return
    if not _SMALLER_BODY.search(case.report.agency or ""):
        return
    yield FEE_UNIT.found(
        case,
        (address,),
        facts={
            "cell": address,
            "value": value,
            "as_yuan": f"{value / YUAN_IN_UNIT:.4f}".rstrip("0"),
        },
    )
