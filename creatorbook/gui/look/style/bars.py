"""Tabs, scroll bars, progress, and the lines between parts that can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionProgressBar, QStyleOptionSlider, QStyleOptionTab

from creatorbook.gui.look.style.paint import (
    ENABLED,
    NO_PEN,
    OVER,
    SELECTED,
    SUNKEN,
    has_ring,
    look_of,
    paint_ring,
)
from creatorbook.gui.look.theme.current import colour, scaled, track_colour
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.roles import RADIUS_CHIP

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComplex, QWidget

_TAB_HEIGHT = 36
_TAB_GAP = 16
_HANDLE = 8
_LEAST_HANDLE = 36
PROGRESS = 6
_SUB = QStyle.SubControl


def paint_tab(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint one tab: its words, the bar under the chosen one, the ring."""
    del widget
    tab = cast("QStyleOptionTab", option)
    bits = tab.state.value
    chosen = bool(bits & SELECTED)
    gap = -_TAB_GAP if tab.direction == Qt.LayoutDirection.LeftToRight else 0
    area = tab.rect.adjusted(_TAB_GAP + gap, 0, gap, 0)
    painter.setFont(font("small", bold=chosen))
    painter.setPen(colour("disabled" if not bits & ENABLED else "text" if chosen or bits & OVER else "text_muted"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value, tab.text)
    if chosen:
        painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), colour("accent"))
    if has_ring(bits):
        paint_ring(painter, area.adjusted(-2, 4, 2, -4) & tab.rect, RADIUS_CHIP)


def measure_tab(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a tab: the same whether it is the chosen one or not."""
    del contents, widget
    tab = cast("QStyleOptionTab", option)
    width = tab.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, tab.text).width()
    return QSize(width + 6 + _TAB_GAP, scaled(_TAB_HEIGHT))


def paint_scroll_bar(option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the handle of a scroll bar; there is no track."""
    del widget
    bar = cast("QStyleOptionSlider", option)
    if bar.minimum >= bar.maximum:
        return
    handle = QRectF(_handle_of(bar))
    thin = (min(handle.width(), handle.height()) - _HANDLE) / 2
    if bar.orientation == Qt.Orientation.Vertical:
        handle.adjust(thin, 2, -thin, -2)
    else:
        handle.adjust(2, thin, -2, -thin)
    bits = bar.state.value
    active = bits & ENABLED and (bits & OVER or bits & SUNKEN) and bar.activeSubControls & _SUB.SC_ScrollBarSlider
    painter.setPen(NO_PEN)
    painter.setBrush(colour("field_border" if active else "hairline_strong"))
    painter.drawRoundedRect(handle, _HANDLE / 2, _HANDLE / 2)


def _handle_of(bar: QStyleOptionSlider) -> QRect:
    area = bar.rect
    upright = bar.orientation == Qt.Orientation.Vertical
    whole = area.height() if upright else area.width()
    span = bar.maximum - bar.minimum
    long = whole if span <= 0 else max(min(_LEAST_HANDLE, whole), whole * bar.pageStep // (span + bar.pageStep))
    start = QStyle.sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, whole - long, bar.upsideDown)
    if upright:
        return QRect(area.left(), area.top() + start, area.width(), long)
    return QRect(area.left() + start, area.top(), long, area.height())


def place_in_scroll_bar(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Return where a part of a scroll bar is: all of it is its groove, and it has no arrows."""
    bar = cast("QStyleOptionSlider", option)
    area, handle = bar.rect, _handle_of(bar)
    before, after = QRect(area), QRect(area)
    if bar.orientation == Qt.Orientation.Vertical:
        before.setBottom(handle.top() - 1)
        after.setTop(handle.bottom() + 1)
    else:
        before.setRight(handle.left() - 1)
        after.setLeft(handle.right() + 1)
    return {
        _SUB.SC_ScrollBarGroove: area,
        _SUB.SC_ScrollBarSlider: handle,
        _SUB.SC_ScrollBarSubPage: before,
        _SUB.SC_ScrollBarAddPage: after,
        _SUB.SC_ScrollBarSubLine: QRect(),
        _SUB.SC_ScrollBarAddLine: QRect(),
    }.get(part)


def paint_progress(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a thin bar, filled as far as it has come; in the colour of its tone."""
    bar = cast("QStyleOptionProgressBar", option)
    area = QRectF(bar.rect)
    round_end = area.height() / 2
    painter.setPen(NO_PEN)
    painter.setBrush(track_colour())
    painter.drawRoundedRect(area, round_end, round_end)
    span = bar.maximum - bar.minimum
    part = (bar.progress - bar.minimum) / span if span > 0 else 0.0
    if part <= 0:
        return
    tone = (widget.property("tone") if widget is not None else None) or "accent"
    filled = QRectF(area)
    filled.setWidth(max(area.height(), area.width() * min(part, 1.0)))
    if bar.direction == Qt.LayoutDirection.RightToLeft:
        filled.moveRight(area.right())
    painter.setBrush(colour(tone))
    painter.drawRoundedRect(filled, round_end, round_end)


def measure_progress(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a progress bar."""
    del option, widget
    return QSize(contents.width(), PROGRESS)


def paint_splitter(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a hairline in the middle of what is drawn; an airy splitter is only a gap."""
    if look_of(widget) == "airy":
        return
    area = option.rect
    middle = area.center()
    if area.height() > area.width():
        painter.fillRect(QRect(middle.x(), area.top(), 1, area.height()), colour("hairline"))
    else:
        painter.fillRect(QRect(area.left(), middle.y(), area.width(), 1), colour("hairline"))
