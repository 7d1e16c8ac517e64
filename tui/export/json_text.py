"""JSON text from plain values, with decimals as the exact numbers they are.

The standard library can write a ``Decimal`` only as a string or, through a float, with other
digits; a printed figure must come out as it is printed. So what holds no decimal goes through
the standard library whole, and only what holds one is put together here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from json import JSONEncoder
from json.encoder import encode_basestring, encode_basestring_ascii

from parser.harmless import places_unseen


class _HoldsDecimal(Exception):
    """The value cannot be left to the standard library."""


def _refuse(value: object) -> object:
    if isinstance(value, Decimal):
        raise _HoldsDecimal
    raise TypeError(f"no JSON for {type(value).__name__}")


_encode = JSONEncoder(ensure_ascii=False, default=_refuse, check_circular=False).encode


def json_line(value: object) -> str:
    """The value on one line, for JSON Lines."""
    return _escaped(_line(value))


def _escaped(json: str) -> str:
    """JSON in which what a terminal would obey or hide is written as the escape that means it.

    No such character stands outside of a string, so the values stay what they are, and a lone
    half of a pair does not make the text one that cannot be encoded.
    """
    odd = places_unseen(json)
    if not odd:
        return json
    shown = list(json)
    for place in odd:
        shown[place] = encode_basestring_ascii(json[place])[1:-1]
    return "".join(shown)


def _line(value: object) -> str:
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
            pairs = (f"{_encode(key)}: {_line(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list | tuple):
            return f"[{', '.join(map(_line, value))}]"
        raise


def json_page(value: object) -> str:
    """The value over several lines, lists of plain values on one, ending with a newline."""
    return _escaped(f"{_block(value, 0)}\n")


def _block(value: object, depth: int) -> str:
    if value is None or isinstance(value, str | int):
        return _line(value)
    if isinstance(value, list | tuple):
        if not any(isinstance(item, Mapping) for item in value):
            return f"[{', '.join(map(_line, value))}]"
        between, end = f",\n{'  ' * (depth + 1)}", f"\n{'  ' * depth}"
        items = [_block(item, depth + 1) for item in value]
        return f"[{between[1:]}{between.join(items)}{end}]"
    if isinstance(value, Mapping) and value:
        between, end = f",\n{'  ' * (depth + 1)}", f"\n{'  ' * depth}"
        pairs = [
            f"{encode_basestring(key)}: {_block(item, depth + 1)}" for key, item in value.items()
        ]
        return f"{{{between[1:]}{between.join(pairs)}{end}}}"
    return _line(value)
