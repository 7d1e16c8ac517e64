"""The words around the messages in English: equations, explanations, joints, and the reasons."""

from parser.wording.reasons_en import REASONS
from parser.wording.troubles_en import TROUBLES

__all__ = ["EQUATIONS", "EXPLAIN", "PHRASES", "REASONS", "TROUBLES"]

EQUATIONS = {
    "t3.column_balance": (
        "column {column}: new plus carried in {left}, (7) total plus carried out {right}, "
        "difference {difference}"
    ),
    "t3.results_total": (
        "column {column}: (1) to (6) add up to {left}, (7) total {right}, difference {difference}"
    ),
    "t3.row_total": (
        "row {row}: applicants add up to {left}, total {right}, difference {difference}"
    ),
    "t4.group_total": (
        "Table 4, {group}: results add up to {left}, total {right}, difference {difference}"
    ),
}

EXPLAIN = {
    "basis_official": "Basis: {source} (official)",
    "basis_customary": "Basis: {source} (audit practice; the form itself does not say so)",
    "basis_heuristic": "Basis: {source} (rule of thumb, for reference)",
    "basis_reading": "Note: this is about the reading, not a judgement on the report.",
    "cause_published_error": "Cause: an error in the source: {why}",
    "cause_misparse": "Cause: reading or conversion may be at fault, not the source: {why}",
    "cause_undecided": "Cause: not yet clear whether source or reading is wrong: {why}",
    "proposal_unique": "The only change of as few cells: {changes}; {why}",
    "proposal": "A possible change: {changes}; {why}",
    "change": "{cell}: {printed} → {proposed}",
    "blank": "blank",
    "ask_published_error": (
        "To do: ask the office to check these cells against its records and correct them."
    ),
    "ask_misparse": (
        "To do: compare with the file first; if it was read correctly, ask the office to check."
    ),
    "ask_undecided": (
        "To do: compare with the file; if the source is wrong, ask the office to correct it."
    ),
    "ask_narrative": ("To do: ask the office to reconcile text and table with its records."),
    "ask_structure": "To do: ask the office to follow the official form.",
    "ask_plausibility": "To do: ask the office to confirm the figure.",
    "ask_history": "To do: ask the office to explain the difference from last year's report.",
    "ask_misreading": "To do: compare with the source and correct the reading where necessary.",
}

PHRASES = {
    "and": ", ",
    "quoted": "“{name}”",
    "then": "; ",
    "or": "; or ",
    "more": " and others",
    "not_applicable": " ({not_applicable} cells marked not applicable count as 0)",
    "more_equations": "and so on, {n} equations",
    "left": "left",
    "right": "right",
    "reason_tail": " ({why})",
}
