"""JSON text from plain values, with decimals as the exact numbers they are.

The standard library can write a ``Decimal`` only as a string or, through a float, with other
digits; a printed figure must come out as it is printed. So what holds no decimal goes through
the standard library whole, and only what holds one is put together here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from json import JSONEncoder
from json.encoder import encode_basestring


class _HoldsDecimal(Exception):
    """The value cannot be left to the standard library."""


def _refuse(value: object) -> object:
    if isinstance(value, Decimal):
        raise _HoldsDecimal
    raise TypeError(f"no JSON for {type(value).__name__}")


_encode = JSONEncoder(ensure_ascii=False, default=_refuse, check_circular=False).encode


def json_line(value: object) -> str:
    """The value on one line, for JSON Lines."""
    # Most values by far are these: a report has two hundred cells of seven values.
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is int:
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    try:
        return _encode(value)
    except _HoldsDecimal:
        if isinstance(value, Mapping):
            pairs = (f"{_encode(key)}: {json_line(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list | tuple):
            return f"[{', '.join(map(json_line, value))}]"
        raise


def json_page(value: object) -> str:
    """The value over several lines, lists of plain values on one, ending with a newline."""
    return f"{_block(value, 0)}\n"


def _block(value: object, depth: int) -> str:
    if value is None or isinstance(value, str | int):
        return json_line(value)
    if isinstance(value, list | tuple):
        if not any(isinstance(item, Mapping) for item in value):
            return f"[{', '.join(map(json_line, value))}]"
        between, end = f",\n{'  ' * (depth + 1)}", f"\n{'  ' * depth}"
        items = [_block(item, depth + 1) for item in value]
        return f"[{between[1:]}{between.join(items)}{end}]"
    if isinstance(value, Mapping) and value:
        between, end = f",\n{'  ' * (depth + 1)}", f"\n{'  ' * depth}"
        pairs = [
            f"{encode_basestring(key)}: {_block(item, depth + 1)}" for key, item in value.items()
        ]
        return f"{{{between[1:]}{between.join(pairs)}{end}}}"
    return json_line(value)
