"""Small multiples: a row of bars for each currency, on a scale of its own, all over the same months or years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from creatorbook.gui.charts.painted import PaintedChart
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

_ROW, _FOOT, _SIDE, _BAR, _AIR = 64, 24, 116, 30, 12
_VALUE, _TOP = 16, 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Multiple:
    """A row: its sum, a quieter line below it, the bars' values, the words on them or "", each in words, its colour."""

    title: str
    note: str
    values: tuple[int, ...]
    shown: tuple[str, ...]
    spoken: tuple[str, ...]
    role: str


class Multiples(PaintedChart):
    """Rows of bars; parts are counted row by row. Below zero, where more went back than came, a bar hangs."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._rows: tuple[Multiple, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._strong = -1

    def show_rows(self, rows: Sequence[Multiple], labels: Sequence[str], *, strong: int = -1) -> None:
        """Show these rows over these labels, one of which is `strong`; raises ValueError for another length."""
        if any(len(row.values) != len(labels) for row in rows):
            raise ValueError("a bar for each label")
        self._rows, self._labels, self._strong = tuple(rows), tuple(labels), strong
        self.current = min(self.current, self.count_parts() - 1)
        self.updateGeometry()
        self.update()

    # What it is

    @guard_override
    def count_parts(self) -> int:
        """A part for each bar."""
        return len(self._rows) * len(self._labels)

    @guard_override
    def spoken_part(self, place: int) -> str:
        """Return a bar in words."""
        row, column = divmod(place, len(self._labels))
        return self._rows[row].spoken[column]

    @guard_override
    def spoken_text(self) -> str:
        """Return all bars that are any in words."""
        said = [text for row in self._rows for text, value in zip(row.spoken, row.values, strict=True) if value]
        return " ".join(said)

    @guard_override
    def step(self, place: int, across: int, down: int) -> int:
        """Arrows go along a row and from row to row."""
        count = len(self._labels)
        row, column = divmod(place, count)
        if not (0 <= column + across < count and 0 <= row + down < len(self._rows)):
            return -1
        return (row + down) * count + column + across

    @guard_override
    def part_at(self, x: float, y: float) -> int:
        """Return the bar whose column of the row a point is in."""
        row = int(y // scaled(_ROW))
        area = self._plot(QRectF(self.rect()))
        if not self._labels or not 0 <= row < len(self._rows) or not area.left() <= x < area.right():
            return -1
        return row * len(self._labels) + int((x - area.left()) / (area.width() / len(self._labels)))

    # How it looks

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as its rows and their labels."""
        return QSize(scaled(420), scaled(_ROW) * max(len(self._rows), 1) + scaled(_FOOT))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Narrow bars are still bars."""
        return QSize(scaled(260), self.sizeHint().height())

    def _plot(self, whole: QRectF) -> QRectF:
        return whole.adjusted(scaled(_SIDE), 0, 0, -scaled(_FOOT))

    @guard_override
    def paint_on(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the rows, then the labels below the last one."""
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        plot = self._plot(whole)
        for place, row in enumerate(self._rows):
            area = QRectF(plot.left(), whole.top() + place * scaled(_ROW), plot.width(), scaled(_ROW))
            self._paint_title(painter, QRectF(whole.left(), area.top(), scaled(_SIDE) - 8, area.height()), row)
            self._paint_bars(painter, area, place, row)
            painter.setPen(QPen(colour("hairline_strong"), 1))
            painter.drawLine(QPointF(whole.left(), area.bottom()), QPointF(whole.right(), area.bottom()))
        self._paint_labels(painter, QRectF(plot.left(), whole.bottom() - scaled(_FOOT), plot.width(), scaled(_FOOT)))

    def _paint_title(self, painter: QPainter, area: QRectF, row: Multiple) -> None:
        upper = QRectF(area.left(), area.center().y() - scaled(20), area.width(), scaled(22))
        lower = QRectF(area.left(), upper.bottom(), area.width(), scaled(18))
        for box, text, used, role in (
            (upper, row.title, font("heading"), "text"),
            (lower, row.note, font("small"), "text_muted"),
        ):
            painter.setFont(used)
            painter.setPen(colour(role))
            cut = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _LEFT, cut)

    def _paint_bars(self, painter: QPainter, area: QRectF, place: int, row: Multiple) -> None:
        highest, lowest = max(0, *row.values), min(0, *row.values)
        head = scaled(_VALUE) if any(row.shown) else scaled(_AIR) // 2
        room = area.height() - head - scaled(_TOP)
        each = room / ((highest - lowest) or 1)
        zero = area.bottom() - 1 + lowest * each
        slot = area.width() / len(row.values)
        width = min(slot * 0.7, scaled(_BAR))
        marked = self.place_of_keys - place * len(row.values)
        for column, value in enumerate(row.values):
            left = area.left() + column * slot + (slot - width) / 2
            height = abs(value) * each
            if value:
                # A bar of one pixel is seen, and one of none is not there.
                box = QRectF(left, zero - (height if value > 0 else 0), width, max(height, 1))
                painter.setPen(QPen(colour("text"), 2) if column == marked else Qt.PenStyle.NoPen)
                painter.setBrush(colour(row.role))
                painter.drawRoundedRect(box, 2, 2)
            elif column == marked:
                painter.setPen(QPen(colour("text"), 2))
                painter.drawLine(QPointF(left, zero - 1), QPointF(left + width, zero - 1))
            if row.shown[column]:
                painter.setFont(font("small"))
                painter.setPen(colour("text"))
                over = QRectF(left + width / 2 - slot / 2, zero - max(value, 0) * each - head, slot, head)
                painter.drawText(over, _MIDDLE, row.shown[column])

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        if not self._labels:
            return
        slot = area.width() / len(self._labels)
        metrics = QFontMetricsF(font("small", bold=True))
        is_short = max(metrics.horizontalAdvance(each) for each in self._labels) > slot - 4
        for column, label in enumerate(self._labels):
            is_strong = column == self._strong
            painter.setFont(font("small", bold=is_strong))
            painter.setPen(colour("text" if is_strong else "text_muted"))
            box = QRectF(area.left() + column * slot, area.top(), slot, area.height())
            painter.drawText(box, _MIDDLE, label[0] if is_short else label)
