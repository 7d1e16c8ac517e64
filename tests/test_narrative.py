"""Figures of the text against the tables: what is a claim, and what is none.

The report made by ``make_report`` counts 12 new applications, 1 carried in, 11 handled, of
which 6 granted, 2 partly, 1 denied, 1 unavailable, 1 not processed, and 2 carried out; it has
issued 2 documents, repealed 1, and 9 are in force; 2 reconsiderations, 1 litigation.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.checking import check
from parser.findings import Family, Finding, Severity
from parser.narrative import narrative
from tests.factories import make_report

WORDS = "收到受理新依申请公开政府信息件共其中予以不部分结转上年下复议诉讼规范性文件12,。、%十百 \n"

AGREEING = [
    "全年新收政府信息公开申请12件。",
    "2023年共收到政府信息公开申请12件。",
    "本年度共受理依申请公开１２件。",
    "共收到公民、法人和其他组织政府信息公开申请十二件。",
    "收到信息公开申请12宗,上年结转1宗,结转下年度继续办理2宗。",
    "办理依申请公开13件(含上年结转1件)。",
    "2022年结转政府信息公开申请1件,结转至2024年办理2件。",
    "政府信息公开申请办结11件。",
    "依申请公开方面,予以公开6件、部分公开2件、不予公开1件、无法提供1件、不予处理1件、其他处理0件。",
    "收到依申请公开12件,其中自然人10件,法人或其他组织2件,6件予以公开,2件部分公开。",
    "制发行政规范性文件2件,废止1件,现行有效9件。",
    "公布现行有效行政规范性文件九件。",
    "因政府信息公开被申请行政复议2件,提起行政诉讼1件。",
    "政府信息公开行政复议2件,其中维持1件。",
    "全县各部门、镇街共收到政府信息依申请公开12件,完成依申请公开答复11件。",
    "县政府办公室牵头,全县共收到12份政府信息公开申请,均为自然人和企业申请。",
    "全年共办结依申请公开信息11件,予以公开答复6件,无法提供的1件,不予处理的1件。",
    "收到依申请公开12件。其中,自然人10件,法人2件。",
    "全年收到依申请公开事项12件,较上年增长25%,其中自然人10件、法人2件;按时办结11件,结转下一年度2件。",
    "共办理依申请公开13件,其中上年结转1件。",
    "未发生一起因政府信息公开引发的行政诉讼败诉案件,政府信息公开行政复议2件。",
    "作出行政许可决定120件,行政处罚30件。",
]

OTHER_THINGS = [
    "县长信箱受理来信60件,办结60件。",
    "收到依申请公开12件。网民留言受理527件,办结527件。",
    "2022年共收到政府信息公开申请30件。",
    "收到政府信息公开申请较去年增加5件。",
    "上半年共收到政府信息公开申请5件。",
    "县自然资源局收到政府信息公开申请8件。",
    "其中石桥镇受理依申请公开3件。",
    "收到政府信息公开申请10余件。",
    "共收到网络申请依申请公开件3件。",
    "公开答复政府信息公开申请6件。",
    "县政府办公室共收到8份政府信息公开申请。",
    "全年未收到政府信息公开申请的投诉举报。",
    "收到依申请公开12件,其中县政府受理依申请公开5件。",
    "通过信函受理政府信息公开申请3件。",
    "市本级收到政府信息公开申请3件。",
    "收到依申请公开12件,予以公开6件(自然人5件、法人1件)。",
    "收到政府信息公开申请表20份。",
    "备案行政规范性文件15件。",
    "发布行政规范性文件解读材料7件。",
    "以县政府名义制发行政规范性文件1件。",
    "清理政策性文件67份,废止9份,继续有效57份。",
    "全县人大代表建议131件、政协提案113件全部办结,予以公开200件。",
    "县司法局办理行政复议案件45件。",
    "公开行政许可信息300条、公示行政处罚25件。",
    "每月平均收到政府信息公开申请1件。",
    "2019年以来累计收到政府信息公开申请80件。",
    "行政事业性收费15.5万元,未收取信息处理费。",
    "召开会议6次,开展培训4次。",
    "连续7年将政务公开纳入考核。",
]


def found_in(text: str, section: int = 1) -> list[Finding]:
    report = make_report(prose={section: text})
    return [f for f in check(report).findings if f.family is Family.NARRATIVE]


@pytest.mark.parametrize("text", AGREEING)
def test_a_figure_that_agrees_is_a_claim_and_no_finding(text: str) -> None:
    report = make_report(prose={1: text})
    assert narrative(report).claims
    assert found_in(text) == []


@pytest.mark.parametrize("text", OTHER_THINGS)
def test_a_figure_about_something_else_is_no_claim(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("新收政府信息公开申请14件。", "narrative.new", Severity.ERROR),
        ("共收到政府信息公开申请40件。", "narrative.received", Severity.WARNING),
        ("共收到政府信息公开申请13件。", "narrative.received", Severity.INFO),
        ("收到依申请公开12件,上年结转3件。", "narrative.carried_in", Severity.ERROR),
        ("收到依申请公开12件,结转下年办理5件。", "narrative.carried_out", Severity.ERROR),
        ("依申请公开中,予以公开7件。", "narrative.granted", Severity.ERROR),
        ("依申请公开中,部分公开三件。", "narrative.partly_granted", Severity.ERROR),
        ("依申请公开中,不予公开4件。", "narrative.denied", Severity.ERROR),
        ("依申请公开中,无法提供二十件。", "narrative.unavailable", Severity.ERROR),
        ("依申请公开中,不予处理9件。", "narrative.unprocessed", Severity.ERROR),
        ("依申请公开中,其他情形6件。", "narrative.other", Severity.ERROR),
        ("政府信息公开申请已答复15件。", "narrative.done", Severity.WARNING),
        ("收到依申请公开12件,其中自然人3件。", "narrative.applicant", Severity.WARNING),
        ("全年未收到政府信息公开申请。", "narrative.no_application", Severity.ERROR),
        ("未发生政府信息公开行政复议。", "narrative.no_reconsideration", Severity.ERROR),
        ("未收到政府信息公开申请行政复议案件。", "narrative.no_reconsideration", Severity.ERROR),
        ("没有因政府信息公开引发的行政诉讼。", "narrative.no_litigation", Severity.ERROR),
        ("政府信息公开行政复议5件。", "narrative.reconsideration", Severity.ERROR),
        ("因政府信息公开被提起行政诉讼4件。", "narrative.litigation", Severity.ERROR),
        ("制发行政规范性文件5件。", "narrative.issued", Severity.ERROR),
        ("行政规范性文件制发2件,废止4件。", "narrative.repealed", Severity.ERROR),
        ("行政规范性文件现行有效11件。", "narrative.in_force", Severity.ERROR),
        ("集中公开行政规范性文件11件。", "narrative.published", Severity.WARNING),
        ("作出行政许可决定1,200件。", "narrative.decisions", Severity.INFO),
    ],
)
def test_a_figure_that_differs_is_told_with_its_rule(
    text: str, rule: str, severity: Severity
) -> None:
    assert [(f.rule, f.severity) for f in found_in(text)] == [(rule, severity)]


def test_a_finding_points_at_the_words_and_at_the_cell() -> None:
    report = make_report(prose={1: "全年新收政府信息公开申请1 4件。"})
    (finding,) = (f for f in check(report).findings if f.rule == "narrative.new")
    assert [report.source.at(span) for span in finding.spans] == [
        "新收政府信息公开申请1 4件",
        "12",
    ]
    assert finding.cells == ("t3.new.total",)


def test_every_mention_is_held_against_the_table() -> None:
    text = "新收依申请公开12件。\n新收政府信息公开申请15件。\n新收政府信息公开申请16件。"
    assert [f.facts["claimed"] for f in found_in(text)] == [15, 16]


def test_the_same_claim_made_twice_is_one_finding_with_both_places() -> None:
    (finding,) = found_in("新收依申请公开14件。\n新收依申请公开14件。")
    assert len(finding.spans) == 3


def test_an_office_does_not_speak_for_the_whole_county() -> None:
    report = make_report(agency="青石县水利局", prose={1: "全县共收到政府信息公开申请80件。"})
    assert not [f for f in check(report).findings if f.family is Family.NARRATIVE]


def test_a_claim_against_a_blank_cell_is_not_assessed() -> None:
    report = make_report({"t3.new.total": ""}, prose={1: "新收政府信息公开申请14件。"})
    assert not [f for f in check(report).findings if f.rule == "narrative.new"]


@pytest.mark.parametrize(
    "text",
    [
        "本县认真落实各项公开要求并持续改进工作方法,全年新收政府信\n息公开申请14件。",
        "    本县认真落实各项要求并持续改进方法,全年新收政府信\n  息公开申请14件。\n    下一步",
        "　　依申请公开方面,本县认真落实各项要求,并持续改进工作方法。\n新收申请14件。",
    ],
)
def test_a_sentence_wrapped_over_lines_is_read_whole(text: str) -> None:
    assert [f.rule for f in found_in(text)] == ["narrative.new"]


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("发布信息100条,其中动态60条、公告40条。", True),
        ("发布信息100条,其中动态60条、公告30条。", False),
        ("发布信息100条,其中动态60条、公告30条等。", True),
        ("发布信息100余条,其中动态60条、公告30条。", True),
        ("发布信息100条,其中动态60条、公告40条;解读8条。", True),
        ("发布信息100条,其中图文60条、视频40条,主动推送20条。", True),
        ("发布信息100条,其中重点信息30条。", True),
        ("发布信息100条,其中动态60条、图片30张、公告10件。", True),
    ],
)
def test_parts_of_a_sum_in_the_text_add_up(text: str, silent: bool) -> None:
    assert [f.rule for f in found_in(text)] == ([] if silent else ["narrative.sum"])


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("共涉及文件72份,继续有效57份,占总数的79.17%。", True),
        ("共涉及文件72份,继续有效57份,占总数的79.16%。", True),
        ("共涉及文件72份,继续有效57份,占总数的79.2%。", True),
        ("共涉及文件72份,继续有效57份,占总数的78.1%。", False),
        ("继续有效57份,占总数的78.1%。", True),
    ],
)
def test_a_share_in_percent_is_the_part_of_the_whole(text: str, silent: bool) -> None:
    assert [f.rule for f in found_in(text)] == ([] if silent else ["narrative.percent"])


def test_processing_fees_told_in_two_ways_are_found() -> None:
    report = make_report(prose={1: "本年度未收取信息处理费。", 6: "本年度共收取信息处理费300元。"})
    (finding,) = (f for f in check(report).findings if f.family is Family.NARRATIVE)
    assert finding.rule == "narrative.fee"
    assert len(finding.spans) == 2


def test_processing_fees_told_alike_are_silent() -> None:
    report = make_report(
        prose={1: "未收取政府信息公开信息处理费。", 6: "我县无收取信息处理费的情况。"}
    )
    assert not [f for f in check(report).findings if f.rule == "narrative.fee"]


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开" * 5000,
        "收到政府信息公开申请" * 5000,
        "共12件,其中" * 3000,
        "收到依申请公开12件,其中自然人3件,占总数的5%," * 500,
        "因政府信息公开被申请行政复议2件,维持1件," * 500,
        "信息处理费未收取" * 3000,
        "无" * 20000 + "复议",
        "1,234," * 5000 + "件",
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    start = time.process_time()
    found_in(text)
    once = time.process_time() - start
    start = time.process_time()
    found_in(text * 4)
    assert time.process_time() - start < 12 * once + 0.5


@given(st.text(alphabet=WORDS, max_size=120))
def test_no_text_makes_the_check_fail(text: str) -> None:
    report = make_report(prose={1: text})
    for finding in check(report).findings:
        assert all(0 <= span.start <= span.end <= len(report.source.text) for span in finding.spans)
