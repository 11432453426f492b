"""What is painted by hand, turned around where the language is written from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def mirror_rect(painter: QPainter, whole: QRect, part: QRect) -> QRect:
    """Return the part of the whole, on the other side where the painter works from right to left."""
    return QStyle.visualRect(painter.layoutDirection(), whole, part)


def dot(painter: QPainter, whole: QRect, left: float, radius: float) -> None:
    """Paint a dot in the painter's brush, `left` pixels from where lines begin, in the middle of the height."""
    square = QRect(whole.left() + round(left - radius), whole.top(), round(2 * radius), whole.height())
    centre = mirror_rect(painter, whole, square)
    painter.drawEllipse(QPointF(centre.left() + radius, whole.center().y() + 1), radius, radius)
