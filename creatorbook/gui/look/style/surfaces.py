"""Grounds and frames, by the look that a part was given: cards, wells, bars, notices, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from creatorbook.gui.look.style.caps import paint_cap_edge
from creatorbook.gui.look.style.fields import paint_field
from creatorbook.gui.look.style.grounds import BARS, paint_bar
from creatorbook.gui.look.style.menus import paint_raised
from creatorbook.gui.look.style.paint import FOCUSED, OVER, has_ring, look_of, paint_box, paint_ring
from creatorbook.gui.look.style.popups import paint_popup
from creatorbook.gui.look.theme.current import colour, theme
from creatorbook.gui.look.theme.roles import RADIUS, RADIUS_CHIP

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QWidget


class Surface(NamedTuple):
    """A rounded ground with an edge around it."""

    ground: str
    edge: str
    radius: int = RADIUS


_SURFACES = {
    "card": Surface("card", "hairline"),
    "well": Surface("card_alt", "hairline"),
    "raised": Surface("raised", "hairline_strong", 0),
    "segment": Surface("sidebar", "hairline", RADIUS),
    "notice_warn": Surface("warn_soft", ""),
    "notice_danger": Surface("danger_soft", ""),
    "notice_info": Surface("info_soft", ""),
    "pdf": Surface("sidebar", "", 0),
}
# Where soft grounds are no grounds, their edge tells what they are.
_TONES = {"notice_warn": "warn", "notice_danger": "danger", "notice_info": "info"}


def paint_surface(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the ground and the frame of a part; what has no look has none."""
    look = look_of(widget)
    if widget is not None:
        # A frame with margins would be painted inside of them.
        option.rect = widget.rect()
    area = option.rect
    surface = _SURFACES.get(look)
    if look == "raised" and widget is not None and widget.isWindow():
        paint_popup(painter, area, widget)
    elif surface is not None:
        edge = _TONES.get(look, "") if theme().contrast and not surface.edge else surface.edge
        paint_box(painter, area, surface.ground, edge, surface.radius)
    elif look in BARS:
        paint_bar(painter, area, look, option.direction)
    elif look == "line":
        painter.fillRect(area, colour("hairline"))
    elif look == "cap":
        paint_cap_edge(painter, area, colour("text_muted"))
    elif look == "line_item":
        _paint_line_item(painter, option)
    elif look == "reading":
        paint_box(painter, area, "card", "")
    elif widget is not None:
        _paint_unnamed(painter, option, widget)


def _paint_line_item(painter: QPainter, option: QStyleOption) -> None:
    bits = option.state.value
    if bits & OVER:
        painter.fillRect(option.rect, colour("hover"))
    if has_ring(bits):
        paint_ring(painter, option.rect, RADIUS_CHIP)


def _paint_unnamed(painter: QPainter, option: QStyleOption, widget: QWidget) -> None:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        focused = FOCUSED if widget.hasFocus() else 0
        paint_field(painter, option.rect, option.state.value | focused, widget)
    elif widget.isWindow():
        paint_raised(option, painter, widget)
