"""What a table names as "module:Class" below the window's package, imported when it is first needed."""

from __future__ import annotations

import importlib


def load(path: str) -> type:
    """Import the module of a path and return its class."""
    module, _separator, name = path.partition(":")
    found: type = getattr(importlib.import_module(f"creatorbook.gui.{module}"), name)
    return found
