"""Run by PySide's importer in the place of one of its modules, which then waits until something of it is asked for.

Nobody imports this under its own name: see quick_pyside.
"""

from __future__ import annotations

from creatorbook.gui.frame.early.quick_pyside import fill_module


def __getattr__(name: str) -> object:
    return fill_module(__name__, name)
