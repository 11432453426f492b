"""What a table names as "module:name" below the window's package, imported when it is first needed."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def load(path: str) -> type:
    """Import the module of a path and return its class."""
    module, _separator, name = path.partition(":")
    found: type = getattr(importlib.import_module(f"creatorbook.gui.{module}"), name)
    return found


@cache
def load_function(path: str) -> Callable[..., Any]:
    """Import the module of a path and return its function."""
    module, _separator, name = path.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(f"creatorbook.gui.{module}"), name)
    return found
