"""No wall clock decides a test outside tests/bench: work is counted, and what waits only guards against hanging."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.growth import assert_linear, count_calls
from tests.rules.source import Module, dotted, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOCKS = {"perf_counter", "monotonic", "time", "process_time", "thread_time"}
STOPWATCHES = {"QElapsedTimer", "timeit"}
# The wait of a hang guard, in seconds for a process and in milliseconds for Qt.
SHORTEST_WAIT = 30
WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed", "waitCallback"}


def reads_a_clock(node: ast.AST) -> bool:
    """Return whether a call of the time module's clocks is somewhere below."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            room, _dot, name = dotted(call.func).rpartition(".")
            if name.removesuffix("_ns") in CLOCKS and room in {"time", ""}:
                return True
    return False


def scopes(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the module and each function of it."""
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def timed_names(scope: ast.AST) -> set[str]:
    """Return the names that hold what a clock told: given by one, or by a name that was, or kept in a list."""
    timed: set[str] = set()

    def from_a_clock(node: ast.AST) -> bool:
        return reads_a_clock(node) or any(
            dotted(part) in timed for part in ast.walk(node) if isinstance(part, ast.expr)
        )

    known = -1
    while known < len(timed):
        known = len(timed)
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if from_a_clock(node.value):
                    timed |= {name for target in targets if (name := dotted(target))}
            elif isinstance(node, ast.Call) and dotted(node.func).endswith(".append") and from_a_clock(node):
                timed.add(dotted(node.func).removesuffix(".append"))
            elif isinstance(node, ast.FunctionDef) and any(
                isinstance(part, ast.Return) and part.value is not None and from_a_clock(part.value)
                for part in ast.walk(node)
            ):
                timed.add(node.name)
    return timed


def verdicts(module: Module) -> Iterator[str]:
    """Yield the lines where a clock, or what one has told, is compared or asserted."""
    if "time" not in {name.partition(".")[0] for name in module.imports()}:
        return
    for scope in scopes(module.tree):
        timed = timed_names(scope)
        for node in ast.walk(scope):
            if isinstance(node, ast.Assert | ast.Compare) and (
                reads_a_clock(node)
                or any(dotted(part) in timed for part in ast.walk(node) if isinstance(part, ast.Name | ast.Attribute))
            ):
                yield f"line {node.lineno}"


def stopwatches(module: Module) -> Iterator[str]:
    """Yield the other clocks that a module brings in."""
    yield from (name for name in module.imports() if name.rpartition(".")[2] in STOPWATCHES)


def short_waits(module: Module) -> Iterator[str]:
    """Yield the lines where a wait would turn into a verdict about speed."""
    for name, call in module.calls():
        shortest = SHORTEST_WAIT * (1_000 if name.rpartition(".")[2] in WAITS else 1)
        for keyword in call.keywords:
            value = keyword.value
            told = value.value if keyword.arg == "timeout" and isinstance(value, ast.Constant) else None
            if isinstance(told, int | float) and told < shortest:
                yield f"line {call.lineno}"


def found_by(source: str) -> list[str]:
    source = f"import time\n{source}"
    module = Module("x.py", source, ast.parse(source))
    return [*verdicts(module), *stopwatches(module), *short_waits(module)]


def test_no_test_is_decided_by_a_clock() -> None:
    found = {
        module.path: hits
        for module in modules("tests")
        if not module.path.startswith("tests/bench/")
        and (hits := sorted({*verdicts(module), *stopwatches(module), *short_waits(module)}))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "assert time.perf_counter() - begun < 2",
        "def f():\n    begun = time.monotonic()\n    took = time.monotonic() - begun\n    assert took < 2",
        "from time import process_time\nif process_time() > 5: raise AssertionError",
        "def f():\n    def took():\n        return time.time() - 1\n    short = took()\n    assert short < 5",
        "def f():\n    spent = []\n    spent.append(time.perf_counter_ns())\n    assert sorted(spent)[0] < 5",
        "class A:\n    def f(self):\n        self.slowest = time.monotonic()\n        assert self.slowest < 3",
        "from PySide6.QtCore import QElapsedTimer",
        "import timeit",
        "qtbot.waitUntil(lambda: True, timeout=5000)",
        "subprocess.run([], timeout=10)",
    ],
)
def test_the_rule_bites(source: str) -> None:
    assert found_by(source)


@pytest.mark.parametrize(
    "source",
    [
        "clock.time() < end",
        "time.sleep(rng.random() * longest)",
        "qtbot.waitUntil(lambda: True, timeout=60_000)",
        "subprocess.run([], timeout=PATIENCE)",
        "def f():\n    begun = time.monotonic()\n    return time.monotonic() - begun",
    ],
)
def test_the_rule_leaves_alone_what_decides_nothing(source: str) -> None:
    assert found_by(source) == []


def test_the_same_work_makes_the_same_calls() -> None:
    assert count_calls(lambda: [len("a"), len("b"), len("c")]) == count_calls(lambda: [len("a")]) + 2
    assert len({count_calls(lambda: sorted("cab", key=str.lower)) for _again in range(5)}) == 1


def test_what_grows_with_the_square_is_told() -> None:
    assert_linear(lambda size: [len(str(number)) for number in range(size)], 4_000)
    with pytest.raises(AssertionError, match="calls at"):
        assert_linear(lambda size: [len("") for _row in range(size) for _column in range(size)], 400)
