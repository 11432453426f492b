"""Bars by month, stacked from parts that are told apart by colour and by texture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from creatorbook.common.i18n import _
from creatorbook.gui.charts.painted import PaintedChart
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 212
_WIDEST_BAR = 28
_LINES = 4
_STEPS = (1, 2, 2.5, 5, 10)
_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its value, its colour's role, and its texture: "", "cross" or "hatch"."""

    value: int
    role: str
    texture: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the word below it, its parts from the ground up, the value on it or "", and all of it in words."""

    label: str
    parts: tuple[BarPart, ...]
    value: str
    spoken: str

    @property
    def height(self) -> int:
        """The sum of its parts."""
        return sum(part.value for part in self.parts)


class BarChart(PaintedChart):
    """Bars on a scale that begins at 0."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._bars: tuple[Bar, ...] = ()
        self._today = -1
        self._unit = 1

    def show_bars(self, bars: Sequence[Bar], *, unit: int, today: int = -1) -> None:
        """Show these bars; `unit` is how many of their values make one on the scale, `today` the bar of today."""
        self._bars, self._unit, self._today = tuple(bars), unit, today
        self.current = min(self.current, len(self._bars) - 1)
        self.setAccessibleDescription(self.spoken_text())
        self.update()

    # What it is

    @guard_override
    def count_parts(self) -> int:
        """A part for each bar."""
        return len(self._bars)

    @guard_override
    def spoken_part(self, place: int) -> str:
        """Return a bar in words."""
        return self._bars[place].spoken

    @guard_override
    def spoken_text(self) -> str:
        """Return in words the bars that have a height: the others say nothing."""
        return " ".join(bar.spoken for bar in self._bars if bar.height)

    @guard_override
    def part_at(self, x: float, y: float) -> int:
        """Return the bar in whose column a point is."""
        del y
        area = self._area(QRectF(self.rect()))
        if not self._bars or not area.left() <= x <= area.right():
            return -1
        return min(int((x - area.left()) / self._slot(area)), len(self._bars) - 1)

    # How it looks

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as a chart among other things is."""
        return QSize(scaled(480), scaled(_HEIGHT))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Narrow bars are still bars."""
        return QSize(scaled(240), scaled(_HEIGHT))

    @guard_override
    def paint_on(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the scale, the bars and where today is."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area(whole)
        top, step = _scale(max((bar.height for bar in self._bars), default=0), self._unit)
        self._paint_scale(painter, area, top, step)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, area, place, bar, top)
        if 0 <= self._today < len(self._bars) - 1:
            self._paint_today(painter, area)

    def _area(self, whole: QRectF) -> QRectF:
        return whole.adjusted(scaled(44), scaled(30), -scaled(8), -scaled(28))

    def _slot(self, area: QRectF) -> float:
        return area.width() / max(len(self._bars), 1)

    def _paint_scale(self, painter: QPainter, area: QRectF, top: int, step: int) -> None:
        painter.setFont(font("small"))
        for value in range(0, top + 1, step):
            y = area.bottom() - area.height() * value / top
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("text_muted"))
            box = QRectF(area.left() - scaled(44), y - scaled(10), scaled(36), scaled(20))
            painter.drawText(box, _AT_END, _short(value // self._unit))

    def _paint_bar(self, painter: QPainter, area: QRectF, place: int, bar: Bar, top: int) -> None:
        slot = self._slot(area)
        width = min(slot * 0.6, scaled(_WIDEST_BAR))
        left = area.left() + place * slot + (slot - width) / 2
        y = area.bottom()
        for part in bar.parts:
            if part.value <= 0:
                continue
            height = area.height() * part.value / top
            y -= height
            paint_part(painter, QRectF(left, y, width, height), part)
        is_current = place == self.place_of_keys
        painter.setFont(font("small", bold=is_current or place == self._today))
        painter.setPen(colour("text" if is_current or place == self._today else "text_muted"))
        below = QRectF(area.left() + place * slot, area.bottom() + scaled(4), slot, scaled(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)
        if bar.value or is_current:
            painter.setFont(font("small", bold=True))
            painter.setPen(colour("text"))
            room = max(slot, QFontMetricsF(font("small", bold=True)).horizontalAdvance(bar.value) + 4)
            above = QRectF(left + width / 2 - room / 2, y - scaled(20), room, scaled(18))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.value)

    def _paint_today(self, painter: QPainter, area: QRectF) -> None:
        x = area.left() + (self._today + 1) * self._slot(area)
        pen = QPen(colour("text"), 1.4, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top() - scaled(18)), QPointF(x, area.bottom()))
        painter.setFont(font("small"))
        painter.setPen(colour("text_muted"))
        box = QRectF(x - scaled(80), area.top() - scaled(26), scaled(74), scaled(20))
        painter.drawText(box, _AT_END, _("today"))


def paint_part(painter: QPainter, area: QRectF, part: BarPart) -> None:
    """Paint a part of a bar: in its colour, crossed over, or as an outline that is hatched."""
    painter.save()
    tone = QColor(colour(part.role))
    painter.setPen(QPen(tone, 1.2) if part.texture == "hatch" else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour("card")) if part.texture == "hatch" else QBrush(tone))
    painter.drawRoundedRect(area, 2, 2)
    if part.texture:
        pattern = Qt.BrushStyle.BDiagPattern if part.texture == "hatch" else Qt.BrushStyle.DiagCrossPattern
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tone if part.texture == "hatch" else colour("card"), pattern))
        painter.drawRoundedRect(area, 2, 2)
    painter.restore()


def _scale(highest: int, unit: int) -> tuple[int, int]:
    """Return the top of the scale and the step of its lines, round numbers of the unit, at most five lines."""
    wanted = max(highest, unit)
    power = 1
    while True:
        for step in _STEPS:
            line = int(step * power * unit) or 1
            if line * _LINES >= wanted:
                return -(-wanted // line) * line, line
        power *= 10


def _short(value: int) -> str:
    thousand, million = 1_000, 1_000_000
    if value >= million:
        return f"{value / million:g}M"
    return f"{value / thousand:g}k" if value >= thousand else str(value)
