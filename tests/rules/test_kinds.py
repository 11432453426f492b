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
MAKERS = {"frozenset", "set"}
# A dictionary that names as many kinds says of each what its row could say.
FEW = 1
# Sets and dictionaries of kinds that no row could hold, by file and what they name.
REASONED = {
    "creatorbook/gui/contracts/deals.py: brand contract": "tables that a deal's line is read from besides its own",
}
COMPARED = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def kind_comparisons(module: Module) -> Iterator[str]:
    """Yield every comparison of a kind with the name of one, and every match of one."""
    for node in module.nodes:
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


def kind_tables(module: Module) -> Iterator[str]:
    """Yield every set that names a kind, and every dictionary whose keys name several, by what they name."""
    for node in module.nodes:
        named = _kinds_among(_members(node))
        if len(named) > (FEW if isinstance(node, ast.Dict) else 0):
            yield f"{module.path}: {' '.join(sorted(named))}"


def _members(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Set):
        return node.elts
    if isinstance(node, ast.Dict):
        return [key for key in node.keys if key is not None]
    made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS
    if made and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Tuple | ast.List):
        return node.args[0].elts
    return []


def _kinds_among(parts: list[ast.expr]) -> set[str]:
    return {str(part.value) for part in parts if isinstance(part, ast.Constant) and part.value in KINDS}


def test_the_window_keeps_no_table_of_kinds_beside_theirs() -> None:
    found = {found for module in modules("creatorbook/gui") for found in kind_tables(module)}
    assert found == set(REASONED)


@pytest.mark.parametrize(
    "source",
    [
        '_PARTIES = frozenset({"creator", "brand"})',
        '_PARTIES = frozenset(("creator", "street"))',
        'if tables & {"contract"}: pass',
        '_TELL = {"deal": _deal, "gift": _gift}',
    ],
)
def test_tables_of_kinds_are_seen(source: str) -> None:
    assert list(kind_tables(Module("creatorbook/gui/made.py", source, ast.parse(source))))


def test_other_tables_may_be() -> None:
    source = (
        'state = {"sizes": 1, "deal": 2}\nwords = {"late", "soon"}\nsections = (("payment", 1), ("deliverable", 2))'
    )
    assert list(kind_tables(Module("creatorbook/gui/made.py", source, ast.parse(source)))) == []


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
