"""The words of the help, of the palette and the footer, and why a key does nothing now."""

WORDS: dict[str, str] = {
    # palette
    "palette.ask": "find an action",
    "palette.nothing": "no such action",
    "palette.only_in_audit": "The palette can be used once a report is open.",
    # why a key does nothing now
    "why.elsewhere": "Go back to a cell of a table (Esc), then use this key.",
    "why.on_text": "This is the text. Go to a table first (1, 2 or 3), then use this key.",
    "why.no_proposal_here": "No proposal to accept here.",
    "why.not_open": "No open finding here. n goes to the next; r reopens a decided one.",
    "why.not_decided": "No decided finding to reopen here.",
    "why.no_proposal": "No proposal to accept here. Enter corrects the cell yourself.",
    "why.not_corrected": "This cell has no correction to withdraw.",
    "why.sound": "No finding concerns this cell. If its figure is wrong, correct it first (Enter).",
    "why.only_file": "This is the only report of the folder.",
    "why.only_row": "There is no other row here.",
    "why.no_offer": "No audit of another file looks like the same report.",
    "why.only_part": "The file holds this one report only.",
    "footer.next_finding": "next",
    "footer.correct": "correct",
    "footer.accept": "accept",
    "footer.back": "back",
    "footer.next_file": "reports",
    "help.title": "Help",
    "text_dialog.hint": "arrows, PgUp/PgDn scroll    L 中文    Esc leaves",
    "help.group.move": "Moving",
    "help.group.finding": "Findings",
    "help.group.cell": "Cells",
    "help.group.note": "Notes",
    "help.group.history": "Undo and history",
    "help.group.view": "View",
    "help.group.file": "Files",
    "help.group.program": "Program",
    "help.moves": "arrows or h j k l; Home/End of the row; PgUp/PgDn a page; g / G first and last "
    "cell. Click goes to a cell, double-click corrects it.",
    "help.focus.table": "The table in its statutory form; the source is on its right, "
    "above it in a narrow window. "
    "They move together. n goes to the next finding: look at its equation and proposals below, "
    "then s accepts, y confirms, d dismisses.",
    "help.focus.rows": "A list of reports. Up and down choose, Enter opens, o opens another file "
    "or folder; in a folder s sorts. The keys below work once a report is open.",
    "help.focus.source": "The source. Arrows move, Shift+arrows select (then a writes a note on "
    "it), Enter goes to the cell, / searches, t shows simplified characters.",
    "help.focus.findings": "The findings. Up and down choose, y confirms, d dismisses, s accepts.",
    "help.focus.cell": "What is known of the cell. Up and down scroll, Esc returns to the table.",
    "help.focus.text": "The findings in the text and the six sections. Up and down choose a "
    "finding and beyond the last one scroll; Enter goes to the source.",
    "mark.broken": "wrong",
    "mark.misread": "reading in doubt",
    "mark.corrected": "corrected",
    "mark.note": "has a note",
    "mark.roles": "Of the chosen finding: + operand, = total. i info, y confirmed, x dismissed. "
    "On a tab, y and * count the findings confirmed and settled by corrections.",
}
