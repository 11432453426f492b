"""The line between the page and the inspector, by which the width of both is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


class _Hairline(QSplitterHandle):
    """One pixel, painted by hand: a sheet on the splitter would be one on all the pages in it."""

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("hairline"))
        painter.end()


class HairlineSplitter(QSplitter):
    """A splitter with a hairline between its parts."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.setHandleWidth(1)

    @guard_override
    def createHandle(self) -> QSplitterHandle:
        """Return the line."""
        return _Hairline(self.orientation(), self)
