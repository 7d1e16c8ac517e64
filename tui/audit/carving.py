"""Rows out of the bytes of a damaged SQLite file, page by page, without its tree.

SQLite keeps the rows of a table in leaf pages, each row as one record: the sizes of its columns,
then their values; what does not fit continues in a chain of other pages. A page that is whole
gives all its rows, whatever became of the pages that lead to it; in a page whose own head is
damaged, records are looked for at every place. What is found may be anything: the caller knows
true rows by their seals. The format is https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.audit.recognise import PAGE

_TABLE_LEAF = 0x0D
_FILE_HEAD = 100  # bytes of the first page before its own head
_PAGE_HEAD = 8
_MOST_LOCAL = PAGE - 35
"""Bytes of a record that stands whole in its leaf page."""
_LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23
_LONGEST_VARINT = 9
_MOST_COLUMNS = 32
_LONGEST = 16 * 1024 * 1024
"""Bytes of a record: none of ours is nearly as long, and no damage may ask for more."""
_WIDTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
"""Bytes of a value by its type; 8 and 9 are the numbers 0 and 1."""
_FIRST_TEXT = 13
# The head of a record of ours: its size, the row number (kept elsewhere), then a text of 32
# letters: the identity of an event, the seal of a report.
_RECORD = re.compile(rb"[\x08-\x20]\x00\x4d", re.DOTALL)
_BEFORE = range(2, 9)  # bytes that length and number of a row take before its record

Value = int | str | None


class CarvedRow(NamedTuple):
    """A record: its row number and the values of its columns."""

    number: int
    values: tuple[Value, ...]


def carve(data: bytes) -> Iterator[CarvedRow]:
    """Every record that can be made out; the same one may come more than once."""
    for start in range(0, len(data), PAGE):
        yield from _page(data, start)


def _page(data: bytes, start: int) -> Iterator[CarvedRow]:
    head = start + (_FILE_HEAD if start == 0 else 0)
    end = min(start + PAGE, len(data))
    if head + _PAGE_HEAD <= end and data[head] == _TABLE_LEAF:
        count = int.from_bytes(data[head + 3 : head + 5], "big")
        for at in range(head + _PAGE_HEAD, head + _PAGE_HEAD + 2 * min(count, PAGE // 2), 2):
            yield from _at(data, start + int.from_bytes(data[at : at + 2], "big"), end)
    # In every page: a row whose pointer alone is damaged stands there all the same.
    for match in _RECORD.finditer(data, start, end):
        for before in _BEFORE:
            yield from _at(data, match.start() - before, end, match.start())


def _at(data: bytes, at: int, end: int, record: int | None = None) -> Iterator[CarvedRow]:
    """The row at a place, where one can stand there (and its ``record`` just there)."""
    try:
        size, at = _varint(data, at, end)
        number, at = _varint(data, at, end)
        if record in (None, at):
            yield CarvedRow(number, _values(data, at, size, end))
    except (ValueError, IndexError):
        return


def _varint(data: bytes, at: int, end: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        if not 0 <= at < end:
            raise ValueError(at)
        byte = data[at]
        at += 1
        if place == _LONGEST_VARINT - 1:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at


def _values(data: bytes, start: int, size: int, end: int) -> tuple[Value, ...]:
    """The values of the record of ``size`` bytes that begins there."""
    types, at = _types(data, start, min(end, start + size))
    widths = [_width(type_) for type_ in types]
    if at - start + sum(widths) != size:
        raise ValueError(size)  # before any page is followed: chance hardly ever agrees
    rest = memoryview(_payload(data, start, size, end))[at - start :]
    values: list[Value] = []
    for type_, width in zip(types, widths, strict=True):
        values.append(_value(type_, bytes(rest[:width])))
        rest = rest[width:]
    return tuple(values)


def _types(data: bytes, start: int, end: int) -> tuple[list[int], int]:
    """The types of the columns, and where the head that holds them ends."""
    size, at = _varint(data, start, end)
    head_end = start + size
    if not at <= head_end <= end:
        raise ValueError(size)
    types = []
    while at < head_end:
        type_, at = _varint(data, at, head_end)
        types.append(type_)
        if len(types) > _MOST_COLUMNS:
            raise ValueError(len(types))
    return types, at


def _width(type_: int) -> int:
    if type_ in _WIDTHS:
        return _WIDTHS[type_]
    if type_ < _FIRST_TEXT or type_ % 2 == 0:
        raise ValueError(type_)  # no column of ours holds anything but whole numbers and texts
    return (type_ - _FIRST_TEXT) // 2


def _value(type_: int, data: bytes) -> Value:
    if type_ == 0:
        return None
    if type_ >= _FIRST_TEXT:
        return data.decode("utf-8")
    return type_ - 8 if not data else int.from_bytes(data, "big", signed=True)


def _payload(data: bytes, at: int, size: int, end: int) -> bytes:
    """The bytes of a record, with what continues on other pages."""
    if size > min(_LONGEST, len(data)):
        raise ValueError(size)
    local = size
    if size > _MOST_LOCAL:
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE - 4)
        if local > _MOST_LOCAL:
            local = _LEAST_LOCAL
    if at + local > end:
        raise ValueError(at)
    parts, left = [data[at : at + local]], size - local
    following = int.from_bytes(data[at + local : at + local + 4], "big")
    while left > 0:
        start = (following - 1) * PAGE
        part = data[start + 4 : start + 4 + min(left, PAGE - 4)] if start > 0 else b""
        if not part:
            raise ValueError(following)
        parts.append(part)
        left -= len(part)
        following = int.from_bytes(data[start : start + 4], "big")
    return b"".join(parts)
