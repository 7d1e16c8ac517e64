"""What every action on an audit begins with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar


class _Refreshed(Protocol):
    def refresh(self) -> bool: ...


_Self = TypeVar("_Self", bound=_Refreshed)
_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")


def acting(
    method: Callable[Concatenate[_Self, _Given], _Done],
) -> Callable[Concatenate[_Self, _Given], _Done]:
    """An action works on what is in force now, also where another window wrote meanwhile."""

    @wraps(method)
    def act(self: _Self, /, *given: _Given.args, **named: _Given.kwargs) -> _Done:
        self.refresh()
        return method(self, *given, **named)

    return act
