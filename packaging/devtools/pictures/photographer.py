"""Takes pictures of what is seen of a window, with the dialogs that lie over it, at every scene of a walk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.foot_box import FootBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.frame.start import Session
    from devtools.pictures.scenes import Scene


def visible_over(window: QWidget) -> list[QWidget]:
    """Return the other windows that are visible, the lowest first."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]


def close_over(window: QWidget) -> None:
    """Close what lies over a window, the newest first: it lies above what it came from."""
    dialogs, palettes = window.findChildren(Dialog), window.findChildren(Palette)
    said = [each for each in window.findChildren(FootBox) if each.isVisible()]
    for each in (*visible_over(window), *reversed(dialogs), *palettes, *said):
        each.close()


def picture_of(window: QWidget) -> QPixmap:
    """Return what is seen of a window and of what lies over it, as wide and as high as the window."""
    made = window.grab()
    painter = QPainter(made)
    for each in visible_over(window):
        painter.drawPixmap(each.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), each.grab())
    painter.end()
    return made


class Photographer(QObject):
    """Takes one picture a scene: `taken(scene name, picture)`, then `finished()`."""

    taken = Signal(str, object)
    finished = Signal()

    def __init__(self, session: Session, scenes: Sequence[Scene]) -> None:
        super().__init__(session)
        self._window = session.window
        self._walk = Walk(session, [(scene.name, partial(self._go, scene)) for scene in scenes])
        self._walk.arrived.connect(self._take)
        self._walk.stuck.connect(self._take)
        self._walk.finished.connect(self.finished)
        self.start = self._walk.start

    def _go(self, scene: Scene) -> None:
        close_over(self._window)
        scene.show(self._window)

    def _take(self, scene: str) -> None:
        self.taken.emit(scene, picture_of(self._window))
