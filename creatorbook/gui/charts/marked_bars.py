"""Bars that lie, each toward a mark: the days that were agreed, the line of a law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from creatorbook.gui.charts.painted import PaintedChart
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.marks import avatar
from creatorbook.gui.look.theme.current import colour, scaled, track_colour
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

_LINE, _TALL, _NOTE = 40, 78, 16
_BAR, _MARK, _AVATAR, _GAP = 8, 18, 20, 8
_AIR = 16
# How much of a line that is not stacked its name takes.
_NAME = 0.34
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MarkedBar:
    """A bar toward a mark, both as parts of the width, `mark` None for none; `figure` stands out, `end` is quieter.

    `second` and `note` are lines below the title where the bar stands below its words; `avatar` is a brand or "".
    """

    title: str
    value: float
    mark: float | None
    figure: str
    end: str
    spoken: str
    role: str
    figure_role: str = "text"
    second: str = ""
    note: str = ""
    avatar: str = ""


class MarkedBars(PaintedChart):
    """Bars below each other: on one line with their words, or `stacked` below them."""

    def __init__(self, name: str, *, stacked: bool = False) -> None:
        super().__init__(name)
        self._bars: tuple[MarkedBar, ...] = ()
        self._is_stacked = stacked
        self._figure = self._end = 0

    def show_bars(self, bars: Sequence[MarkedBar]) -> None:
        """Show these bars."""
        self._bars = tuple(bars)
        # The words behind the bars are whole: it is the bars that give way.
        bold, small = QFontMetricsF(font(bold=True)), QFontMetricsF(font("small"))
        self._figure = round(max((bold.horizontalAdvance(each.figure) for each in bars), default=0)) + scaled(_AIR)
        self._end = round(max((small.horizontalAdvance(each.end) for each in bars), default=0)) + scaled(_AIR)
        self.current = min(self.current, len(self._bars) - 1)
        self.updateGeometry()
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
    def part_at(self, x: float, y: float) -> int:
        """Return the bar in whose row a point is."""
        del x
        top = 0
        for place, bar in enumerate(self._bars):
            top += self._height_of(bar)
            if y < top:
                return place
        return -1

    # How it looks

    def _height_of(self, bar: MarkedBar) -> int:
        if not self._is_stacked:
            return scaled(_LINE)
        return scaled(_TALL) + (scaled(_NOTE) if bar.note else 0)

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(scaled(420), sum(map(self._height_of, self._bars)))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Words are cut before bars are."""
        return QSize(scaled(300), self.sizeHint().height())

    @guard_override
    def paint_on(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the bars."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        top = whole.top()
        for place, bar in enumerate(self._bars):
            area = QRectF(whole.left(), top, whole.width(), self._height_of(bar))
            if place == self.place_of_keys:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("selection"))
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
            if self._is_stacked:
                self._paint_stacked(painter, area, bar, is_last=place == len(self._bars) - 1)
            else:
                self._paint_line(painter, area, bar)
            top = area.bottom()

    def _paint_line(self, painter: QPainter, area: QRectF, bar: MarkedBar) -> None:
        left = area.left()
        if bar.avatar:
            side = scaled(_AVATAR)
            picture = avatar(bar.avatar, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, area.center().y() - side / 2), picture)
            left += side + scaled(_GAP)
        middle = area.left() + area.width() * _NAME
        _write(painter, QRectF(left, area.top(), middle - left - scaled(_GAP), area.height()), bar.title, "text")
        right = area.right() - self._end - self._figure
        _paint_bar(painter, QRectF(middle, area.center().y() - _BAR / 2, right - middle, _BAR), bar)
        figure = QRectF(right, area.top(), self._figure, area.height())
        _write(painter, figure, bar.figure, bar.figure_role, bold=True, right=True)
        end = QRectF(area.right() - self._end, area.top(), self._end, area.height())
        _write(painter, end, bar.end, "text_muted", small=True, right=True)

    def _paint_stacked(self, painter: QPainter, area: QRectF, bar: MarkedBar, *, is_last: bool) -> None:
        first = QRectF(area.left(), area.top() + scaled(6), area.width(), scaled(20))
        second = QRectF(area.left(), first.bottom(), area.width(), scaled(17))
        for line, left_text, right_text, is_first in (
            (first, bar.title, bar.figure, True),
            (second, bar.second, bar.end, False),
        ):
            used = font("body" if is_first else "small", bold=is_first)
            taken = QFontMetricsF(used).horizontalAdvance(right_text) + scaled(_GAP)
            role = bar.figure_role if is_first else "text_muted"
            _write(painter, line, right_text, role, bold=is_first, small=not is_first, right=True)
            rest = line.adjusted(0, 0, -taken, 0)
            _write(painter, rest, left_text, "text" if is_first else "text_muted", bold=is_first, small=not is_first)
        below = second.bottom()
        if bar.note:
            note = QRectF(area.left(), below, area.width(), scaled(_NOTE))
            _write(painter, note, bar.note, "text_muted", small=True)
            below = note.bottom()
        _paint_bar(painter, QRectF(area.left(), below + scaled(10), area.width(), _BAR), bar)
        if not is_last:
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()))


def _write(
    painter: QPainter,
    area: QRectF,
    text: str,
    role: str,
    *,
    bold: bool = False,
    small: bool = False,
    right: bool = False,
) -> None:
    used = font("small" if small else "body", bold=bold)
    painter.setFont(used)
    painter.setPen(colour(role))
    cut = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
    painter.drawText(area, _RIGHT if right else _LEFT, cut)


def _paint_bar(painter: QPainter, area: QRectF, bar: MarkedBar) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track_colour())
    painter.drawRoundedRect(area, _BAR / 2, _BAR / 2)
    if bar.value > 0:
        filled = QRectF(area.left(), area.top(), max(area.width() * min(bar.value, 1), _BAR), area.height())
        painter.setBrush(colour(bar.role))
        painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
    if bar.mark is not None:
        x = area.left() + area.width() * min(bar.mark, 1)
        painter.setPen(QPen(colour("text"), 2))
        painter.drawLine(QPointF(x, area.center().y() - _MARK / 2), QPointF(x, area.center().y() + _MARK / 2))
