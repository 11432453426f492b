"""Marks that are drawn once and kept: the initials of a brand, and the ring of a deal's stage.

Each is kept by what it shows, its colours and the ratio of the screen, so that a long list paints pictures only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from creatorbook.gui.look.theme.current import colour, theme
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import dot, mirror_rect

if TYPE_CHECKING:
    from collections.abc import Callable

RING = 14
_PAIRS = 8
_GAP = 8
_CORNER = 6
_DOT = 4.0
_STROKE = 1.6
_FULL_CIRCLE, _TOP = 360 * 16, 90 * 16
# How much of a ring is filled, in sevenths; at the end stands a tick, or a cross where nothing came of it.
_STEPS = {
    "stage_lead": 0,
    "stage_negotiating": 1,
    "stage_contracted": 2,
    "stage_in_production": 3,
    "stage_in_review": 4,
    "stage_live": 5,
    "stage_invoiced": 6,
}
_ALL = 7
_TICKED = frozenset({"stage_paid", "stage_closed"})
_CROSSED = frozenset({"stage_passed", "stage_lost"})
_SMALL_WORDS = frozenset({"&", "et", "and", "e", "y", "und"})
# More than any screen shows; a book may hold thousands of brands.
_MOST_KEPT = 1000
_kept: dict[tuple[str, str, int, float, str], QPixmap] = {}


def initials(name: str) -> str:
    """Return the one or two letters that stand for a name, "?" for one without any."""
    words = [
        letters
        for word in name.split()
        if word.casefold() not in _SMALL_WORDS and (letters := "".join(each for each in word if each.isalnum()))
    ]
    if not words:
        return "?"
    return (words[0][0] + words[1][0] if len(words) > 1 else words[0][:2]).upper()


def avatar(name: str, side: int, ratio: float, *, person: bool = False) -> QPixmap:
    """Return the initials of a brand as a square of so many pixels, its corners rounded; a person's are in a disc."""

    def paint(painter: QPainter, area: QRectF) -> None:
        pair = _pair_of(name)
        radius = area.height() / 2 if person else min(_CORNER, area.height() / 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"avatar_{pair}_soft"))
        painter.drawRoundedRect(area, radius, radius)
        letters = font("small", bold=True)
        letters.setPixelSize(max(9, round(side * 0.38)))
        painter.setFont(letters)
        painter.setPen(colour(f"avatar_{pair}"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(name))

    return _pixmap("person" if person else "brand", name, side, ratio, paint)


def _pair_of(name: str) -> int:
    """Return which pair of colours is the name's own: the same on every machine and in every theme."""
    found = 7
    for letter in name:
        found = (found * 31 + ord(letter)) & 0xFFFFFFFF
    return found % _PAIRS


def mark_width(role: str) -> int:
    """Return how far behind the beginning of a mark the words stand."""
    return RING + _GAP if role in _STEPS or role in _TICKED or role in _CROSSED else round(4 * _DOT)


def paint_mark(painter: QPainter, whole: QRect, role: str) -> None:
    """Paint the ring of a stage's role, or a dot in any other, where lines begin, in the middle of their height."""
    if mark_width(role) < RING + _GAP:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(role))
        dot(painter, whole, _DOT, _DOT)
        return
    area = QRect(whole.left(), whole.top() + (whole.height() - RING) // 2, RING, RING)
    painter.drawPixmap(mirror_rect(painter, whole, area).topLeft(), _ring(role, painter.device().devicePixelRatio()))


def _ring(role: str, ratio: float) -> QPixmap:
    def paint(painter: QPainter, area: QRectF) -> None:
        inner = area.adjusted(0.8, 0.8, -0.8, -0.8)
        ink = colour(role)
        if role in _TICKED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(inner)
            painter.setPen(QPen(colour("card"), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([QPointF(4.1, 7.2), QPointF(6.1, 9.2), QPointF(10.0, 5.0)])
            return
        pen = QPen(ink, _STROKE)
        if role in _STEPS and not _STEPS[role]:
            pen.setDashPattern([1.5, 1.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        if role in _CROSSED:
            painter.drawLine(QPointF(5, 5), QPointF(9, 9))
            painter.drawLine(QPointF(9, 5), QPointF(5, 9))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(inner.adjusted(2.3, 2.3, -2.3, -2.3), _TOP, -_STEPS[role] * _FULL_CIRCLE // _ALL)

    return _pixmap("ring", role, RING, ratio, paint)


def _pixmap(kind: str, of: str, side: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    key = (kind, of, side, ratio, theme().name)
    found = _kept.get(key)
    if found is None:
        pixels = round(side * ratio)
        found = QPixmap(pixels, pixels)
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        paint(painter, QRectF(0, 0, side, side))
        painter.end()
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found
