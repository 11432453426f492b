"""A key and what it does, as a quiet button: for those who learn the keys, and for those who cannot press them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import native_text
from creatorbook.gui.look.style.caps import cap_height, cap_width, paint_cap
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_ring
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.parts.basic import PushButton
from creatorbook.gui.rows.words import Fonts, width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

_AIR, _GAP, _HEIGHT, _RADIUS = 6, 4, 24, 6


class KeyHint(PushButton):
    """Keycaps and a word; pressing it does what the key does. `name` is what a screen reader says."""

    def __init__(self, word: str, name: str, slot: Callable[..., object]) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._word = word
        self.setAccessibleName(name)
        self.setProperty("look", "painted")
        # A click leaves the focus where the keys go on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(slot)

    def show_keys(self, *keys: str) -> None:
        """Show these keys, in portable form; one that is "" is left out."""
        self._keys = tuple(native_text(key) for key in keys if key)
        self.updateGeometry()
        self.update()

    def set_word(self, word: str) -> None:
        """Say in another word what pressing it does."""
        self._word = word
        self.updateGeometry()
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """Room for the caps and the word."""
        fonts = Fonts.now()
        caps = sum(cap_width(key, fonts.small) + _GAP for key in self._keys)
        return QSize(caps + width_of(self._word, fonts.small) + 2 * _AIR, scaled(_HEIGHT))

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the caps and the word, quieter than what stands in the list."""
        fonts = Fonts.now()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(fonts.small)
            whole = self.rect()
            if self.isEnabled() and (self.underMouse() or self.isDown()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("pressed" if self.isDown() else "hover"))
                painter.drawRoundedRect(QRectF(whole), _RADIUS, _RADIUS)
            if self.hasFocus() and is_by_keys():
                paint_ring(painter, whole, _RADIUS)
            ink = colour("text_muted" if self.isEnabled() else "disabled")
            at = _AIR
            for key in self._keys:
                width = cap_width(key, fonts.small)
                cap = QRect(at, (whole.height() - cap_height()) // 2, width, cap_height())
                paint_cap(painter, mirror_rect(painter, whole, cap), key, fonts.small, ink)
                at += width + _GAP
            painter.setPen(ink)
            painter.drawText(
                mirror_rect(painter, whole, whole.adjusted(at, 0, 0, 0)), Qt.AlignmentFlag.AlignVCenter, self._word
            )
        finally:
            painter.end()
