"""The official names of tables, rows, columns and cells, whole or short, in both languages."""

from __future__ import annotations

from typing import Literal

from parser.forms import Address, Form
from parser.forms.balances import RESULTS_GROUP

Lang = Literal["zh", "en"]

TABLES = {
    "zh": {"t2": "表二", "t3": "表三", "t4": "表四"},
    "en": {"t2": "Table 2", "t3": "Table 3", "t4": "Table 4"},
}
SECTIONS = {
    "zh": (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    "en": (
        "1 General situation",
        "2 Information disclosed proactively",
        "3 Applications received and handled",
        "4 Administrative reconsideration and litigation",
        "5 Main problems and improvements",
        "6 Other matters to report",
    ),
}


def cell_name(form: Form, address: Address, lang: Lang) -> str:
    """The full path of a cell: ``三、本年度办理结果 > (三)不予公开 > 1.属于国家秘密 · 自然人``.

    Raises ``KeyError`` for an address the form does not have.
    """
    block, row, column = form.places[address]
    if lang == "zh":
        groups, label, across, last = row.group, row.label, column.group, column.label
        first = block.label if address.startswith("t2") else ""
    else:
        english = form.group_english
        groups = tuple(english[group] for group in row.group)
        across = tuple(english[group] for group in column.group)
        label, last = row.english, column.english
        first = ""
    if address.startswith("t4"):
        return " · ".join((" > ".join(across), last))
    return " · ".join((" > ".join(part for part in (first, *groups, label) if part), last))


def place_name(form: Form, place: str, lang: Lang) -> str:
    """The short name of a table, row or cell by its address or the beginning of one.

    A place the form does not have keeps its address: facts may come from anywhere.
    """
    table = TABLES[lang].get(place.partition(".")[0])
    if table is None:
        return place
    parts = place.split(".")
    if len(parts) == 1:
        return table
    name = _row(form, parts[0], parts[1], lang)
    if len(parts) == 3:
        column = _column(form, place, lang)
        if column is None:
            return place
        name = f"{name} · {column}" if name else column
    if name is None:
        return place
    if not name:
        return table
    return f"{table}「{name}」" if lang == "zh" else f"{table} “{name}”"


def row_name(form: Form, table: str, row: str, lang: Lang) -> str:
    """The short name of a row without its table; its address where the form lacks it."""
    name = _row(form, table, row, lang)
    return f"{table}.{row}" if name is None else name


def column_name(form: Form, table: str, column: str, lang: Lang) -> str:
    """The name of a column of 表三 or 表四; its key where the form lacks it."""
    for block in form.table(table).blocks:
        for each in block.columns:
            if each.key == column:
                return each.label if lang == "zh" else each.english
    return column


def cell_column(form: Form, address: str, lang: Lang) -> str:
    """The column of a cell, in 表四 with its group; its address where the form lacks it."""
    return _column(form, address, lang) or address


def group_name(form: Form, group: str, lang: Lang) -> str:
    """The name of one of the three groups of 表四 by the beginning of its column keys."""
    for column in form.table("t4").blocks[0].columns:
        if column.key == f"{group}_total":
            names = column.group
            return names[-1] if lang == "zh" else form.group_english[names[-1]]
    return group


def section_name(number: int, lang: Lang) -> str:
    """The official heading of a section, 1 to 6; the preface is 0."""
    if number == 0:
        return "引言" if lang == "zh" else "the preface"
    return SECTIONS[lang][number - 1]


def _row(form: Form, table: str, key: str, lang: Lang) -> str | None:
    """A row by its short name, with the group it stands in; '' for the one row of 表四."""
    if table == "t4":
        return ""
    for block in form.table(table).blocks:
        for row in block.rows:
            if row.key == key:
                groups = [group for group in row.group if group != RESULTS_GROUP]
                if lang == "zh":
                    return " > ".join((*groups, row.short if table == "t3" else row.label))
                names = [form.group_english[group] for group in groups]
                return " > ".join((*names, row.english))
    return None


def _column(form: Form, address: str, lang: Lang) -> str | None:
    place = form.places.get(Address(address))
    if place is None:
        return None
    column = place[2]
    label = column.label if lang == "zh" else column.english
    if address.startswith("t4") and column.group:
        group = column.group[-1]
        label = f"{group} · {label}" if lang == "zh" else f"{form.group_english[group]} · {label}"
    return label
