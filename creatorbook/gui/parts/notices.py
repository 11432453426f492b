"""What the program has to say: a toast with Undo, a notice inside a page, an empty page with its one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk.focus import reveal
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.look.style.paint import paint_box
from creatorbook.gui.look.theme.current import theme
from creatorbook.gui.parts.basic import button, label, set_spacing
from creatorbook.gui.parts.foot_box import FootBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

_SHOWN_MS = 7000
# The square above an empty page, the picture in it, and its corners.
_TILE, _PICTURE, _CORNER = 44, 20, 10
# Pixels below which the button of a notice stands under its text.
_NARROW = 420
# The room that a link keeps for the ring around its words: a text above it begins where they do.
_RING = 4
_ICONS = {"info": "info", "warn": "triangle-alert", "danger": "circle-alert"}


class Toast(FootBox):
    """One sentence at the foot of the pages, with at most one button; goes by itself after seven seconds.

    `acted()` tells that its button was pressed. It stays while the pointer or the focus is on it.
    """

    acted = Signal()

    def __init__(self, host: QWidget, over: QWidget | None = None) -> None:
        super().__init__(host, least=200, beside=320, over=over)
        self._button = button("", self._act, "toast")
        self._close = button(_("Close"), self.hide, "toast")
        self.add_part(self._button)
        self.add_part(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._expire)

    def show_message(self, text: str, action: str = "") -> None:
        """Show the sentence, and a button with the action's word where there is one."""
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._button.setAccessibleName(action)
        self.say(text)
        self._timer.start()

    @property
    def action(self) -> str:
        """What its button says, "" for none."""
        return self._button.text()

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _expire(self) -> None:
        if self.underMouse() or self._button.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()


class Notice(QFrame):
    """A sentence on a soft ground inside a page; `tone` is "info", "warn" or "danger"."""

    def __init__(
        self, text: str, tone: str = "info", action: str = "", slot: Callable[..., object] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("look", f"notice_{tone}")
        layout = QHBoxLayout(self)
        set_spacing(layout, 4, (12, 8, 12, 8))
        self._tone = tone
        self._picture = QLabel()
        self._picture.setPixmap(pixmap(_ICONS[tone], tone, 16))
        self._picture.setFixedWidth(16)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text = label(text, tone, wrap=True)
        self.text.setContentsMargins(_RING, 0, 0, 0)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_spacing(self._parts, 4)
        self._parts.addWidget(self.text, 1)
        if action and slot is not None:
            self.add_action(action, slot)
        layout.addLayout(self._parts, 1)

    def add_action(self, text: str, slot: Callable[..., object]) -> None:
        """Put a button behind the sentence, after those that are there."""
        self._parts.addWidget(button(text, slot, "link"), 0, Qt.AlignmentFlag.AlignLeft)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the text where both have too little room side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        sides = QBoxLayout.Direction
        wanted = sides.TopToBottom if narrow else sides.LeftToRight
        if wanted != self._parts.direction():
            self._parts.setDirection(wanted)
            # In the middle of one line, beside the first of several.
            side = Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter
            layout = self.layout()
            if layout is not None:
                layout.setAlignment(self._picture, side)
            # It is higher now, or lower, than what was reckoned with at the size that it had.
            self.updateGeometry()

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in the new theme's colour."""
        if event.type() == QEvent.Type.PaletteChange:
            self._picture.setPixmap(pixmap(_ICONS[self._tone], self._tone, 16))
        super().changeEvent(event)


def refuse(
    place: QBoxLayout,
    sentence: str,
    tone: str = "danger",
    *,
    action: str = "",
    slot: Callable[..., object] | None = None,
) -> None:
    """Say why what was asked for was not done, where it is seen: scrolled to, and read aloud at once."""
    said = Notice(sentence, tone, action, slot)
    place.addWidget(said)
    announce(said, sentence, urgent=True)
    reveal(said)


class _Tile(QLabel):
    """A picture on a soft square, of what could be here."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(_TILE, _TILE)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the square, and the picture in its middle."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, self.rect(), f"{self._tone}_soft", self._tone if theme().contrast else "", _CORNER)
            air = (_TILE - _PICTURE) // 2
            painter.drawPixmap(air, air, pixmap(self._icon, self._tone, _PICTURE))
        finally:
            painter.end()


def _say_if_any(part: QLabel | QPushButton, words: str) -> None:
    part.setText(words)
    part.setVisible(bool(words))


class EmptyState(QWidget):
    """A page with nothing on it: a heading, a sentence and one button; `acted()` tells that the button was pressed.

    `tone` colours the picture: "accent" where something can begin, "ok" where all is done, "idle" where a search
    finds nothing.
    """

    acted = Signal()

    def __init__(self, icon: str, sentence: str, action: str = "", *, heading: str = "", tone: str = "accent") -> None:
        super().__init__()
        self._icon, self._tone, self._words = icon, tone, (heading, sentence, action)
        self._parts: tuple[QLabel, QLabel] | None = None
        self._button: QPushButton | None = None
        self._room = QVBoxLayout(self)
        set_spacing(self._room, 0, (24, 48, 24, 48))

    def _made(self) -> tuple[QLabel, QLabel]:
        """Return the heading and the sentence: most pages are never empty, and never need them."""
        if self._parts is None:
            self._parts = called, said = label("", "head", wrap=True), label("", "muted", wrap=True)
            self._room.addStretch(2)
            self._room.addWidget(_Tile(self._icon, self._tone), 0, Qt.AlignmentFlag.AlignHCenter)
            self._room.addSpacing(16)
            for shown in (called, said):
                shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._room.addWidget(shown)
                self._room.addSpacing(4)
            self._room.addSpacing(12)
            self._room.addStretch(3)
            self._show_parts()
        return self._parts

    def _show_parts(self) -> None:
        if self._parts is not None:
            heading, sentence, action = self._words
            _say_if_any(self._parts[0], heading)
            _say_if_any(self._parts[1], sentence)
            if action or self._button is not None:
                _say_if_any(self.button, action)

    @property
    def heading(self) -> QLabel:
        """What is so, in few words; hidden where the sentence says all."""
        return self._made()[0]

    @property
    def sentence(self) -> QLabel:
        """What is said."""
        return self._made()[1]

    @property
    def button(self) -> QPushButton:
        """What can be done, hidden where there is nothing to do; made where there is."""
        self._made()
        if self._button is None:
            self._button = button(self._words[2], self._act, "primary")
            self._room.insertWidget(self._room.count() - 1, self._button, 0, Qt.AlignmentFlag.AlignHCenter)
            # Shown before it has its place it would be a window of its own for a moment.
            self._button.setVisible(bool(self._words[2]))
        return self._button

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Now it is needed."""
        self._made()
        super().showEvent(event)

    def _act(self) -> None:
        self.acted.emit()

    def set_message(self, sentence: str, action: str = "", *, heading: str = "") -> None:
        """Show another heading, sentence and button."""
        self._words = (heading, sentence, action)
        self._show_parts()


def none_found() -> EmptyState:
    """Return what is shown in place of a list in which a search finds nothing."""
    return EmptyState(
        "search", _("Try fewer letters, or other words."), heading=_("Nothing fits this search"), tone="idle"
    )
