"""What functions of the domain and the services take is typed: Any says nothing to whoever calls them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.rules.source import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = ("domain", "services")
# Values by the names of fields or keys, each of a type of its own: the table of fields says which.
BY_NAME = frozenset({"Mapping[str, Any]", "dict[str, Any]"})
# The driver ships no types; it is met below these layers only.
DRIVERS: frozenset[str] = frozenset()


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.arg]:
    given = function.args
    yield from (*given.posonlyargs, *given.args, *given.kwonlyargs)
    yield from (each for each in (given.vararg, given.kwarg) if each is not None)


def says_any(annotation: ast.expr) -> bool:
    """Whether an annotation says Any, other than of values by name."""
    if ast.unparse(annotation) in BY_NAME:
        return False
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return says_any(ast.parse(annotation.value, mode="eval").body)
    if isinstance(annotation, ast.Name | ast.Attribute):
        return ast.unparse(annotation).rpartition(".")[2] == "Any"
    return any(says_any(part) for part in ast.iter_child_nodes(annotation) if isinstance(part, ast.expr))


def _found(source: str) -> list[str]:
    return [
        f"{function.name}({parameter.arg})"
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for parameter in _parameters(function)
        if parameter.annotation is not None and says_any(parameter.annotation)
    ]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_parameter_is_any(layer: str) -> None:
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {each}"
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        for each in _found(path.read_text("utf-8"))
    }
    assert found == DRIVERS


@pytest.mark.parametrize(
    ("parameter", "is_any"),
    [
        ("x: Any", True),
        ("x: typing.Any", True),
        ("*x: Any", True),
        ("**x: Any", True),
        ("x: 'Any'", True),
        ("x: Sequence[Any]", True),
        ("x: tuple[Any, ...] | None", True),
        ("x: Callable[[Any], bool]", True),
        ("x: list[dict[str, Any]]", False),
        ("x: Mapping[str, Any] | None", False),
        ("x: Mapping[Any, str]", True),
        ("x: AnyStr", False),
        ("x: object", False),
        ("x", False),
    ],
)
def test_any_is_found_wherever_it_stands(parameter: str, is_any: bool) -> None:
    assert bool(_found(f"class A:\n    async def f(self, {parameter}): ...")) is is_any
