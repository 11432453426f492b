"""How a deal's card on the board is painted: brand, title, fee, the next action and its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.record_table import ROW_ROLE, Index
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import dot, mirror_rect
from creatorbook.gui.look.theme.roles import RADIUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

CARD_HEIGHT = 92
_GAP = 8
_AIR = 12


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says: `tone` is the role of the last line's colour."""

    small: str
    title: str
    amount: str
    foot: str
    foot_day: str
    tone: str


class CardDelegate(QStyledItemDelegate):
    """Paints cards; `text(row)` returns what they say."""

    def __init__(self, text: Callable[[Any], CardText], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        """The fixed height of a card and the gap under it."""
        return QSize(160, CARD_HEIGHT + _GAP)

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        row = index.data(ROW_ROLE)
        if row is None:
            return
        state = option.state
        area: QRect = option.rect.adjusted(0, 0, 0, -_GAP)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_background(painter, QRectF(area), state)
            self._paint_words(painter, area.adjusted(_AIR, 10, -_AIR, -10), self._text(row))
        finally:
            painter.restore()

    @staticmethod
    def _paint_background(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(colour("selection" if selected else "card"))
        painter.setPen(colour("accent" if selected else "field_border" if hover else "hairline"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    @staticmethod
    def _paint_words(painter: QPainter, area: QRect, text: CardText) -> None:
        small, bold = font("small"), font(bold=True)
        small_metrics = QFontMetrics(small)
        elide = Qt.TextElideMode.ElideRight

        def put(line: QRect, words: str, with_font: str, role: str, *, right: bool = False) -> None:
            used = bold if with_font == "bold" else small
            painter.setFont(used)
            painter.setPen(colour(role))
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            shown = QFontMetrics(used).elidedText(words, elide, line.width())
            painter.drawText(mirror_rect(painter, area, line), side | Qt.AlignmentFlag.AlignVCenter, shown)

        third = area.height() // 3
        top = QRect(area.left(), area.top(), area.width(), third)
        middle = top.translated(0, third)
        foot = middle.translated(0, third + 2)
        amount_width = small_metrics.horizontalAdvance(text.amount)
        put(top.adjusted(0, 0, -amount_width - 8, 0), text.small, "small", "text_muted")
        put(top, text.amount, "small", "text", right=True)
        put(middle, text.title, "bold", "text")
        if text.foot or text.foot_day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(text.tone))
            dot(painter, foot, 3, 3)
            day_width = small_metrics.horizontalAdvance(text.foot_day)
            put(foot.adjusted(12, 0, -day_width - 8, 0), text.foot, "small", "text_muted")
            put(foot, text.foot_day, "small", text.tone, right=True)
