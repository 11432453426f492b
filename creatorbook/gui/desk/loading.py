"""What a table names as "module:name" below the window's package, imported when it is first needed, or in turns."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


class InTurns(QObject):
    """Imports modules on the main thread, one each turn of its event loop or every so many ms; `done()` comes then.

    What can be seen and pressed is painted and answers between two of them. Those that are there already take no turn.
    """

    done = Signal()

    def __init__(self, modules: Sequence[str], parent: QObject | None = None, *, every_ms: int = 0) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._import_next)

    @property
    def is_done(self) -> bool:
        """Whether all of them are there."""
        return not self._left

    @property
    def is_free(self) -> bool:
        """Whether a module may be imported now."""
        return True

    def begin(self) -> None:
        """Begin in the next turn; where nothing is left to import it is done at once."""
        self._left = [each for each in self._left if each not in sys.modules]
        if self.is_done:
            self.done.emit()
        else:
            self._timer.start()

    def _import_next(self) -> None:
        if not self.is_free:
            return
        module = self._left.pop(0)
        if self.is_done:
            self._timer.stop()
        try:
            importlib.import_module(module)
        finally:
            # What went wrong is reported; whoever needs the module in earnest says it again.
            if self.is_done:
                self.done.emit()
