"""Reading and checking of 政府信息公开工作年度报告, without any screen.

``read`` turns a file into a ``Report``; ``check`` tells what is wrong with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.checking import check
    from parser.errors import Unreadable
    from parser.reading import read, read_bytes

__all__ = ["Unreadable", "check", "read", "read_bytes"]

_WHERE = {"Unreadable": "errors", "check": "checking", "read": "reading", "read_bytes": "reading"}


def __getattr__(name: str) -> object:
    """What the package offers, from its module, which is imported only when it is asked for.

    The process that reads a file can so be started before the rules are imported here.
    """
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"parser.{_WHERE[name]}"), name)
