"""The shade over a window while something lies above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Scrim(QWidget):
    """Covers the window that it is made in, and follows its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Shade what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("scrim"))
        painter.end()
