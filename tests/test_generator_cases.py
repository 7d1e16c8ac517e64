"""Generated reports that were once misread: nothing of them is, whatever the fault."""

from __future__ import annotations

import pytest

import parser as reading
from tests.generator import generate
from tests.generator.score import score

ONCE_MISREAD = """
900 label_below other_numbering
900 one_line_tight zero_marks
905 one_line_tight not_applicable
901 one_line quoted_headings
911 one_line quoted_headings
913 spaces quoted_headings
902 one_line note_row
911 one_line_tight note_row
900 markdown_nan ocr_noise_15
901 label_around ocr_noise_15
901 one_line_tight ocr_noise_5
902 line_lone_pipe lost_bytes
912 line_closed_bare garbled_label
903 line_closed_bare blank_zeros
913 line_closed blank_zeros
902 line_leading_pipe wide_space_zeros
920 line_leading_pipe wide_space_zeros
900 pipe_place wide_space_zeros
940 pipe_end wide_space_zeros
920 pipe_small_t4 blank_zeros
921 pipe_end blank_zeros
901 tabs_shifted nbsp_zeros
920 markdown_repeated nbsp_zeros
930 one_line_tight nbsp_zeros
901 one_line_tight cut_label
930 one_line_tight torn_labels
931 one_line torn_labels
904 one_line_tight duplicate_table
901 spaces_upright swapped_rows
900 spaces_upright lost_heading
900 line_closed stray_row
901 one_line page_numbers
900 pdf_plain pinyin_glosses
906 pdf_plain swapped_rows
901 markdown look_alike
900 tabs_shifted rows_joined
922 tabs_shifted spaced_digits
904 tabs garbled_label
900 spaces only_busy_rows
941 spaces invisible
906 one_line_tight invisible
2002 line_closed_bare nbsp_zeros
8001 line_closed_bare wide_space_zeros
7000 html nbsp_zeros
2001 pipe_small_t4 ocr_noise_15
2001 pdf_plain ocr_noise_15
2002 markdown_repeated ocr_noise_15
3049 one_line ocr_noise_15
3010 spaces ocr_noise_15
3077 spaces_upright ocr_noise_15
3081 label_around ocr_noise_15
3084 one_line ocr_noise_15
3021 one_line_tight ocr_noise_15
3027 line_small_t4 ocr_noise_15
3001 pipe_place ocr_noise_15
3012 markdown_repeated ocr_noise_15
4015 spaces_upright ocr_noise_15
9006 one_line_tight ocr_noise_15
7007 label_around lost_bytes
7010 spaces_upright garbled_label
7017 label_around garbled_label
7017 pipe_rows_t4 garbled_label
7002 pdf_plain lost_heading
7005 one_line_tight lost_heading
3011 tabs_shifted blank_zeros
3004 tabs_shifted blank_zeros
3006 label_around blank_zeros
3004 label_below blank_zeros
5029 label_below blank_zeros
307 label_above blank_zeros
3012 pipe_end blank_zeros
3036 pipe_small_t4 blank_zeros
5013 pipe_rows_t4 blank_zeros
5017 html blank_zeros
12005 label_below dropped_cell
12002 label_below two_wrong_digits
7005 pdf_plain full_width
8000 pdf_plain not_applicable
8005 one_line_tight look_alike
8006 label_around look_alike
8001 pipe_place look_alike
2000 pipe_rows_t4 spaced_digits
7006 line_closed_bare spaced_digits
12003 line_closed spaced_digits
8016 html_flat zero_marks
8018 spaces_upright only_busy_rows
12006 pdf_plain only_busy_rows
8023 spaces_upright lost_labels
9000 line_leading_pipe lost_label_of_t2
9003 line_closed_bare lost_label_of_t2
8004 one_line lost_label_of_t2
8021 one_line wrapped
8126 one_line wrapped
8002 one_line wrapped
8013 tabs rows_joined
8011 pipe_small_t4 rows_joined
8005 label_above bare_page_number
9004 pdf page_numbers
9001 one_line_tight cut_label
308 pdf other_headings
7004 one_line several
9016 line_lone_pipe several
9092 line_small_t4 several
9136 line_closed several
9153 line_closed_bare several
12004 line_closed several
11045 pdf several
11063 html_flat several
11091 line_leading_pipe several
11268 one_line several
"""


@pytest.mark.parametrize("case", ONCE_MISREAD.split("\n")[1:-1])
def test_a_report_that_was_misread_once_is_read_or_told(case: str) -> None:
    seed, layout, fault = case.split()
    sample = generate(int(seed), layout, fault)
    report = reading.read_bytes(sample.data, sample.name)
    found = score(sample, report, reading.check(report))
    assert (found.silent, found.amiss, found.dishonest) == ([], [], [])
