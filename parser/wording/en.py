"""The catalogue in English: code → message, with the placeholders of its twin ``zh``."""

from parser.wording.phrases_en import EQUATIONS, EXPLAIN, PHRASES
from parser.wording.rules_en import RULES

__all__ = ["EQUATIONS", "EXPLAIN", "MESSAGES", "PHRASES", "REASONS", "RULES"]

MESSAGES = {
    "balance:one_cell": (
        "{equations}. One wrong cell alone explains all of it: {cell} prints {printed} and "
        "should be {proposed}"
    ),
    "balance:one_corrected_cell": (
        "{equations}. One cell alone explains all of it: {cell} is corrected to {printed} and "
        "should be {proposed}"
    ),
    "balance:one_of_cells": (
        "{equations}. Any one of {candidates} cells would put it right: {options}"
    ),
    "balance:wrong_row": (
        "{equations}. Two rows are off by opposite amounts and no column is: {cases} case(s) "
        "may be booked in the wrong row; {candidates} changes would do: {options}"
    ),
    "balance:wrong_column": (
        "{equations}. Two columns are off by opposite amounts and no row is: {cases} case(s) "
        "may be in the wrong column, or two cells exchanged; {candidates} changes would do: "
        "{options}"
    ),
    "balance:exchanged_cells": (
        "{equations}. With the figures of {cell} and {other_cell} exchanged all of it holds: "
        "{options}"
    ),
    "balance:several_cells": (
        "{equations}. Several cells have to change; {candidates} smallest change(s): {options}"
    ),
    "balance:shifted_row": (
        "The figures of {row} are shifted: moved {way} by {by} cell(s) they satisfy every "
        "balance. {equations}"
    ),
    "balance:gapped_row": (
        "{row} lacks a cell and its other figures are shifted: with the gap filled every balance "
        "concerned holds. {equations}"
    ),
    "balance:exchanged_rows": (
        "With the figures of {row} and {other_row} exchanged every balance holds. {equations}"
    ),
    "balance:unexplained": (
        "{equations}. No change of one or two cells puts all of it right; please check item by item"
    ),
    "count.not_a_count:negative": "{cell} is {value}: a number of items cannot be negative",
    "count.not_a_count:worded": "{cell} says “{text}”: a number of items is a figure",
    "count.not_a_count:fraction": "{cell} is {value}: a number of items is a whole number",
    "count.blank:table": "All {count} cells of {table} are blank (a blank is not 0)",
    "count.blank:fits_zero": (
        "{table} has {count} blank cells ({cells}{more}); with 0 in their place the balances "
        "hold; a blank is not 0: 0 should be filled in"
    ),
    "count.blank": (
        "{row} has blanks: {cells}. With 0 in their place the balances do not hold: figures "
        "are missing"
    ),
    "count.blank:implied": "{row} has a blank: {cells}. By the balances it should be {value}",
    "count.total_blank": "{cell} is blank, while its parts add up to {value}",
    "count.not_applicable": (
        "{table} has {count} cells marked 'not applicable' ({cells}{more}), taken as 0 in "
        "the balances"
    ),
    "t2.blank:table": "None of the {count} cells of {table} has a figure",
    "t2.blank:beside_figures": "{row} has {filled} filled in, but no figure in {cells}",
    "t2.blank": "{row} has no figure: {cells}",
    "t2.in_force_below_issued": (
        "{row}: {in_force} in force, fewer than the {issued} issued this year"
    ),
    "t2.in_force_below_issued:negative_before": (
        "{row}: {in_force} in force, {issued} issued and {repealed} repealed this year would "
        "leave {before} in force last year, which cannot be"
    ),
    "t2.regulations_by_unauthorised_body": (
        "{agency} has no power to make regulations (规章), but {row} says {figures}; were "
        "normative documents counted as regulations?"
    ),
    "t2.fee_unit:stated": (
        '{cell} prints "{text}", but the unit of the column is 10,000 yuan: check the unit'
    ),
    "t2.fee_unit": (
        "{cell} is {value} (in 10,000 yuan), which is very much; if it is in yuan, {as_yuan} "
        "should stand there"
    ),
    "label_missing": (
        "The label of {row} is lost; its figures {figures} were placed by position: compare "
        "the source"
    ),
    "label_garbled": "The label of {row} is damaged (“{text}”) but was recognised",
    "label_misspelt": "The label of {row} is printed “{text}”, which is not the official label",
    "label_garbled:rows": "{count} labels of {table} are damaged but recognised: {rows}{more}",
    "label_misspelt:rows": "{count} labels of {table} are not the official ones: {rows}{more}",
    "label_wording:rows": "{count} labels of {table} are in other words: {rows}{more}",
    "label_wording": "The label of {row} is printed “{text}”, other words than the official label",
    "misparse.table_not_found": (
        "{table} was not found in this file (a picture, or lost): {count} cells are unchecked"
        ", which is not the same as 0"
    ),
    "misparse.unreadable": "{cell}: “{text}” is no figure",
    "misparse.unreadable:implied": (
        "{cell}: “{text}” is no figure; by the balances it should be {value}"
    ),
    "misparse.missing": "{row}: nothing was found for {cells}",
    "misparse.missing:fits_zero": (
        "{row}: nothing was found for {cells}; with 0 in their place the balances hold"
    ),
    "misparse.missing:implied": (
        "{row}: nothing was found for {cells}; by the balances it should be {value}"
    ),
    "misparse.missing:rows_fit_zero": (
        "{rows}{more}: nothing was found for {count} cells; with 0 in their place the balances hold"
    ),
    "misparse.missing:rows_lack": "{rows}{more}: nothing was found for {count} cells",
    "misparse.missing:column": "{table}: nothing was found for {column} in {count} rows",
    "misparse.missing:rows": "{rows}{more} were not found in the file, {count} cells in all",
    "misparse.suspect": "{row} was read with doubt, figures {figures}: compare the source",
    "misparse.suspect:rows": (
        "{rows}{more} were read with doubt, {count} cells in all: compare the source"
    ),
    "misparse.recovered": "The figures {figures} of {row} were placed by other evidence",
    "misparse.recovered:rows": (
        "{count} cells of {table} were placed by other evidence ({rows}{more})"
    ),
    "misparse.extra_figures": (
        "{table} holds {count} figures which have no place in the form: {text}{more}"
    ),
    "misparse.doubt": "{table} was read with doubt: compare the source",
    "misparse.source": "About this file: {why}",
    "structure.section_missing": "The section “{section}” was not found",
    "structure.section_order": (
        "“{section}” stands after “{after}”, which is not the official order"
    ),
    "structure.section_empty": "“{section}” has no text",
    "structure.section_empty:says_none": (
        "“{section}” says only “{text}”; problems and improvements should be told"
    ),
    "structure.outdated_form": (
        "The report on {year} uses the form of 2019; the form of 国办公开办函〔2021〕30号 is due"
    ),
    "structure.outdated_form:cited": (
        "The report on {year} cites 〔2019〕60号, which is replaced by 国办公开办函〔2021〕30号"
    ),
    "structure.collapsed_rows": "{row} is printed in one row where the form has {count}: {rows}",
    "structure.fee_statement": (
        "“6 Other matters to report” says nothing of information processing fees (also where "
        "none were taken)"
    ),
    "structure.period": (
        "The period is given as “{text}”; it should be 1 January to 31 December {year}"
    ),
    "structure.period:title": "The title says {text}, text and tables say {year}",
    "structure.duplicate_table": (
        "{table} stands in the file again (from “{text}”); the first one was checked"
    ),
    "narrative.fee": "“{section}” says “{text}”, “{other_section}” says “{other_text}”",
    "narrative.sum": (
        "The text says {claimed} in all, but its parts {parts} = {stands}: {difference} off"
    ),
    "narrative.percent": "The text says {part} of {whole} is {claimed}%; it is {stands}%",
    "narrative.published": (
        "“{text}” says {claimed}, but Table 2 has {stands} issued this year and {other_stands} "
        "in force: neither agrees"
    ),
    "narrative.received:new_and_carried_in": (
        "“{text}” is new and carried-in applications together; {stands} are new this year"
    ),
    "narrative.received:total": "“{text}” is the (7) total; {stands} are new this year",
    "against_cell": "“{text}” says {claimed}, but {cell} is {stands}: {difference} off",
    "against_cell:sum": (
        "“{text}” says {claimed}, but {cells} add up to {stands}: {difference} off"
    ),
    "says_none": "“{text}”, says the text, but {cells} add up to {stands}",
    "history.carried": (
        "{cell} is {stands}, but {other_cell} of last year's report is {last_year}: "
        "{difference} off"
    ),
    "history.in_force": (
        "{row}: {stands} in force, but last year's {last_year} + {issued} issued − {repealed}"
        " repealed = {expected}: {difference} off"
    ),
    "history.last_year": (
        "the report given as last year’s is that of {agency} for {year};"
        " nothing was held against it"
    ),
    "history.growth": (
        "The text says new applications changed by {claimed}%; with {now} this year and "
        "{last_year} last year it is {stands}%"
    ),
}

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
    "figures_below": "figures stand below the row that may be the rest of its own",
    "inner_space": "“{text}” has a space inside and is read as {value}",
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
    "too_large": "the file is larger than {limit} MB; split it and try again",
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
