"""Who has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def has_keys(part: QWidget) -> bool:
    """Return whether the keys go to something in this part of a window."""
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)
