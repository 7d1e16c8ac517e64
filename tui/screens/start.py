"""The start screen: what was worked on last, the samples, and a way to any file."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from parser.harmless import printable, printable_line
from tui import failures
from tui.arguments import STDIN
from tui.audit.recent import Recent
from tui.bundled_samples import Sample, samples
from tui.host import Host
from tui.locale import Words
from tui.screens.reports_list import ReportsScreen
from tui.widgets.pane import Pane, Styled, StyledLine
from tui.widgets.rows import RowList, column
from tui.widgets.wrapping import pad

_PICK, _MORE = "pick", "more"
_MOST_RECENT = 30
_FEWEST_RECENT = 3
# The lines at the top and the foot, what the program is for, the way to a file, a heading.
_AROUND = 8


class StartScreen(ReportsScreen):
    """Enter opens the row with the cursor."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._recent: tuple[Recent, ...] = ()
        self._gone: frozenset[str] = frozenset()
        """The paths of recent audits whose files are gone."""
        self._whole = False
        """Whether all recent audits are listed, also where they push the samples down."""

    def on_screen_resume(self) -> None:
        with failures.guard(self.app, self.words):
            recent = self.host.workspace.store.recent(_MOST_RECENT)
            # What came on standard input is not there to be opened again.
            self._recent = tuple(each for each in recent if each.name != STDIN)
            paths = {each.path for each in self._recent}
            self._gone = frozenset(path for path in paths if not _is_there(path))
        self.host.tell_notices()
        self.draw()

    def draw(self) -> None:
        words, width = self.words, self.app.size.width
        rows: list[tuple[str, StyledLine]] = [
            (_PICK, (Styled(words("start.pick"), "key"),)),
            ("", ()),
            ("", (Styled(words("start.recent"), "strong"),)),
        ]
        widest = max((cell_len(each.agency or "") for each in self._recent), default=0)
        agency = max(16, min(36, width // 3, widest + 2))
        bundled = samples(words.lang)
        shown = self._recent if self._whole else self._recent[: self._room(len(bundled))]
        rows += [
            (each.path, _recent(each, agency, words, width, gone=each.path in self._gone))
            for each in shown
        ]
        if not self._recent:
            rows.append(("", (Styled(words("start.no_recent"), "dim"),)))
        if left := len(self._recent) - len(shown):
            rows.append((_MORE, (Styled(words("start.more", n=left), "key"),)))
        if bundled:
            rows += [("", ()), ("", (Styled(words("start.samples"), "strong"),))]
        rows += [(str(each.path), _sample(each, width)) for each in bundled]
        self.query_one(RowList).show_rows([(), (Styled(words("start.what"), "dim"),), ()], rows)
        title = f" {words('start.title')}"
        self.query_one("#top", Pane).show([(Styled(pad(title, width), "strong"),)])
        self.show_keys(
            (
                ("Enter", "pile.open"),
                ("o", "start.pick_key"),
                ("L", "command.language"),
                ("T", "command.theme"),
                ("?", "command.help"),
                ("q", "command.quit"),
            )
        )

    def _room(self, samples: int) -> int:
        """How many recent audits leave the samples in view."""
        fixed = _AROUND + (samples + 2 if samples else 0)
        room = self.app.size.height - fixed
        return room if room >= len(self._recent) else max(_FEWEST_RECENT, room - 1)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.key == _PICK:
            self.action_open()
        elif message.key == _MORE:
            self._whole = True
            self.draw()
        else:
            self.host.navigation.open_report(Path(message.key))


def _sample(each: Sample, width: int) -> StyledLine:
    name = min(34, width // 2)
    shows = column(printable(each.shows), max(8, width - 2 - name), "dim")
    return column(each.path.stem, name), shows


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:
        return False


def _recent(each: Recent, agency: int, words: Words, width: int, *, gone: bool) -> StyledLine:
    tally = each.tally
    if tally.findings and tally.decided == tally.findings:
        state = column(words("start.done"), 16, "good")
    elif tally.findings:
        told = words("top.decided", n=tally.decided, all=tally.findings)
        state = column(told, 16, "strong")
    else:
        state = column("ok", 16, "good")
    opened = each.opened.astimezone().strftime("%m-%d %H:%M")
    rest = max(8, width - 2 - agency - 8 - 16 - 14)
    return (
        column(printable(each.agency or words("top.no_agency")), agency),
        column(str(each.year or ""), 8),
        state,
        column(opened, 14, "dim"),
        column(f"{words('start.gone')} " * gone + printable_line(each.name), rest, "dim"),
    )
