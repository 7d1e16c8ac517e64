"""``gouji explain``: why a cell was read as it was, for a person or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parser.explaining import Candidate, Explanation, margin
from parser.harmless import printable_line
from parser.report import Report
from parser.wording import cell_name, say
from tui.locale import Words


def as_text(told: Explanation, report: Report, words: Words) -> str:
    """The explanation in lines."""
    return "".join(f"{printable_line(line)}\n" for line in _lines(told, report, words))


def _lines(told: Explanation, report: Report, words: Words) -> Iterator[str]:
    cell = told.cell
    yield f"{cell.address}  {cell_name(report.form, cell.address, words.lang)}"
    if cell.span is None:
        yield words("explain.nothing")
    else:
        line = sum(start <= cell.span.start for start in report.source.line_starts)
        yield words("explain.printed", text=cell.text.strip() or "·", line=line)
    yield words("explain.state", state=words(f"state.{cell.state}"))
    yield from (f"  {say(reason, report, words.lang)}" for reason in cell.evidence)
    if told.grounds:
        yield words("explain.grounds")
    for ground in told.grounds:
        why = "" if ground.reason is None else say(ground.reason, report, words.lang)
        yield words("explain.ground", state=words(f"state.{ground.state}"), why=why)
    for title, candidates in (("layouts", told.layouts), ("rows", told.rows)):
        if not candidates:
            continue
        yield words(f"explain.{title}")
        for one in candidates:
            mark = "*" if one.taken else " "
            yield f"  {mark} {one.score:8.1f}  {say(one.what, report, words.lang)}"
        ahead = margin(candidates)
        if ahead is not None:
            yield words(
                "explain.margin" if ahead >= 0 else "explain.behind", by=f"{abs(ahead):.1f}"
            )


def as_data(told: Explanation, report: Report, words: Words) -> dict[str, Any]:
    """The explanation as plain data: names are codes, ``words`` are in the language asked for."""
    cell = told.cell
    return {
        "address": cell.address,
        "name": cell_name(report.form, cell.address, words.lang),
        "text": cell.text,
        "span": cell.span,
        "state": str(cell.state),
        "evidence": [say(reason, report, words.lang) for reason in cell.evidence],
        "grounds": [
            {
                "state": str(ground.state),
                "code": "" if ground.reason is None else ground.reason.code,
                "words": "" if ground.reason is None else say(ground.reason, report, words.lang),
            }
            for ground in told.grounds
        ],
        "layouts": _candidates(told.layouts, report, words),
        "rows": _candidates(told.rows, report, words),
    }


def _candidates(candidates: tuple[Candidate, ...], report: Report, words: Words) -> dict[str, Any]:
    ahead = margin(candidates)
    return {
        "margin": None if ahead is None else round(ahead, 3),
        "candidates": [
            {
                "code": one.what.code,
                "words": say(one.what, report, words.lang),
                "score": round(one.score, 3),
                "taken": one.taken,
                "terms": {name: round(term, 3) for name, term in one.terms.items()},
            }
            for one in candidates
        ],
    }
