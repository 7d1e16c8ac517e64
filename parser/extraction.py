"""Which reader takes a file, and what becomes of whatever it raises: one place for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from parser.budget import MOST_SECONDS, Cancelled, budgeted, spend
from parser.readers.extract import Extract

Progress = Callable[[int, int], None]
"""Told pages done and pages in all."""


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
        reader = import_module(f"parser.readers.{kind}")
        arguments = (data, progress) if kind == "pdf" else (data,)
        extract: Extract = reader.extract(*arguments)
        spend("characters", len(extract.text))
        spend("cells", len(extract.boxes))
        return extract
