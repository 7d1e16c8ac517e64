"""Labels that are not the official ones; the rules of the three tables say the same."""

from parser.report import LabelStatus
from parser.rules import labels
from tests.examples.example import Example
from tests.factories import make_report

ROWS: dict[str, tuple[str, ...]] = {
    "t2": ("regulations", "normative_documents", "licensing", "penalties"),
    "t3": ("granted", "partly_granted", "denied_internal", "total"),
    "t4": ("count",),
}


def _labelled(table: str, status: LabelStatus, count: int) -> dict[str, tuple[LabelStatus, str]]:
    text = "" if status is LabelStatus.MISSING else "公开事项"
    return {f"{table}.{row}": (status, text) for row in ROWS[table][:count]}


def _example(table: str, status: LabelStatus) -> Example:
    speaks = {"": make_report(labels=_labelled(table, status, 1))}
    if "rows" in labels.RULES[table, status].says and len(ROWS[table]) > 3:
        speaks["rows"] = make_report(labels=_labelled(table, status, 4))
    return Example(speaks, silent=make_report(labels=_labelled(table, LabelStatus.EXACT, 1)))


EXAMPLES = {rule: _example(*of) for of, rule in labels.RULES.items()}
