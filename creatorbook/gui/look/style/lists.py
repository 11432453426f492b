"""Rows of lists that have no delegate of their own, and the headings of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionHeader, QStyleOptionViewItem

from creatorbook.gui.look.style.paint import (
    FOCUSED,
    NO_BRUSH,
    OVER,
    SELECTED,
    has_ring,
    look_of,
    mirrored,
    paint_box,
    paint_ring,
    pen,
)
from creatorbook.gui.look.theme.current import colour, density, scaled
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.roles import RADIUS_CONTROL

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QWidget

_HEADING = 32
_AIR = 12
_PAINTED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
_POPUP = Qt.WindowType.Popup
# Qt names the arrow by its tip under a heading, we by where the larger values are.
_ASCENDING = QStyleOptionHeader.SortIndicator.SortDown
_NO_ARROW = QStyleOptionHeader.SortIndicator.None_


def _is_popup(widget: QWidget | None) -> bool:
    """Return whether the list drops from a field: its rows are rounded and stand away from the edge."""
    return widget is not None and bool(widget.window().windowFlags() & _POPUP == _POPUP)


def _is_calendar(widget: QWidget | None) -> bool:
    return widget is not None and widget.objectName() == "qt_calendar_calendarview"


def paint_row_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the ground of a row, and the ring in it."""
    bits = option.state.value
    if not bits & (SELECTED | OVER | FOCUSED):
        return
    rounded = look_of(widget) == "nav" or _is_popup(widget) or _is_calendar(widget)
    ground = "hover" if not bits & SELECTED else "card" if look_of(widget) == "nav" else "selection"
    area = option.rect.adjusted(3, 0, -3, 0) if _is_popup(widget) else option.rect
    if bits & (SELECTED | OVER):
        if rounded:
            edge = "hairline" if ground == "card" else ""
            paint_box(painter, area, ground, edge)
        else:
            painter.fillRect(area, colour(ground))
    if has_ring(bits) and not _is_popup(widget):
        paint_ring(painter, area, RADIUS_CONTROL if rounded else 0)


def without_ground(option: QStyleOption, widget: QWidget | None) -> QStyleOptionViewItem:
    """Return the option of a row whose ground is painted: what is left are its mark, its picture and its words."""
    row = cast("QStyleOptionViewItem", option)
    row.state &= ~_PAINTED
    if look_of(widget) == "nav":
        # What cannot be chosen there is the head of a group, and is read.
        row.palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, colour("text_muted"))
    air = _padding(widget)
    row.rect = row.rect.adjusted(air, 0, -air, 0)
    return row


def _padding(widget: QWidget | None) -> int:
    if _is_calendar(widget):
        # Two digits have no more room than that.
        return 0
    return 8 if look_of(widget) == "nav" or _is_popup(widget) else 5


def measure_row(size: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a row, from the size that Qt would give it."""
    air = _padding(widget)
    high = size.height() + 14 if look_of(widget) == "nav" else max(size.height(), density().row - 4)
    return QSize(size.width() + 2 * air, high)


def paint_heading(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the heading of a column: the one that the rows are ordered by has an arrow and the accent."""
    del widget
    head = cast("QStyleOptionHeader", option)
    area = head.rect
    painter.fillRect(area, colour("card_alt"))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colour("hairline"))
    ordered = head.sortIndicator != _NO_ARROW
    ink = "accent" if ordered else "text" if head.state.value & OVER else "text_muted"
    inner = area.adjusted(_AIR, 0, -_AIR, 0)
    room = inner.width() - (16 if ordered else 0)
    words = head.fontMetrics.elidedText(head.text, Qt.TextElideMode.ElideRight, room)
    width = head.fontMetrics.horizontalAdvance(words)
    right = bool(head.textAlignment & Qt.AlignmentFlag.AlignRight)
    start = inner.right() - width - (16 if ordered else 0) + 1 if right else inner.left()
    painter.setPen(colour(ink))
    painter.setFont(font("small", bold=True))
    place = mirrored(head, QRect(start, area.top(), width + 1, area.height() - 1))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    if ordered:
        spot = mirrored(head, QRect(start + width + 4, area.top(), 12, area.height() - 1))
        _paint_arrow(painter, QRectF(spot).center(), ink, up=head.sortIndicator == _ASCENDING)


def _paint_arrow(painter: QPainter, middle: QPointF, role: str, *, up: bool) -> None:
    painter.setPen(pen(role, 1.5))
    painter.setBrush(NO_BRUSH)
    sign = -1 if up else 1
    tip = middle + QPointF(0, sign * 4)
    painter.drawLine(middle - QPointF(0, sign * 4), tip)
    painter.drawPolyline([tip + QPointF(-3, -sign * 3), tip, tip + QPointF(3, -sign * 3)])


def paint_heading_rest(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint what lies beside the last heading."""
    del widget
    area = option.rect
    painter.fillRect(area, colour("card_alt"))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colour("hairline"))


def measure_heading(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a heading with its arrow."""
    del contents, widget
    head = cast("QStyleOptionHeader", option)
    return QSize(head.fontMetrics.horizontalAdvance(head.text) + 2 * _AIR + 16, scaled(_HEADING))
