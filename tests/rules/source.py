"""The project's own source, parsed and walked through once, for tests that look at it."""

from __future__ import annotations

import ast
import gc
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "creatorbook"


@dataclass(frozen=True)
class Module:
    """One file: its path below the root, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, as ast.walk finds them."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def _calls(self) -> tuple[tuple[str, ast.Call], ...]:
        return tuple((dotted(node.func), node) for node in self.nodes if isinstance(node, ast.Call))

    @cached_property
    def _imports(self) -> tuple[str, ...]:
        found: list[str] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found += (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        return tuple(found)

    def calls(self) -> tuple[tuple[str, ast.Call], ...]:
        """Return every call with its dotted name ("os.open", ".open" on anything that is not a plain name)."""
        return self._calls

    def imports(self) -> tuple[str, ...]:
        """Return the full name of every module and name imported."""
        return self._imports


def dotted(node: ast.expr) -> str:
    """Return "a.b.c" for a name with attributes; what is no name at its root is left out (".c")."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        root = dotted(node.value)
        return f"{root}.{node.attr}"
    return ""


@cache
def modules(folder: str = "creatorbook") -> tuple[Module, ...]:
    """Return every Python file below a folder of the checkout."""
    # Trees are millions of objects and no garbage.
    gc.disable()
    try:
        return tuple(_parsed(path) for path in sorted((ROOT / folder).rglob("*.py")))
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@cache
def _parsed(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))
