"""Modules of the standard library that wait: others import them, and seldom or never use anything of them."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType


def load_later(name: str) -> None:
    """Let a module of the standard library be loaded when something of it is used, rather than when it is imported."""
    if name in sys.modules:
        return
    spec = PathFinder.find_spec(name)
    if spec is None:
        return
    waiting = ModuleType(name)
    waiting.__spec__, waiting.__file__ = spec, spec.origin

    def load(attribute: str) -> object:
        if sys.modules.get(name) is waiting:
            sys.modules.pop(name, None)
        return getattr(import_module(name), attribute)

    vars(waiting)["__getattr__"] = load
    sys.modules[name] = waiting
