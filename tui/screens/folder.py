"""The folder view: one line a report, filled in while reading goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from parser import wording
from parser.harmless import printable, printable_line
from tui import failures
from tui.audit.recent import Tally
from tui.folder_survey import FolderEntry, Severities, reports_in, surveys
from tui.gate import WAYS_OUT
from tui.host import Host
from tui.screens.reports_list import ReportsScreen
from tui.widgets.pane import Pane, Styled, StyledLine
from tui.widgets.rows import RowList, column
from tui.widgets.wrapping import cut_middle, pad

_EVERY = 0.1
_NUMBER, _YEAR, _DECIDED = 7, 7, 10
# The columns of counts with their looks; the last one only where there is room for it.
_COUNTS: tuple[tuple[str, str], ...] = (
    ("errors", "error"),
    ("warnings", "warning"),
    ("misreads", "misread"),
    ("infos", "text"),
)
_ROOM_FOR_INFOS = 100
SORTS: tuple[tuple[str, Callable[[FolderEntry], tuple[object, ...]]], ...] = (
    ("name", lambda entry: (entry.path,)),
    ("errors", lambda entry: (-entry.errors, -entry.warnings, entry.path)),
    ("misreads", lambda entry: (-entry.misreads, -entry.errors, entry.path)),
    ("agency", lambda entry: (entry.agency, entry.year or 0, entry.path)),
)


class FolderScreen(ReportsScreen):
    """Lists the reports of a folder; Enter opens one, ``s`` sorts, ``q`` leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "sort", show=False)]

    def __init__(self, host: Host, folder: Path) -> None:
        super().__init__(host)
        self._folder = folder
        self._files: tuple[Path, ...] = ()
        self._entries: dict[str, FolderEntry] = {}
        self._tallies: dict[str, Tally] = {}
        self._sort = 0
        self._listed = False
        self._counts = _COUNTS

    @property
    def ways_out(self) -> frozenset[str]:
        """What is typed before there are any rows waits for them."""
        return frozenset() if self._listed else WAYS_OUT

    def on_mount(self) -> None:
        self.draw()
        severities = self.host.workspace.severities
        self.run_worker(lambda: self._read(severities), thread=True, exclusive=True)

    def on_screen_resume(self) -> None:
        """Back from a report: what was decided there is shown here."""
        with failures.guard(self.app, self.words):
            self._tallies = {
                each.sha256: each.tally for each in self.host.workspace.store.recent(100_000)
            }
            self.host.tell_notices()
        self.draw()

    def _read(self, severities: Severities) -> None:
        """In a thread: find the files, read one after the other, tell in batches."""
        worker = get_current_worker()
        files = reports_in(self._folder)
        self.app.call_from_thread(self._take_files, files)
        batch: list[FolderEntry] = []
        told = time.monotonic()
        for entry in surveys(files, severities, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            batch.append(entry)
            if time.monotonic() - told >= _EVERY or len(self._entries) + len(batch) == 1:
                self.app.call_from_thread(self._take, batch)
                batch, told = [], time.monotonic()
        self.app.call_from_thread(self._take, batch)

    def _take_files(self, files: tuple[Path, ...]) -> None:
        self._files, self._listed = files, True
        self.draw()

    def _take(self, entries: list[FolderEntry]) -> None:
        self._entries.update((entry.path, entry) for entry in entries)
        self.draw()

    def draw(self) -> None:
        words, width = self.words, self.app.size.width
        rows = self.query_one(RowList)
        room = width - 2
        self._counts = _COUNTS if width >= _ROOM_FOR_INFOS else _COUNTS[:-1]
        names = room - _YEAR - len(self._counts) * _NUMBER - _DECIDED
        widest = max((cell_len(each.agency) for each in self._entries.values()), default=0)
        agency = max(16, min(34, names // 2, widest + 2))
        head: StyledLine = (
            column(words("pile.agency"), agency, "dim"),
            column(words("pile.year"), _YEAR, "dim", "right"),
            *(column(words(f"pile.{name}"), _NUMBER, "dim", "right") for name, _ in self._counts),
            column(words("pile.decided"), _DECIDED, "dim", "right"),
            column("  " + words("pile.file"), names - agency, "dim"),
        )
        listed = [(each.path, self._row(each, agency, names)) for each in self._sorted()]
        rows.show_rows([head], listed, [self._totals(agency)] if self._entries else ())
        self.query_one("#top", Pane).show([(Styled(pad(self._title(width), width), "strong"),)])
        self.show_keys(
            (
                ("Enter", "pile.open"),
                ("s", "pile.sort"),
                ("o", "pile.other"),
                ("?", "command.help"),
                ("q", "footer.back" if self.host.navigation.leads_back(self) else "command.quit"),
            )
        )

    def _title(self, width: int) -> str:
        words, read, all_of_them = self.words, len(self._entries), len(self._files)
        told = []
        if not self._listed:
            told.append(words("pile.searching"))
        elif not self._files:
            told.append(words("pile.empty"))
        else:
            unread = sum(each.complaint is not None for each in self._entries.values())
            told.append(words("pile.title", n=all_of_them - unread))
            if read < all_of_them:
                bar = "#" * (20 * read // all_of_them)
                told.append(f"[{bar:.<20}] {read}/{all_of_them}")
            else:
                told.append(words("pile.sorted", by=words(f"pile.by.{SORTS[self._sort][0]}")))
            if unread:
                told.append(words("pile.unread", n=unread))
        said = "  ".join(["", *told])
        name = cut_middle(printable_line(str(self._folder)), max(8, width - 1 - cell_len(said)))
        return f" {name}{said}"

    def _totals(self, agency: int) -> StyledLine:
        """The sums of the columns, over the reports that could be read."""
        read = [each for each in self._entries.values() if each.complaint is None]
        decided, found = map(sum, zip((0, 0), *map(self._progress, read), strict=True))
        return (
            column(self.words("pile.total"), agency + _YEAR, "dim"),
            *(
                _count(sum(getattr(each, name) for each in read), look)
                for name, look in self._counts
            ),
            column(f"{decided}/{found}", _DECIDED, "strong", "right"),
        )

    def _progress(self, entry: FolderEntry) -> tuple[int, int]:
        """How many of the findings of a report are decided, and how many there are."""
        tally = self._tallies.get(entry.sha256)
        if tally is not None and tally.findings:
            return tally.decided, tally.findings
        return 0, entry.findings

    def _row(self, entry: FolderEntry, agency: int, names: int) -> StyledLine:
        words = self.words
        try:
            file = str(Path(entry.path).relative_to(self._folder))
        except ValueError:
            file = entry.path
        room = names - agency
        shown = column("  " + cut_middle(printable_line(file), room - 2), room, "dim")
        before = agency + _YEAR + len(self._counts) * _NUMBER + _DECIDED
        if entry.path not in self._entries:
            return (column("..", before, "dim"), shown)
        if entry.complaint is not None:
            said = wording.say(entry.complaint.reason, None, words.lang)
            return (column(printable(said), before, "misread"), shown)
        done, found = self._progress(entry)
        look = "good" if done == found else "strong" if done else "dim"
        decided = column(f"{done}/{found}" if found else "ok", _DECIDED, look, "right")
        return (
            column(printable(entry.agency) or words("top.no_agency"), agency),
            column(str(entry.year or "-"), _YEAR, "text", "right"),
            *(_count(getattr(entry, name), look) for name, look in self._counts),
            decided,
            shown,
        )

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        order = [each.path for each in self._sorted()]
        self.host.navigation.open_report(Path(message.key), [Path(path) for path in order])

    def _sorted(self) -> list[FolderEntry]:
        found = [self._entries.get(str(path), FolderEntry(str(path))) for path in self._files]
        return sorted(found, key=SORTS[self._sort][1])

    def action_sort(self) -> None:
        self._sort = (self._sort + 1) % len(SORTS)
        self.draw()
        if self._files:
            self.query_one(RowList).go_to(self._sorted()[0].path)

    def action_open(self) -> None:
        self.host.navigation.ask_for_file(str(self._folder / "."))


def _count(number: int, look: str) -> Styled:
    return column(str(number), _NUMBER, look if number else "dim", "right")
