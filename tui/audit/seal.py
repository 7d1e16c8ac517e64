"""What makes one line of the store known again: its identity, and the seal over its text.

SQLite notices a torn page but not a changed character. The seal is a hash over everything that
a line says, so that no changed line is ever taken for a true one; it is no signature and does
not prove who wrote it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

LENGTH = 32
"""Hexadecimal digits of an identity, a seal and a digest."""

NOTHING = "0" * LENGTH
"""The digest of no lines."""

_TIME = 12  # digits of an identity that hold milliseconds: identities grow with time
_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ALL = (1 << 4 * LENGTH) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_identity(clock: int) -> str:
    """An identity that no other line has, on any machine; ``clock`` is in microseconds."""
    return _timed(clock, secrets.token_hex(LENGTH // 2))


def identity_of(clock: int, *parts: object) -> str:
    """The identity of a line that was written before lines had one: the same wherever it lies."""
    return _timed(clock, seal(*parts))


def _timed(clock: int, rest: str) -> str:
    return f"{clock // 1000:0{_TIME}x}"[-_TIME:] + rest[: LENGTH - _TIME]


def seal(*parts: object) -> str:
    """The seal over texts, numbers and ``None``, in their order."""
    text = _packed(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def digest(seals: Iterable[str], begin: str = NOTHING) -> str:
    """What a set of lines amounts to, in whatever order they came: one more, one less, is seen."""
    total = _number(begin)
    for each in seals:
        total ^= _number(each)
    return f"{total:0{LENGTH}x}"


def _number(text: object) -> int:
    """A damaged digest counts as none: it then agrees with no set of lines."""
    try:
        return int(str(text), 16) & _ALL
    except ValueError:
        return 0


def microseconds(at: datetime) -> int:
    """A time in microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)
