"""The source text beside the table: wrapped, numbered, with the marks of the chosen cell.

Drawn by line. A row of the screen is found by bisection over the offsets at which rows start,
so the cost of a key does not grow with the length of the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from parser.harmless import printable
from parser.report import Source, Span
from tui.palette import styles
from tui.widgets.scrolled import Scrolled
from tui.widgets.source_marks import GUTTER_MARKS, KINDS, Mark, pieces_of, strongest_of
from tui.widgets.wrapping import breaks, width_of

GUTTER = 5
_REWRAP_AT_ONCE = 50_000
_REWRAP_DELAY = 0.15


class SourceView(Scrolled, can_focus=True, inherit_bindings=False):
    """Shows a source and a caret in it; tells when a place of it is chosen."""

    class Chosen(Message):
        """A place in the source was clicked."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._source: Source | None = None
        self._text = ""
        self._writing: Callable[[str], str] | None = None
        self._row_starts: list[int] = [0]
        self._wrapped_at = 0
        self._marks: tuple[Mark, ...] = ()
        self._hits: Sequence[Span] = ()
        self._caret: int | None = None
        self._anchor: int | None = None
        self._pressed: int | None = None
        """Where the mouse was pressed, while it is."""
        self._dragged = False
        self._strips: dict[int, Strip] = {}
        self.has_title = True
        """Whether a title above tells that the keys go here; else a bar along the rows does."""

    def load(self, source: Source) -> None:
        """Show this source."""
        self._source = source
        # One character for one: what takes no room of its own is shown with a mark.
        self._text = printable(source.text)
        self._caret = self._anchor = None
        self._rewrap()

    def write_as(self, writing: Callable[[str], str] | None) -> None:
        """Show the same source in another writing (simplified characters); ``None``: its own.

        The writing keeps the number and the widths of the characters, so rows stay as they are,
        and only those in view are written.
        """
        self._writing = writing
        self._strips.clear()
        self.refresh()

    def _row_of_top(self) -> int:
        return self._row_starts[min(self.top, len(self._row_starts) - 1)]

    @property
    def total(self) -> int:
        return len(self._row_starts)

    @property
    def _room(self) -> int:
        return max(4, self.size.width - GUTTER)

    def _rewrap(self) -> None:
        """Wrap the text anew for the width of now."""
        self._strips.clear()
        if self._source is None or self.size.width == 0:
            return
        width, text = self._room, self._text
        starts: list[int] = []
        lines = self._source.line_starts
        for start, end in zip(lines, [*lines[1:], len(text)], strict=True):
            # Blanks at the end of a line (empty table cells) are not worth a row of their own.
            line = text[start:end].rstrip()
            starts.extend(start + offset for offset in breaks(line, width))
        self._row_starts = starts or [0]
        self._wrapped_at = self.size.width
        self.refresh()

    def on_resize(self) -> None:
        if self._source is None or self.size.width == self._wrapped_at:
            return
        place = self._row_of_top()
        if len(self._text) <= _REWRAP_AT_ONCE or self._wrapped_at == 0:
            self._rewrap()
            self.scroll_lines(self._row(place))
            self.reveal()
        else:
            self._strips.clear()
            self.set_timer(_REWRAP_DELAY, self._rewrap_if_needed)

    def _rewrap_if_needed(self) -> None:
        if self.size.width != self._wrapped_at:
            self._rewrap()
            self.scroll_lines(self.top)
            self.reveal()

    def _row(self, offset: int) -> int:
        """The row in which a character stands."""
        return max(0, bisect_right(self._row_starts, offset) - 1)

    def _row_span(self, row: int) -> Span:
        start = self._row_starts[row]
        last = row + 1 == len(self._row_starts)
        end = len(self._text) if last else self._row_starts[row + 1]
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))

    def mark(
        self, marks: Iterable[Mark], *, follow: bool = True, hits: Sequence[Span] = ()
    ) -> None:
        """Let these stretches stand out instead of those before; paint only what differs.

        With ``follow`` the last mark of the strongest kind is scrolled into view. ``hits`` are
        the places of a search, in order; there may be many thousands of them, so only those of
        a row that is drawn are looked up.
        """
        if hits is not self._hits:
            self._hits = hits
            self._strips.clear()
            self.refresh()
        marks = tuple(sorted(marks))
        if marks != self._marks:
            changed = set(marks) ^ set(self._marks)
            self._marks = marks
            rows: set[int] = set()
            for mark in changed:
                last = self._row(max(mark.span.start, mark.span.end - 1))
                rows.update(range(self._row(mark.span.start), last + 1))
            self._repaint(rows)
        if follow:
            self._caret = self._anchor = None
            self.reveal()

    def _repaint(self, rows: Collection[int]) -> None:
        for row in rows:
            self._strips.pop(row, None)
        self.repaint_rows(row - self.top for row in rows)

    def reveal(self) -> None:
        """Scroll so that the strongest mark is in view, near the middle when it was not."""
        strongest = strongest_of(self._marks)
        if strongest is None or self.size.height == 0:
            return
        self._bring(strongest.span.start)
        for mark in self._marks:
            # The label that a finding is about, as far as the cursor stays in view with it.
            if mark.kind == "chosen" and mark is not strongest:
                self._bring_beside(mark.span.start, strongest.span.start)

    def _bring(self, offset: int) -> None:
        row, top, height = self._row(offset), self.top, self.size.height
        if not top <= row < top + height:
            self.scroll_lines(row - height // 3)

    def _bring_beside(self, offset: int, other: int) -> None:
        """Scroll a place into view where the other one stays there too."""
        first, last = sorted((self._row(offset), self._row(other)))
        if last - first < self.size.height:
            self.bring(first, last)

    @property
    def selection(self) -> Span | None:
        """The stretch selected with shift and the arrows; ``None`` when there is none."""
        if self._caret is None or self._anchor is None or self._caret == self._anchor:
            return None
        return Span(*sorted((self._caret, self._anchor)))

    @property
    def caret(self) -> int:
        """Where the caret is; the strongest mark when it was not moved yet."""
        if self._caret is not None:
            return self._caret
        strongest = strongest_of(self._marks)
        return self._row_of_top() if strongest is None else strongest.span.start

    def go_to(self, offset: int) -> None:
        """Put the caret on a place and show it."""
        self._place(offset, select=False)

    def move(self, key: str, *, select: bool = False) -> None:
        """Move the caret: ``left right up down pageup pagedown home end first last``."""
        caret = self.caret
        row = self._row(caret)
        if key == "left":
            caret -= 1
        elif key == "right":
            caret += 1
        elif key in ("home", "end"):
            span = self._row_span(row)
            caret = span.start if key == "home" else span.end
        elif key in ("first", "last"):
            caret = 0 if key == "first" else len(self._text)
        else:
            by = {"up": -1, "down": 1, "pageup": -self.size.height, "pagedown": self.size.height}
            target = max(0, min(len(self._row_starts) - 1, row + by[key]))
            caret = self._offset_at(target, self._x_of(caret))
        self._place(max(0, min(len(self._text) - 1, caret)), select)

    def _place(self, caret: int, select: bool) -> None:
        before = {self._row(self.caret)}
        if self.selection:
            before.update(range(self._row(self.selection.start), self._row(self.selection.end) + 1))
        anchor = self._anchor if self._anchor is not None else self.caret
        self._caret, self._anchor = caret, anchor if select else caret
        after = {self._row(caret)}
        if self.selection:
            after.update(range(self._row(self.selection.start), self._row(self.selection.end) + 1))
        self._repaint(before | after)
        self._bring(caret)

    def _x_of(self, offset: int) -> int:
        start = self._row_starts[self._row(offset)]
        return sum(map(width_of, self._text[start:offset]))

    def _offset_at(self, row: int, x: int) -> int:
        span, used = self._row_span(row), 0
        for offset in range(span.start, span.end):
            used += width_of(self._text[offset])
            if used > x:
                return offset
        return max(span.start, span.end - 1) if span.end > span.start else span.start

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        row = event.y + self.top
        if self._source is None or not 0 <= row < len(self._row_starts):
            return None
        return self._offset_at(row, max(0, event.x - GUTTER))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed, self._dragged = self._offset_under(event), False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects, as shift and the arrows do."""
        offset = self._offset_under(event) if event.button and self._pressed is not None else None
        if offset is None or self._pressed is None or offset == self.caret:
            return
        self._dragged = True
        self._place(self._pressed, select=False)
        self._place(offset, select=True)

    def on_mouse_up(self) -> None:
        self._pressed = None

    def on_click(self, event: events.Click) -> None:
        offset = self._offset_under(event)
        if offset is None or self._dragged:
            return
        self._place(offset, select=False)
        self.post_message(self.Chosen(self.caret))

    def forget_drawn(self) -> None:
        super().forget_drawn()
        self._strips.clear()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        if self.has_title:
            self._repaint([self._row(self.caret)])
        else:
            self._strips.clear()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.drawn_size.width
        row = y + self.top
        if self._source is None or row >= len(self._row_starts):
            return Strip.blank(width, self._look("text"))
        strip = self._strips.get(row)
        if strip is None:
            strip = self._draw(self._source, row, width)
            self._strips[row] = strip
        return strip

    def _draw(self, source: Source, row: int, width: int) -> Strip:
        span = self._row_span(row)
        marks = [
            mark
            for mark in self._marks
            if (mark.span.start < max(span.end, span.start + 1) and mark.span.end > span.start)
            or mark.span.start == mark.span.end == span.start
        ]
        marks += (Mark(hit, "search") for hit in self._hits_in(span))
        marks.sort(key=lambda mark: KINDS.index(mark.kind))
        current = any(GUTTER_MARKS.get(mark.kind) == ">" for mark in marks)
        ground = self._look("current" if current else "text")
        segments = self._gutter(source, span.start, marks, current)
        for start, end in pieces_of(span, self._standing_out(marks)):
            style = ground
            for mark in marks:
                if mark.span.start <= start < mark.span.end:
                    style += self._look(f"mark-{mark.kind}")
            chosen = self.selection
            if chosen is not None and chosen.start <= start < chosen.end:
                style += self._look("selection")
            if self.has_focus and start == self.caret:
                style += self._look("caret")
            text = self._text[start:end].replace("\t", "  ")
            segments.append(Segment(self._writing(text) if self._writing else text, style))
        return Strip(segments).adjust_cell_length(width, ground).simplify()

    def _hits_in(self, row: Span) -> Sequence[Span]:
        """The places of the search in a row."""
        first = bisect_right(self._hits, row.start, key=lambda hit: hit.end)
        return self._hits[first : bisect_left(self._hits, row.end, key=lambda hit: hit.start)]

    def _standing_out(self, marks: Sequence[Mark]) -> Iterable[Span]:
        """Every stretch that looks unlike its neighbours: marks, the selection, the caret."""
        yield from (mark.span for mark in marks)
        if self.selection is not None:
            yield self.selection
        if self.has_focus:
            yield Span(self.caret, self.caret + 1)

    def _gutter(
        self, source: Source, start: int, marks: Sequence[Mark], current: bool
    ) -> list[Segment]:
        line = bisect_left(source.line_starts, start)
        first = line < len(source.line_starts) and source.line_starts[line] == start
        number = str(line + 1)[-4:] if first else ""
        sign = GUTTER_MARKS.get(marks[-1].kind, " ") if marks else " "
        shown = f"{number:>{GUTTER - 2}}{sign}"
        segments = [Segment(shown, self._look("gutter-current" if current else "gutter"))]
        if len(shown) < GUTTER:
            bar = self.has_focus and not self.has_title
            look = "title-focused" if bar else "gutter-current" if current else "gutter"
            segments.append(Segment("|" if bar else " ", self._look(look)))
        return segments

    def _look(self, name: str) -> Style:
        return styles(self.app.theme)[name]
