"""Words wrapped to a width: how high they are, and painted in as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption

from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_PARAGRAPH = "\u2028"


def _lay_out(text: str, with_font: QFont, width: int, direction: Qt.LayoutDirection) -> tuple[QTextLayout, float]:
    made = QTextLayout(text.replace("\n", _PARAGRAPH), with_font)
    # A long name of a file or an address breaks anywhere rather than being cut.
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    made.setTextOption(option)
    height = 0.0
    made.beginLayout()
    while (line := made.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    made.endLayout()
    return made, height


def wrapped_height(text: str, with_font: QFont, width: int) -> int:
    """Return how many pixels high a text is at a width, 0 for none."""
    if not text:
        return 0
    if "\n" not in text and QFontMetrics(with_font).horizontalAdvance(text) <= width:
        return QFontMetrics(with_font).height()
    return round(_lay_out(text, with_font, max(width, 1), Qt.LayoutDirection.LeftToRight)[1])


def paint_wrapped(painter: QPainter, area: QRect, text: str, with_font: QFont, role: str) -> None:
    """Write a text into an area, in as many lines as its width asks for."""
    painter.setPen(colour(role))
    made, _height = _lay_out(text, with_font, max(area.width(), 1), painter.layoutDirection())
    made.draw(painter, QPointF(area.topLeft()))
