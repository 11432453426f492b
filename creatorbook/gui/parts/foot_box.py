"""The box at the foot of a window that a toast and a bar of progress are: one sentence, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.elevation import paint_elevated, reach_of
from creatorbook.gui.parts.basic import label, set_spacing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# Above the foot of a page, which says what is in the list and what it adds up to.
_GAP = 36 + 24
_SHADOW = reach_of("toast")


class FootBox(QWidget):
    """An elevated box at the foot of its host, hidden until it has something to say.

    `least` pixels are kept for the sentence, `beside` for all else of the host's width.
    """

    def __init__(self, host: QWidget, *, least: int, beside: int) -> None:
        super().__init__(host)
        self._least, self._beside = least, beside
        layout = QHBoxLayout(self)
        # Its shadow lies around it, inside the widget.
        set_spacing(layout, 12, (16 + _SHADOW, 4 + _SHADOW, 8 + _SHADOW, 4 + _SHADOW))
        self._text = label("", "toast", wrap=False)
        layout.addWidget(self._text)
        self.hide()
        host.installEventFilter(self)

    @property
    def text(self) -> str:
        """The sentence that stands, or the last one."""
        return self._text.text()

    def add_part(self, part: QWidget) -> None:
        """Put a part after those that are there."""
        self.layout().addWidget(part)  # type: ignore[union-attr]  # made with one

    def say(self, text: str) -> None:
        """Show the box with a sentence, and announce it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._place_at_foot()
        self.raise_()
        announce(self, text)

    def _place_at_foot(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self._text.setMaximumWidth(max(self._least, host.width() - self._beside))
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - _GAP + _SHADOW)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the box and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_elevated(painter, self.rect().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW), "toast", "toast")
        painter.end()

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the box at the foot of its host."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place_at_foot()
        return super().eventFilter(watched, event)
