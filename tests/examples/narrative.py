"""The text against the tables.

The usual report counts 12 new applications, 1 carried in, 11 handled, of which 6 granted, 2
partly, 1 denied, 1 unavailable, 1 not processed, and 2 carried out; it has issued 2 documents,
repealed 1, and 9 are in force; 2 reconsiderations, 1 litigation.
"""

from parser.report import Report
from parser.rules.narrative import RULES
from parser.rules.rule import Rule
from tests.examples.example import Example
from tests.factories import make_report


def _says(text: str) -> Report:
    return make_report(prose={1: text})


# The rule, a text that differs (its variant where it has one), and one that agrees.
TEXTS = {
    "new": ("新收政府信息公开申请14件。", "", "新收政府信息公开申请12件。"),
    "carried_in": (
        "收到依申请公开12件,上年结转3件。",
        "",
        "收到依申请公开12件,上年结转1件。",
    ),
    "carried_out": (
        "收到依申请公开12件,结转下年办理5件。",
        "",
        "收到依申请公开12件,结转下年办理2件。",
    ),
    "granted": ("依申请公开中,予以公开7件。", "", "依申请公开中,予以公开6件。"),
    "partly_granted": ("依申请公开中,部分公开三件。", "", "依申请公开中,部分公开二件。"),
    "denied": ("依申请公开中,不予公开4件。", "sum", "依申请公开中,不予公开1件。"),
    "unavailable": ("依申请公开中,无法提供二十件。", "sum", "依申请公开中,无法提供一件。"),
    "unprocessed": ("依申请公开中,不予处理9件。", "sum", "依申请公开中,不予处理1件。"),
    "other": ("依申请公开中,其他情形6件。", "sum", "依申请公开中,其他情形0件。"),
    "done": ("政府信息公开申请已答复15件。", "", "政府信息公开申请已答复11件。"),
    "applicant": (
        "收到依申请公开12件,其中自然人3件。",
        "",
        "收到依申请公开12件,其中自然人10件。",
    ),
    "no_application": ("全年未收到政府信息公开申请。", "", "全年未收到政府信息公开申请的投诉。"),
    "no_reconsideration": (
        "未发生政府信息公开行政复议。",
        "",
        "未发生政府信息公开行政复议败诉案件。",
    ),
    "no_litigation": (
        "没有因政府信息公开引发的行政诉讼。",
        "",
        "没有因政府信息公开引发的行政诉讼败诉案件。",
    ),
    "reconsideration": ("政府信息公开行政复议5件。", "", "政府信息公开行政复议2件。"),
    "litigation": (
        "因政府信息公开被提起行政诉讼4件。",
        "sum",
        "因政府信息公开被提起行政诉讼1件。",
    ),
    "direct": (
        "政府信息公开行政诉讼1件,其中未经复议直接起诉1件。",
        "",
        "政府信息公开行政诉讼1件,其中未经复议直接起诉0件。",
    ),
    "after": (
        "政府信息公开行政诉讼1件,其中复议后起诉3件。",
        "",
        "政府信息公开行政诉讼1件,其中复议后起诉1件。",
    ),
    "issued": ("制发行政规范性文件5件。", "", "制发行政规范性文件2件。"),
    "repealed": (
        "行政规范性文件制发2件,废止4件。",
        "",
        "行政规范性文件制发2件,废止1件。",
    ),
    "in_force": ("行政规范性文件现行有效11件。", "", "行政规范性文件现行有效9件。"),
    "decisions": ("作出行政许可决定1,200件。", "", "作出行政许可决定120件。"),
}
EXAMPLES: dict[Rule, Example] = {
    RULES[f"narrative.{name}"]: Example(speaks={variant: _says(text)}, silent=_says(agreeing))
    for name, (text, variant, agreeing) in TEXTS.items()
}
EXAMPLES[RULES["narrative.received"]] = Example(
    speaks={
        "": _says("共收到政府信息公开申请40件。"),
        "sum": _says("办理依申请公开15件(含上年结转1件)。"),
        "new_and_carried_in": _says("共收到政府信息公开申请13件。"),
        "total": _says("共收到政府信息公开申请11件。"),
    },
    silent=_says("共收到政府信息公开申请12件。"),
)
EXAMPLES[RULES["narrative.published"]] = Example(
    speaks={
        "": make_report(
            {"t2.normative_documents.in_force": ""}, prose={1: "集中公开行政规范性文件11件。"}
        ),
        "neither": _says("集中公开行政规范性文件11件。"),
    },
    silent=_says("集中公开行政规范性文件9件。"),
)
