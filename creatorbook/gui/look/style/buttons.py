"""Buttons with words, and tool buttons with pictures: ground, edge, ring, picture, words, the angle of a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QStyleOptionButton, QStyleOptionToolButton

from creatorbook.gui.look.style.paint import (
    ENABLED,
    ON,
    OVER,
    SUNKEN,
    has_ring,
    look_of,
    mirrored,
    paint_box,
    paint_chevron,
    paint_ring,
)
from creatorbook.gui.look.theme.current import colour, density, scaled, theme
from creatorbook.gui.look.theme.roles import FOCUS, RADIUS, RADIUS_CHIP, RADIUS_CONTROL

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QWidget

_GAP = 6
_MENU = 16


class ButtonLook(NamedTuple):
    """The roles of a button: words, ground and edge at rest, both under the pointer; its padding."""

    ink: str
    ground: str = "card"
    edge: str = "hairline_strong"
    over: str = "hover"
    over_edge: str = "hairline_strong"
    padding: int = 12
    left: bool = False
    radius: int = RADIUS_CONTROL
    # Room at the far end that is not for the words.
    spared: int = 0


_PLAIN = ButtonLook("text")
_LOOKS = {
    "": _PLAIN,
    "primary": ButtonLook("accent_text", "accent", "accent", "accent_hover", "accent_hover"),
    "ghost": ButtonLook("text_muted", "", "", "hover", ""),
    "danger": ButtonLook("danger"),
    "link": ButtonLook("link", "", "", "", "", 4, left=True, radius=RADIUS_CHIP),
    "toast": ButtonLook("toast_link", "", "", "", "toast_link", 8),
    "searchbox": ButtonLook("text_muted", "card", "hairline_strong", "card", "field_border", 10, left=True, spared=64),
    "card_button": ButtonLook("text", "card", "hairline_strong", "hover", "field_border", 0, radius=RADIUS),
}
_DEFAULT = QStyleOptionButton.ButtonFeature.DefaultButton.value
_HAS_MENU = QStyleOptionButton.ButtonFeature.HasMenu.value
_POPUP = QStyleOptionToolButton.ToolButtonFeature.MenuButtonPopup.value
_WORDS = Qt.TextFlag.TextShowMnemonic.value | Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value


def button_look(option: QStyleOptionButton, widget: QWidget | None) -> ButtonLook:
    """Return the roles of a button: those of its look, of the primary one where it is the default of a dialog."""
    look = look_of(widget)
    if not look and option.features.value & _DEFAULT:
        look = "primary"
    return _LOOKS.get(look, _PLAIN)


def paint_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a button with words."""
    button = cast("QStyleOptionButton", option)
    look = button_look(button, widget)
    bits = button.state.value
    _paint_ground(painter, button.rect, look, bits)
    ink = look.ink if bits & ENABLED else "disabled"
    inner = button.rect.adjusted(look.padding, 0, -look.padding - look.spared, 0)
    if button.features.value & _HAS_MENU:
        middle = mirrored(button, QRect(inner.right() - 9, inner.top(), 8, inner.height()))
        paint_chevron(painter, QPointF(middle.center()) + QPointF(0.5, 1), ink)
        inner.setRight(inner.right() - _MENU)
    _paint_words(painter, button, inner, ink, left=look.left, underlined=look is _LOOKS["link"] and bool(bits & OVER))


def _paint_ground(painter: QPainter, area: QRect, look: ButtonLook, bits: int) -> None:
    ground, edge = look.ground, look.edge
    if not bits & ENABLED:
        # What cannot be pressed is flat.
        ground, edge = ("card_alt" if ground else ""), ("hairline" if edge else "")
    elif bits & SUNKEN:
        ground, edge = ("pressed" if ground != "accent" else "accent_hover"), look.over_edge
        if look.ink in ("link", "toast_link"):
            ground = ""
    elif bits & OVER:
        ground, edge = look.over, look.over_edge
    if has_ring(bits):
        if look.ground == "accent":
            # A filled button has its ring and a gap inside its own edge: Qt paints nothing outside of it.
            paint_box(painter, area, "accent_text", "focus", look.radius, FOCUS)
            gap = 2 * FOCUS
            paint_box(painter, area.adjusted(gap, gap, -gap, -gap), ground, "", look.radius - FOCUS)
        else:
            paint_box(painter, area, ground, "toast_link" if look.ink == "toast_link" else "focus", look.radius, FOCUS)
    elif ground or edge:
        paint_box(painter, area, ground, edge, look.radius)


def _paint_words(
    painter: QPainter,
    option: QStyleOptionButton | QStyleOptionToolButton,
    inner: QRect,
    ink: str,
    *,
    left: bool,
    underlined: bool = False,
) -> None:
    """Paint the picture and the words beside each other, in the middle or from the left."""
    words, icon, size = option.text, option.icon, option.iconSize
    metrics = option.fontMetrics
    bits = option.state.value
    width = metrics.size(Qt.TextFlag.TextShowMnemonic.value, words).width() if words else 0
    gap = _GAP if words and not icon.isNull() else 0
    picture = size.width() if not icon.isNull() else 0
    whole = picture + gap + width
    start = inner.left() if left else inner.left() + max(0, (inner.width() - whole) // 2)
    if picture:
        place = QRect(start, inner.top() + (inner.height() - size.height()) // 2, picture, size.height())
        mode = QIcon.Mode.Normal if bits & ENABLED else QIcon.Mode.Disabled
        icon.paint(painter, mirrored(option, place), Qt.AlignmentFlag.AlignCenter, mode)
    if words:
        room = QRect(
            start + picture + gap, inner.top(), min(width, inner.right() - start - picture - gap + 1), inner.height()
        )
        painter.setPen(colour(ink))
        if underlined:
            letters = painter.font()
            letters.setUnderline(True)
            painter.setFont(letters)
        shown = words if width <= room.width() else metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(mirrored(option, room), _WORDS, shown)


def measure_button(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a button with words: as high as a control, a link as its words."""
    button = cast("QStyleOptionButton", option)
    look = button_look(button, widget)
    width = contents.width() + 2 * look.padding
    if button.features.value & _HAS_MENU:
        width += _MENU
    if not button.icon.isNull():
        width += _GAP - 4
    if look.ink == "link":
        return QSize(width, 24)
    return QSize(width, max(contents.height(), scaled(88) if look.padding == 0 else density().control))


def paint_tool_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a button with a picture, or one of a row of choices."""
    tool = cast("QStyleOptionToolButton", option)
    bits = tool.state.value
    segment = look_of(widget.parentWidget() if widget is not None else None) == "segment"
    area = tool.rect
    edge = ""
    if segment:
        ground, edge = ("card", "field_border") if bits & ON else ("", "")
    elif bits & ON:
        # Where soft grounds are no grounds, an edge tells that it is on.
        ground, edge = "accent_soft", "accent" if theme().contrast else ""
    else:
        ground = "pressed" if bits & SUNKEN else "hover" if bits & OVER and bits & ENABLED else ""
    if ground:
        paint_box(painter, area, ground, edge)
    if has_ring(bits):
        paint_ring(painter, area)
    ink = "disabled" if not bits & ENABLED else "text" if bits & ON or not segment else "text_muted"
    if tool.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonIconOnly:
        mode = QIcon.Mode.Normal if bits & ENABLED else QIcon.Mode.Disabled
        place = QRect(0, 0, tool.iconSize.width(), tool.iconSize.height())
        place.moveCenter(area.center())
        if tool.icon.isNull():
            _paint_words(painter, tool, area, ink, left=False)
        else:
            state = QIcon.State.On if bits & ON else QIcon.State.Off
            tool.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode, state)
    else:
        _paint_words(painter, tool, area, ink, left=False)
    if tool.features.value & _POPUP:
        arrow = mirrored(tool, QRect(area.right() - 11, area.top(), 8, area.height()))
        paint_chevron(painter, QPointF(arrow.center()), ink)


def measure_tool_button(option: QStyleOption, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a tool button: square, or its words with air on both sides."""
    tool = cast("QStyleOptionToolButton", option)
    high = density().control
    if tool.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonIconOnly and not tool.icon.isNull():
        return QSize(high, high)
    if look_of(widget.parentWidget() if widget is not None else None) == "segment":
        high -= 6
    width = QFontMetrics(tool.font).size(Qt.TextFlag.TextShowMnemonic.value, tool.text).width()
    if not tool.icon.isNull():
        width += tool.iconSize.width() + _GAP
    return QSize(max(width + 20, contents.height()), high)
