"""The box at the foot of a window that a toast and a bar of progress are: one sentence, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.elevation import paint_elevated, reach_of
from creatorbook.gui.parts.basic import application, label, set_spacing
from creatorbook.gui.parts.making_way import areas_in_use, find_free_top

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

# Above the foot of a page, which says what is in the list and what it adds up to.
_GAP = 36 + 24
_SHADOW = reach_of("toast")


def shown_box(box: QWidget) -> QRect:
    """Return where a box is seen in its host, without the shadow around it."""
    return box.geometry().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)


class FootBox(QWidget):
    """An elevated box at the foot of its host, hidden until it has something to say.

    `least` pixels are kept for the sentence, `beside` for all else of the width of what it lies `over`: its host, or
    a part of it. It makes way for what has the keys, and for the buttons of a dialog.
    """

    def __init__(self, host: QWidget, *, least: int, beside: int, over: QWidget | None = None) -> None:
        super().__init__(host)
        self._least, self._beside, self._over = least, beside, over or host
        self._back: Callable[[bool], None] | None = None
        layout = QHBoxLayout(self)
        # Its shadow lies around it, inside the widget.
        set_spacing(layout, 12, (16 + _SHADOW, 4 + _SHADOW, 8 + _SHADOW, 4 + _SHADOW))
        self._text = label("", "toast", wrap=False)
        layout.addWidget(self._text)
        self.hide()
        self._over.installEventFilter(self)
        # What takes the keys is scrolled to first.
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(0)
        self._moving.timeout.connect(self._make_way)
        application().focusChanged.connect(self._on_used)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_used)

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

    # Keys, also while a dialog lies over the window and keeps them

    def stops(self) -> list[QWidget]:
        """Return what takes the keys now, in order."""
        return [each for each in self.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]

    def take_keys(self, back: Callable[[bool], None], *, forward: bool) -> bool:
        """Take the keys of a dialog, which gets them back by `back(forward)`; return whether a button takes them."""
        stops = self.stops()
        if stops:
            self._back = back
            stops[0 if forward else -1].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        return bool(stops)

    def lend_keys(self, back: Callable[[bool], None] | None) -> None:
        """Remember which dialog gets the keys back that came here by a click; None where it is gone."""
        self._back = back

    def _give_back(self, *, forward: bool) -> bool:
        back, self._back = self._back, None
        if back is not None:
            back(forward)
        return back is not None

    @guard_override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next button, then back to the dialog that the keys came from."""
        if self._back is None:
            return super().focusNextPrevChild(forward)
        stops = self.stops()
        focused = self.focusWidget()
        at = stops.index(focused) + (1 if forward else -1) if focused in stops else -1
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return self._give_back(forward=forward)

    @guard_override
    def event(self, event: QEvent) -> bool:
        """What is a shortcut of the window is none while a dialog lies over it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._back is not None:
            event.accept()
            return True
        return super().event(event)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the dialog; no key goes on to the window below it."""
        if self._back is None:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self._give_back(forward=True)
        event.accept()

    def _place_at_foot(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self._text.setMaximumWidth(max(self._least, self._over.width() - self._beside))
        self.adjustSize()
        area = self._area_below()
        left = area.left() + (area.width() - self.width()) // 2
        self.move(left, area.bottom() + 1 - self.height() - _GAP + _SHADOW)
        self._make_way()

    def _area_below(self) -> QRect:
        """Return where it may lie, in the coordinates of its host."""
        host = self.parentWidget()
        if host is None or self._over is host:
            return self._over.rect()
        return QRect(self._over.mapTo(host, QPoint()), self._over.size())

    def _on_used(self) -> None:
        if self.isVisible():
            self._moving.start()

    def _make_way(self) -> None:
        """Go up to where nothing that is in use is covered; it stays where its own buttons have the keys."""
        host = self.parentWidget()
        focused: QWidget | None = QApplication.focusWidget()
        if host is None or (focused is not None and self.isAncestorOf(focused)):
            return
        top = find_free_top(self._area_below(), shown_box(self), areas_in_use(host))
        self.move(self.x(), top - _SHADOW)

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
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place_at_foot()
        return super().eventFilter(watched, event)
