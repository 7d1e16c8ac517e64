"""What the system, SQLite or a format says of a file, as one of few kinds that have words.

Their own sentences are English, and of use to those who mend programs only. ``Trouble.of`` tells
the kind of whatever was raised; ``parser.wording.trouble_words`` says it in either language.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Self

_OF_SYSTEM = {
    "ENOENT": "not_there",
    "EEXIST": "taken",
    "EACCES": "denied",
    "EPERM": "denied",
    "EROFS": "read_only",
    "ENOSPC": "full",
    "EDQUOT": "quota",
    "EFBIG": "too_large",
    "EIO": "disk",
    "EISDIR": "folder",
    "ENOTDIR": "no_folder",
    "ENAMETOOLONG": "long_name",
    "ELOOP": "link_loop",
    "EMFILE": "many_open",
    "ENFILE": "many_open",
    "ENOMEM": "memory",
    "EBUSY": "busy",
    "ETXTBSY": "busy",
    "EAGAIN": "busy",
    "EXDEV": "other_disk",
    "ENODEV": "gone",
    "ENXIO": "gone",
    "ESTALE": "gone",
    "ENOTCONN": "gone",
    "EHOSTDOWN": "gone",
    "EHOSTUNREACH": "gone",
    "ETIMEDOUT": "gone",
    "EBADF": "closed",
    "EPIPE": "closed",
}
_OF_SQLITE = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CANTOPEN": "unopened",
    "SQLITE_PERM": "denied",
    "SQLITE_AUTH": "denied",
    "SQLITE_IOERR": "disk",
    "SQLITE_FULL": "full",
    "SQLITE_TOOBIG": "too_large",
    "SQLITE_NOMEM": "memory",
    "SQLITE_CORRUPT": "pages",
    "SQLITE_NOTADB": "no_database",
    "SQLITE_SCHEMA": "tables",
}


class Trouble(str):
    """Words that are not ours, and which kind of trouble they tell of.

    As a text it is those words. ``kind`` is empty where they are of no known kind; ``facts``
    are what the words of that kind need besides.
    """

    kind: str
    facts: Mapping[str, str | int]

    def __new__(cls, text: object, kind: str = "", **facts: str | int) -> Self:
        made = super().__new__(cls, text)
        made.kind, made.facts = kind, facts
        return made

    @classmethod
    def of(cls, error: BaseException) -> Trouble:
        """What was raised; an error that was raised with a ``Trouble`` is that one."""
        if error.args and isinstance(error.args[0], Trouble):
            return error.args[0]
        match error:
            case OSError():
                name = errno.errorcode.get(error.errno or 0, "")
                return cls(error.strerror or error, _OF_SYSTEM.get(name, ""))
            case UnicodeError():
                return cls(error, "no_text")
            case MemoryError():
                return cls(error, "memory")
        # ``SQLITE_IOERR_READ`` is one of the kind ``SQLITE_IOERR``.
        primary = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
        return cls(error, _OF_SQLITE.get(primary, ""))


def as_fact(detail: object) -> str:
    """A detail as a reason may hold it: a trouble as it is, all else as text."""
    return detail if isinstance(detail, Trouble) else str(detail)
