"""Which public names of the product nothing but tests uses, found in its source."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from tests.rules.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rules.source import Module

USERS = ("creatorbook", "packaging", "migrations")
NAMED_BY_PATH = re.compile(r"([\w.]+):(\w+)")


@dataclass(frozen=True)
class Public:
    """One public function, class or constant of a module, or one method of a class ("Class.method")."""

    module: str
    name: str
    node: ast.stmt

    def __str__(self) -> str:
        return f"{self.module}:{self.name}"


def name_of(module: Module) -> str:
    """Return a file's dotted name ("creatorbook.common.text")."""
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _assigned(node: ast.stmt) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def publics(module: Module) -> Iterator[Public]:
    """Yield what a module offers to others: its top level, and the methods of its public classes."""
    where = name_of(module)
    for node in module.tree.body:
        names = [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else list(_assigned(node))
        yield from (Public(where, name, node) for name in names if not name.startswith("_"))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
                    yield Public(where, f"{node.name}.{part.name}", part)


@dataclass(frozen=True)
class _Names:
    """What the names of one module stand for: a module, or a name of one."""

    modules: dict[str, set[str]]
    members: dict[str, set[tuple[str, str]]]


@cache
def _known() -> frozenset[str]:
    return frozenset(name_of(module) for module in modules("creatorbook"))


@cache
def _imported(tree: ast.AST) -> _Names:
    # A set each: functions of one module may give the same name to different things.
    names = _Names(defaultdict(set), defaultdict(set))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in _known():
                    names.modules[alias.asname or alias.name].add(whole)
                else:
                    names.members[alias.asname or alias.name].add((node.module, alias.name))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                names.modules[alias.asname or alias.name].add(alias.name)
    return names


def _chain(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (root := _chain(node.value)):
        return f"{root}.{node.attr}"
    return ""


def _uses(module: Module) -> Iterator[tuple[str, str]]:
    """Yield (module, name) for each use of a top-level name, ("", name) for an attribute of anything."""
    where, names = name_of(module), _imported(module.tree)
    stack: list[tuple[ast.AST, str]] = [(node, "") for node in module.tree.body]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not inside:
            inside = node.name
        stack += [(child, inside) for child in ast.iter_child_nodes(node)]
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id in names.members:
                yield from names.members[node.id]
            elif node.id != inside:
                yield where, node.id
        elif isinstance(node, ast.Attribute):
            yield "", node.attr
            root, _, _last = _chain(node).rpartition(".")
            if root in names.modules:
                yield from ((found, node.attr) for found in names.modules[root])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if found := NAMED_BY_PATH.fullmatch(node.value):
                yield found[1], found[2]
            yield "", node.value


@cache
def used() -> frozenset[tuple[str, str]]:
    """Return every use in what is not a test, names that a package passes on followed to where they are made."""
    found = {use for folder in USERS for module in modules(folder) for use in _uses(module)}
    passed_on = {
        (name_of(module), name): members
        for module in modules("creatorbook")
        for name, members in _imported(module.tree).members.items()
    }
    waiting = list(found)
    while waiting:
        further = passed_on.get(waiting.pop(), set()) - found
        found |= further
        waiting += further
    return frozenset(found)


def _is_named(module: str, name: str) -> bool:
    """Return whether a table names the module, or the thing as "module:name", perhaps without its first folders."""
    uses = used()
    package = module.rpartition(".")[0]
    # What is loaded by the name of its module is reached as an attribute of it.
    if ("", name) in uses and (("", module) in uses or ("", f"{package}.") in uses):
        return True
    return any(member == name and path and f".{module}".endswith(f".{path.lstrip('.')}") for path, member in uses)


def _overrides(public: Public) -> bool:
    """Return whether it is called by a class from outside: of Qt, SQLAlchemy, ReportLab, the standard library."""
    owner, _dot, method = public.name.partition(".")
    made = [getattr(import_module(module), name) for module, name in ((public.module, owner), *_heirs(owner))]
    return any(
        method in vars(base) for each in made for base in each.__mro__ if not base.__module__.startswith("creatorbook")
    )


def _heirs(owner: str) -> Iterator[tuple[str, str]]:
    """Yield the classes that name this one among their bases: what is mixed in is called by what it is mixed into."""
    for module in modules("creatorbook"):
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and any(_chain(base).split(".")[-1] == owner for base in node.bases):
                yield name_of(module), node.name


def _is_mapped(public: Public) -> bool:
    """Return whether the class is a table of the book: its rows are read and written by the table's name."""
    return isinstance(public.node, ast.ClassDef) and any(
        name == "__tablename__" for part in public.node.body for name in _assigned(part)
    )


def unused() -> Iterator[Public]:
    """Yield every public name that no part of the product, its tools or its migrations uses."""
    uses = used()
    for module in modules("creatorbook"):
        for public in publics(module):
            owner, dot, method = public.name.partition(".")
            if dot:
                # Whose method it is cannot be told from the source: one use of the name counts for all of that name.
                action = method.removeprefix("do_")
                by_action = action != method and ("", action) in uses
                if ("", method) not in uses and not by_action and not _overrides(public):
                    yield public
            elif (public.module, owner) not in uses and not _is_named(public.module, owner) and not _is_mapped(public):
                yield public
