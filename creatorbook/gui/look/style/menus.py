"""Menus, and the tip that comes up under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QStyleOptionMenuItem

from creatorbook.gui.look.style.caps import AIR, cap_height, cap_width, paint_cap
from creatorbook.gui.look.style.paint import (
    ENABLED,
    SELECTED,
    mirrored,
    near_side,
    paint_box,
    paint_chevron,
    paint_tick,
)
from creatorbook.gui.look.style.popups import paint_popup
from creatorbook.gui.look.theme.current import colour, density
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QWidget

_INSET = 4
_PADDING = 10
_ICON = 16
_GAP = 8
_KEYS = 32
_ARROW = 32
_SEPARATOR = QStyleOptionMenuItem.MenuItemType.Separator
_SUBMENU = QStyleOptionMenuItem.MenuItemType.SubMenu
_UNCHECKABLE = QStyleOptionMenuItem.CheckType.NotCheckable


def paint_raised(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the ground and the edge of a menu, a list that drops, or a tip."""
    paint_popup(painter, option.rect, widget)


def paint_nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Leave out what Fusion would paint: the control has it painted already, or has none."""


def paint_menu_line(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint one line of a menu: its picture or tick, its words, its keys at the far end."""
    line = cast("QStyleOptionMenuItem", option)
    area, bits = line.rect, line.state.value
    if isinstance(widget, QComboBox):
        # Qt gives each line of its list the ground of a page.
        painter.fillRect(area, colour("raised"))
    if line.menuItemType == _SEPARATOR:
        middle = area.center().y()
        painter.fillRect(QRect(area.left() + 12, middle, area.width() - 24, 1), colour("hairline"))
        return
    enabled = bool(bits & ENABLED)
    if bits & SELECTED and enabled:
        paint_box(painter, area.adjusted(_INSET, 0, -_INSET, 0), "selection", "")
    inner = area.adjusted(_INSET + _PADDING, 0, -_INSET - _PADDING, 0)
    ink = "text" if enabled else "disabled"
    spot = mirrored(line, QRect(inner.left(), area.top() + (area.height() - _ICON) // 2, _ICON, _ICON))
    if line.checkType != _UNCHECKABLE:
        if line.checked:
            paint_tick(painter, spot, ink)
    elif not line.icon.isNull():
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        line.icon.paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)
    start = inner.left() + (_ICON + _GAP if _has_marks(line) else 0)
    words, _tab, keys = line.text.partition("\t")
    painter.setFont(line.font)
    painter.setPen(colour(ink))
    turned = line.direction == Qt.LayoutDirection.RightToLeft
    middle_line = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    room = mirrored(line, QRect(start, area.top(), inner.right() - start + 1, area.height()))
    painter.drawText(room, near_side(line) | middle_line | Qt.TextFlag.TextShowMnemonic.value, words)
    if line.menuItemType == _SUBMENU:
        _paint_arrow(
            painter, mirrored(line, QRect(inner.right() - 8, area.top(), 8, area.height())), ink, turned=turned
        )
    elif keys:
        _paint_keys(painter, line, inner, keys)


def _paint_keys(painter: QPainter, line: QStyleOptionMenuItem, inner: QRect, keys: str) -> None:
    letters = font("small")
    width, high = cap_width(keys, letters), cap_height()
    cap = QRect(inner.right() + AIR - width, inner.center().y() - high // 2 + 1, width, high)
    enabled = bool(line.state.value & ENABLED)
    paint_cap(painter, mirrored(line, cap), keys, letters, colour("text_muted" if enabled else "disabled"))


def _has_marks(line: QStyleOptionMenuItem) -> bool:
    return line.maxIconWidth > 0 or line.menuHasCheckableItems


def _paint_arrow(painter: QPainter, place: QRect, role: str, *, turned: bool) -> None:
    painter.save()
    painter.translate(QPointF(place.center()))
    painter.rotate(90 if turned else -90)
    paint_chevron(painter, QPointF(0, 0), role)
    painter.restore()


def measure_menu_line(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a line of a menu."""
    del widget
    line = cast("QStyleOptionMenuItem", option)
    if line.menuItemType == _SEPARATOR:
        return QSize(contents.width(), 9)
    words, _tab, keys = line.text.partition("\t")
    width = line.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value | Qt.TextFlag.TextSingleLine.value, words).width()
    width += 2 * (_INSET + _PADDING) + (_ICON + _GAP if _has_marks(line) else 0)
    if line.menuItemType == _SUBMENU:
        width += _ARROW
    elif keys:
        # Qt makes room for the longest keys of the menu by itself.
        width += _KEYS
    return QSize(width, density().control)
