"""The heads of a table's columns: one that is dragged shows where its column will stand, before it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView, QLabel

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.drop_target import DropStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QTableView


class ColumnHeads(QHeaderView):
    """The heads of a table; Qt moves the columns, the strip over the table says where to."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._held = -1
        self._strip: DropStrip | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the head under the pointer."""
        self._held = self.logicalIndexAt(event.position().toPoint())
        super().mousePressEvent(event)

    @guard_override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the place where a head that is dragged would come."""
        super().mouseMoveEvent(event)
        if self._is_moving() and self._held >= 0:
            self._frame(self._landing(event.position().toPoint().x()))

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the head go."""
        if self._strip is not None:
            self._strip.hide()
        self._held = -1
        super().mouseReleaseEvent(event)

    def _is_moving(self) -> bool:
        """Whether a head is dragged, and no edge: Qt holds its picture under the pointer then."""
        return any(each.isVisible() for each in self.viewport().findChildren(QLabel))

    def _landing(self, x: int) -> int:
        """Return the place of the column, from the left, where Qt puts the one that is held when it is let go here."""
        held, under = self.visualIndex(self._held), self.visualIndexAt(x)
        if under < 0 or under == held:
            return held
        logical = self.logicalIndex(under)
        middle = self.sectionViewportPosition(logical) + self.sectionSize(logical) // 2
        is_past = x < middle if self.isRightToLeft() else x > middle
        if under < held:
            return under + 1 if is_past else under
        return under if is_past else under - 1

    def _frame(self, place: int) -> None:
        """Frame what the column would cover: those between its place and the new one move up."""
        if self._strip is None:
            self._strip = DropStrip(self._table)
        name = str(self.model().headerData(self._held, Qt.Orientation.Horizontal))
        there, width = self.logicalIndex(place), self.sectionSize(self._held)
        left = self.sectionViewportPosition(there)
        if (place > self.visualIndex(self._held)) is not self.isRightToLeft():
            left += self.sectionSize(there) - width
        room = self._table.contentsRect()
        area = QRect(self.x() + left, room.top(), width, room.height()).intersected(room)
        words = (
            _("“{column}” stays here") if place == self.visualIndex(self._held) else _("Put “{column}” here")
        ).format(column=name)
        self._strip.say(words, area)
