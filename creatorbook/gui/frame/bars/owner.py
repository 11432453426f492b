"""Whose book it is: the name of its creator at the head of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.frame.bars.measures import sidebar_width
from creatorbook.gui.look.marks import avatar
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_box, paint_ring
from creatorbook.gui.look.theme.current import colour, density
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.parts.basic import take_enter

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE, _LEFT, _GAP = 20, 10, 8


class OwnerButton(QAbstractButton):
    """The creator of the book, the first of several; it leads to where their entries are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.narrow = False
        self._name = ""
        self.show_names(())

    def show_names(self, names: Sequence[str]) -> None:
        """Show the first of these names, and how many more there are; nothing where there is none."""
        self._name = names[0] if names else ""
        more = len(names) - 1
        shown = self._name
        if more > 0:
            shown = _("{name} and {count} more").format(name=shown, count=more)
        if shown == self.text() and self.isEnabled() == bool(names):
            return
        self.setText(shown)
        self.setAccessibleName(_("Creator: {name}").format(name=shown) if shown else _("No creator yet"))
        self.setToolTip(shown)
        self.setEnabled(bool(names))
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(sidebar_width() - 16, density().control)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if not take_enter(self, event):
            super().keyPressEvent(event)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the initials and the name."""
        if not self._name:
            return
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.rect()
        if self.underMouse():
            paint_box(painter, QRectF(whole), "hover", "")
        if self.hasFocus() and is_by_keys():
            paint_ring(painter, whole)
        left = (whole.width() - _SIDE) // 2 if self.narrow else _LEFT
        place = mirror_rect(painter, whole, QRect(left, (whole.height() - _SIDE) // 2, _SIDE, _SIDE))
        painter.drawPixmap(place.topLeft(), avatar(self._name, _SIDE, self.devicePixelRatioF(), person=True))
        if self.narrow:
            return
        bold = font("body", bold=True)
        room = whole.adjusted(_LEFT + _SIDE + _GAP, 0, -_LEFT, 0)
        painter.setFont(bold)
        painter.setPen(colour("text"))
        shown = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(mirror_rect(painter, whole, room), Qt.AlignmentFlag.AlignVCenter, shown)
