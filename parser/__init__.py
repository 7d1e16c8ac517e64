"""Reading and checking of 政府信息公开工作年度报告, without any screen.

``read`` turns a file into a ``Report``; ``check`` tells what is wrong with it.
"""

from parser.check import check
from parser.errors import Unreadable
from parser.reading import read, read_bytes

__all__ = ["Unreadable", "check", "read", "read_bytes"]
