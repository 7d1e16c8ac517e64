"""The source text beside the table: wrapped, numbered, with the marks of the chosen cell.

Here is what keys and the mouse do; ``source_drawing`` draws a row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from parser.harmless import printable
from parser.report import Source, Span
from tui.looks import styles
from tui.widgets.scrolled import Scrolled
from tui.widgets.source_drawing import GUTTER, SourceDrawing
from tui.widgets.source_marks import Mark, strongest_of
from tui.widgets.wrapped_text import WrappedText

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
        self._rows = WrappedText("", (0,), 1)
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

    @property
    def total(self) -> int:
        return len(self._rows)

    @property
    def _room(self) -> int:
        return max(4, self.size.width - GUTTER)

    def _rewrap(self) -> None:
        """Wrap the text again for the current width."""
        self._strips.clear()
        if self._source is None or self.size.width == 0:
            return
        self._rows = WrappedText(self._text, self._source.line_starts, self._room)
        self._wrapped_at = self.size.width
        self.refresh()

    def on_resize(self) -> None:
        if self._source is None or self.size.width == self._wrapped_at:
            return
        place = self._rows.start_of(self.top)
        if len(self._text) <= _REWRAP_AT_ONCE or self._wrapped_at == 0:
            self._rewrap()
            self.scroll_lines(self._rows.row_of(place))
            self.reveal()
        else:
            self._strips.clear()
            self.set_timer(_REWRAP_DELAY, self._rewrap_if_needed)

    def _rewrap_if_needed(self) -> None:
        if self.size.width != self._wrapped_at:
            self._rewrap()
            self.scroll_lines(self.top)
            self.reveal()

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
                last = self._rows.row_of(max(mark.span.start, mark.span.end - 1))
                rows.update(range(self._rows.row_of(mark.span.start), last + 1))
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
        row, top, height = self._rows.row_of(offset), self.top, self.size.height
        if not top <= row < top + height:
            self.scroll_lines(row - height // 3)

    def _bring_beside(self, offset: int, other: int) -> None:
        """Scroll a place into view where the other one stays there too."""
        first, last = sorted((self._rows.row_of(offset), self._rows.row_of(other)))
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
        return self._rows.start_of(self.top) if strongest is None else strongest.span.start

    def go_to(self, offset: int) -> None:
        """Put the caret on a place and show it."""
        self._place(offset, select=False)

    def move(self, key: str, *, select: bool = False) -> None:
        """Move the caret: ``left right up down pageup pagedown home end first last``."""
        caret = self.caret
        row = self._rows.row_of(caret)
        if key == "left":
            caret -= 1
        elif key == "right":
            caret += 1
        elif key in ("home", "end"):
            span = self._rows.span_of(row)
            caret = span.start if key == "home" else span.end
        elif key in ("first", "last"):
            caret = 0 if key == "first" else len(self._text)
        else:
            by = {"up": -1, "down": 1, "pageup": -self.size.height, "pagedown": self.size.height}
            target = max(0, min(len(self._rows) - 1, row + by[key]))
            caret = self._rows.offset_at(target, self._rows.column_of(caret))
        self._place(max(0, min(len(self._text) - 1, caret)), select)

    def _place(self, caret: int, select: bool) -> None:
        before = {self._rows.row_of(self.caret)}
        if self.selection:
            before.update(
                range(
                    self._rows.row_of(self.selection.start),
                    self._rows.row_of(self.selection.end) + 1,
                )
            )
        anchor = self._anchor if self._anchor is not None else self.caret
        self._caret, self._anchor = caret, anchor if select else caret
        after = {self._rows.row_of(caret)}
        if self.selection:
            after.update(
                range(
                    self._rows.row_of(self.selection.start),
                    self._rows.row_of(self.selection.end) + 1,
                )
            )
        self._repaint(before | after)
        self._bring(caret)

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        row = event.y + self.top
        if self._source is None or not 0 <= row < len(self._rows):
            return None
        return self._rows.offset_at(row, max(0, event.x - GUTTER))

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
            self._repaint([self._rows.row_of(self.caret)])
        else:
            self._strips.clear()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.drawn_size.width
        row = y + self.top
        if self._source is None or row >= len(self._rows):
            return Strip.blank(width, styles(self.app.theme)["text"])
        strip = self._strips.get(row)
        if strip is None:
            strip = self._drawing(self._source).row(self._rows.span_of(row), width)
            self._strips[row] = strip
        return strip

    def _drawing(self, source: Source) -> SourceDrawing:
        return SourceDrawing(
            source,
            self._text,
            self._marks,
            self._hits,
            self.selection,
            caret=self.caret if self.has_focus else None,
            bar=self.has_focus and not self.has_title,
            writing=self._writing,
            styles=styles(self.app.theme),
        )
