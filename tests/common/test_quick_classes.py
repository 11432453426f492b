"""Classes made quickly against those made the standard way: alike in all that a program can ask of them."""

from __future__ import annotations

import copy
import dataclasses
import os
import subprocess
import sys
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.quick import quick_classes as quick
from creatorbook.common.quick.late_modules import load_later
from tests.children import PATIENCE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD: Any = vars(dataclasses).get("_create_fn")


class Counted:
    """Counts how often it is compared and hashed."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counted) and other.value == self.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return f"<{self.value}>"


def plain() -> type[Any]:
    @dataclass
    class Made:
        """Made."""

        a: int
        b: list[int] = field(default_factory=list)

    return Made


def frozen() -> type[Any]:
    @dataclass(frozen=True)
    class Made:
        """Made."""

        a: int
        b: object = field(default=Counted(3), hash=False, compare=False, repr=False)

    return Made


def slotted() -> type[Any]:
    @dataclass(frozen=True, slots=True, order=True)
    class Made:
        """Made."""

        a: int
        b: str = "b"

    return Made


def inherited() -> type[Any]:
    @dataclass(frozen=True, slots=True)
    class Base:
        """Made."""

        a: int

    @dataclass(frozen=True, slots=True)
    class Made(Base):
        """Made."""

        b: tuple[int, ...] = ()

    return Made


def own() -> type[Any]:
    @dataclass(frozen=True, eq=False)
    class Made:
        """Made."""

        a: int
        b: str = "b"

        def __repr__(self) -> str:
            return "its own"

    return Made


def hashed() -> type[Any]:
    @dataclass(unsafe_hash=True, kw_only=True)
    class Made:
        """Made."""

        a: int
        b: int = 2

    return Made


def nothing() -> type[Any]:
    @dataclass(frozen=True, slots=True)
    class Made:
        """Made."""

    return Made


def _try(work: Callable[[], object]) -> object:
    try:
        return work()
    except Exception as error:  # noqa: BLE001  whatever it is, it is to be the same
        return type(error).__name__, str(error)


def facts(made: type[Any]) -> list[object]:
    """Return what can be asked of a class and of what it makes, in an order in which each function is first used."""
    given = {"a": 1} if fields(made) else {}
    one, same = made(**given), made(**given)
    other = replace(one, a=7) if given else None
    told: list[object] = [
        repr(one), one == same, one == other, one != same, one == 1, _try(lambda: one < same),
        _try(lambda: hash(one) == hash(same)),
        _try(lambda: made(1, 2, 3, 4)), _try(lambda: made(zzz=1)), _try(lambda: repr(made())),
        _try(lambda: setattr(one, "a", 5)), _try(lambda: setattr(one, "zzz", 5)), _try(lambda: delattr(one, "a")),
        _try(lambda: repr(one)), repr(other), _try(lambda: hash(other) is None),
        dataclasses.asdict(same), repr(copy.copy(same)), [each.name for each in fields(made)],
        made.__match_args__ if hasattr(made, "__match_args__") else None, made.__doc__,
        sorted(vars(made)),
    ]  # fmt: skip
    for name in ("__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__init__"):
        function = vars(made).get(name)
        told.append((name, getattr(function, "__qualname__", None), getattr(function, "__module__", None)))
    return told


@pytest.mark.parametrize("make", [plain, frozen, slotted, inherited, own, hashed, nothing])
def test_a_class_made_quickly_is_like_one_made_the_standard_way(make: Callable[[], type[Any]]) -> None:
    with quick.quick_classes():
        made = make()
    assert facts(made) == facts(make())
    # Once more, now that each function stands in its place.
    assert facts(made) == facts(make())


def test_a_function_that_waited_stands_in_its_place_after_its_first_call() -> None:
    with quick.quick_classes():
        made = slotted()
    waiting = vars(made)["__eq__"]
    assert made(1) == made(1)
    assert (vars(made)["__eq__"] is not waiting) == quick.is_known()


def test_outside_of_the_block_nothing_is_changed() -> None:
    with quick.quick_classes():
        assert (vars(dataclasses).get("_create_fn") is not STANDARD) == quick.is_known()
    assert vars(dataclasses).get("_create_fn") is STANDARD
    with pytest.raises(ZeroDivisionError), quick.quick_classes():
        raise ZeroDivisionError
    assert vars(dataclasses).get("_create_fn") is STANDARD


@pytest.mark.parametrize("version", [(3, 13), (3, 14), (3, 10)])
def test_a_python_that_it_was_not_compared_with_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with quick.quick_classes():
        assert vars(dataclasses).get("_create_fn") is STANDARD
    assert not quick.is_known()


_CHILD = """
import sys
early = [name for name in ("ast", "dis", "tokenize") if name in sys.modules]
from creatorbook.common.quick import late_modules, quick_classes
import dataclasses
assert [name for name in ("ast", "dis", "tokenize") if name in sys.modules] == early
waiting = sys.modules["inspect"]
assert (waiting.__name__, waiting.__spec__.name) == ("inspect", "inspect")
@dataclasses.dataclass
class Undocumented:
    a: int
from inspect import Parameter, signature
import inspect
assert waiting is not sys.modules["inspect"] is inspect
assert (signature is inspect.signature is waiting.signature) and Parameter is inspect.Parameter
assert str(inspect.signature(Undocumented)) == "(a: int) -> None"
late_modules.load_later("inspect")
assert sys.modules["inspect"] is inspect
try:
    waiting.no_such_name
except AttributeError as error:
    print(error)
"""


def test_what_reads_signatures_is_loaded_when_it_is_used_and_is_then_the_same_for_all() -> None:
    # What measures coverage loads the module itself.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CHILD], cwd=ROOT, capture_output=True, encoding="utf-8",
        timeout=PATIENCE, check=False, env=env,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "module 'inspect' has no attribute 'no_such_name'\n"


def test_a_module_that_is_not_there_is_not_put_there() -> None:
    load_later("creatorbook_no_such_module")
    assert "creatorbook_no_such_module" not in sys.modules
