"""Words on a painted row: the fonts of the theme, lines cut with an ellipsis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from creatorbook.gui.rows.row import TonedText

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


# Joined once: enums are slow to join, and a list in motion asks thousands of times.
_CUT = Qt.TextElideMode.ElideRight
_NEAR = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_FAR = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


def width_of(text: str, with_font: QFont) -> int:
    """Return how many pixels the text takes on one line."""
    return QFontMetrics(with_font).horizontalAdvance(text)


def elided_line(painter: QPainter, area: QRect, text: str, with_font: QFont, role: str, *, right: bool = False) -> None:
    """Write one line in the middle of the area, cut with an ellipsis."""
    painter.setFont(with_font)
    painter.setPen(colour(role))
    elided = QFontMetrics(with_font).elidedText(text, _CUT, area.width())
    painter.drawText(area, _FAR if right else _NEAR, elided)


def line_areas(area: QRect) -> tuple[QRect, QRect]:
    """Return where a line and a quieter one under it stand, together in the middle of an area."""
    upper, lower = scaled(_FIRST), scaled(_SECOND)
    top = area.top() + (area.height() - upper - lower) // 2
    first = QRect(area.left(), top, area.width(), upper)
    return first, QRect(area.left(), top + upper, area.width(), lower)


def toned_line(painter: QPainter, area: QRect, shown: TonedText, with_font: QFont) -> None:
    """Write a text in its own colour at the end of the area."""
    elided_line(painter, area, shown.text, with_font, shown.role, right=True)
