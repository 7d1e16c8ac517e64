"""English: what is said of the audit file, and why an action on an audit was refused."""

WORDS: dict[str, str] = {
    "refused.not_a_figure": "“{text}” is not a figure. Type a number, a blank, or a mark such as"
    " “-”, “/” or “不适用”.",
    "refused.looks_alike": "“{text}” is not a figure; did you mean {suggestion}?",
    "refused.too_many_digits": "“{text}” has more digits than any figure of a report; check it.",
    "refused.figure_would_fall_out": "A figure would fall out of the row; nothing was moved.",
    "refused.unreadable_moved": (
        "One cell to be moved is unreadable; nothing was moved. Correct that cell first."
    ),
    "refused.correction_would_fall_out": "A correction would fall out of the row; nothing was "
    "moved. Withdraw it first (Delete on its cell).",
    "refused.nothing_to_move": "No value would change; nothing was moved.",
    "refused.text_missing": "The note has no text.",
    "refused.reason_missing": "Say why the finding is dismissed.",
    "refused.no_such_place": "This report has no place {place}.",
    "refused.no_such_finding": "There is no finding {finding} now.",
    "refused.nothing_to_take_over": "Nothing is in force in that audit.",
    "refused.no_such_note": "There is no note {note}.",
    "store.unwritable": "The audit file cannot be written: {path} ({detail}). Check the"
    " permissions of that folder, or name another place with --store.",
    "store.no_home": "Your home folder is not known (HOME is not set), so there is no place for the"
    " audits. Name a file for them with --store.",
    "store.read_only": "The audit file is read-only: {path}. It can be looked at, but no"
    " correction, note or decision can be recorded. To go on auditing, have it made writable, or"
    " name another place with --store.",
    "store.not_recorded": "The audit file is read-only, this step was not recorded: {path}.",
    "store.lost_to_look": "The audit file is gone or was replaced: {path}. It was opened to look at"
    " only, so no step is lost; open it again.",
    "store.damaged": "The audit file is damaged: {path} ({detail}). It was left as it is; keep a"
    " copy, and work on with another place named with --store.",
    "store.foreign": "This is not an audit file of gouji: {path}. It was left as it is; name"
    " another place with --store.",
    "store.foreign_beside": "This is not an audit file of gouji: {path}. It was left as it is."
    " The work that was done before it came is in the rescue file {rescue}: move the other file"
    " away and open gouji again, which takes it in.",
    "store.newer": "The audit file was written by a newer gouji: {path} (format {detail}). Update"
    " gouji, or name another place with --store.",
    "store.busy": "Another program holds the audit file: {path} ({detail}). Try again in a moment;"
    " this step was not saved.",
    "store.full": "The disk is full, the audit file cannot be written: {path} ({detail}). Free"
    " some space and try again; this step was not saved.",
    "store.is_folder": "{path} is a folder, not a file. Name the audit file in it, or the file to"
    " be made.",
    "store.is_device": "{path} is a device or a pipe, not a file. Name a file for the audits.",
    "store.none": "There is no audit file yet: {path}.",
    "store.empty": "The audit file is empty, and there are no backups of it: {path}.",
    "store.not_brought_up": "The audit file was written by gouji 0.1: {path}. Open it once to"
    " bring it up, then check it: gouji{store}",
    "store.nowhere": "The audit file is gone or damaged, and no rescue file can be written:"
    " {path} ({detail}). This step was not saved; export the audit now (e).",
    "store.rescued_gone": "The audit file is not there any more: {path}. All work of this window"
    " is in the rescue file {rescue}, and goes on there; the next start takes it in.",
    "store.rescued_replaced": "Another file was put in the place of the audit file: {path}. All"
    " work of this window is in the rescue file {rescue}, and goes on there; the next start takes"
    " it in.",
    "store.rescued_damaged": "The audit file is damaged and cannot be set aside: {path}. All work"
    " of this window is in the rescue file {rescue}, and goes on there; the next start takes it"
    " in.",
    "store.recovered": "The audit file was damaged ({detail}). It was set aside as {aside};"
    " {n} events were recovered from it and {more} more from backups and open windows. The audits"
    " go on in {path}; check that nothing is missing.",
    "store.brought_up": "The audit file of an earlier gouji was brought up: {path}. A backup of it"
    " is {backup}.",
    "store.copied_empty": "The audit file was empty: {path}. If it was copied from a computer with"
    " gouji 0.1, its work stayed there in the file of the same name that ends in -wal: copy both.",
    "store.was_empty": "The audit file was empty: {path}. It is begun anew; older work may be in"
    " the folder backups beside it.",
    "store.empty_recovered": "The audit file was empty: {path}. {n} events were recovered from"
    " backups, the newest of which is {backup}. The audits go on; check that nothing is missing.",
    "store.gone_recovered": "The audit file was gone: {path}. {n} events were recovered from"
    " backups, the newest of which is {backup}. The audits go on; check that nothing is missing.",
    "store.rescue_taken": "{n} events from the rescue file {rescue} were taken into {path}.",
    "store.rescue_waits": "The rescue file {rescue} could not be taken into {path} ({detail}). It"
    " stays where it is.",
    "store.odd_report": "A row in the list of reports is damaged and left out ({detail}); its log"
    " is kept, and is found again when that report is opened.",
    "store.odd_lines": "{n} lines in the log of report {detail} are not as they were written; they"
    " are left out and stay in the audit file.",
    "store.lines_missing": "The log of report {detail} holds {n} lines, which are not those that"
    " were counted when they were written. A backup may hold the others; to take it in:"
    " gouji store import{store} FILE",
    "store.odd_pages": "{detail}.",
    "store.on_share": "The audit file lies on a network share ({detail}): {path}. Locks cannot be"
    " relied on there; work on it from one computer at a time.",
    "store.path": "{path}",
    "store.check_sound": "{path}: sound; {reports} reports, {events} events.",
    "store.check_odd": "{path}: {n} faults; {reports} reports, {events} sound events.",
    "store.check_damaged": "{path}: damaged ({detail}). Opening it in gouji sets it aside and"
    " recovers what is readable, with what the backups hold: gouji{store}",
    "store.check_empty": "{path}: empty. Opening it in gouji begins it anew with what the backups"
    " hold: gouji{store}",
    "store.check_gone": "{path}: not there. Opening it in gouji begins it anew with what the"
    " backups hold: gouji{store}",
    "store.newest_backup": "Backups by day: {n}, the newest of which is {backup}",
    "store.backup_stdout": "A backup is a file and does not go to standard output. Name a file, or"
    " export the audits: gouji store export{store} -",
    "store.backed_up": "Copied to {path}",
    "store.exported": "{reports} reports, {events} events written to {path}",
    "store.imported": "{path}: {events} events, {n} of them new.",
    "store.import_what": "Name the file to import: gouji store import{store} FILE",
    "store.import_no_file": "There is no file {path}; nothing was imported.",
    "store.import_is_folder": "{path} is a folder, not a file; nothing was imported. Name the file"
    " in it.",
    "store.import_is_device": "{path} is a device or a pipe, not a file; nothing was imported.",
    "store.import_ahead": "{path}: {n} events are dated more than a year from now; nothing was"
    " imported. Check the clocks of both computers.",
    "store.import_unreadable": "{path} cannot be read ({detail}); nothing was imported.",
    "store.import_too_large": "{path} is too large to be imported; nothing was imported.",
    "store.import_foreign": "{path} holds no audits of gouji; nothing was imported.",
    "store.import_newer": "{path} was written by a newer gouji; nothing was imported. Update"
    " gouji.",
    "store.import_damaged": "{path} is a damaged audit file; nothing was imported. To recover"
    " what is readable of it: gouji{store}",
    "store.import_odd": "{path}: {n} lines are not as gouji wrote them (line {lines}); nothing was"
    " imported.",
    "store.import_cut": "{path}: {n} lines, which is not what its first line says; the file is cut"
    " or was changed. Nothing was imported.",
}
