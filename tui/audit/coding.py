"""How an action stands in the log: a kind and a JSON object of its fields.

What is read may come from a damaged file or from anybody: every field is held against its type.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from parser.findings import Cause, Severity
from parser.forms import Address
from parser.report import Meaning, Number, Span
from tui.audit.events import KINDS, Action, CellChange, Event, FindingRef, Noted, kind_of

_MOST_DIGITS = 4000
"""Of a figure: what is printed in a cell may be long, but must be written in bounded time."""
_MOST_BITS = (10**_MOST_DIGITS).bit_length()
_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(action: Action) -> str:
    """The action as JSON; ``decode`` gives it back."""
    return packed(_plain(action))


def packed(value: object) -> str:
    """JSON as it stands in the log: the same value gives the same text."""
    return _packed(value)


def decode(kind: str, payload: str) -> Action:
    """The action of that kind; raises ``ValueError`` for what no version here has written."""
    try:
        payload.encode("utf-8")  # half a character pair could be stored nowhere
        return _action(kind, json.loads(payload))
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"{kind}: {payload[:80]}") from error


def _plain(value: object) -> object:
    match value:
        case Event():
            return {
                "id": value.id,
                "at": value.at.isoformat(),
                "auditor": value.auditor,
                "kind": kind_of(value.action),
                "action": _plain(value.action),
            }
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return [_plain(item) for item in value]
        case str() | int() | None:
            return value
        case _:
            return {name: _plain(getattr(value, name)) for name in _names(type(value))}


def _names(type_: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(type_))


def _action(kind: str, data: Mapping[str, Any]) -> Action:
    type_: Callable[..., Action] = KINDS[kind]
    if "finding" in data and data["finding"] is None and type_ is not Noted:
        raise ValueError(kind)  # only a note may be about no finding
    return type_(**{name: _field(name, data[name]) for name in _names(KINDS[kind])})


def _field(name: str, data: Any) -> Any:
    return _READERS[name](data) if name in _READERS else _text(data)


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(data)
    data.encode("utf-8")
    return data


def _whole(data: Any) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise TypeError(data)
    return data


def _value(data: Any) -> Number | None:
    if data is None:
        return None
    if not isinstance(data, dict):
        whole = _whole(data)
        if whole.bit_length() > _MOST_BITS:
            raise ValueError("too many digits")
        return whole
    number = Decimal(_text(data["decimal"]))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > _MOST_DIGITS:
        raise ValueError(data)
    return number


def _change(data: Mapping[str, Any]) -> CellChange:
    mark = data.get("mark", "")  # logs of before it was kept have none
    return CellChange(
        Address(_text(data["cell"])),
        _text(data["printed"]),
        _value(data["value"]),
        Meaning(data["meaning"]),
        _text(mark),
    )


def _finding(data: Any) -> FindingRef | None:
    if data is None:
        return None
    cells = tuple(Address(_text(cell)) for cell in data["cells"])
    return FindingRef(_text(data["id"]), _text(data["rule"]), cells)


def _place(data: Any) -> str | Span:
    if isinstance(data, list):
        start, end = map(_whole, data)
        return Span(start, end)
    return _text(data)


def _event(data: Mapping[str, Any]) -> Event:
    at = datetime.fromisoformat(data["at"])
    if at.utcoffset() is None:
        raise ValueError(data["at"])
    name = _text(data["id"]) if "id" in data else str(_whole(data["number"]))
    return Event(name, at, _text(data["auditor"]), _action(data["kind"], data["action"]))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "change": _change,
    "changes": lambda data: tuple(map(_change, data)),
    "finding": _finding,
    "severity": Severity,
    "cause": lambda data: None if data is None else Cause(data),
    "on": _place,
    "by": _whole,
    "events": lambda data: tuple(map(_event, data)),
}
"""What makes a field again from JSON, where it is no text; a field of one name has one type in
every action."""
