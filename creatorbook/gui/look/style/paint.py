"""What all controls are painted with: states, boxes with an edge, the ring of the keyboard focus, small marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.theme.current import colour, generation
from creatorbook.gui.look.theme.roles import FOCUS, RADIUS_CONTROL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOption, QWidget

_State = QStyle.StateFlag
# As numbers: a flag of Python costs as much as a rectangle painted.
ENABLED, SUNKEN, OVER, ON, OFF, HALF, FOCUSED, SELECTED, ACTIVE = (
    flag.value
    for flag in (
        _State.State_Enabled,
        _State.State_Sunken,
        _State.State_MouseOver,
        _State.State_On,
        _State.State_Off,
        _State.State_NoChange,
        _State.State_HasFocus,
        _State.State_Selected,
        _State.State_Active,
    )
)
NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
_pens: dict[tuple[str, float], QPen] = {}
_pens_of = -1


def pen(role: str, width: float = 1) -> QPen:
    """Return a pen with round ends in the role's colour, kept until the theme changes."""
    global _pens_of  # noqa: PLW0603  a cache is of one theme
    if _pens_of != generation():
        _pens.clear()
        _pens_of = generation()
    found = _pens.get((role, width))
    if found is None:
        round_end, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        found = _pens[role, width] = QPen(colour(role), width, Qt.PenStyle.SolidLine, round_end, round_join)
    return found


def look_of(widget: QWidget | None) -> str:
    """Return the look that the widget was given, "" for none."""
    return (widget.property("look") or "") if widget is not None else ""


def has_ring(bits: int) -> bool:
    """Return whether the keyboard focus is there and came by keys."""
    return bool(bits & FOCUSED) and is_by_keys()


def paint_box(
    painter: QPainter, area: QRect | QRectF, fill: str, edge: str, radius: float = RADIUS_CONTROL, width: float = 1
) -> None:
    """Paint a rounded box with an edge inside the area; "" for no fill or no edge."""
    painter.setBrush(colour(fill) if fill else NO_BRUSH)
    box = QRectF(area)
    if edge:
        painter.setPen(pen(edge, width))
        half = width / 2
        box.adjust(half, half, -half, -half)
        radius -= half
    else:
        painter.setPen(NO_PEN)
    painter.drawRoundedRect(box, radius, radius)


def paint_ring(painter: QPainter, area: QRect | QRectF, radius: float = RADIUS_CONTROL) -> None:
    """Paint the ring of the keyboard focus along the inner edge of the area."""
    paint_box(painter, area, "", "focus", radius, FOCUS)


def paint_chevron(painter: QPainter, middle: QPointF, role: str, *, up: bool = False) -> None:
    """Paint the small angle that opens a list."""
    painter.setPen(pen(role, 1.75))
    painter.setBrush(NO_BRUSH)
    x, y = middle.x(), middle.y()
    rise = -2.0 if up else 2.0
    painter.drawPolyline([QPointF(x - 4, y - rise), QPointF(x, y + rise), QPointF(x + 4, y - rise)])


def paint_tick(painter: QPainter, box: QRect | QRectF, role: str) -> None:
    """Paint a tick into a square box."""
    square = QRectF(box)
    step = square.width() / 16
    painter.setPen(pen(role, 2 * step))
    painter.setBrush(NO_BRUSH)
    x, y = square.left(), square.top()
    points = ((4.2, 8.4), (6.9, 11.1), (11.8, 5.6))
    painter.drawPolyline([QPointF(x + across * step, y + down * step) for across, down in points])


def near_side(option: QStyleOption) -> int:
    """Return where words begin in their room, whatever the painter takes for the left."""
    turned = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
    return side.value | Qt.AlignmentFlag.AlignAbsolute.value


def mirrored(option: QStyleOption, part: QRect) -> QRect:
    """Return the part of the option's rectangle on the other side where the control is right to left."""
    return QStyle.visualRect(option.direction, option.rect, part)
