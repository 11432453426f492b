"""The cap of a key with its letters: in rows, menus and hints, and around a label that has the look of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics

from creatorbook.gui.look.style.paint import NO_BRUSH
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.look.theme.roles import RADIUS_CHIP

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QPainter

AIR = 5
_HEIGHT = 16
_COVER = 0.6


def cap_height() -> int:
    """Return how high a cap is."""
    return scaled(_HEIGHT)


def cap_width(letters: str, with_font: QFont) -> int:
    """Return how wide a cap with these letters is: never narrower than it is high."""
    return max(QFontMetrics(with_font).horizontalAdvance(letters) + 2 * AIR, cap_height() + 4)


def paint_cap_edge(painter: QPainter, area: QRect, ink: QColor) -> None:
    """Paint the edge of a cap in its ink, quieter."""
    edge = QColor(ink)
    edge.setAlphaF(_COVER)
    painter.setPen(edge)
    painter.setBrush(NO_BRUSH)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)


def paint_cap(painter: QPainter, area: QRect, letters: str, with_font: QFont, ink: QColor) -> None:
    """Paint a key of the keyboard with its letters."""
    paint_cap_edge(painter, area, ink)
    painter.setPen(ink)
    painter.setFont(with_font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)
