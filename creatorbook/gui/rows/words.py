"""Words on a painted row: the fonts of the theme, lines cut with an ellipsis, letters on keycaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from creatorbook.gui.rows.row import Toned

CAP_HEIGHT = 16
_CAP_AIR = 5
_CAP_RADIUS = 4
# How high a line of the usual size is, and a small one.
_FIRST, _SECOND = 20, 16


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one theme, made once."""

    body: QFont
    small: QFont
    bold: QFont
    small_bold: QFont

    @classmethod
    def now(cls) -> Fonts:
        """Return the fonts of the theme in use."""
        return cls(font(), font("small"), font(bold=True), font("small", bold=True))


def width_of(text: str, with_font: QFont) -> int:
    """Return how many pixels the text takes on one line."""
    return QFontMetrics(with_font).horizontalAdvance(text)


def elided_line(painter: QPainter, area: QRect, text: str, with_font: QFont, role: str, *, right: bool = False) -> None:
    """Write one line in the middle of the area, cut with an ellipsis."""
    painter.setFont(with_font)
    painter.setPen(colour(role))
    elided = QFontMetrics(with_font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, elided)


def line_areas(area: QRect) -> tuple[QRect, QRect]:
    """Return where a line and a quieter one under it stand, together in the middle of an area."""
    top = area.top() + (area.height() - _FIRST - _SECOND) // 2
    first = QRect(area.left(), top, area.width(), _FIRST)
    return first, QRect(area.left(), top + _FIRST, area.width(), _SECOND)


def toned_line(painter: QPainter, area: QRect, shown: Toned, with_font: QFont) -> None:
    """Write a text in its own colour at the end of the area."""
    elided_line(painter, area, shown.text, with_font, shown.role, right=True)


def cap_width(letters: str, fonts: Fonts) -> int:
    """Return how wide a keycap with these letters is: never narrower than it is high."""
    return max(width_of(letters, fonts.small) + 2 * _CAP_AIR, CAP_HEIGHT + 4)


def paint_cap(painter: QPainter, area: QRect, letters: str, fonts: Fonts, ink: QColor) -> None:
    """Paint a key of the keyboard with its letters."""
    edge = QColor(ink)
    edge.setAlphaF(0.45)
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _CAP_RADIUS, _CAP_RADIUS)
    painter.setPen(ink)
    painter.setFont(fonts.small)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)
