"""One of two versions of a value: the whole cell is the target, and mark, ground and edge tell which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_box, paint_ring
from creatorbook.gui.look.style.ticks import SIDE
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.mirror import mirror_rect

_AIR, _GAP, _OVER = 12, 8, 9
_NARROWEST = 120
_EDGE = 2
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class VersionCell(QRadioButton):
    """A value to choose, its text on as many lines as it takes."""

    def __init__(self, text: str) -> None:
        # An ampersand would be read as a shortcut of the button.
        super().__init__(text.replace("&", "&&"))
        self._words = text
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _height(self, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * _AIR - SIDE - _GAP, 1), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._words)
        return max(words.height(), SIDE) + 2 * _OVER

    @guard_override
    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return self._height(width)

    @guard_override
    def sizeHint(self) -> QSize:
        """As narrow as a cell may be, and as high as its lines are then."""
        width = scaled(_NARROWEST)
        return QSize(width, self._height(width))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As small as one line."""
        return QSize(scaled(_NARROWEST), SIDE + 2 * _OVER)

    @guard_override
    def hitButton(self, place: QPoint) -> bool:
        """All of the cell is its button."""
        return self.rect().contains(place)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground and its edge, the mark and the words."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        if self.isChecked():
            paint_box(painter, area, "selection", "accent", width=_EDGE)
        else:
            paint_box(painter, area, "hover" if self.underMouse() else "", "field_border")
        if self.hasFocus() and is_by_keys():
            paint_ring(painter, area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        mark = QRect(_AIR, (area.height() - SIDE) // 2, SIDE, SIDE)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = mirror_rect(painter, area, mark)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(colour("text"))
        words = area.adjusted(_AIR + SIDE + _GAP, 0, -_AIR, 0)
        painter.drawText(mirror_rect(painter, area, words), _WORDS.value, self._words)
