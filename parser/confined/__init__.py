"""Reading files of strangers in a process of its own, which has limits and can be killed.

The process is started when it is first needed, kept for the next file, and given up after any
file that it could not read: what such a file left behind in it shall not meet another one.
"""

from pathlib import Path

from parser.confined.limits import ALONE, LARGE
from parser.confined.process import end, extract, get_ready

_KINDS = {".docx": "docx", ".pdf": "pdf", ".mht": "mht", ".mhtml": "mht"}


def get_ready_for(path: str) -> bool:
    """Start a process where the name of a file says that it will take one, and say whether."""
    file = Path(path)
    kind = _KINDS.get(file.suffix.lower())
    if kind is None or not file.is_file():
        return False
    get_ready(kind)
    return True


def is_read_alone(kind: str, size: int) -> bool:
    """Whether a file of that kind and so many bytes is read in a process of its own."""
    return kind in ALONE or (kind == "html" and size > LARGE)


__all__ = ["end", "extract", "get_ready", "get_ready_for", "is_read_alone"]
