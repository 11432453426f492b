"""The shade over a window while something lies above it, with the shadow of what does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.elevation import paint_elevated
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Scrim(QWidget):
    """Covers the window that it is made in, follows its size, and lets no click and no drop through to it.

    The ground and the shadow of the widget `above`, which lies over it in the same window, are painted on it.
    """

    def __init__(self, window: QWidget, above: QWidget | None = None) -> None:
        super().__init__(window)
        self._above = above
        # Where nothing takes what is dropped, Qt goes on to the window below.
        self.setAcceptDrops(True)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        if above is not None:
            above.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window, and what lies above it."""
        kind = event.type()
        if kind == QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._above:
            self.update()
        return super().eventFilter(watched, event)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Shade what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("scrim"))
        if self._above is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_elevated(painter, self._above.geometry(), "dialog", "raised")
        painter.end()
