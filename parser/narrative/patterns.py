"""How reports word their figures: one pattern for every kind of claim.

Patterns begin with literal characters and look behind after them, so that a search is quick.
Between a verb and its number only words that leave the meaning whole are let through:
收到网络申请3件 is a part of what was received, and no claim about all of it. The words between
are matched possessively (``*+``): they never hold a number, and nothing is tried twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parser.narrative.numerals import NUMBER

COUNTED = rf"(?P<number>{NUMBER})(?P<unit>件次|件|宗|份|条|起|例|项|个|部)(?!以上|左右|多|余|事|套)"
_JOINTS = r"共计|总计|合计|累积|共|计|为|了|是|达到|达|有|的|到|:|\(|数量|件数|总数|总量|数"
_APPLICATIONS = (
    r"(?:(?:公民|自然人)[、,]法人(?:(?:或者|或|和|及|以及|、)?其他(?:社会)?组织)?|社会公众|群众|公众|申请人)?"
    r"(?:提出|提交)?"
    rf"(?:依法申请公开|依申请公开(?:政府)?信息|依申请公开|政府信息公开|政务信息公开|政务公开|信息公开|政府信息|政务信息|公开申请|申请公开"
    rf"|公开|申请件|申请|办理|办件|事项|各类|有效|新|件|{_JOINTS})*+"
)
_OUTCOME = r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|其它处理|其他情形|其它情形"
_OUTCOME_JOINTS = rf"(?:答复|处理|决定|情形|情况|申请|政府信息|信息|类|{_JOINTS})*+"
_DOCUMENTS = r"(?:行政)?规范性文件"
_LAST_YEAR = r"上一年度|上一年|上年度|上年|去年|20\d\d年度|20\d\d年"
_NEXT_YEAR = r"下一年度|下一年|下年度|下年|次年度|次年|明年|20\d\d年度|20\d\d年"

APPLICATION_CLAIMS = {
    "new": (rf"新(?:接收|受理|收到|收)(?P<gap>{_APPLICATIONS}){COUNTED}"),
    "received": (
        rf"(?:收到|受理|接收|接到)(?<![未新]..)(?:并(?:办理|办结|答复|处理))?"
        rf"(?P<gap>{_APPLICATIONS}){COUNTED}"
    ),
    "handled": (
        rf"(?:办理|处理)(?P<gap>(?:了|共|各类)?(?:政府信息|信息)?(?:依法申请公开|依申请公开|公开申请)"
        rf"{_APPLICATIONS}){COUNTED}"
    ),
    "done": (
        rf"(?:办结|答复|办毕)(?:(?<!公开..)|(?<=依申请公开..))"
        rf"(?P<gap>(?:依申请公开信息|依申请公开|政府信息公开申请|信息公开申请|公开申请|申请|{_JOINTS})*+)"
        rf"{COUNTED}"
    ),
    "carried_in": (
        rf"(?:(?P<year>{_LAST_YEAR})(?:度)?结转(?:至|到)?(?:本年度?|今年)?(?:继续)?(?:办理|处理)?"
        rf"|结转自?(?:上一年度|上一年|上年度|上年|去年)的?)(?P<gap>{_APPLICATIONS}){COUNTED}"
    ),
    "carried_out": (
        rf"(?:结转|转入|转至)(?:至|到|入)?(?P<year>{_NEXT_YEAR})(?:继续)?(?:办理|处理|答复)?"
        rf"(?P<gap>{_APPLICATIONS}){COUNTED}"
    ),
    "outcome": (rf"(?P<outcome>{_OUTCOME})(?<!不予以公开)(?P<gap>{_OUTCOME_JOINTS}){COUNTED}"),
    "applicant": (
        rf"(?P<applicant>自然人|商业企业|科研机构|社会公益组织|法律服务机构"
        rf"|法人(?:(?:或者|或|和|及|以及|、)?其他(?:社会)?组织)?)"
        rf"(?P<gap>(?:提出|提交|申请|政府信息公开|{_JOINTS})*+){COUNTED}"
    ),
}
OUTCOME_AFTER = (
    rf"{COUNTED}(?:为|属于|属|系|作出|均)?"
    r"(?P<outcome>予以公开|部分公开|不予公开|无法提供|不予处理)(?![^,;。、]{0,8}\d)"
)
NO_APPLICATION = (
    r"(?:未|没有|没)(?:有)?(?:收到|接到|受理)(?:到|过|任何|新的|新|公民[、,]法人(?:和|或|或者|及|以及|、)?其他组织"
    r"|群众|社会公众|公众|有关|关于|要求|提出|书面|的|、)*+"
    r"(?:政府信息公开申请|信息公开申请|政府信息依申请公开|依申请公开|依法申请公开|公开政府信息的?申请|政府信息公开的申请"
    r"|申请公开政府信息|公开申请)"
    r"(?!的?(?:行政|复议|诉讼|投诉|举报|人|表|书|费|不服|引发|引起|被|类|咨询|答复))"
)
DOCUMENT_CLAIMS = {
    "in_force": (rf"现行有效(?:的|政府)*+(?:{_DOCUMENTS})?(?P<gap>(?:{_JOINTS})*+){COUNTED}"),
    "repealed": (rf"废止(?:的|了)*+(?:{_DOCUMENTS})?(?P<gap>(?:{_JOINTS})*+){COUNTED}"),
    "published": (
        rf"(?P<verb>制发|制定|印发|出台|发布|公布|公开)(?:的|了|新|各类|共|全县|全市|全区|政府)*+{_DOCUMENTS}"
        rf"(?P<gap>(?:{_JOINTS})*+){COUNTED}"
    ),
}
DECISION_CLAIMS = rf"行政(?P<kind>许可|处罚|强制)(?:处理|决定|案件|措施|{_JOINTS})*+{COUNTED}"
_CASES = rf"(?:案件|案|申请|事项|情况|{_JOINTS})*+"
DISPUTE_CLAIMS = {
    "after": (rf"复议后(?:提起)?(?:起诉|诉讼){_CASES}{COUNTED}"),
    "direct": (rf"未经复议(?:而)?直接(?:起诉|提起诉讼){_CASES}{COUNTED}"),
    "reconsideration": (
        rf"复议(?<!诉讼、复议)(?<!诉讼和复议)(?<!诉讼及复议)(?<!经复议)(?<!后复议){_CASES}{COUNTED}"
    ),
    "litigation": (
        r"(?:行政诉讼|诉讼)(?<!复议、诉讼)(?<!复议和诉讼)(?<!复议及诉讼)"
        rf"(?<!复议、行政诉讼)(?<!复议和行政诉讼)(?<!复议及行政诉讼){_CASES}{COUNTED}"
    ),
}
DISPUTE_OUTCOME = (
    r"(?P<outcome>结果维持|维持|结果纠正|纠正|其他结果|尚未审结|未审结)"
    rf"(?:原.{{1,6}}?)?(?:的|为|有|共|:|\()*+{COUNTED}"
)
NO_DISPUTE = (
    r"(?:未|没有|无)(?:发生|产生|出现|引发|涉及|收到|有)?(?P<cause>[^,;。\d]{0,24}?)"
    r"(?P<which>(?:行政)?复议(?:(?:、|和|或者|或|及|与|以及)(?:提起)?(?:行政)?诉讼)?|(?:行政)?诉讼)"
    r"(?:的|案件|案|事项|情况|情形)*+(?=[,;。]|$)"
)
FEE_NONE = r"(?:未|没有|无|不)(?:曾|予)?(?:发生|产生|收取|涉及)?[^。;,\d]{0,14}信息处理费(?!管理)"
FEE_TAKEN = (
    rf"收取[^。;,\d]{{0,14}}信息处理费(?!管理)[^。;\d]{{0,8}}?(?P<number>{NUMBER})(?P<unit>万元|元)"
)
WHOLE_WITH_PARTS = rf"{COUNTED}[,:(]?其中[:,]?"
PART = rf"(?P<name>[^,;。、\d()%]{{1,24}}?){COUNTED}"
SHARE = (
    rf"{COUNTED}[,(]?占(?P<of>[^,;。\d]{{0,14}}?)(?:的|比|比例|为|达)*+(?P<percent>\d+(?:\.\d+)?)%"
)
GROWTH = r"新收[^。;%]{0,12}?同比(?P<way>增长|上升|增加|下降|减少)(?P<percent>\d+(?:\.\d+)?)%"


_compiled = cache(re.compile)


def find(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Every place of a text where a pattern of this module holds.

    A pattern is compiled when it is first tried: most reports need few of them.
    """
    return _compiled(pattern).finditer(text)
