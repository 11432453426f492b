"""The ground of every dialog: it fits its screen, its body scrolls, its foot stays, and Enter presses a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.screen_room import fit_to_screen, room_on_screen, shrink_to_screen
from creatorbook.gui.look.scrim import Scrim
from creatorbook.gui.parts.basic import is_enter, set_spacing, side_by_side

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

# What a body keeps of itself on a screen that is too low for it.
_LEAST_BODY = 80


class _Body(QScrollArea):
    """What stands between the heading of the window and the foot; it scrolls where there is too little room."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        viewport = QWidget()
        self.setViewport(viewport)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self._inner = inner
        self.setWidget(inner)
        viewport.setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    @guard_override
    def sizeHint(self) -> QSize:
        """As large as what it holds."""
        return self._inner.sizeHint()

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds needs, and as low as a few lines."""
        least = self._inner.minimumSizeHint()
        width = least.width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(width, room_on_screen(self.window()).width()), min(least.height(), _LEAST_BODY))


class Dialog(QDialog):
    """A dialog: `body` is the layout of what scrolls, `set_foot` puts the buttons below it, where they stay.

    Enter presses the button that has the focus, else the primary one; where there is a box to write several lines in,
    that takes Ctrl and Enter.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outer = QVBoxLayout(self)
        set_spacing(self._outer)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        set_spacing(self.body, 12, (24, 20, 24, 16))
        self._area = _Body(self._inner)
        self._outer.addWidget(self._area, 1)
        self.foot: QWidget | None = None
        self._scrim: Scrim | None = None
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self.grow)
        self._inner.installEventFilter(self)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.press_default)

    def set_foot(self, *widgets: QWidget | None, margins: tuple[int, int, int, int] = (24, 12, 24, 16)) -> None:
        """Put these under the body, side by side; a None pushes what follows to the far end."""
        around = self.body.contentsMargins()
        self.body.setContentsMargins(around.left(), around.top(), around.right(), 0)
        self.foot = side_by_side(*widgets, margins=margins)
        self._outer.addWidget(self.foot)

    # The room there is

    def wanted_height(self, width: int) -> int:
        """Return how high the dialog must be at this width for nothing of it to scroll, in pixels."""
        body = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        foot = self.foot.sizeHint().height() if self.foot is not None else 0
        return max(body, self.body.totalMinimumSize().height()) + foot

    def grow(self) -> None:
        """Make room for what came into the body, as far as the screen allows."""
        wanted = self.wanted_height(self.width())
        if wanted > self.height():
            self.resize(self.width(), min(wanted, room_on_screen(self).height()))
        fit_to_screen(self)

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the contents ask for, no larger than the screen."""
        self._area.setAccessibleName(self.windowTitle())
        if not event.spontaneous():
            asked = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            width = self.width() if asked else self.sizeHint().width()
            width = max(self.minimumWidth(), min(width, self.maximumWidth()))
            wanted = self.wanted_height(width)
            self.resize(width, max(wanted, self.height()) if asked else wanted)
            shrink_to_screen(self, placed=False)
            # Only when it is shown does its frame have a width.
            self._growing.start()
            self._shade_parent()
        super().showEvent(event)

    def _shade_parent(self) -> None:
        parent = self.parentWidget()
        if self.isModal() and self._scrim is None and parent is not None and parent.window().isVisible():
            self._scrim = Scrim(parent.window())
            self._scrim.show()
            self._scrim.raise_()

    @guard_override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let the light back on the window below."""
        super().hideEvent(event)
        if event.spontaneous() or self._scrim is None:
            return
        if isValid(self._scrim):
            self._scrim.hide()
            self._scrim.deleteLater()
        self._scrim = None

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what comes and goes in the body."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._growing.start()
        return super().eventFilter(watched, event)

    # Enter

    def _has_text_box(self) -> bool:
        boxes: list[QPlainTextEdit | QTextEdit] = [*self.findChildren(QPlainTextEdit), *self.findChildren(QTextEdit)]
        return any(box.isVisible() and not box.isReadOnly() for box in boxes)

    def press_default(self) -> None:
        """Press the primary button: that of the foot, else the first there is; one that is disabled stays as it is."""
        places = [self.foot, self._inner] if self.foot is not None else [self._inner]
        for place in places:
            for each in place.findChildren(QPushButton):
                if each.isVisible() and each.property("look") == "primary":
                    each.click()
                    return

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no button and no field took presses the primary button."""
        if is_enter(event):
            event.accept()
            if not event.isAutoRepeat() and not self._has_text_box():
                self.press_default()
            return
        super().keyPressEvent(event)
