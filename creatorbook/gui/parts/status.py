"""Status shown twice, by a mark and by a word; badges with a count or a word on a soft ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.marks import mark_width, paint_mark
from creatorbook.gui.look.theme.current import colour, theme
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.look.theme.roles import RADIUS_CHIP

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_EDGE = 2


class Status(QWidget):
    """A coloured mark and a word; `role` is the colour's role ("ok", "warn", "stage_live" …)."""

    access_role = QAccessible.Role.StaticText

    def __init__(self, text: str = "", role: str = "idle") -> None:
        super().__init__()
        self._text, self._role = text, role
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_status(self, text: str, role: str) -> None:
        """Show another word and colour."""
        self._text, self._role = text, role
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """Room for the mark, the gap and the word."""
        return QSize(QFontMetrics(font()).horizontalAdvance(self._text) + _EDGE + mark_width(self._role) + 4, 24)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the mark and the word."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = self.rect().adjusted(_EDGE, 0, 0, 0)
            paint_mark(painter, area, self._role)
            words = mark_width(self._role)
            painter.setPen(colour("text"))
            painter.setFont(font())
            room = mirror_rect(painter, area, area.adjusted(words, 0, 0, 0))
            shown = QFontMetrics(font()).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        finally:
            painter.end()


class Badge(QWidget):
    """A word or a count on a soft ground; `tone` is "ok", "warn", "danger", "info", "idle" or "accent"."""

    access_role = QAccessible.Role.StaticText

    def __init__(self, text: str = "", tone: str = "idle") -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_badge(self, text: str, tone: str) -> None:
        """Show another text and tone; an empty text hides the badge."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """Room for the text with 8 px on either side."""
        width = QFontMetrics(font("small", bold=True)).horizontalAdvance(self._text) + 16
        return QSize(max(width, 24), 20)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the pill."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_pill(painter, QRectF(self.rect()), self._text, self._tone)
        finally:
            painter.end()


def paint_pill(painter: QPainter, area: QRectF, text: str, tone: str, radius: float = RADIUS_CHIP) -> None:
    """Paint a badge into the area, in the tone's soft ground and its own colour; with an edge where no ground is."""
    painter.setPen(colour(tone) if theme().contrast else Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{tone}_soft"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5) if theme().contrast else area, radius, radius)
    painter.setPen(colour(tone))
    painter.setFont(font("small", bold=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
