"""The weights and thresholds of the parser, found in its syntax trees, and who uses them.

A weight is a number that decides something: one that a module or a class gives a name, one that
a parameter has by itself, and a bare one within a function, which should have a name. None are
0, 1, 2 and -1 without a name of their own, the place of an item (``row[3]``), keys, code points
and bits (written in hexadecimal), and the sizes of caches, which change no result. Zero has no
quarter to be moved by.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

_PLAIN = frozenset(("0", "1", "2", "0.0", "1.0"))
_LONGEST_NAME = 60
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Weight:
    """A number of a module: the ``nth`` number of its tree, in the order of ``ast.walk``.

    ``value`` is without its sign. ``users`` are the functions whose doing it may change, as
    ``parser/reading.py::read``. A ``bare`` one has no name and is told by what it stands in.
    ``compared`` says that a bare one stands in a comparison. One of ``speed`` changes no
    result, as the comment on its line says: ``# speed only: why``.
    """

    path: str
    line: int
    name: str
    value: int | float
    nth: int
    bare: bool
    compared: bool = False
    speed: bool = False
    users: frozenset[str] = frozenset()

    def shifted(self) -> tuple[int | float, int | float]:
        """The value a quarter lower and a quarter higher; a whole number moves by one at least."""
        if isinstance(self.value, float):
            return self.value * 0.75, self.value * 1.25
        step = max(1, round(self.value / 4))
        return self.value - step, self.value + step


class _Names(NamedTuple):
    """What a module names: in each of its functions, in what each of its own names is made of,
    and what it has from other modules (its name here → module and name there).
    """

    in_function: Mapping[str, frozenset[str]]
    in_name: Mapping[str, frozenset[str]]
    imported: Mapping[str, tuple[str, str]]


def weights(root: Path, wanted: Iterable[Path]) -> list[Weight]:
    """The weights of some modules of the parser below ``root``, in the order of their text."""
    sources = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in (root / "parser").rglob("*.py")
    }
    names = {path: _names(ast.parse(source)) for path, source in sources.items()}
    return [
        replace(weight, users=_users(path, owner, names))
        for path in sorted({path.relative_to(root).as_posix() for path in wanted})
        for weight, owner in weights_of(sources[path], path)
    ]


def weights_of(source: str, path: str) -> list[tuple[Weight, str]]:
    """The weights of a module, each with the name or the function of the module that has it."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    lines = source.splitlines()
    found = []
    for nth, number in enumerate(numbers(tree)):
        above = list(_above(number, parents))
        if not number.value or _is_none(number, above, source):
            continue
        name, owner, bare = _called(number, above)
        if name:
            speed = "# speed only: " in lines[number.lineno - 1]
            compared = bare and any(isinstance(node, ast.Compare) for node, _ in above)
            weight = Weight(path, number.lineno, name, number.value, nth, bare, compared, speed)
            found.append((weight, owner))
    return sorted(found, key=lambda each: (each[0].line, each[0].nth))


class Number(ast.Constant):
    """A constant that is a number; for the types only."""

    value: int | float


def numbers(tree: ast.Module) -> Iterator[Number]:
    """The numbers of a module in the order by which weights count them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            yield node  # type: ignore[misc]


def _above(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Iterator[tuple[ast.AST, ast.AST]]:
    """What a node stands in, from the innermost on, each with its child on that way."""
    while node in parents:
        yield parents[node], node
        node = parents[node]


def _is_none(number: Number, above: list[tuple[ast.AST, ast.AST]], source: str) -> bool:
    for node, child in above:
        if isinstance(node, ast.Subscript) and child is node.slice:
            return not isinstance(child, ast.Slice)
        if isinstance(node, ast.Dict) and child in node.keys:
            return True
        if isinstance(node, ast.Call) and _name(node.func) == "lru_cache":
            return True
        if not isinstance(node, ast.UnaryOp):
            break
    if any(isinstance(node, ast.Call) and _name(node.func) == "lru_cache" for node, _ in above):
        return True
    return (ast.get_source_segment(source, number) or "").startswith("0x")


def _called(number: Number, above: list[tuple[ast.AST, ast.AST]]) -> tuple[str, str, bool]:
    """The name of a number, the name or function that has it, and whether it is bare."""
    scopes = [node for node, _ in above if isinstance(node, (*_FUNCTIONS, ast.ClassDef))]
    scope = ".".join(node.name for node in reversed(scopes))
    plain = repr(number.value) in _PLAIN
    inside = next((pair for pair in above if isinstance(pair[0], _FUNCTIONS)), None)
    if inside is not None:
        function, child = inside
        parameter = _parameter(function, above) if isinstance(child, ast.arguments) else ""
        if plain:
            return "", scope, False
        if parameter:
            return f"{scope}({parameter})", scope, False
        return f"{scope}: {_excerpt(above)}", scope, True
    assigned = (node for node, _ in above if isinstance(node, ast.Assign | ast.AnnAssign))
    statement = next(assigned, None)
    if statement is None:
        return ("" if plain else _excerpt(above)), scope, True
    target = _target(statement, number)
    own = bool(target)
    owner = ast.unparse(
        statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    )
    if plain and (scopes or not own):
        return "", owner, False
    name = target or f"{owner}{_key(above)}"
    return ".".join(filter(None, (scope, name))), scope or target or owner, False


def _key(above: list[tuple[ast.AST, ast.AST]]) -> str:
    """The key under which a number stands in a mapping."""
    for node, child in above:
        if isinstance(node, ast.Dict) and child in node.values:
            key = node.keys[node.values.index(child)]
            return f"[{ast.unparse(key)}]" if key is not None else ""
    return ""


def _target(statement: ast.Assign | ast.AnnAssign, number: Number) -> str:
    """The name that a number alone is given, by itself or in a row of names."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    pairs = [(target, statement.value)]
    if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
        pairs = list(zip(target.elts, statement.value.elts, strict=True))
    for name, value in pairs:
        alone = value.operand if isinstance(value, ast.UnaryOp) else value
        if alone is number:
            return ast.unparse(name)
    return ""


def _parameter(function: ast.AST, above: list[tuple[ast.AST, ast.AST]]) -> str:
    assert isinstance(function, _FUNCTIONS)
    given = function.args
    plain = [*given.posonlyargs, *given.args]
    pairs: list[tuple[ast.arg, ast.expr]] = list(
        zip(plain[len(plain) - len(given.defaults) :], given.defaults, strict=True)
    )
    named = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    pairs += [(name, default) for name, default in named if default]
    on_the_way = {child for _, child in above}
    return next((name.arg for name, default in pairs if default in on_the_way), "")


def _excerpt(above: list[tuple[ast.AST, ast.AST]]) -> str:
    """What a bare number stands in: the largest expression that is short enough to print."""
    text = ""
    for node, _ in above:
        if not isinstance(node, ast.expr | ast.Slice | ast.keyword):
            break
        longer = ast.unparse(node)
        if text and len(longer) > _LONGEST_NAME:
            break
        text = longer
    return text


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions of a module and the methods of its classes, by their names in it."""
    for node in tree.body:
        if isinstance(node, _FUNCTIONS):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, _FUNCTIONS):
                    yield f"{node.name}.{part.name}", part


def _names(tree: ast.Module) -> _Names:
    in_name: dict[str, frozenset[str]] = {}
    imported = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for part in ast.walk(target):
                    if name := _name(part):
                        in_name[name] = in_name.get(name, frozenset()) | _named_in(node.value)
        elif isinstance(node, ast.ClassDef):
            in_name[node.name] = _named_in(node)
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and each.module:
            for alias in each.names:
                imported[alias.asname or alias.name] = (each.module, alias.name)
    in_function = {name: _named_in(function) for name, function in functions(tree)}
    return _Names(in_function, in_name, imported)


def _named_in(node: ast.AST) -> frozenset[str]:
    return frozenset(filter(None, map(_name, ast.walk(node))))


def _users(path: str, owner: str, names: Mapping[str, _Names]) -> frozenset[str]:
    """The functions that a name or function of a module reaches: those that use it, or what is
    made of it, there or where it is imported.
    """
    first = names[path].in_function
    users = {f"{path}::{owner}"} if owner in first else set()
    users |= {f"{path}::{name}" for name in first if name.startswith(f"{owner}.")}
    waiting = [] if owner in first else [(path, owner)]
    known = set(waiting)
    while waiting:
        at, name = waiting.pop()
        reached = [(at, other) for other, used in names[at].in_name.items() if name in used]
        users |= {f"{at}::{other}" for other, used in names[at].in_function.items() if name in used}
        module = at.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for other, theirs in names.items():
            for here, (source, there) in theirs.imported.items():
                if (source, there) == (module, name):
                    reached.append((other, here))
                elif f"{source}.{there}" == module:
                    users |= {
                        f"{other}::{each}"
                        for each, used in theirs.in_function.items()
                        if {here, name} <= used
                    }
        waiting += [each for each in reached if each not in known]
        known.update(reached)
    return frozenset(users)
