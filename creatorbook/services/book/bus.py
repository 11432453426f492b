"""Changes, reported to the views that show them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One committed change: what was done, in words of the screen's language, and the ids touched by kind.

    `done` says it of what was just done, `foreign` is what another program did, `final` what can never be undone.
    """

    label: str
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    foreign: bool = False
    final: bool = False
    done: str = ""


class ChangeBus:
    """Passes change sets to its listeners, on the thread that made the change.

    A listener that fails must not undo work already committed: its error is passed to `sys.excepthook` and the others
    are still notified.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Add a listener; it is held strongly until unsubscribed."""
        with self._lock:
            self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[ChangeSet], None]) -> None:
        """Remove a listener; harmless when it is not there."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def publish(self, changes: ChangeSet) -> None:
        """Notify every listener."""
        import sys

        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001  one deaf listener must not silence the others
                sys.excepthook(type(error), error, error.__traceback__)
