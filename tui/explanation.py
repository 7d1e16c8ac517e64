"""Why a cell was read as it was, in words: for a terminal, for the screen, or as JSON."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from parser.explaining import Candidate, Explanation, margin
from parser.harmless import printable_line
from parser.report import Report
from parser.wording import cell_name, say
from tui.locale import Words


class ToldLine(NamedTuple):
    """A line of an explanation, safe to be shown, and what it is about.

    ``hang`` is how far its further rows are indented where it takes several; before it a line
    holds ASCII characters only, so that scores stand below each other.
    """

    text: str
    about: Literal["cell", "fact", "heading", "ground", "taken", "other", "margin"] = "fact"
    hang: int = 2


def told_lines(told: Explanation, report: Report, words: Words) -> Iterator[ToldLine]:
    """The cell and its state, the grounds, then the candidates with their scores and margins."""
    for line in _lines(told, report, words):
        yield line._replace(text=printable_line(line.text))


def as_text(told: Explanation, report: Report, words: Words) -> str:
    """The explanation in lines."""
    return "".join(f"{line.text}\n" for line in told_lines(told, report, words))


def _lines(told: Explanation, report: Report, words: Words) -> Iterator[ToldLine]:
    cell = told.cell
    yield ToldLine(f"{cell.address}  {cell_name(report.form, cell.address, words.lang)}", "cell")
    if cell.span is None:
        yield ToldLine(words("explain.nothing"))
    else:
        line = bisect_right(report.source.line_starts, cell.span.start)
        text = " ".join(cell.text.split()) or words("meaning.blank")
        yield ToldLine(words("explain.printed", text=text, line=line))
    yield ToldLine(words("explain.state", state=words(f"state.{cell.state}")))
    for reason in cell.evidence:
        yield ToldLine(f"  {say(reason, report, words.lang)}")
    if told.grounds:
        yield ToldLine(words("explain.grounds"), "heading")
    for ground in told.grounds:
        why = "" if ground.reason is None else say(ground.reason, report, words.lang)
        said = words("explain.ground", state=words(f"state.{ground.state}"), why=why)
        yield ToldLine(said, "ground", 4)
    for title, candidates in (("layouts", told.layouts), ("rows", told.rows)):
        if not candidates:
            continue
        yield ToldLine(words(f"explain.{title}"), "heading")
        for one in candidates:
            score = f"  {'*' if one.taken else ' '} {one.score:8.1f}  "
            what = say(one.what, report, words.lang)
            yield ToldLine(score + what, "taken" if one.taken else "other", len(score))
        ahead = margin(candidates)
        if ahead is not None:
            said = words(
                "explain.margin" if ahead >= 0 else "explain.behind", by=f"{abs(ahead):.1f}"
            )
            yield ToldLine(said, "margin")


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
