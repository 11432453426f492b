"""A painted list that is as high as what it holds: the panel around it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QSizePolicy

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import generation
from creatorbook.gui.rows.view import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from creatorbook.gui.rows.model import Index

_NARROWEST = 120


class WholeList(RowList):
    """Shows all of its entries; the wheel and the keys move the panel that it stands in."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("look", "plain")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By width, for one edition of the entries and of the look: layouts ask many times before they settle.
        self._high: dict[int, int] = {}
        self._high_of = (-1, -1)
        height = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        height.setHeightForWidth(True)
        self.setSizePolicy(height)

    @guard_override
    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines its words take."""
        return True

    @guard_override
    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        edition = (self.rows.edition, generation())
        if self._high_of != edition:
            self._high_of, self._high = edition, {}
        if width not in self._high:
            entries = map(self.rows.entry, range(self.rows.rowCount()))
            self._high[width] = sum(self._painter.height_at(entry, width) for entry in entries)
        return self._high[width]

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as its lines are at the width that it has."""
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Never narrower than a word, never lower than its lines."""
        return self.sizeHint()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
            self.updateGeometry()

    @guard_override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel around it scrolls."""
        event.ignore()

    @guard_override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002  Qt's signature
    ) -> None:
        """Let the panel around it show a line that the keys went to."""
        if not self.hasFocus():
            return
        line = self.visualRect(index)
        above = self.parentWidget()
        while above is not None:
            inner = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and inner is not None:
                for edge in (line.bottomLeft(), line.topLeft()):
                    place = self.viewport().mapTo(inner, QPoint(edge))
                    above.ensureVisible(place.x(), place.y(), 0, 4)
            above = above.parentWidget()
