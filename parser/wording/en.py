"""The catalogue in English: code → message, with the placeholders of its twin ``zh``."""

from parser.wording.phrases_en import EQUATIONS, EXPLAIN, PHRASES
from parser.wording.reasons_en import REASONS
from parser.wording.rules_en import RULES
from parser.wording.troubles_en import TROUBLES

__all__ = ["EQUATIONS", "EXPLAIN", "MESSAGES", "PHRASES", "REASONS", "RULES", "TROUBLES"]

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
