"""What drops from a control or a key: menus, lists, tips. Their corners, and their shadow on the window below.

The system shows what is behind a corner only where it composes windows; a shadow is therefore painted in the window
that the popup lies over, which looks the same everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.elevation import paint_elevated, reach_of
from creatorbook.gui.look.style.paint import paint_box
from creatorbook.gui.look.theme.roles import ELEVATIONS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# Under X11 there may be nobody who composes: what is see-through would be black.
_COMPOSED = frozenset({"windows", "cocoa", "wayland", "offscreen"})
_KIND = "popup"


def round_corners(popup: QWidget) -> None:
    """Let what is behind the corners of a popup be seen, where the system can show it; before it is shown first."""
    if QGuiApplication.platformName() in _COMPOSED and not popup.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
        popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    popup.setAutoFillBackground(not popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground))


def paint_popup(painter: QPainter, area: QRect, popup: QWidget | None) -> None:
    """Paint the ground and the edge of a popup, round where one sees through its corners."""
    elevation = ELEVATIONS[_KIND]
    through = popup is not None and popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    paint_box(painter, area, "raised", elevation.edge, elevation.radius if through else 0)


class _Shade(QWidget):
    """The shadow of a popup, on the window below it."""

    def __init__(self, host: QWidget, popup: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        place = QRect(host.mapFromGlobal(popup.mapToGlobal(QPoint())), popup.size())
        reach = reach_of(_KIND)
        whole = place.adjusted(-reach, -reach, reach, reach) & host.rect()
        self._box = place.translated(-whole.topLeft())
        self.setGeometry(whole)
        self.show()
        self.raise_()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the shadow, with the box in it, which the popup covers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_elevated(painter, self._box, _KIND, "raised")
        painter.end()


def _key_of(popup: QObject) -> int:
    # What Qt made has another face in Python each time.
    return int(getCppPointer(popup)[0])


class PopupWatch(QObject):
    """Lays the shadow of each popup on the window below while it is shown."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._shades: dict[int, _Shade] = {}

    def watch(self, popup: QWidget) -> None:
        """Follow this popup from now on."""
        popup.removeEventFilter(self)
        popup.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay the shadow where the popup is, and take it away with it."""
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize):
            self._take_away(watched)
            if isinstance(watched, QWidget) and kind != QEvent.Type.Hide and watched.isVisible():
                below = watched.parentWidget()
                host = below.window() if below is not None else QApplication.activeWindow()
                while host is not None and host.windowType() == Qt.WindowType.Popup:
                    below = host.parentWidget()
                    host = below.window() if below is not None else None
                if host is not None:
                    self._shades[_key_of(watched)] = _Shade(host, watched)
        return super().eventFilter(watched, event)

    def _take_away(self, watched: QObject) -> None:
        shade = self._shades.pop(_key_of(watched), None)
        if shade is not None and isValid(shade):
            shade.hide()
            shade.deleteLater()


_watch: PopupWatch | None = None


def give_shadow(popup: QWidget) -> None:
    """Let the popup have a shadow on the window below whenever it is shown."""
    global _watch  # noqa: PLW0603  there is one application
    if _watch is None or not isValid(_watch):
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        _watch = PopupWatch(application)
    _watch.watch(popup)
