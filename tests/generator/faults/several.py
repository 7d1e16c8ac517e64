"""Several faults in one report, as in the worst files."""

from __future__ import annotations

import random
from contextlib import suppress

from tests.generator.draft import Draft
from tests.generator.faults import labels, numbers, pages, rows, script
from tests.generator.faults.choose import UnfitError

_TOGETHER = (
    labels.lost_label,
    labels.lost_labels,
    labels.lost_group_labels,
    labels.garbled_label,
    labels.torn_labels,
    labels.garbled_t4_header,
    labels.ocr_noise_5,
    labels.lost_heading,
    numbers.wrong_digit,
    numbers.full_width,
    numbers.zero_marks,
    numbers.blank_zeros,
    numbers.look_alike,
    pages.repeated_header,
    pages.page_numbers,
    pages.wrong_header,
    pages.table_cut,
    pages.numbers_in_prose,
    rows.shifted_row,
    rows.swapped_rows,
    rows.lost_row,
    rows.lost_figures,
    rows.blank_in_t2,
    rows.stray_row,
    script.traditional,
    script.invisible,
)


def several(draft: Draft, rng: random.Random) -> None:
    """Two to four faults, one after the other; one that finds no place is left out."""
    for fault in rng.sample(_TOGETHER, rng.randint(2, 4)):
        with suppress(UnfitError):
            fault(draft, rng)
