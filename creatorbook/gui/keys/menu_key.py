"""Shift+F10 opens the menu of what has the focus, as the menu key does that many keyboards do not have.

Qt leaves it to the system, and on Linux nobody does it. Only the widget with the focus is watched: a filter on the
whole application would have every event of every object pass through Python.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from creatorbook.gui.desk.guard import guard_override


class MenuKeyFilter(QObject):
    """Sends what the menu key would send to the widget that has the focus."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_moved)

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn Shift+F10 into the wish for a menu, at the place of the cursor or of the current line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F10 or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        if not isinstance(watched, QWidget):
            return False
        cursor = watched.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = (QRectF(cursor).toRect() if isinstance(cursor, QRect | QRectF) else watched.rect()).center()
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, watched.mapToGlobal(place), Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(watched, asked)
        return True
