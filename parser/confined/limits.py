"""What a process that reads a file may take."""

from __future__ import annotations

import sys

MOST_MEMORY = 320_000_000
"""Bytes: with the program that asks (some 100 MB) and the file itself below 500 MB together.
A report of a hundred pages with pictures takes 120 MB."""

MOST_SECONDS = 5.5
"""Of processor time: as many pages as 60, where each takes a tenth of a second."""

MOST_WAITED = 10.0 if sys.platform == "win32" else 120.0
"""Seconds by the clock. Where the system limits the processor time of a process they only end
one that takes none: on a machine that does ten things at once a sound file takes ten times its
own."""

OUT_OF_MEMORY = 77
"""The exit status of a process that found itself too large, where the system keeps no limit."""
