"""The window asks a kind's row what it is like; it compares no kind with the name of one."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.fields.kinds import KINDS
from tests.rules.source import Module, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a kind is held in: a name or attribute, a property, the first part of a record.
ABOUT_A_KIND = re.compile(r"kind|record|subject|table")
COMPARED = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def kind_comparisons(module: Module) -> Iterator[str]:
    """Yield every comparison of a kind with the name of one, and every match of one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, COMPARED) for op in node.ops):
            sides = [node.left, *node.comparators]
            if not any(ABOUT_A_KIND.search(ast.unparse(side)) for side in sides if not names_a_kind(side)):
                continue
        elif isinstance(node, ast.MatchValue):
            sides = [node.value]
        else:
            continue
        if any(names_a_kind(side) for side in sides):
            yield f"{module.path}:{sides[0].lineno}: {ast.unparse(node)}"


def names_a_kind(side: ast.expr) -> bool:
    """Whether it is the name of a kind, or a collection with one written out."""
    parts = side.elts if isinstance(side, ast.Tuple | ast.Set | ast.List) else [side]
    return any(isinstance(part, ast.Constant) and part.value in KINDS for part in parts)


def test_the_window_compares_no_kind_with_a_name() -> None:
    assert [found for module in modules("creatorbook/gui") for found in kind_comparisons(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        'if kind == "deal": pass',
        'hidden = record.kind != "note"',
        'if kind in ("deal", "brand"): pass',
        'if "gift" == self._record[0]: pass',
        'match kind:\n    case "post": pass',
    ],
)
def test_comparisons_are_seen(source: str) -> None:
    assert list(kind_comparisons(Module("creatorbook/gui/made.py", source, ast.parse(source))))


def test_other_comparisons_may_be() -> None:
    source = 'if side != "terms" and kind in ABOUT and name == "title" and KINDS["deal"].page == page: pass'
    assert list(kind_comparisons(Module("creatorbook/gui/made.py", source, ast.parse(source)))) == []
