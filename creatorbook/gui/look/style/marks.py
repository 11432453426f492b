"""What is ticked, chosen or switched on: check boxes, radio buttons, switches."""

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
_SWITCH, _SWITCH_HEIGHT = 32, 18


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
    """Paint a check box with its words, or a switch with them."""
    if widget is not None and widget.property("look") == "switch":
        _paint_whole(cast("QStyleOptionButton", option), painter, _paint_switch, _SWITCH, _SWITCH_HEIGHT / 2)
    else:
        _paint_whole(cast("QStyleOptionButton", option), painter, _paint_check, SIDE, RADIUS_CHIP)


def paint_radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a radio button with its words."""
    del widget
    _paint_whole(cast("QStyleOptionButton", option), painter, _paint_radio, SIDE, SIDE / 2)


def _paint_switch(painter: QPainter, area: QRect, bits: int) -> None:
    box = QRect(0, 0, _SWITCH, _SWITCH_HEIGHT)
    box.moveCenter(area.center())
    round_end = _SWITCH_HEIGHT / 2
    on = bool(bits & ON)
    if not bits & ENABLED:
        paint_box(painter, box, "card_alt", "hairline_strong", round_end)
        knob = "disabled"
    elif on:
        paint_box(painter, box, "accent", "accent", round_end)
        knob = "accent_text"
    else:
        paint_box(painter, box, "hover" if bits & OVER else "field", "field_border", round_end)
        knob = "field_border"
    painter.setPen(NO_PEN)
    painter.setBrush(colour(knob))
    across = box.right() + 1 - round_end if on else box.left() + round_end
    painter.drawEllipse(QPointF(across, QRectF(box).center().y()), 5.5, 5.5)


def _paint_whole(
    option: QStyleOptionButton,
    painter: QPainter,
    paint_mark: Callable[[QPainter, QRect, int], None],
    width: int,
    radius: float,
) -> None:
    area, bits = option.rect, option.state.value
    mark = mirrored(option, QRect(area.left() + _AROUND, area.top(), width, area.height()))
    paint_mark(painter, mark, bits)
    if has_ring(bits):
        high = _SWITCH_HEIGHT if width == _SWITCH else SIDE
        ring = QRectF(0, 0, width + 2 * _AROUND, high + 2 * _AROUND)
        ring.moveCenter(QRectF(mark).center())
        paint_ring(painter, ring, radius + _AROUND)
    if option.text:
        painter.setBrush(NO_BRUSH)
        painter.setPen(colour("text" if bits & ENABLED else "disabled"))
        room = mirrored(option, area.adjusted(_AROUND + width + _GAP, 0, 0, 0))
        flags = near_side(option) | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextShowMnemonic.value
        painter.drawText(room, flags, option.text)


def measure_mark(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a check box, a radio button or a switch with its words."""
    button = cast("QStyleOptionButton", option)
    del contents
    width = _SWITCH if widget is not None and widget.property("look") == "switch" else SIDE
    words = button.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, button.text)
    room = _GAP + words.width() if button.text else _AROUND
    high = _SWITCH_HEIGHT if width == _SWITCH else SIDE
    return QSize(_AROUND + width + room, max(words.height(), 2 * _AROUND + high))
