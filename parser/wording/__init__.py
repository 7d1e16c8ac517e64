"""Findings and reasons in words, Chinese and English.

What a rule says stands with it in ``parser.rules``; the catalogues ``zh`` and ``en`` hold the
reasons and all that joins the sentences. Facts that are addresses are put into words here, by
the official names of the form.
"""

from parser.wording.explain import explain
from parser.wording.message import message, rule_name, say, trouble_words
from parser.wording.names import Lang, cell_name, place_name, row_name, section_name

__all__ = [
    "Lang",
    "cell_name",
    "explain",
    "message",
    "place_name",
    "row_name",
    "rule_name",
    "say",
    "section_name",
    "trouble_words",
]
