"""HTML: a rule is passed over only where no element of the page can be what it is about."""

import pytest

from parser.budget import OverBudget
from parser.readers.html import cascade as html_cascade
from parser.readers.html import reader as html
from tests.extracts import SENTENCE

STANDARD, QUIRKS = "<!DOCTYPE html>", ""


def shown(sheet: str, attributes: str, doctype: str = STANDARD, head: str = "") -> str:
    """The cell of a page in which an element with these attributes stands beside a figure."""
    page = (
        f"{doctype}<html><head>{head}<style>{sheet}</style></head><body>{SENTENCE}<table><tr>"
        f"<td>许可</td><td>375<i {attributes}>0</i></td></tr></table></body></html>"
    )
    return html.extract(page.encode()).text.rstrip("\n").split("\t")[1]


@pytest.mark.parametrize(
    ("selector", "attributes"),
    [
        (".k", "class='j k'"),
        ("i.j.k", "class='j k'"),
        ("#n.k", "class=k id=n"),
        (".gone, .k", "class=k"),
        (".k, .gone", "class=k"),
        (".k:not(.gone)", "class=k"),
        (":is(.gone, .k)", "class=k"),
        (":not(.gone)>i", "class=k"),
        ("[class='k.gone']", "class='k.gone'"),
        ("[data-x='].gone']", "data-x='].gone'"),
        (r".k\.gone", "class=k.gone"),
        (r".\6b ", "class=k"),
        (".k/*.gone*/", "class=k"),
        (".k\U0001f600", "class=k\U0001f600"),
        (".k\u3000l", "class=k\u3000l"),
        (".甲", "class=甲"),
    ],
)
def test_a_rule_about_a_class_of_the_page_still_hides(selector: str, attributes: str) -> None:
    assert shown(selector + "{display:none}", attributes) == "375"


@pytest.mark.parametrize("selector", [".K", "#N", "i.k.L", ".K:not(.GONE)"])
def test_letter_case_of_classes_counts_in_a_page_with_a_type_only(selector: str) -> None:
    sheet = selector + "{display:none}"
    assert shown(sheet, "class='k l' id=n", QUIRKS) == "375"
    assert shown(sheet, "class='k l' id=n") == "3750"


def test_rules_about_no_class_of_the_page_are_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    import cssselect2

    compiled: list[str] = []
    real = cssselect2.compile_selector_list

    def counted(selector: str) -> object:
        compiled.append(selector)
        return real(selector)

    monkeypatch.setattr(cssselect2, "compile_selector_list", counted)
    sheet = "".join(f".gone{n}, #gone{n} i{{display:none}}" for n in range(50))
    assert shown(sheet + ".k{display:none}", "class=k") == "375"
    assert compiled == [".k"]


def test_a_rule_too_long_to_be_read_is_refused_whatever_it_is_about() -> None:
    name = "g" * html_cascade._LONGEST_SELECTOR
    with pytest.raises(OverBudget):
        shown(f".{name}{{display:none}}", "class=k")
    assert shown(f".{name[1:]}{{display:none}}", "class=k") == "3750"


def test_a_name_with_a_namespace_hides_too() -> None:
    sheet = "@namespace x url(http://www.w3.org/1999/xhtml); x|i.k{display:none}"
    cell = shown(sheet, "class=k")
    assert cell == "375" or doubts(sheet, "class=k")


def doubts(sheet: str, attributes: str) -> set[str]:
    page = (
        f"{STANDARD}<style>{sheet}</style>{SENTENCE}<table><tr><td>许可</td>"
        f"<td>375<i {attributes}>0</i></td></tr></table>"
    )
    return {doubt.reason.code for doubt in html.extract(page.encode()).doubts}


@pytest.mark.parametrize("around", ["@layer a", "@layer", "@supports (display:grid)", "@scope"])
def test_a_figure_that_a_conditional_rule_may_raise_is_no_certain_one(around: str) -> None:
    sheet = f"{around}{{.k{{vertical-align:super}}}}"
    assert "⁰" in shown(sheet, "class=k") or doubts(sheet, "class=k")


@pytest.mark.parametrize("attributes", ["popover", "popover=manual", "hidden"])
def test_what_a_script_has_to_open_first_is_not_shown(attributes: str) -> None:
    assert shown("", attributes) == "375"
