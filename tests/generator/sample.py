"""One generated report: its bytes and all that is known of it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from parser.forms import Address, Version, load_form
from tests.generator.draft import Draft, Number, Part
from tests.generator.faults import FAULTS, Fault, UnfitError
from tests.generator.figures import SIZES, random_figures
from tests.generator.grids import grids
from tests.generator.layouts import LAYOUTS, Layout
from tests.generator.prose import OFFICES, PLACES, after_tables, before_tables, heading, title

_VERSIONS: tuple[Version, ...] = ("2021", "2021", "2021", "2019")


@dataclass(frozen=True)
class Sample:
    """A report of known truth.

    ``printed`` gives for every address of the form the text the file prints there and its
    value (``None`` for a blank or unreadable one); an address that the file lacks is not in it.
    ``true`` is the figure the office meant. ``undecided`` lists the addresses whose figure
    cannot be told from the file, ``wrong`` those a fault misprinted.
    """

    seed: int
    layout: Layout
    fault: Fault
    data: bytes
    version: Version
    year: int
    agency: str
    collapsed: bool
    printed: Mapping[Address, tuple[str, Number | None]]
    true: Mapping[Address, Number]
    undecided: frozenset[Address]
    wrong: frozenset[Address]

    @property
    def name(self) -> str:
        return f"{self.seed}-{self.layout.name}-{self.fault.name}{self.layout.suffix}"


@dataclass(frozen=True)
class Drafted:
    """A report about to be rendered; ``chance`` is what renders it the same every time."""

    seed: int
    layout: Layout
    fault: Fault
    draft: Draft
    chance: random.Random

    def sample(self) -> Sample:
        """The report rendered; may be asked for once, as what is in its file is then decided."""
        return _sample(self.seed, self.draft, self.layout, self.fault, self.chance)


def generate(seed: int, layout: str, fault: str) -> Sample:
    """The report of that seed in that layout with that fault, the same on every call.

    Raises ``KeyError`` for names that are not registered and ``UnfitError`` where the fault cannot
    be shown in the layout at all.
    """
    return drafted(seed, layout, fault).sample()


def drafted(seed: int, layout: str, fault: str) -> Drafted:
    """That report before it is rendered; raises as ``generate`` does."""
    shape, damage = LAYOUTS[layout], FAULTS[fault]
    if not damage.fits(shape):
        raise UnfitError
    for attempt in range(40):
        rng = random.Random(f"{seed}/{layout}/{fault}/{attempt}")
        draft = _draft(damage, rng)
        try:
            if damage.draft:
                damage.draft(draft, rng)
        except UnfitError:
            continue
        return Drafted(seed, shape, damage, draft, rng)
    raise UnfitError


def _draft(fault: Fault, rng: random.Random) -> Draft:
    drawn: Version = rng.choice(_VERSIONS)
    version = fault.form or drawn
    year = rng.randint(2021, 2025) if version == "2021" else 2020
    collapsed = version == "2019" or bool(fault.collapsed)
    form = load_form(version)
    agency = rng.choice(PLACES) + rng.choice(OFFICES)
    figures = random_figures(form, collapsed, rng.choice(fault.sizes or SIZES), rng)
    true = {address: value for address, (_, value) in figures.items()}
    t2, t3, t4 = grids(form, collapsed, figures)
    parts: list[Part] = [
        title(agency, year),
        *before_tables(agency, year, true, rng),
        *(heading(2, rng), t2),
        *(heading(3, rng), t3),
        *(heading(4, rng), t4),
        *after_tables(year, rng),
    ]
    return Draft(form, year, agency, collapsed, parts, true)


def _undecide_blanks(draft: Draft) -> None:
    """Where a blank leaves no trace, the places of its row's other figures are open."""
    for grid in draft.grids():
        for line in grid.data():
            shown = [piece for piece in line.values if piece.text.strip()]
            if shown and len(shown) < len(line.values) and not grid.again:
                draft.undecided.update(p.address for p in line.values if p.address)


def _undecide_cut(draft: Draft, layout: Layout) -> None:
    """A last line that is cut behind its last figure shows no blank: any cell may be lost."""
    for grid in draft.grids():
        rows = [line.values for line in grid.data()[-1:]]
        if layout.divided and grid.table == "t4":
            rows = [row[at : at + 5] for row in rows for at in range(0, len(row), 5)]
        for row in rows if not grid.again else ():
            texts = "".join("x" if piece.text.strip() else " " for piece in row).rstrip()
            if texts and " " not in texts and len(texts) < len(row):
                draft.undecided.update(piece.address for piece in row if piece.address)


def _decide_groups(draft: Draft) -> None:
    """Where 表四 is printed by groups, a figure lost in one leaves the others certain."""
    printed = draft.printed()
    addresses = [address for address in draft.true if address.startswith("t4.")]
    for start in range(0, len(addresses), 5):
        group = addresses[start : start + 5]
        if all(address in printed for address in group):
            draft.undecided.difference_update(group)


def _sample(seed: int, draft: Draft, layout: Layout, fault: Fault, rng: random.Random) -> Sample:
    if not layout.blanks:
        _undecide_blanks(draft)
    if layout.divided:
        _decide_groups(draft)
    if layout.cut:
        _undecide_cut(draft, layout)
    content = layout.render(draft, rng)
    if isinstance(content, str):
        if fault.text:
            content = fault.text(content, rng)
        content = fault.encode(content, rng) if fault.encode else content.encode()
    return Sample(
        seed,
        layout,
        fault,
        content,
        draft.version,
        draft.year,
        draft.agency,
        draft.collapsed,
        draft.printed(),
        draft.true,
        frozenset(draft.undecided),
        frozenset(draft.wrong),
    )
