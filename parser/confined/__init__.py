"""Reading files of strangers in a process of its own, which has limits and can be killed.

The process is started when it is first needed, kept for the next file, and given up after any
file that it could not read: what such a file left behind in it shall not meet another one.
"""

from pathlib import Path

from parser.confined.process import end, extract, get_ready
from parser.readers.kinds import is_read_alone, kind_by_name


def get_ready_for(path: str) -> bool:
    """Start a process where the name of a file says that it will take one, and say whether."""
    kind = kind_by_name(path)
    if kind is None or not is_read_alone(kind.name, 0) or not Path(path).is_file():
        return False
    get_ready(kind.name)
    return True


__all__ = ["end", "extract", "get_ready", "get_ready_for"]
