"""Whether the keyboard focus is to be seen: after keys, not after clicks.

The widget with the focus is watched, and nothing else: a filter on the whole application would see every event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_by_keys = False


def is_by_keys() -> bool:
    """Return whether the last that was used is the keyboard."""
    return _by_keys


class FocusWatch(QObject):
    """Notes by what the focus came, and paints its ring when a key follows a click."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._on_moved)

    def _on_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is None:
            return
        now.installEventFilter(self)
        if now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._note(by_keys=True)
        elif QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._note(by_keys=False)

    def _note(self, *, by_keys: bool) -> None:
        global _by_keys  # noqa: PLW0603  there is one keyboard
        if by_keys is not _by_keys:
            _by_keys = by_keys
            if self._watched is not None:
                self._watched.update()

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys and clicks on the widget that has the focus."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._note(by_keys=True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._note(by_keys=False)
        return super().eventFilter(watched, event)
