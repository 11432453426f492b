"""How a clause is painted in the tray: a grip to drag it by, a box to tick, its title, and what is special about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.rows.words import Fonts, elided_line

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from creatorbook.gui.lists.record_table import Index

CLAUSE_ROLE = int(Qt.ItemDataRole.UserRole)
NOTE_ROLE = CLAUSE_ROLE + 1
MOVABLE_ROLE = CLAUSE_ROLE + 2
_HEIGHT = 44
_GRIP, _BOX, _GAP = 20, 16, 8


def row_height() -> int:
    """Return how high a clause is at the size of texts in use, in pixels."""
    return scaled(_HEIGHT)


class ClauseDelegate(QStyledItemDelegate):
    """Paints one clause; a click on the box toggles the item's check state, as Space does."""

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        """One height for all."""
        return QSize(120, row_height())

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the grip, the box and the two lines."""
        area: QRect = option.rect
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_background(painter, area, option.state)
            if index.data(MOVABLE_ROLE):
                self._grip(painter, mirror_rect(painter, area, QRect(area.left(), area.top(), _GRIP, area.height())))
            checked = index.data(int(Qt.ItemDataRole.CheckStateRole))
            self._box(painter, _box(painter, area), checked, fixed=not _is_checkable(index))
            left = _GRIP + _BOX + 2 * _GAP
            inner = mirror_rect(painter, area, area.adjusted(left, 0, -_GAP, 0))
            fonts = Fonts.now()
            on = _is_on(checked)
            note = index.data(NOTE_ROLE) or ""
            title = index.data() or ""
            if not note:
                elided_line(painter, inner, title, fonts.body, "text" if on else "text_muted")
            else:
                half = area.height() // 2
                upper, lower = inner.adjusted(0, 3, 0, -half + 3), inner.adjusted(0, half - 3, 0, -3)
                elided_line(painter, upper, title, fonts.body, "text" if on else "text_muted")
                elided_line(painter, lower, note, fonts.small, "text_muted")
        finally:
            painter.restore()

    @guard_override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Let a click on the box turn the clause on or off."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and _is_checkable(index):
            box = _box_in(option.rect, option.direction)
            if box.adjusted(-_GAP, -_GAP, _GAP, _GAP).contains(event.position().toPoint()):
                on = _is_on(index.data(int(Qt.ItemDataRole.CheckStateRole)))
                state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
                return bool(model.setData(index, state, int(Qt.ItemDataRole.CheckStateRole)))
        return False

    def _paint_background(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        painter.setPen(colour("hairline"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                mirror_rect(painter, area, QRect(area.left(), area.top(), 3, area.height())), colour("focus")
            )

    def _grip(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("text_faint"))
        middle = area.center()
        for column in (-3, 3):
            for line in (-5, 0, 5):
                painter.drawEllipse(middle.x() + column, middle.y() + line - 1, 2, 2)

    def _box(self, painter: QPainter, box: QRect, checked: object, *, fixed: bool) -> None:
        on = _is_on(checked)
        fill = "field_border" if fixed else "accent"
        painter.setPen(QPen(colour(fill if on else "field_border"), 1.2))
        painter.setBrush(colour(fill) if on else colour("field"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(colour("accent_text"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(box.left() + 4, box.center().y() + 1, box.left() + 7, box.bottom() - 4)
            painter.drawLine(box.left() + 7, box.bottom() - 4, box.right() - 3, box.top() + 5)


def _is_on(checked: object) -> bool:
    # The role holds the enum where Python set it, and its number where Qt did.
    return checked in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)


def _is_checkable(index: Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _box_in(area: QRect, direction: Qt.LayoutDirection) -> QRect:
    box = QRect(area.left() + _GRIP, area.top() + (area.height() - _BOX) // 2, _BOX, _BOX)
    return QStyle.visualRect(direction, area, box)


def _box(painter: QPainter, area: QRect) -> QRect:
    return _box_in(area, painter.layoutDirection())
