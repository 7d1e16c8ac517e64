"""Which reader takes a file, and what becomes of whatever it raises: one place for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from parser.budget import MOST_SECONDS, Cancelled, budgeted, spend
from parser.readers.extract import Extract
from parser.readers.kinds import KINDS

Progress = Callable[[int, int], None]
"""Told pages done and pages in all."""


def reader_of(kind: str) -> Callable[..., Extract]:
    """What reads files of that kind, imported only now; ``KeyError`` for one without a reader."""
    module = KINDS[kind].reader
    if module is None:
        raise KeyError(kind)
    extract: Callable[..., Extract] = import_module(module).extract
    return extract


def extracted(
    data: bytes,
    kind: str,
    progress: Progress | None = None,
    *,
    cancelled: Cancelled | None = None,
    seconds: float = MOST_SECONDS,
) -> Extract:
    """The text and cells of a file of that kind, by its reader, which is imported only now.

    Takes at most so many seconds of this thread's processor time, as far as the reader counts.
    Raises ``Unreadable`` for whatever a reader or the library below it raises.
    """
    with budgeted(cancelled, seconds):
        extract = reader_of(kind)(data, *([progress] if KINDS[kind].has_pages else []))
        spend("characters", len(extract.text))
        spend("cells", len(extract.boxes))
        return extract
