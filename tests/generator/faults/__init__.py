"""The faults with which reports are met, one row each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from parser.forms import Version
from tests.generator.draft import Fault as Change
from tests.generator.faults import labels, numbers, pages, rows, script
from tests.generator.faults.choose import UnfitError
from tests.generator.faults.several import several
from tests.generator.layouts import Layout

__all__ = ["FAULTS", "Fault", "UnfitError"]


def _anywhere(layout: Layout) -> bool:
    return True


def _cells(layout: Layout) -> bool:
    return layout.cells


def _blanks(layout: Layout) -> bool:
    return layout.blanks


def _roomy(layout: Layout) -> bool:
    """Long cells do not run into their neighbours, as they do on paper."""
    return layout.suffix != ".pdf" and not layout.name.startswith("spaces")


def _headers(layout: Layout) -> bool:
    return layout.headers and layout.suffix != ".docx"


def _rows_of_text(layout: Layout) -> bool:
    """A row may have fewer cells than the table; one of Word or with rules cannot."""
    return layout.suffix not in (".docx", ".pdf") and layout.name != "html_flat"


def _text_rows(layout: Layout) -> bool:
    """Cells of HTML are real: one left out there is a blank that was published."""
    return layout.suffix in (".txt", ".md")


def _lines(layout: Layout) -> bool:
    """A heading has a line of its own."""
    return not layout.name.startswith("one_line")


def _on_one_line(layout: Layout) -> bool:
    """All of the file is one line, whose words single spaces part."""
    return layout.name == "one_line"


def _rows(layout: Layout) -> bool:
    """A line of the text is a row of the table, its cells marked."""
    return layout.name.startswith(("pipe", "markdown", "tabs"))


def _by_rows(layout: Layout) -> bool:
    """A row is a line of its own, so that a number alone is no cell of a table."""
    return not layout.name.startswith(("line_", "one_line"))


def _line_in_cell(layout: Layout) -> bool:
    return layout.name.startswith(("pipe", "tabs", "line", "html", "docx"))


_FAULTLESS = ("none", "gb18030", "utf16", "utf8_mark", "crlf", "full_width_marks", "other_headings")


@dataclass(frozen=True)
class Fault:
    """``loses``: the file no longer tells everything; ``judged``: what it still tells can be
    listed, so that cells may be counted right or wrong; ``sizes``: how busy an office must be;
    ``form``, ``collapsed``: what the report must be."""

    name: str
    draft: Change | None = None
    text: Callable[[str, random.Random], str] | None = None
    encode: Callable[[str, random.Random], bytes] | None = None
    fits: Callable[[Layout], bool] = _anywhere
    loses: bool = False
    judged: bool = True
    sizes: tuple[str, ...] = ()
    form: Version | None = None
    collapsed: bool | None = None

    @property
    def faultless(self) -> bool:
        """The report is as the office meant it and has nothing that calls for a doubt."""
        return self.name in _FAULTLESS


_BUSY = ("some", "many", "huge")

FAULTS: dict[str, Fault] = {
    fault.name: fault
    for fault in (
        Fault("none"),
        Fault("wrong_digit", numbers.wrong_digit),
        Fault("wrong_total", numbers.wrong_total),
        Fault("wrong_group_total", numbers.wrong_group_total),
        Fault("two_wrong_digits", numbers.two_wrong_digits),
        Fault("wrong_row_booked", numbers.wrong_row_booked, sizes=_BUSY),
        Fault("wrong_claim", numbers.wrong_claim, sizes=_BUSY),
        Fault("moved_figures", numbers.moved_figures, sizes=_BUSY),
        Fault("full_width", numbers.full_width),
        Fault("separators", numbers.separators, fits=_roomy, sizes=("huge",)),
        Fault("spaced_digits", numbers.spaced_digits, fits=_cells, sizes=("many", "huge")),
        Fault("zero_marks", numbers.zero_marks),
        Fault("not_applicable", numbers.not_applicable),
        Fault("blank_zeros", numbers.blank_zeros),
        Fault("nbsp_zeros", numbers.nbsp_zeros, fits=_roomy),
        Fault("wide_space_zeros", numbers.wide_space_zeros, fits=_blanks),
        Fault("remark", numbers.remark, fits=_roomy, sizes=_BUSY),
        Fault("units_in_cells", numbers.units_in_cells),
        Fault("floats", numbers.floats),
        Fault("bold_totals", numbers.bold_totals, fits=_cells),
        Fault("look_alike", numbers.look_alike, sizes=("many", "huge")),
        Fault("dropped_cell", rows.dropped_cell, fits=_rows_of_text, loses=True),
        Fault("dropped_figure_of_t4", rows.dropped_figure_of_t4, fits=_rows_of_text, loses=True),
        Fault("extra_cell", rows.extra_cell, loses=True),
        Fault("shifted_row", rows.shifted_row),
        Fault("shifted_and_cut", rows.shifted_and_cut, fits=_text_rows, loses=True, sizes=_BUSY),
        Fault("sparse_rows", rows.sparse_rows, fits=_text_rows, loses=True, sizes=_BUSY),
        Fault("swapped_rows", rows.swapped_rows, sizes=_BUSY),
        Fault("swapped_columns", rows.swapped_columns, fits=_headers, sizes=_BUSY),
        Fault(
            "swapped_columns_damaged_header",
            rows.swapped_columns_damaged_header,
            fits=_headers,
            loses=True,
            sizes=_BUSY,
        ),
        Fault("lost_row", rows.lost_row, loses=True),
        Fault("only_busy_rows", rows.only_busy_rows, loses=True, sizes=_BUSY),
        Fault("lost_column", rows.lost_column, fits=_text_rows, loses=True, sizes=_BUSY),
        Fault("lost_row_of_t2", rows.lost_row_of_t2, loses=True),
        Fault("lost_figures", rows.lost_figures, loses=True),
        Fault("blank_in_t2", rows.blank_in_t2),
        Fault("empty_rows", rows.empty_rows),
        Fault("note_row", rows.note_row),
        Fault("cut_label", rows.cut_label),
        Fault("repeated_row", rows.repeated_row),
        Fault("stray_row", rows.stray_row),
        Fault("stray_full_row", rows.stray_full_row, fits=_by_rows),
        Fault("lost_label", labels.lost_label),
        Fault("lost_labels", labels.lost_labels),
        Fault("lost_label_of_t2", labels.lost_label_of_t2),
        Fault("lost_group_labels", labels.lost_group_labels),
        Fault("garbled_label", labels.garbled_label),
        Fault("torn_labels", labels.torn_labels),
        Fault("labels_over_lines", labels.labels_over_lines, fits=_line_in_cell),
        Fault("other_wording", labels.other_wording),
        Fault("garbled_t4_header", labels.garbled_t4_header),
        Fault("wrong_header_words", labels.wrong_header_words),
        Fault("unnumbered_labels", labels.unnumbered_labels),
        Fault("other_numbering", labels.other_numbering),
        Fault("breaks_as_text", labels.breaks_as_text, fits=_text_rows),
        Fault("ocr_noise_1", labels.ocr_noise_1),
        Fault("ocr_noise_5", labels.ocr_noise_5),
        Fault("ocr_noise_15", labels.ocr_noise_15),
        Fault("other_headings", labels.other_headings, fits=_lines),
        Fault("quoted_headings", labels.quoted_headings),
        Fault("lost_heading", labels.lost_heading),
        Fault("repeated_header", pages.repeated_header),
        Fault("page_numbers", pages.page_numbers),
        Fault("bare_page_number", pages.bare_page_number, fits=_by_rows),
        Fault("wrong_header", pages.wrong_header),
        Fault("table_cut", pages.table_cut),
        Fault("table_missing", pages.table_missing, loses=True),
        Fault("duplicate_table", pages.duplicate_table),
        Fault("differing_duplicate", pages.differing_duplicate),
        Fault("two_years", pages.two_years),
        Fault("numbers_in_prose", pages.numbers_in_prose),
        Fault("numbers_below_t4", pages.numbers_below_t4),
        Fault("foreign_table", pages.foreign_table),
        Fault("contents_list", pages.contents_list),
        Fault("glued_heading", pages.glued_heading),
        Fault("mirror_words", pages.mirror_words),
        Fault("collapsed_rows", form="2021", collapsed=True),
        Fault("traditional", script.traditional),
        Fault("pinyin_glosses", script.pinyin_glosses),
        Fault("lost_bytes", script.lost_bytes),
        Fault("radicals", script.radicals),
        Fault("invisible", script.invisible),
        Fault("full_width_marks", script.full_width_marks),
        Fault("indented", script.indented),
        Fault("several", several, loses=True, judged=False, sizes=_BUSY),
        Fault("mojibake", text=script.mojibake, fits=_text_rows, loses=True, judged=False),
        Fault("wrapped", text=script.wrapped, fits=_on_one_line),
        Fault("rows_joined", text=script.rows_joined, fits=_rows),
        Fault("crlf", text=script.crlf, fits=_text_rows),
        Fault("old_mac", text=script.old_mac, fits=_text_rows),
        Fault("gb18030", encode=script.gb18030, fits=_text_rows),
        Fault("big5", encode=script.big5, fits=_text_rows),
        Fault("utf16", encode=script.utf16, fits=_text_rows),
        Fault("utf8_mark", encode=script.utf8_mark, fits=_text_rows),
    )
}
