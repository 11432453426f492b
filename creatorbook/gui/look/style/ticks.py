"""What is ticked or chosen: check boxes and radio buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt

from creatorbook.gui.look.style.paint import (
    ENABLED,
    HALF,
    NO_BRUSH,
    NO_PEN,
    ON,
    OVER,
    has_ring,
    mirrored,
    near_side,
    paint_box,
    paint_ring,
    paint_tick,
    pen,
)
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.roles import RADIUS_CHIP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QStyleOptionButton, QWidget

SIDE = 16
# Around a mark, for the ring and the gap that keep what is chosen and what has the focus apart.
_AROUND = 4
_GAP = 8
BESIDE = _AROUND + SIDE + _GAP
"""What stands before the words, in pixels."""


def paint_check_mark(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the square of a check box."""
    del widget
    _paint_check(painter, option.rect, option.state.value)


def _paint_check(painter: QPainter, area: QRect, bits: int) -> None:
    box = QRect(0, 0, SIDE, SIDE)
    box.moveCenter(area.center())
    chosen = bits & (ON | HALF)
    if not bits & ENABLED:
        paint_box(painter, box, "card_alt", "hairline_strong", RADIUS_CHIP)
    elif chosen:
        paint_box(painter, box, "accent", "accent", RADIUS_CHIP)
    else:
        paint_box(painter, box, "hover" if bits & OVER else "field", "field_border", RADIUS_CHIP)
    ink = "accent_text" if bits & ENABLED else "disabled"
    if bits & ON:
        paint_tick(painter, box, ink)
    elif bits & HALF:
        painter.setPen(pen(ink, 2))
        middle = QRectF(box).center()
        painter.drawLine(middle - QPointF(3.5, 0), middle + QPointF(3.5, 0))


def paint_radio_mark(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the circle of a radio button."""
    del widget
    _paint_radio(painter, option.rect, option.state.value)


def _paint_radio(painter: QPainter, area: QRect, bits: int) -> None:
    box = QRectF(0, 0, SIDE, SIDE)
    box.moveCenter(QRectF(area).center())
    if not bits & ENABLED:
        fill, edge = "card_alt", "hairline_strong"
    elif bits & ON:
        fill, edge = "accent", "accent"
    else:
        fill, edge = "hover" if bits & OVER else "field", "field_border"
    painter.setPen(pen(edge))
    painter.setBrush(colour(fill))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    if bits & ON:
        painter.setPen(NO_PEN)
        painter.setBrush(colour("accent_text" if bits & ENABLED else "disabled"))
        painter.drawEllipse(box.center(), 3, 3)


def paint_check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a check box with its words."""
    del widget
    _paint_whole(cast("QStyleOptionButton", option), painter, _paint_check, RADIUS_CHIP)


def paint_radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a radio button with its words."""
    del widget
    _paint_whole(cast("QStyleOptionButton", option), painter, _paint_radio, SIDE / 2)


def _paint_whole(
    option: QStyleOptionButton,
    painter: QPainter,
    paint_mark: Callable[[QPainter, QRect, int], None],
    radius: float,
) -> None:
    area, bits = option.rect, option.state.value
    mark = mirrored(option, QRect(area.left() + _AROUND, area.top(), SIDE, area.height()))
    paint_mark(painter, mark, bits)
    if has_ring(bits):
        ring = QRectF(0, 0, SIDE + 2 * _AROUND, SIDE + 2 * _AROUND)
        ring.moveCenter(QRectF(mark).center())
        paint_ring(painter, ring, radius + _AROUND)
    if option.text:
        painter.setBrush(NO_BRUSH)
        painter.setPen(colour("text" if bits & ENABLED else "disabled"))
        room = mirrored(option, area.adjusted(BESIDE, 0, 0, 0))
        wrapped = Qt.TextFlag.TextShowMnemonic.value | Qt.TextFlag.TextWordWrap.value
        flags = near_side(option) | Qt.AlignmentFlag.AlignVCenter.value | wrapped
        painter.drawText(room, flags, option.text)


def measure_mark(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a check box or a radio button with its words."""
    button = cast("QStyleOptionButton", option)
    del contents, widget
    words = button.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, button.text)
    room = _GAP + words.width() if button.text else _AROUND
    return QSize(_AROUND + SIDE + room, max(words.height(), 2 * _AROUND + SIDE))
