"""Words on a painted row: the fonts of the theme, lines cut with an ellipsis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText

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
_MIRRORED = Qt.LayoutDirection.RightToLeft
# More than any window shows; a long list in motion goes through them all.
_MOST_LINES = 4000
_lines: dict[tuple[str, str, int], tuple[QStaticText, int, int]] = {}


def width_of(text: str, with_font: QFont) -> int:
    """Return how many pixels the text takes on one line."""
    return QFontMetrics(with_font).horizontalAdvance(text)


def elided_line(painter: QPainter, area: QRect, text: str, with_font: QFont, role: str, *, right: bool = False) -> None:
    """Write one line in the middle of the area, cut with an ellipsis."""
    if not text:
        return
    laid_out, width, height = _laid_out(text, with_font.key(), with_font, area.width())
    painter.setFont(with_font)
    painter.setPen(colour(role))
    far = right is not (painter.layoutDirection() is _MIRRORED)
    left = area.left() + (area.width() - width if far else 0)
    painter.drawStaticText(left, area.top() + (area.height() - height) // 2, laid_out)


def _laid_out(text: str, key: str, with_font: QFont, room: int) -> tuple[QStaticText, int, int]:
    """Return the text as far as it fits the room, laid out once for all the times it is painted, and its size."""
    known = _lines.get((text, key, room))
    if known is not None:
        return known
    metrics = QFontMetrics(with_font)
    shown = QStaticText(metrics.elidedText(text, _CUT, room))
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.prepare(font=with_font)
    if len(_lines) >= _MOST_LINES:
        _lines.clear()
    made = _lines[text, key, room] = (shown, metrics.horizontalAdvance(shown.text()), metrics.height())
    return made


def line_areas(area: QRect) -> tuple[QRect, QRect]:
    """Return where a line and a quieter one under it stand, together in the middle of an area."""
    upper, lower = scaled(_FIRST), scaled(_SECOND)
    top = area.top() + (area.height() - upper - lower) // 2
    first = QRect(area.left(), top, area.width(), upper)
    return first, QRect(area.left(), top + upper, area.width(), lower)


def toned_line(painter: QPainter, area: QRect, shown: TonedText, with_font: QFont) -> None:
    """Write a text in its own colour at the end of the area."""
    elided_line(painter, area, shown.text, with_font, shown.role, right=True)
