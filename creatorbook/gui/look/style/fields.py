"""What is typed into or chosen from: lines, boxes of text, combo boxes, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractSpinBox, QStyle

from creatorbook.gui.look.style.paint import ENABLED, FOCUSED, look_of, mirrored, near_side, paint_box, paint_chevron
from creatorbook.gui.look.theme.current import colour, density, scaled
from creatorbook.gui.look.theme.roles import FOCUS

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComboBox, QStyleOptionComplex, QStyleOptionFrame, QWidget

_PADDING = 10
_ARROW = 28
# A line without a box, which is read as a heading.
_BARE = 40
# What Qt leaves free on each side of a line of text, of its own.
_QT_MARGIN = 3
TEXT_MARGIN = _PADDING - _QT_MARGIN


def paint_field(painter: QPainter, area: QRect, bits: int, widget: QWidget | None) -> None:
    """Paint the box of a field: where one types the ring is seen after a click, too."""
    wrong = widget is not None and widget.property("wrong") == "true"
    if not bits & ENABLED:
        paint_box(painter, area, "card_alt", "hairline")
    elif bits & FOCUSED:
        paint_box(painter, area, "field", "danger" if wrong else "focus", width=FOCUS)
    else:
        paint_box(painter, area, "field", "danger" if wrong else "field_border")


def paint_line(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the box of a line of text; one inside another control has none."""
    if cast("QStyleOptionFrame", option).lineWidth <= 0 or look_of(widget) == "bare":
        return
    paint_field(painter, option.rect, option.state.value, widget)


def measure_line(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a line of text: as high as a control."""
    if look_of(widget) == "bare":
        return QSize(contents.width(), scaled(_BARE))
    if cast("QStyleOptionFrame", option).lineWidth <= 0:
        return contents
    return QSize(contents.width() + 2, density().control)


def paint_combo(option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the box and the angle of a combo box; its words are painted after it."""
    combo = cast("QStyleOptionComboBox", option)
    bits = combo.state.value
    typed = widget.focusProxy() if widget is not None and combo.editable else None
    if combo.editable and widget is not None and (typed or widget).hasFocus():
        bits |= FOCUSED
    if combo.frame:
        paint_field(painter, combo.rect, bits, widget)
    arrow = place_in_combo(combo, QStyle.SubControl.SC_ComboBoxArrow)
    if arrow is not None:
        paint_chevron(
            painter, QPointF(arrow.center()) + QPointF(0.5, 1), "text_muted" if bits & ENABLED else "disabled"
        )


def place_in_combo(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Return where a part of a combo box is, None for what Qt places right."""
    area = option.rect
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        return mirrored(option, QRect(area.right() - _ARROW + 3, area.top(), _ARROW - 6, area.height()))
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        # A line of its own brings the margin that Qt leaves.
        air = _PADDING - (_QT_MARGIN - 1 if cast("QStyleOptionComboBox", option).editable else 0)
        return mirrored(option, area.adjusted(air, 2, -_ARROW, -2))
    if part == QStyle.SubControl.SC_ComboBoxListBoxPopup:
        return area.adjusted(0, 0, 0, 4)
    return None


def paint_combo_words(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the choice that stands in a combo box."""
    combo = cast("QStyleOptionComboBox", option)
    if combo.editable:
        return
    del widget
    area = combo.rect.adjusted(_PADDING, 0, -_ARROW, 0)
    enabled = combo.state.value & ENABLED
    if not combo.currentIcon.isNull():
        size = combo.iconSize
        place = QRect(area.left(), area.top() + (area.height() - size.height()) // 2, size.width(), size.height())
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        combo.currentIcon.paint(painter, mirrored(combo, place), Qt.AlignmentFlag.AlignCenter, mode)
        area.setLeft(area.left() + size.width() + 8)
    painter.setPen(colour("text" if enabled else "disabled"))
    words = combo.fontMetrics.elidedText(combo.currentText, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(mirrored(combo, area), near_side(combo) | Qt.AlignmentFlag.AlignVCenter.value, words)


def measure_combo(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a combo box."""
    del option, widget
    return QSize(contents.width() + _PADDING + _ARROW, density().control)


def paint_number(option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the box of a number and its two angles."""
    bits = option.state.value
    if isinstance(widget, QAbstractSpinBox) and widget.hasFocus():
        bits |= FOCUSED
    paint_field(painter, option.rect, bits, widget)
    for part, up in ((QStyle.SubControl.SC_SpinBoxUp, True), (QStyle.SubControl.SC_SpinBoxDown, False)):
        place = place_in_number(option, part)
        if place is not None:
            role = "text_muted" if bits & ENABLED else "disabled"
            paint_chevron(painter, QPointF(place.center()) + QPointF(0.5, 1), role, up=up)


def place_in_number(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Return where a part of a number is, None for what Qt places right."""
    area = option.rect
    half = area.height() // 2
    if part == QStyle.SubControl.SC_SpinBoxUp:
        return mirrored(option, QRect(area.right() - 21, area.top() + 2, 18, half - 2))
    if part == QStyle.SubControl.SC_SpinBoxDown:
        return mirrored(option, QRect(area.right() - 21, area.top() + half, 18, half - 2))
    if part == QStyle.SubControl.SC_SpinBoxEditField:
        return mirrored(option, area.adjusted(_PADDING - _QT_MARGIN + 1, 2, -24, -2))
    return None


def measure_number(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a number with its angles."""
    del option, widget
    return QSize(contents.width() + 40, density().control)
