"""A copy of the project in which a number can be moved, or every function made to tell its calls.

A number is moved in the text of its module: so it is moved wherever it is imported, worked into
another constant, or read by a process of its own.
"""

from __future__ import annotations

import ast
import builtins
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.mutants.weights import Weight, functions, numbers

_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
_CALLED = "functions_called"


class Scratch:
    """A copy of the project's files in a folder of its own, with ``shared`` beside it as before."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.root = folder / project.name
        self._written_so_far = 0
        shutil.copytree(project, self.root, ignore=_LEFT_OUT)
        shared = project.parent / "shared"
        if shared.is_dir():
            (folder / "shared").symlink_to(shared, target_is_directory=True)

    @contextmanager
    def shifted(self, weight: Weight, value: float) -> Iterator[None]:
        """The copy with one number moved."""
        path = self.root / weight.path
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        list(numbers(tree))[weight.nth].value = value
        with self._written(path, ast.unparse(tree)):
            yield

    @contextmanager
    def telling(self) -> Iterator[None]:
        """The copy whose parser tells which of its functions are called."""
        with ExitStack() as stack:
            for path in sorted((self.root / "parser").rglob("*.py")):
                name = path.relative_to(self.root).as_posix()
                text = _telling(path.read_text("utf-8"), name)
                stack.enter_context(self._written(path, text))
            yield

    @contextmanager
    def _written(self, path: Path, text: str) -> Iterator[None]:
        """The copy with another text of a module.

        Python knows by a file's time and length whether what it has compiled is still true: so
        every text has a second of its own, and the old one its old time.
        """
        kept, time = path.read_bytes(), int(path.stat().st_mtime)
        self._written_so_far += 1
        try:
            path.write_text(text, "utf-8")
            os.utime(path, (time, time + self._written_so_far))
            yield
        finally:
            path.write_bytes(kept)
            os.utime(path, (time, time))


def called() -> set[str]:
    """The functions called so far in this process, of a copy that tells them; to be emptied."""
    found: set[str] = builtins.__dict__.setdefault(_CALLED, set())
    return found


def _telling(text: str, path: str) -> str:
    tree = ast.parse(text)
    for name, function in functions(tree):
        told = ast.parse(f"__told__({f'{path}::{name}'!r})").body
        at = _after_docstring(function.body)
        function.body[at:at] = told
    at = _after_docstring(tree.body)
    while at < len(tree.body) and _is_future(tree.body[at]):
        at += 1
    begin = f"__told__ = __import__('builtins').__dict__.setdefault({_CALLED!r}, set()).add"
    tree.body[at:at] = ast.parse(begin).body
    return ast.unparse(ast.fix_missing_locations(tree))


def _after_docstring(body: list[ast.stmt]) -> int:
    first = body[0] if body else None
    return int(
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
