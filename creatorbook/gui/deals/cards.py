"""How a deal's card on the board is painted and read aloud: brand, fee, title, the next action and its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.record_table import ROW_ROLE, Index
from creatorbook.gui.look.marks import avatar
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_box
from creatorbook.gui.look.theme.current import colour, generation, scaled
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.look.theme.roles import FOCUS, RADIUS
from creatorbook.gui.rows.words import Fonts, elided_line, width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

CARD_HEIGHT = 98
_GAP = 8
_AIR = 12
_AVATAR = 20
_LINE, _FOOT = 24, 24
_TILT, _SHRUNK = 2, 0.94
_LEFT_BEHIND, _SLOT = 0.38, 0.8
# Qt's number of a device that is a pixmap; PySide has no name for it.
_PIXMAP = 2


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says: `tone` is the role of the day's colour."""

    brand: str
    title: str
    amount: str
    foot: str
    day: str
    tone: str

    @property
    def spoken(self) -> str:
        """All that is painted, as a screen reader says it."""
        parts = (self.title, self.brand, self.amount, self.foot, self.day)
        return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints cards; `text(row)` returns what they say."""

    def __init__(self, text: Callable[[Any], CardText], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text
        # The id of the card that is being dragged, "" for none.
        self.lifted = ""
        self._fonts: tuple[int, Fonts] | None = None

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        """The fixed height of a card and the gap under it."""
        return QSize(160, scaled(CARD_HEIGHT) + _GAP)

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        row = index.data(ROW_ROLE)
        if row is None:
            # Where a card would land stands none yet.
            self._paint_slot(painter, QRectF(option.rect.adjusted(0, 0, 0, -_GAP)))
            return
        if self._fonts is None or self._fonts[0] != generation():
            self._fonts = (generation(), Fonts.now())
        area: QRect = option.rect.adjusted(0, 0, 0, -_GAP)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # The painter of the picture that is dragged does not know it by itself.
            painter.setLayoutDirection(option.direction)
            if self.lifted and row.id == self.lifted:
                self._lift(painter, QRectF(area))
            self._paint_ground(painter, QRectF(area), option.state)
            self._paint_words(painter, area.adjusted(_AIR, 0, -_AIR, 0), self._text(row), self._fonts[1])
        finally:
            painter.restore()

    @staticmethod
    def _lift(painter: QPainter, area: QRectF) -> None:
        """Tilt the picture that goes with the mouse, which Qt paints on a pixmap; the card in its place is pale."""
        if painter.device().devType() != _PIXMAP:
            painter.setOpacity(_LEFT_BEHIND)
            return
        middle = area.center()
        painter.translate(middle)
        # Small enough that no corner is cut.
        painter.scale(_SHRUNK, _SHRUNK)
        painter.rotate(_TILT)
        painter.translate(-middle)

    @staticmethod
    def _paint_slot(painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colour("card"))
        painter.setOpacity(_SLOT)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ring = bool(state & QStyle.StateFlag.State_HasFocus) and is_by_keys()
        # The current card has an edge; the ring of the keyboard is twice as strong, and its ground another.
        ground = "selection" if ring else "hover" if over and not chosen else "card"
        edge = "focus" if ring else "accent" if chosen else "hairline"
        paint_box(painter, area, ground, edge, RADIUS, FOCUS if chosen or ring else 1)

    @staticmethod
    def _paint_words(painter: QPainter, area: QRect, text: CardText, fonts: Fonts) -> None:
        def line(left: int, top: int, height: int, right: int = 0) -> QRect:
            part = QRect(area.left() + left, area.top() + top, max(area.width() - left - right, 0), height)
            return mirror_rect(painter, area, part)

        top, high, foot = scaled(10), scaled(_LINE), scaled(_FOOT)
        amount = width_of(text.amount, fonts.body) + _GAP if text.amount else 0
        if text.brand:
            square = QRect(area.left(), area.top() + top + (high - _AVATAR) // 2, _AVATAR, _AVATAR)
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(mirror_rect(painter, area, square).topLeft(), avatar(text.brand, _AVATAR, ratio))
            elided_line(painter, line(_AVATAR + _GAP, top, high, amount), text.brand, fonts.body, "text_muted")
        elided_line(painter, line(0, top, high), text.amount, fonts.body, "text", right=True)
        elided_line(painter, line(0, top + high, high), text.title, fonts.bold, "text")
        if text.foot or text.day:
            edge = top + 2 * high + scaled(5)
            painter.fillRect(area.left(), area.top() + edge, area.width(), 1, colour("hairline"))
            day = width_of(text.day, fonts.small) + _GAP if text.day else 0
            elided_line(painter, line(0, edge + scaled(4), foot, day), text.foot, fonts.small, "text_muted")
            elided_line(painter, line(0, edge + scaled(4), foot), text.day, fonts.small, text.tone, right=True)
