"""What was received, a bar for each currency: the part of each brand in its own colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.rows.words import Fonts, elided_line, width_of
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from creatorbook.domain.gifts.values import GiftTotal
    from creatorbook.domain.values.money import Money

_LINE, _BAR, _GAP, SQUARE = 24, 10, 12, 10
# As many brands have a colour of their own; what others sent has none.
COLOURED = 6


def colour_of_place(place: int) -> str:
    """Return the colour role of the brand at a place in the order of what is worth most."""
    return f"chart_{place}" if place < COLOURED else "hairline_strong"


def paint_square(painter: QPainter, area: QRect, place: int) -> None:
    """Paint a square in the colour of a brand, by its place in their order, where a line begins and in its middle."""
    square = QRect(area.left(), area.top() + (area.height() - SQUARE) // 2, SQUARE, SQUARE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(colour_of_place(place)))
    painter.drawRoundedRect(mirror_rect(painter, area, square), 2, 2)


class GiftShares(QWidget):
    """One line a currency: its sum, and a bar with the parts of the brands; currencies are never added."""

    access_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._sums: tuple[Money, ...] = ()
        self._brands: tuple[GiftTotal, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, sums: Sequence[Money], brands: Sequence[GiftTotal]) -> None:
        """Show these sums, and of which brands they are, in this order."""
        self._sums, self._brands = tuple(sums), tuple(brands)
        said = ", ".join(formats.money(each, short=True) for each in sums)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """A line for each currency."""
        return QSize(200, scaled(_LINE) * len(self._sums))

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the sums and their bars, all that begin at one place."""
        painter = QPainter(self)
        try:
            words = [formats.money(each, short=True) for each in self._sums]
            bold = Fonts.now().bold
            start = max((width_of(each, bold) for each in words), default=0) + _GAP
            for line, (total, said) in enumerate(zip(self._sums, words, strict=True)):
                area = QRect(0, line * scaled(_LINE), self.width(), scaled(_LINE))
                elided_line(painter, mirror_rect(painter, self.rect(), area), said, bold, "text")
                self._paint_bar(painter, area.adjusted(start, 0, 0, 0), total)
        finally:
            painter.end()

    def _paint_bar(self, painter: QPainter, area: QRect, total: Money) -> None:
        if total.minor <= 0:
            return
        before = 0
        for place, brand in enumerate(self._brands):
            part = sum(each.minor for each in brand.sums if each.currency == total.currency)
            left, right = (area.left() + area.width() * each // total.minor for each in (before, before + part))
            before += part
            bar = QRect(left, area.center().y() - _BAR // 2, max(right - left - 1, 1), _BAR)
            if part > 0:
                painter.fillRect(mirror_rect(painter, self.rect(), bar), colour(colour_of_place(place)))
