"""The figures above Today: a count and its sums, each a way to its rows, side by side on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_ring
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import Card, PushButton, set_spacing
from creatorbook.gui.rows.words import elided_line
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from creatorbook.services.reminders.figures import Figure

_AIR = 16
_HEIGHT = 84
_END = 6
_SMALL, _LARGE, _MORE = 20, 28, 16
_TALLEST = 1000
_EDGE = 1


class FigureCard(PushButton):
    """A figure that clicks through to its rows; `asked(figure)`."""

    asked = Signal(object)

    def __init__(self, figure: Figure, *, first: bool) -> None:
        super().__init__()
        self._first = first
        self._lines_of_sums = 1
        self.setProperty("look", "painted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(figure)
        self.clicked.connect(self._ask)

    def show_figure(self, figure: Figure) -> None:
        """Show another state of the figure."""
        self._figure = figure
        self._sums = " · ".join(_unbroken(formats.money(total, short=True)) for total in figure.sums)
        parts = (figure.label, formats.number(figure.count), self._sums.replace(" · ", ", "))
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def _ask(self) -> None:
        self.asked.emit(self._figure)

    def lines_needed(self, width: int) -> int:
        """Return how many lines the sums take in a card of this width: sums are never cut."""
        room = QRect(0, 0, max(width - _AIR - _END, 1), _TALLEST)
        metrics = QFontMetrics(font("small"))
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._sums).height()
        return max(1, round(height / metrics.lineSpacing()))

    def set_lines_of_sums(self, count: int) -> None:
        """Keep room for so many lines of sums."""
        self._lines_of_sums = count
        self.setFixedHeight(scaled(_HEIGHT) + (count - 1) * scaled(_MORE))

    @guard_override
    def sizeHint(self) -> QSize:
        """A word, a number and the sums; the width is shared."""
        return QSize(2 * _AIR + 80, scaled(_HEIGHT) + (self._lines_of_sums - 1) * scaled(_MORE))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """No narrower than that."""
        return self.sizeHint()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the three lines, and the hairline towards the figure before it."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = self.rect()
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("pressed" if self.isDown() else "hover"))
                painter.drawRoundedRect(QRectF(whole).adjusted(2, 2, -2, -2), 6, 6)
            if not self._first:
                edge = whole.right() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else whole.left()
                painter.fillRect(edge, whole.top(), 1, whole.height(), colour("hairline"))
            if self.hasFocus() and is_by_keys():
                paint_ring(painter, whole.adjusted(2, 2, -2, -2))
            left, width = whole.left() + _AIR, whole.width() - _AIR - _END
            small, large = scaled(_SMALL), scaled(_LARGE)
            top = whole.top() + (scaled(_HEIGHT) - 2 * small - large) // 2
            elided_line(painter, QRect(left, top, width, small), self._figure.label, font("small"), "text_muted")
            number = QRect(left, top + small, width, large)
            elided_line(painter, number, formats.number(self._figure.count), font("title", bold=True), "text")
            sums = QRect(left, number.bottom() + 1 + 2, width, self._lines_of_sums * small)
            painter.setFont(font("small"))
            painter.setPen(colour("text_muted"))
            painter.drawText(sums, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._sums)
        finally:
            painter.end()


class FigureStrip(Card):
    """The figures on one card; `asked(figure)`: one of them was pressed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self._cells: list[FigureCard] = []
        self._row = QHBoxLayout()
        set_spacing(self._row, 0, (_EDGE, _EDGE, _EDGE, _EDGE))
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure]) -> bool:
        """Show these figures, in the cells that are there; return whether there are new ones."""
        before = len(self._cells)
        while len(self._cells) > len(figures):
            self._cells.pop().deleteLater()
        for number, figure in enumerate(figures):
            if number < len(self._cells):
                self._cells[number].show_figure(figure)
                continue
            cell = FigureCard(figure, first=not number)
            cell.asked.connect(self.asked)
            self._cells.append(cell)
            self._row.addWidget(cell, 1)
        self._give_room()
        return len(self._cells) > before

    def _give_room(self) -> None:
        if self._cells:
            # The narrowest of them: the card has an edge, and what is left over goes to some.
            width = (self.width() - 2 * _EDGE) // len(self._cells)
            lines = max(cell.lines_needed(width) for cell in self._cells)
            for cell in self._cells:
                cell.set_lines_of_sums(lines)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sums that stand side by side in a wide window go on two lines in a narrow one."""
        super().resizeEvent(event)
        self._give_room()


def _unbroken(sum_of_money: str) -> str:
    """Return a sum that no line breaks within."""
    return sum_of_money.replace(" ", "\u00a0")
