"""How an action stands in the log: a kind and a JSON object of its fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from parser.findings import Cause, Severity
from parser.report import Meaning, Span
from tui.audit.events import KINDS, Action, CellChange, Event, FindingRef, kind_of


def encode(action: Action) -> str:
    """The action as JSON; ``decode`` gives it back."""
    return json.dumps(_plain(action), ensure_ascii=False, separators=(",", ":"))


def decode(kind: str, payload: str) -> Action:
    """The action of that kind; raises ``ValueError`` for what no version here has written."""
    try:
        return _action(kind, json.loads(payload))
    except (KeyError, TypeError, ArithmeticError) as error:
        raise ValueError(f"{kind}: {payload[:80]}") from error


def _plain(value: object) -> object:
    match value:
        case Event():
            return {
                "number": value.number,
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
    type_ = KINDS[kind]
    return type_(**{name: _READERS.get(name, _as_is)(data[name]) for name in _names(type_)})


def _as_is(data: Any) -> Any:
    return data


def _change(data: Mapping[str, Any]) -> CellChange:
    value = data["value"]
    if isinstance(value, dict):
        value = Decimal(value["decimal"])
    mark = data.get("mark", "")  # logs of before it was kept have none
    return CellChange(data["cell"], data["printed"], value, Meaning(data["meaning"]), mark)


def _event(data: Mapping[str, Any]) -> Event:
    at = datetime.fromisoformat(data["at"])
    return Event(data["number"], at, data["auditor"], _action(data["kind"], data["action"]))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "change": _change,
    "changes": lambda data: tuple(map(_change, data)),
    "finding": lambda data: data and FindingRef(data["id"], data["rule"], tuple(data["cells"])),
    "severity": Severity,
    "cause": lambda data: data and Cause(data),
    "on": lambda data: Span(*data) if isinstance(data, list) else data,
    "events": lambda data: tuple(map(_event, data)),
}
"""What makes a field again from JSON; a field of one name has one type in every action."""
