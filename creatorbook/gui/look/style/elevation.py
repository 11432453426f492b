"""The shadow of what lies above the page: drawn once for a kind and a theme, then laid around a box in nine parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from creatorbook.gui.look.style.paint import NO_PEN, paint_box
from creatorbook.gui.look.theme.current import colour, theme
from creatorbook.gui.look.theme.roles import ELEVATIONS

if TYPE_CHECKING:
    from creatorbook.gui.look.theme.roles import Shadow

_drawn: dict[tuple[str, int, int, float, str], QPixmap] = {}


def reach_of(name: str) -> int:
    """Return how far the shadow of an elevation reaches beyond its box, in pixels."""
    return max(shadow.blur + shadow.down for shadow in ELEVATIONS[name].shadows)


def inside(box: QRect, name: str) -> QRegion:
    """Return what of a box of an elevation is all ground: without its edge and the squares of its round corners."""
    within = box.adjusted(1, 1, -1, -1)
    corner = ELEVATIONS[name].radius - 1
    upright = within.adjusted(corner, 0, -corner, 0)
    return QRegion(upright).united(within.adjusted(0, corner, 0, -corner))


def paint_elevated(painter: QPainter, box: QRect, name: str, ground: str) -> None:
    """Paint a box of an elevation ("popup", "toast", "dialog") on a ground, with its edge and its shadow around it."""
    elevation = ELEVATIONS[name]
    _paint_shadow(painter, box, name)
    paint_box(painter, box, ground, elevation.edge, elevation.radius)


def _paint_shadow(painter: QPainter, box: QRect, name: str) -> None:
    reach = reach_of(name)
    # The corners of the shadow, beyond which it is the same all along a side.
    corner = ELEVATIONS[name].radius + reach
    core_width, core_height = min(box.width(), 2 * corner + 1), min(box.height(), 2 * corner + 1)
    ratio = painter.device().devicePixelRatio()
    key = (name, core_width, core_height, ratio, theme().name)
    if key not in _drawn:
        _drawn[key] = _draw(name, core_width, core_height, ratio)
    outer = box.adjusted(-reach, -reach, reach, reach)
    columns = _cut(outer.left(), outer.width(), core_width + 2 * reach)
    rows = _cut(outer.top(), outer.height(), core_height + 2 * reach)
    for left, width, from_left, from_width in columns:
        for top, height, from_top, from_height in rows:
            source = QRectF(from_left * ratio, from_top * ratio, from_width * ratio, from_height * ratio)
            painter.drawPixmap(QRectF(left, top, width, height), _drawn[key], source)


def _cut(start: int, length: int, drawn: int) -> list[tuple[int, int, int, int]]:
    """Return the parts along one side: where each stands and how long it is, on the screen and in what is drawn."""
    if length <= drawn:
        return [(start, length, 0, drawn)]
    end = drawn // 2
    return [
        (start, end, 0, end),
        (start + end, length - 2 * end, end, drawn - 2 * end),
        (start + length - end, end, drawn - end, end),
    ]


def _draw(name: str, width: int, height: int, ratio: float) -> QPixmap:
    reach, elevation = reach_of(name), ELEVATIONS[name]
    picture = QPixmap(round((width + 2 * reach) * ratio), round((height + 2 * reach) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(NO_PEN)
    box = QRectF(reach, reach, width, height)
    for shadow in elevation.shadows:
        _draw_layers(painter, box.translated(0, shadow.down), shadow, elevation.radius)
    painter.end()
    return picture


def _draw_layers(painter: QPainter, box: QRectF, shadow: Shadow, radius: int) -> None:
    """Lay boxes into each other, from the outermost in, so that they add up to the slope of a blurred edge."""
    covered = 0.0
    for step in range(2 * shadow.blur + 1):
        outside = shadow.blur - step
        wanted = shadow.cover * 0.5 * math.erfc(outside / (shadow.blur / 2) / math.sqrt(2))
        ink = QColor(colour("shadow"))
        ink.setAlphaF(max(0.0, 1 - (1 - wanted) / (1 - covered)))
        covered = wanted
        layer = box.adjusted(-outside, -outside, outside, outside)
        if layer.width() <= 0 or layer.height() <= 0:
            return
        painter.setBrush(ink)
        round_end = max(0, radius + outside)
        painter.drawRoundedRect(layer, round_end, round_end)
