"""What the window remembers about itself: a small door, so that a file, a test or nothing can stand behind it."""

from __future__ import annotations

from typing import Any, Protocol


class Store(Protocol):
    """Keeps values by name: text, numbers, yes or no, lists and dicts of these."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value kept under the name, or the default."""

    def set(self, name: str, value: Any) -> None:
        """Keep the value under the name."""


class MemoryStore:
    """Keeps values for as long as it lives: tests, and a window that is to remember nothing."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value kept under the name, or the default."""
        return self._values.get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Keep the value under the name."""
        self._values[name] = value
