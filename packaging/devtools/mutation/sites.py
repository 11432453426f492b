"""Finding what can be changed in a module, and changing it."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A limit that is off by one, and the opposite of what has an opposite.
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_NUMBER_CLASSES = {"Decimal", "Fraction"}


@dataclass(frozen=True)
class Mutant:
    """One change to one module: which bytes give way to which text, and how to show it to a person.

    `module` is a path from the project's folder with slashes; `line` counts from 1; `text` is that line, stripped.
    """

    module: str
    line: int
    text: str
    begin: int
    end: int
    before: str
    after: str

    @property
    def change(self) -> str:
        """Return the change on one line: what stood there, an arrow, and what stands there instead."""
        return f"{' '.join(self.before.split())} → {self.after}"

    def apply(self, source: bytes) -> bytes:
        """Return the module's source with the change made."""
        return source[: self.begin] + self.after.encode() + source[self.end :]


def find_mutants(module: str, source: bytes) -> list[Mutant]:
    """Return every mutant of a module, in the order of the source."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    found = []
    for node, replacement in _Changes().of(ast.parse(source)):
        if node.end_lineno is None or node.end_col_offset is None:
            continue
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        text = ast.unparse(replacement)
        after = text if isinstance(replacement, ast.Constant) else f"({text})"
        shown = lines[node.lineno - 1].decode().strip()
        found.append(Mutant(module, node.lineno, shown, begin, end, source[begin:end].decode(), after))
    return sorted(found, key=lambda mutant: (mutant.begin, mutant.end, mutant.after))


class _Changes(ast.NodeVisitor):
    """Goes through a module and collects what to put in place of which expression.

    Annotations, decorators and imports for the type checker decide nothing while the program runs, and texts are not
    rules; inside f-strings Python 3.11 does not know the places.
    """

    def __init__(self) -> None:
        self._found: list[tuple[ast.expr, ast.expr]] = []

    def of(self, tree: ast.Module) -> list[tuple[ast.expr, ast.expr]]:
        self.visit(tree)
        return self._found

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Leave f-strings alone."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(part)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)

    def visit_match_case(self, node: ast.match_case) -> None:
        for part in (*filter(None, [node.guard]), *node.body):
            self.visit(part)

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" in ast.unparse(node.test) or "__name__" in ast.unparse(node.test):
            return
        self._negate(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        if not isinstance(node.test, ast.Constant):
            self._negate(node.test)
            self.visit(node.test)
        for part in (*node.body, *node.orelse):
            self.visit(part)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._negate(test)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for index, operator in enumerate(node.ops):
            changed = copy.deepcopy(node)
            changed.ops[index] = _COMPARISONS[type(operator)]()
            self._found.append((node, changed))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self._found.append((node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._found.append((node, node.operand))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._found.append((node, ast.Constant(not node.value)))
        elif isinstance(node.value, int | float):
            self._found.append((node, ast.Constant(node.value + 1)))

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _NUMBER_CLASSES:
            self._found.extend(_numbers(node))
        self.generic_visit(node)

    def _negate(self, test: ast.expr) -> None:
        """Add the opposite of a condition, unless one of its own changes is the opposite already."""
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and not isinstance(test.ops[0], _ORDERED):
            return
        if not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
            self._found.append((test, ast.UnaryOp(ast.Not(), test)))


def _numbers(call: ast.Call) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield one more in place of each number that a call such as Decimal("0.40") is given as text."""
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            try:
                more = Decimal(argument.value) + 1
            except InvalidOperation:
                continue
            yield argument, ast.Constant(str(more))
