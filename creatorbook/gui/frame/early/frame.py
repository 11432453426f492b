"""The window before anything stands in it: where it lies, how large it is, the grounds of its bars.

It is on the screen while the rest of the program is loaded, so it needs little of it, and no book: it is painted from
the tokens of the theme alone. What stands in it then is put there by `window`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QMainWindow

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.screen_room import fit_to_screen, shrink_to_screen
from creatorbook.gui.frame.bars.measures import is_small, sidebar_width, topbar_height
from creatorbook.gui.look.style.grounds import paint_bar
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent

    from creatorbook.common.settings import Settings

_USUAL = (1280, 800)
_SMALLEST = (900, 600)


class Frame(QMainWindow):
    """A window as it was left: its place, its size, its sidebar wide or narrow, and nothing in it yet.

    `first_frame()` comes when it has first been drawn like that.
    """

    first_frame = Signal()
    # Qt sends events before __init__ has run.
    is_filled = False
    was_closed = False
    _is_framed = False
    _was_active = False
    _follows_screens = False

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Creatorbook")
        self.setMinimumSize(*_SMALLEST)
        kept = settings.get("window")
        geometry = kept.get("geometry")
        known = isinstance(geometry, str) and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if not known:
            self.resize(*_USUAL)
        self.narrow_wished = bool(kept.get("narrow"))

    @property
    def is_narrow(self) -> bool:
        """Whether the sidebar shows only icons, as it was left or because the window is small."""
        return self.narrow_wished or is_small(self.width())

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of the bars, as long as there are none."""
        if self.is_filled:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        try:
            self._paint_bars(painter)
        finally:
            painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        whole, direction = self.rect(), self.layoutDirection()
        width = sidebar_width(narrow=self.is_narrow)
        side = QRect(0, 0, width, whole.height())
        top = QRect(width, 0, whole.width() - width, topbar_height())
        if direction == Qt.LayoutDirection.RightToLeft:
            side.moveRight(whole.right())
            top.moveLeft(0)
        painter.fillRect(whole, colour("ground"))
        paint_bar(painter, side, "sidebar", direction)
        paint_bar(painter, top, "topbar", direction)

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Notice when it is drawn."""
        done = super().event(event)
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self.on_drawn()
        elif kind == QEvent.Type.WindowActivate and not self._was_active:
            # Some systems put their frame around it after it is shown, and then give it the keys.
            self._was_active = True
            QTimer.singleShot(0, self._fit)
        return done

    def on_drawn(self) -> None:
        """It was drawn: the first time tell so."""
        if not self._is_framed and not self.is_filled:
            self._is_framed = True
            self.first_frame.emit()

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Keep it inside of its screen."""
        if not self.isMaximized() and not self.isFullScreen():
            shrink_to_screen(self, placed=False)
        super().showEvent(event)
        # Only now does the frame of the system have its width.
        QTimer.singleShot(0, self._fit)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not self._follows_screens:
            self._follows_screens = True
            # A screen is taken away, or shows fewer pixels: what was on it comes back.
            application.screenRemoved.connect(self._on_screens_changed)
            for screen in application.screens():
                screen.availableGeometryChanged.connect(self._on_screens_changed)

    def _on_screens_changed(self) -> None:
        QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        if self.isVisible():
            fit_to_screen(self)

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember that somebody closed it, perhaps before anything was in it."""
        super().closeEvent(event)
        self.was_closed = True
