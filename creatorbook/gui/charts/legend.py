"""A line of a legend: the mark as it is in the chart, its word, and its sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from creatorbook.common.i18n import labelled
from creatorbook.gui.charts.bars import BarPart, paint_part
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT, _MARK, _GAP = 24, 10, 20


class LegendLine(QWidget):
    """A mark, a word and a sum, told to a screen reader as one."""

    access_role = QAccessible.Role.StaticText

    def __init__(self, role: str, texture: str) -> None:
        super().__init__()
        self._part = BarPart(1, role, texture)
        self._word = self._sum = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_line(self, word: str, sum_: str) -> None:
        """Show another word and sum."""
        self._word, self._sum = word, sum_
        self.setAccessibleName(labelled(word, sum_))
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(scaled(160), scaled(_HEIGHT))

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the mark, the word and the sum."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect())
            mark = scaled(_MARK)
            paint_part(painter, QRectF(1, (whole.height() - mark) / 2, mark, mark), self._part)
            painter.setFont(font("body"))
            painter.setPen(colour("text"))
            box = whole.adjusted(scaled(_GAP), 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._sum)
        finally:
            painter.end()
