"""English: the words of the command line and the exports."""

WORDS: dict[str, str] = {
    "meaning.number": "number",
    "meaning.marked": "{mark} ({meaning})",
    "status.open": "open",
    "status.confirmed": "confirmed",
    "status.dismissed": "dismissed",
    "status.settled": "corrected in the audit",
    "status.arisen": "arose after a correction",
    "basis.official": "official",
    "basis.customary": "customary",
    "basis.heuristic": "heuristic",
    "place.quoted": "source, line {line}: “{quote}”",
    "place.line": "source, line {line}",
    "place.report": "the whole report",
    "dossier.title": "Audit of the {year} annual report on open government information: {agency}",
    "dossier.title_undated": "Audit of the annual report on open government information: {agency}",
    "dossier.agency": "Agency",
    "dossier.agency_unknown": "(unknown agency)",
    "dossier.year": "Year",
    "dossier.year_unknown": "unknown",
    "dossier.form": "Form",
    "dossier.form_of": "{version} ({notice})",
    "dossier.file": "File",
    "dossier.auditors": "Auditors",
    "dossier.written": "Written",
    "dossier.summary": "Summary",
    "dossier.findings": "Findings",
    "dossier.no_findings": "No findings to report.",
    "dossier.corrections": "Corrections",
    "dossier.no_corrections": "No corrections.",
    "dossier.corrected_cells": "corrected cells",
    "dossier.notes": "Notes",
    "dossier.no_notes": "No notes.",
    "dossier.note_count": "notes",
    "dossier.orphans": "Earlier work that fits nothing in this version",
    "dossier.dismissed": "Dismissed findings",
    "dossier.no_dismissed": "None.",
    "dossier.legend": "Marks: ! balance broken; ? doubtful reading; * corrected"
    ' (printed→corrected); " noted.',
    "sheet.corner": "(In each column item 1 + item 2 = item 3 + item 4)",
    "dossier.change": "{cell} {printed} → {proposed}",
    "head.cell": "Cell",
    "head.printed": "Printed",
    "head.corrected": "Corrected to",
    "head.cause": "Cause",
    "head.at": "Time",
    "head.auditor": "Auditor",
    "head.place": "Place",
    "head.severity": "Severity",
    "head.note": "Note",
    "head.orphan": "What",
    "head.part": "Part",
    "head.family": "Family",
    "rules.rises": "{usual} (up to {gravest})",
    "head.rule": "Rule",
    "head.message": "Message",
    "head.detail": "Detail",
    "head.status": "Status",
    "head.reason": "Reason",
    "head.finding": "Finding",
    "head.path": "File",
    "head.agency": "Agency",
    "head.year": "Year",
    "head.form": "Form",
    "head.id": "Id",
    "head.cells": "Cells",
    "head.difference": "Difference",
    "head.basis": "Basis",
    "head.source": "Source",
    "item.rule": "Family: {family} ({rule})",
    "item.place": "Place: {place}",
    "item.status": "Status: {status}.",
    "item.reason": "Reason: {reason}",
    "item.note": "Note: {note}",
    "config.unreadable": "The config file cannot be used: {path} ({detail}). Mend or remove it.",
    "config.no_such_rule": "The config file {path} names under [rules] a rule that is none:"
    " {detail}. gouji rules lists the ids.",
    "config.no_such_action": "The config file {path} names under [keys] an action that is none:"
    " {detail}. gouji config keys lists the ids.",
    "config.no_such_severity": "The config file {path} has a wrong value under [rules]: {detail}."
    " It takes off, error, warning or info.",
    "export.exists": "The file exists: {path}. It was left as it is; choose another name.",
    "export.is_report": "This file is a report: {path}. A report is never replaced; choose another"
    " name.",
    "export.is_audits": "This file holds the audits: {path}. It is never replaced; choose another"
    " name.",
    "export.is_device": "This is a device, a pipe or what stands for one: {path}. Give the name of"
    " a file; - writes to standard output, which can be led on with | or >.",
    "export.is_link": "This link leads to no file: {path}. Give the name of the file itself.",
    "export.untold": "A file is there that may be a report, as far as can be told: {path}. It was"
    " left as it is; choose another name.",
    "export.is_folder": "This is a folder: {path}. Give the name of a file.",
    "export.denied": "Nothing can be written here: {path}. Permission may be lacking; choose"
    " another place.",
    "export.full": "The disk is full, nothing was written: {path}. Make room, or choose another"
    " place.",
    "export.long_name": "The file name is too long: {path}. Choose another name.",
    "export.unwritable": "The file cannot be written: {path} ({detail}). Check the permissions and"
    " the space on the disk, or choose another place.",
    "export.no_folder": "There is no folder {detail}. Make it first, or choose another place.",
    "check.head": "{agency}  {year}  form {form}  {path}",
    "check.clean": "No findings.",
    "check.counts": "errors {errors}, warnings {warnings}, info {infos}",
    "check.unassessed": "not assessable",
    "check.total": "{reports} reports: {counts}; {unreadable} files could not be read.",
    "check.no_files": "This folder has no file that can be read ({kinds}). Check the path, or name"
    " the file itself.",
    "check.no_agency": "(unknown agency)",
    "check.no_year": "(unknown year)",
    "check.title": "Annual reports on open government information, checked",
    "cli.error": "gouji: {text}",
    "cli.usage_error": "{text}. See {program} --help.",
    "cli.file_error": "{path}: {text}",
    "cli.internal": "Internal error ({kind}: {detail}). The file is untouched; please report this"
    " with the file.",
    "cli.interrupted": "Interrupted.",
    "cli.unforeseen": "Something unforeseen went wrong ({error}). Nothing was replaced. Please"
    " report this with the crash report: {path}",
    "cli.stdin_closed": "Standard input (-) is closed",
    "cli.not_for_terminal": "{format} is nothing a terminal can show. Name a file with --output, or"
    " lead it on with | or >.",
    "print.full": "Standard output takes no more: the disk is full. What was printed is cut off;"
    " make room and try again.",
    "print.closed": "Standard output is closed; nothing could be printed. Write to a file with"
    " --output.",
    "print.failed": "Standard output cannot be written ({detail}). What was printed is cut off.",
    "cli.may_force": "{text} --force replaces it.",
    "cli.other_format": "--format {format} does not go with the name {name}, whose ending means"
    " {ending}",
    "cli.exported": "Written to {path}",
    "check.unlike_last_year": "the report given as last year's is of {agency}, {year}: another"
    " agency or not the year before; it was not compared.",
    "cli.last_year": "last year's report: ",
    "cli.no_terminal": "There is no terminal to open the screen in. Use gouji check or"
    " gouji export.",
    "cli.at_least_one": "{option} takes a whole number from 1",
    "cli.no_such_address": "The form has no cell {address}. An address is TABLE.ROW.COLUMN,"
    " for instance {example}; gouji check --format json lists them all.",
    "explain.nothing": "the file has no place for this cell",
    "explain.printed": "printed: {text} (line {line})",
    "explain.state": "state: {state}",
    "explain.grounds": "what speaks for and against it",
    "explain.ground": "  {state}: {why}",
    "explain.layouts": "ways to read the table, by score",
    "explain.rows": "what the figures may be, by score",
    "explain.margin": "  ahead of the next by {by}",
    "explain.behind": "  behind the best by {by}: other evidence decided",
    "cli.no_such_part": "The file holds {parts} report(s), none is number {part}. Use --part 1"
    " to {parts}.",
    "cli.no_such_command": "There is no file {word}, and no such command. Commands are check,"
    " export, rules, config and store. See gouji --help.",
    "cli.stdin_once": "Standard input (-) can be named once only",
    "usage.missing": "{what} is missing",
    "usage.unknown": "{what}: unknown",
    "usage.no_value": "{what} needs a value",
    "usage.no_choice": "{what} cannot be {given}; it takes {choices}",
    "usage.no_word": "{given} is unknown here; there are {choices}",
    "usage.or": ", ",
    "usage.no_number": "{what} takes a whole number, not {given}",
    "usage.usage": "usage: ",
    "usage.arguments": "arguments",
    "usage.options": "options",
    "usage.about": "gouji (勾稽, to tie figures together): audit annual reports on open\n"
    "government information in the terminal. Tables stand beside their source; what does not\n"
    "add up or was hard to read is marked; correct, note and export by keyboard.",
    "usage.commands": "commands\n"
    "  gouji [FILE]         open the screen; without a file, the start screen\n"
    "  gouji check PATH…    read and check without a screen\n"
    "  gouji export FILE    a report with its corrections, notes and decisions\n"
    "  gouji explain FILE ADDRESS  what spoke for and against the reading of a cell\n"
    "  gouji rules          list every rule\n"
    "  gouji config path    where the config file is; gouji config keys lists keys to remap\n"
    "  gouji store path     the audit file; check, backup, export and import it\n"
    "gouji COMMAND --help tells the options of each",
    "usage.file": "a report (txt, md, html, mht, docx, pdf), a folder, or - for standard input",
    "usage.help": "show this help",
    "usage.version": "show the version",
    "usage.lang": "language: zh or en (otherwise that of the system)",
    "usage.store": "the audit file (otherwise in the user's data folder)",
    "usage.auditor": "the name under which work is stored (otherwise auditor in the\n"
    "config file, else the login)",
    "usage.store_about": "The audit file: where it is, whether it is sound, and taking it along.\n"
    "Exit status: 0 done; 1 check found faults; 2 a file cannot be read or written.",
    "usage.store_what": "path: show where it is\n"
    "check: look at every page, line and log; FILE may be another audit file\n"
    "backup: write a whole copy, also while it is in use (FILE, otherwise in backups)\n"
    "export: write all audits as JSON lines (FILE, - for standard output)\n"
    "import: take in an exported file (- for standard input) or another audit file;\n"
    "what is there stays",
    "usage.store_file": "the file to write, to read or to check",
    "usage.check": "Read and check reports; results go to standard output.\n"
    "Exit status: 0 no errors; 1 errors found; 2 a file could not be read, or wrong usage.",
    "usage.check_path": "a file, a folder (searched for reports), or - for standard input",
    "usage.check_format": "text (default), json, jsonl, csv or markdown",
    "usage.output": "write to a file instead of standard output",
    "usage.force": "replace the file if it exists",
    "usage.jobs": "how many processes (otherwise by files and processors)",
    "usage.with_text": "json, jsonl: with the decoded text (source.text)",
    "usage.part": "which report of a file that holds several (otherwise the first)",
    "usage.last_year": "last year's report of the same agency, for the rules between years",
    "usage.export": "Export a report with the corrections, notes and decisions stored for it.",
    "usage.export_file": "the report",
    "usage.export_format": "otherwise by the ending of --output, else markdown",
    "usage.export_output": "the file to write (- for standard output); otherwise\n"
    "named after the report, in this folder",
    "usage.explain": "Tell what spoke for and against the reading of a cell.",
    "usage.explain_file": "the report, or - for standard input",
    "usage.explain_address": "TABLE.ROW.COLUMN, for instance t3.granted.natural",
    "usage.rules": "List every rule: id, family, severity, what it rests on.",
    "usage.rules_format": "text (default) or json",
    "usage.config": "The config file (keys, language, rules).",
    "usage.config_what": "path: show where the config file is\n"
    "keys: list the ids of actions, their keys and names, for the table [keys]",
}
