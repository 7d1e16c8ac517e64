"""Why something was read, judged or proposed as it was, in English: code → words."""

REASONS = {
    "correction_breaks": "the figures balance as printed; the correction of {cell} breaks them",
    "correction_not_enough": "{cell} was corrected, but the balance is still broken",
    "correction_back": "{cell} balances as printed: withdraw its correction",
    "restores_all": "with this change every balance involved holds",
    "several_fit": (
        "{count} changes fit equally well; the balances alone cannot tell which one is right"
    ),
    "all_read": "every cell involved was read with certainty, so the source itself is wrong",
    "cell_doubtful": "the reading of {cell} is itself in doubt",
    "cell_recovered": "{cell} was placed on indirect evidence",
    "operands_doubtful": (
        "some cells of the equations were read with doubt, so either the source or the reading "
        "may be wrong"
    ),
    "no_small_change": "no change of one or two cells explains it",
    "text_says": "the text also says that {cell} is {value}",
    "slip_digit": "{printed} and {proposed} differ in a single digit, as after a slip of the pen",
    "slip_transposed": "{printed} and {proposed} have two adjacent digits transposed",
    "slip_zero": "{printed} and {proposed} differ by one zero",
    "slip_dropped": "{printed} is {proposed} with a digit left out",
    "slip_extra": "{printed} is {proposed} with a digit too many",
    "total_left_zero": (
        "{cell} prints 0 although its parts are not 0, as if it had never been added up: it "
        "should be {value}"
    ),
    "cells_exchanged": "each of the two cells has exactly the other’s figure",
    "shifted_row": "moved {by} cell(s) to the {way}, {row} satisfies every balance",
    "gapped_row": "with the gap in {row} filled, every balance holds",
    "exchanged_rows": "with {row} and {other_row} exchanged, every balance holds",
    "column_implied": "the balances give all {count} figures of “{column}”",
    "implied_by_balances": "by the balances {cell} is {value}",
    "unassessed_blank": "{rule}: not checked in {count} place(s) because a cell is blank",
    "unassessed_absent": "{rule}: not checked in {count} place(s) because a cell was not found",
    "unassessed_unreadable": (
        "{rule}: not checked in {count} place(s) because a cell does not hold a figure"
    ),
    "unassessed_table": "{table} is not in the file, so its balances were not checked",
    "label_beside": "its own label, and no other, is beside the figures",
    "label_before": "its own label, and no other, is immediately before the figures",
    "groups_whole": "all groups are in one row with as many figures as the form has columns",
    "upright": "a line for each column of the form, printed upright",
    "labels_before": "labels before their figures",
    "labels_after": "labels after their figures",
    "labels_before_one_row": "labels before their figures, (六) in one row",
    "labels_after_one_row": "labels after their figures, (六) in one row",
    "row_of_form": "{row}",
    "group_of_columns": "{group}",
    "label_missing": "row label missing",
    "label_garbled": "row label damaged but recognised",
    "header_changes": "a header repeated within the table names the columns in another order",
    "label_apart": (
        "the label is not on the line of the figures; something between them may be lost"
    ),
    "neighbour_missing": "neither label nor figures of the neighbouring row were found",
    "row_wrapped": "the figures of the row are printed on two lines and were joined",
    "table_unnamed": "none of the headings of this table was found near it",
    "labels_may_slip": (
        "a whole row of figures nearby has no row; the labels may be one row too high or too low"
    ),
    "labels_crowded": "the labels of several rows are crowded together",
    "place_undecided": "its figures might equally belong to a neighbouring row",
    "row_out_of_order": "the row is out of the official order",
    "row_not_found": "the row was not found in the file",
    "placed_by_blanks": "assigned to columns by the gaps between the figures",
    "placed_by_cell": "assigned to columns by the cells of the source",
    "cells_shifted": "the figures are shifted within their row",
    "cell_lost": "the row lacks a cell, and there is no telling which",
    "cell_extra": "the row has a cell too many, and there is no telling which",
    "cell_divided": (
        "one cell holds several figures separated by spaces, which may be a single figure"
    ),
    "space_undecided": "only spaces separate the figures, and one of them may be inside a figure",
    "repeated_cell": "the figure of a merged cell is repeated and was counted once",
    "extra_figure": "the row has {figures} figures for the {columns} columns of the form",
    "sparse": (
        "the row has only {figures} figures for {columns} columns; which columns is uncertain"
    ),
    "odd_text": "the row contains text that is not a figure",
    "blank_cell": "the cell is blank",
    "header_order": "the header lists the columns in another order than the form",
    "header_contradicts": "the header contradicts the form",
    "header_damaged": "the header is damaged; the columns were taken in the order of the form",
    "full_width_digits": "“{text}” is written in full-width digits",
    "figure_broken": "“{text}” is broken across lines: perhaps {suggestion}",
    "text_scrambled": "the text of the table is scrambled: hardly any row is whole",
    "pieces_differ": (
        "the figure is put together from pieces that differ in colour, size or position and may "
        "not be one figure"
    ),
    "perhaps_unseen": "all or part of the figure may not be visible on the page",
    "order_unclear": "the digits may appear on the page in another order than in the file",
    "more_on_page": (
        "beside the figure the page shows a drawing, or text added by a style, that was not read"
    ),
    "revision_pending": "a tracked change inside the figure has been neither accepted nor rejected",
    "own_coding": (
        "the figure contains characters in an encoding of their own, as symbol fonts have"
    ),
    "picture_over_text": (
        "the page shows a picture; what was read is an invisible text layer beneath it, usually "
        "made by text recognition"
    ),
    "bidi_in_figure": (
        "control characters turn the direction of the text at the figure, so that its digits "
        "appear in another order than in the file"
    ),
    "figures_below": "figures below the row may be the rest of it",
    "inner_space": "“{text}” contains a space and was read as {value}",
    "no_digit_before_point": (
        "“{text}” has no digit before the decimal point and was read as {value}"
    ),
    "remark_in_cell": "“{text}” includes a remark and was read as {value}",
    "unit_in_cell": "“{text}” includes the unit “{unit}”",
    "look_alike_digits": "“{text}” contains letters that look like digits: perhaps {suggestion}",
    "unreadable": "“{text}” is not a figure",
    "second_table": "{table} appears twice in the file; the first one was read",
    "several_reports": "the file holds {count} reports; this is number {part}",
    "mojibake_repaired": (
        "the text had been converted with a wrong encoding and was restored; compare the "
        "original file"
    ),
    "bytes_lost": "the bytes were damaged in {count} place(s), decoding as {encoding}",
    "pages_without_text": "{count} page(s) have no text layer (pages {pages}) and were not read",
    "binary": "not a text file; provide the report as text, HTML, DOCX or PDF",
    "encoding_unknown": (
        "the character encoding could not be determined; save the file as UTF-8 and try again"
    ),
    "empty": "the file is empty; download it again or ask the office for it",
    "folder": "this is a folder; name a file, or use gouji check for the whole folder",
    "no_such_part": "the file holds {count} report(s); there is no number {part}",
    "no_such_file": "no such file; check the path",
    "cannot_open": "the file cannot be opened: {error}",
    "folder_closed": "the folder cannot be opened: {error}; check its permissions",
    "died": (
        "the process reading this file was terminated, perhaps for lack of memory; the file is "
        "untouched; if it happens again, report this and attach the file"
    ),
    "too_large": "the file is larger than {limit} MB; split it and try again",
    "no_file": (
        "this is a device, pipe or socket, not a file; save its contents to a file, or pass them "
        "on standard input (gouji check -)"
    ),
    "over_budget": (
        "reading it would take far more than any report does ({kind}); open it in the program "
        "that made it and save it again"
    ),
    "over_budget:time": (
        "reading it takes too long; save only the report as a file of its own, or its text as "
        "DOCX or plain text"
    ),
    "over_budget:memory": (
        "reading it takes too much memory; save only the report as a file of its own, or its "
        "text as DOCX or plain text"
    ),
    "over_budget:characters": (
        "it holds more than {limit} characters, far more than any report; keep only the report "
        "and try again"
    ),
    "over_budget:marks": (
        "it turns the direction of its text in more than {limit} places, far more than any "
        "report; keep only the report and try again"
    ),
    "over_budget:unzipped": (
        "unpacked, it is larger than {limit} bytes; remove large pictures and save it again"
    ),
    "over_budget:parts": (
        "the package holds more than {limit} parts, as no normal document does; open it in an "
        "office program and save it again"
    ),
    "over_budget:elements": (
        "it holds more than {limit} elements, far more than any report; save only the report as "
        "a file of its own"
    ),
    "over_budget:nesting": (
        "its contents are nested too deeply; open it in the program that made it and save its "
        "text as DOCX or plain text"
    ),
    "over_budget:cells": (
        "its tables have more than {limit} cells, far more than any report; keep only the tables "
        "of the report and try again"
    ),
    "over_budget:area": (
        "its merged cells cover more than {limit} places, far more than in any report; repair or "
        "remove the odd table and save it again"
    ),
    "over_budget:style_rules": (
        "its style sheets have too many rules to follow; open the page in a browser and save the "
        "text"
    ),
    "over_budget:mail_parts": (
        "the web archive holds more than {limit} parts; open it in a browser and save the page "
        "as HTML"
    ),
    "over_budget:glyphs": (
        "it holds more than {limit} characters, far more than any report; save only the pages of "
        "the report"
    ),
    "over_budget:drawings": (
        "a page holds more than {limit} lines and curves, as no form does; export the PDF again "
        "from the document"
    ),
    "over_budget:operators": (
        "its pages are drawn in more than {limit} steps, far more than any report; export the "
        "PDF again from the document"
    ),
    "over_budget:unpacked": (
        "unpacked, it is larger than {limit} bytes; export the PDF again with smaller pictures"
    ),
    "over_budget:objects": (
        "it consists of more than {limit} objects, or they refer to each other in circles; "
        "export the PDF again from the document"
    ),
    "over_budget:map_entries": (
        "its fonts map more than {limit} codes, as no normal font does; export the PDF again "
        "from the document"
    ),
    "over_budget:pages": "it has more than {limit} pages; save only the pages of the report",
    "over_budget:tokens": (
        "its tables hold more than {limit} words and figures, far more than any report; keep "
        "only the report and try again"
    ),
    "over_budget:steps": (
        "its text is too tangled to find the tables of a report in it; keep only the report and "
        "try again"
    ),
    "internal": (
        "it could not be read: internal error ({detail}); the file is untouched; please report "
        "this and attach the file"
    ),
    "not_a_report": (
        "no annual report on government information disclosure was found in it; check that it is "
        "the right file"
    ),
    "kind_to_convert:image": (
        "this is a picture and cannot be read; run text recognition (OCR) on it and save the "
        "result as DOCX or text"
    ),
    "kind_to_convert:archive": "this is an archive; unpack it and open the report inside",
    "kind_to_convert:locked": (
        "the file is protected by a password; open it in an office program and save it without one"
    ),
    "kind_to_convert:slides": (
        "slides cannot be read; save the file as DOCX or text in an office program"
    ),
    "kind_to_convert": (
        "{kind} files cannot be read; save the file as DOCX or text in an office program"
    ),
    "docx_damaged": "the DOCX file is damaged; open it in an office program and save it again",
    "archive_without_page": "the web archive contains no page; save the page as HTML",
    "text_in_script": (
        "the text of the page is loaded by a script or is in an embedded file; open it in a "
        "browser and save the text or the file"
    ),
    "scanned_pdf": (
        "this is a scan ({pages} pages without a text layer); run text recognition (OCR) on it "
        "first"
    ),
    "pdf_locked": "the PDF is protected by a password; unlock it first",
    "pdf_damaged": "the PDF file is damaged; export it again",
}
