"""Figures that a reader of the page does not see, or sees otherwise than they stand in the file.

Each round puts one trick on one cell of a small report, in HTML, Word or PDF, with a figure that
is known by construction: what a person would see there. Silent, and so fallen, is a cell in
``read`` or ``recovered`` with another figure. Every other round is plain style on the same cell,
as offices publish it: there the figure must be ``read``, without a doubt.
"""

from __future__ import annotations

import random
from collections import Counter

import parser as reading
from bench.attack.attack import Outcome
from bench.attack.unseen_docx import docx_control, docx_trick
from bench.attack.unseen_html import html_control, html_trick
from bench.attack.unseen_page import ADDRESS, Page
from bench.attack.unseen_pdf import pdf_control, pdf_trick
from bench.attack.unseen_text import text_control, text_trick
from parser.findings import Severity
from parser.report import State

_TRICKS = (html_trick, html_trick, html_trick, docx_trick, docx_trick, pdf_trick, text_trick)
_CONTROLS = (html_control, html_control, docx_control, pdf_control, text_control)


def run(rounds: int, seed: int) -> Outcome:
    """Play that many rounds, tricks and controls in turn."""
    outcome = Outcome()
    kinds: Counter[str] = Counter()
    for number in range(rounds):
        rng = random.Random(f"{seed}/{number}")
        control = bool(number % 2)
        page = rng.choice(_CONTROLS if control else _TRICKS)(rng)
        said = _verdict(page, control=control)
        kinds[f"{page.name.rpartition('.')[2]} {'control' if control else 'trick'}"] += 1
        if said:
            outcome.fell.append(f"seed {seed} round {number}: {page.about}: {said}")
        outcome.rounds += 1
    outcome.figures = {kind: str(count) for kind, count in sorted(kinds.items())}
    return outcome


def _verdict(page: Page, *, control: bool) -> str:
    """What is wrong with how a page was read; nothing where it was read rightly."""
    report = reading.read_bytes(page.data, page.name)
    cell = report[ADDRESS]
    sure = cell.state in {State.READ, State.RECOVERED}
    told = any(
        ADDRESS in finding.cells and finding.severity is not Severity.INFO
        for finding in reading.check(report, {}).findings
    )
    shown = f"{cell.text!r} = {cell.value} {cell.state}, seen {'/'.join(map(str, page.seen))}"
    if control:
        plain = cell.state is State.READ and cell.value in page.seen
        return "" if plain and not report.source.doubts else f"doubted: {shown}"
    if sure and cell.value not in page.seen:
        return f"silent: {shown}"
    return "" if sure or told else f"not told: {shown}"
