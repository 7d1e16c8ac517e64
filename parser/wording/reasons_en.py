"""Why something was read, judged or proposed as it was, in English: code → words."""

REASONS = {
    "correction_breaks": "the printed figures balance; the correction of {cell} breaks them",
    "correction_not_enough": "{cell} was corrected, and the balance is still broken",
    "correction_back": "{cell} balances as printed: withdraw its correction",
    "restores_all": "with it every balance concerned holds",
    "several_fit": "{count} changes fit equally; the balances alone do not tell which",
    "all_read": "every cell concerned was read with certainty, so the source itself is wrong",
    "cell_doubtful": "{cell} was itself read with doubt",
    "cell_recovered": "{cell} was placed by other evidence than its label",
    "operands_doubtful": (
        "some cells of the equations were read with doubt, so source or reading may be wrong"
    ),
    "no_small_change": "no change of one or two cells explains it",
    "text_says": "the text too says that {cell} is {value}",
    "slip_digit": "{printed} and {proposed} differ in one digit: a slip of the pen",
    "slip_transposed": "{printed} and {proposed} have two neighbouring digits exchanged",
    "slip_zero": "{printed} and {proposed} differ by one zero too many or too few",
    "slip_dropped": "{printed} lacks one digit of {proposed}",
    "slip_extra": "{printed} has one digit more than {proposed}",
    "total_left_zero": (
        "{cell} prints 0 beside figures, like a total never added up: it should be {value}"
    ),
    "cells_exchanged": "the figures of the two cells are exactly exchanged",
    "shifted_row": "{row} moved {way} by {by} cell(s) satisfies every balance",
    "gapped_row": "with the gap of {row} filled every balance holds",
    "exchanged_rows": "with {row} and {other_row} exchanged every balance holds",
    "column_implied": "the balances tell all {count} figures of {column}",
    "implied_by_balances": "by the balances {cell} is {value}",
    "unassessed_blank": "{rule}: not assessable in {count} place(s), a cell is blank",
    "unassessed_absent": "{rule}: not assessable in {count} place(s), a cell was not found",
    "unassessed_unreadable": "{rule}: not assessable in {count} place(s), a cell is no figure",
    "unassessed_number": "{rule}: not assessable in {count} place(s)",
    "unassessed_zero_mark": "{rule}: not assessable in {count} place(s)",
    "unassessed_not_applicable": "{rule}: not assessable in {count} place(s)",
    "unassessed_table": "{table} is not in the file, so its balances were not assessed",
    "label_beside": "its own label, and no other, stands beside the figures",
    "label_before": "its own label, and no other, stands right before the figures",
    "groups_whole": "all groups stand in one row with as many figures as the form has columns",
    "labels_before": "labels before their figures",
    "labels_after": "labels after their figures",
    "labels_before_one_row": "labels before their figures, (六) in one row",
    "labels_after_one_row": "labels after their figures, (六) in one row",
    "row_of_form": "{row}",
    "group_of_columns": "{group}",
    "label_missing": "row label missing",
    "label_garbled": "row label damaged, yet recognised",
    "label_misspelt": "row label misspelt",
    "header_changes": "a header repeated in the table names the columns in another order",
    "label_apart": "the label stands on another line than the figures; something may be lost",
    "neighbour_missing": "neither label nor figures of the neighbouring row were found",
    "row_wrapped": "the figures of the row are printed on two lines and were put together",
    "table_unnamed": "none of the table’s own headings was found beside it",
    "labels_may_slip": (
        "a whole row of figures nearby has no row; the labels may stand a row too high or too low"
    ),
    "labels_crowded": "the labels of several rows stand together",
    "placed_by_order": "placed by the order of the rows",
    "place_undecided": "a neighbouring row might be its place as well",
    "row_out_of_order": "the row stands out of the official order",
    "row_not_found": "the row was not found in the file",
    "placed_by_blanks": "columns placed by the blanks between the figures",
    "placed_by_cell": "columns placed by the cells of the source",
    "cells_shifted": "the figures are shifted within their row",
    "shifted": "the figures are shifted within their row",
    "cell_lost": "the row lacks one cell, and which one cannot be told",
    "cell_extra": "the row has a cell too many, and which one cannot be told",
    "cell_divided": "one cell holds several figures parted by spaces, which may be a single one",
    "space_undecided": (
        "only spaces part the figures, and which of the spaces stands inside one is not certain"
    ),
    "repeated_cell": "the figure of a merged cell is repeated and was taken once",
    "extra_figure": "the row has {figures} figures for the {columns} columns of the form",
    "sparse": (
        "the row has only {figures} figures for {columns} columns; which columns is not certain"
    ),
    "odd_text": "text that is no figure stands in the row",
    "blank_cell": "the cell is blank",
    "header_order": "the header has the columns in another order than the form",
    "header_contradicts": "the header contradicts the form",
    "header_damaged": "the header is damaged; columns in the order of the form",
    "header_missing": "there is no header; columns in the order of the form",
    "full_width_digits": "“{text}” has full-width digits",
    "figure_broken": "“{text}” is broken over lines: perhaps {suggestion}",
    "text_scrambled": "the text of the table is out of order: hardly any row is whole",
    "pieces_differ": (
        "the figure is put together from pieces that differ in colour, size or place"
        " and may not be one"
    ),
    "perhaps_unseen": "all or part of the figure may not be visible on the page",
    "order_unclear": "the digits may stand in another order on the page than in the file",
    "more_on_page": (
        "the page shows text added by a style, or a drawing, beside the figure, which was not read"
    ),
    "revision_pending": "a tracked change inside the figure was neither accepted nor rejected",
    "own_coding": "the figure has characters with a coding of their own, as symbol fonts have",
    "picture_over_text": (
        "the page shows a picture; what was read is an invisible text layer under it,"
        " mostly made by text recognition"
    ),
    "bidi_in_figure": (
        "control characters turn the direction of the text at the figure;"
        " its digits are seen in another order"
    ),
    "figures_below": "figures stand below the row that may be the rest of its own",
    "inner_space": "“{text}” has a space inside and is read as {value}",
    "no_digit_before_point": "“{text}” has no digit before its point and is read as {value}",
    "remark_in_cell": "“{text}” has a remark and is read as {value}",
    "unit_in_cell": "“{text}” has the unit “{unit}”",
    "look_alike_digits": "“{text}” has letters that look like digits: perhaps {suggestion}",
    "unreadable": "“{text}” is no figure",
    "second_table": "{table} stands in the file twice; the first was read",
    "several_reports": "the file holds {count} reports, this is number {part}",
    "mojibake_repaired": "the text was once converted in a wrong encoding; it was put right",
    "bytes_lost": "{count} characters were damaged in decoding as {encoding}",
    "pages_without_text": "{count} pages have no text layer (pages {pages}) and were not read",
    "binary": "not a text file; give the report as text, HTML, DOCX or PDF",
    "encoding_unknown": "the character encoding is unknown; save the file as UTF-8 and try again",
    "empty": "the file is empty; download it again or ask the office for it",
    "folder": "this is a folder; name a file, or use gouji check for the whole folder",
    "no_such_part": "the file holds {count} reports; there is no number {part}",
    "no_such_file": "no such file; check the path",
    "cannot_open": "the file cannot be opened: {error}",
    "folder_closed": "the folder cannot be opened: {error}; check its permissions",
    "died": "the process that read this file was ended, for instance because memory ran out; the"
    " file is untouched; report this with the file if it happens again",
    "too_large": "the file is larger than {limit} MB; split it and try again",
    "no_file": (
        "a device, pipe or socket, not a file; save what it gives to a file, "
        "or hand it over on standard input (gouji check -)"
    ),
    "over_budget": (
        "reading it would take more than any report does ({kind}); "
        "open it in the program it was made with and save it again"
    ),
    "over_budget:time": (
        "reading it takes too long; save only the report in it as a file of its own, "
        "or its text as DOCX or plain text"
    ),
    "over_budget:memory": (
        "reading it takes too much memory; save only the report in it as a file of its own, "
        "or its text as DOCX or plain text"
    ),
    "over_budget:characters": (
        "it holds more than {limit} characters, far more than a report; "
        "keep the report only and try again"
    ),
    "over_budget:marks": (
        "it turns the direction of its text in more than {limit} places, far more than a report; "
        "keep the report only and try again"
    ),
    "over_budget:unzipped": (
        "unpacked it is larger than {limit} bytes; take large pictures out and save it again"
    ),
    "over_budget:parts": (
        "the package holds more than {limit} parts, which no document does; "
        "open it in an office program and save it again"
    ),
    "over_budget:elements": (
        "it holds more than {limit} elements, far more than a report; "
        "save only the report in it as a file of its own"
    ),
    "over_budget:nesting": (
        "its contents are nested too deeply; open it in the program it was made with "
        "and save its text as DOCX or plain text"
    ),
    "over_budget:cells": (
        "its tables have more than {limit} cells, far more than a report; "
        "keep the tables of the report only and try again"
    ),
    "over_budget:area": (
        "its merged cells cover more than {limit} places, far more than a report; "
        "mend or remove the odd table and save it again"
    ),
    "over_budget:style_rules": (
        "its style sheets have too many rules to be followed; "
        "open the page in a browser and save the text"
    ),
    "over_budget:mail_parts": (
        "the web archive holds more than {limit} parts; "
        "open it in a browser and save the page as HTML"
    ),
    "over_budget:glyphs": (
        "it holds more than {limit} letters, far more than a report; "
        "save only the pages of the report"
    ),
    "over_budget:drawings": (
        "a page holds more than {limit} lines and curves, which no form does; "
        "export the PDF again from the document"
    ),
    "over_budget:operators": (
        "its pages are drawn in more than {limit} steps, far more than a report; "
        "export the PDF again from the document"
    ),
    "over_budget:unpacked": (
        "unpacked it is larger than {limit} bytes; export the PDF again, with smaller pictures"
    ),
    "over_budget:objects": (
        "it is made of more than {limit} objects, or they refer to each other in circles; "
        "export the PDF again from the document"
    ),
    "over_budget:map_entries": (
        "its fonts map more than {limit} codes, which no font does; "
        "export the PDF again from the document"
    ),
    "over_budget:pages": "it has more than {limit} pages; save only the pages of the report",
    "over_budget:tokens": (
        "its tables hold more than {limit} words and figures, far more than a report; "
        "keep the report only and try again"
    ),
    "over_budget:steps": (
        "its text is too tangled to find a report’s tables in; keep the report only and try again"
    ),
    "internal": (
        "it could not be read: internal error ({detail}); nothing was changed, "
        "please report this with the file"
    ),
    "not_a_report": "no annual report on government information disclosure was found in it",
    "kind_to_convert:image": (
        "a picture, which cannot be read; run text recognition (OCR) on it and save text or DOCX"
    ),
    "kind_to_convert:archive": "an archive; unpack it and open the report in it",
    "kind_to_convert:locked": (
        "the file has a password; open it in an office program and save it without one"
    ),
    "kind_to_convert:slides": (
        "slides cannot be read; save the file as DOCX or text in an office program"
    ),
    "kind_to_convert": (
        "{kind} files cannot be read; save the file as DOCX or text in an office program"
    ),
    "docx_damaged": "the DOCX file is damaged; open it in an office program and save it again",
    "archive_without_page": "the web archive holds no page; save the page as HTML",
    "text_in_script": (
        "the text of the page is loaded by a script or stands in an embedded file; "
        "open it in a browser and save the text or the file"
    ),
    "scanned_pdf": (
        "a scan ({pages} pages without text layer); run text recognition (OCR) on it first"
    ),
    "pdf_locked": "the PDF is locked with a password; unlock it first",
    "pdf_damaged": "the PDF file is damaged; export it again",
    "unknown": "{code}",
}
