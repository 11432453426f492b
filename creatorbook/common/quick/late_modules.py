"""Modules of the standard library that wait: others import them, and seldom or never use anything of them."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def load_later(name: str, *functions: str) -> None:
    """Let a module of the standard library be loaded when something of it is used, rather than when it is imported.

    Some of its `functions` may be taken from it at once: it is loaded when one of them is called.
    """
    if name in sys.modules:
        return
    package, _dot, own_name = name.rpartition(".")
    parent = import_module(package) if package else None
    spec = PathFinder.find_spec(name, None if parent is None else parent.__path__)
    if spec is None:
        return
    waiting = ModuleType(name)
    waiting.__spec__, waiting.__file__ = spec, spec.origin

    def load(attribute: str) -> Any:  # noqa: ANN401  anything of a module
        if sys.modules.get(name) is waiting:
            sys.modules.pop(name, None)
        return getattr(import_module(name), attribute)

    def call_later(function: str) -> Callable[..., Any]:
        def call(*given: object, **named: object) -> Any:  # noqa: ANN401  whatever the function returns
            return load(function)(*given, **named)

        return call

    vars(waiting).update({function: call_later(function) for function in functions}, __getattr__=load)
    sys.modules[name] = waiting
    if parent is not None:
        setattr(parent, own_name, waiting)
