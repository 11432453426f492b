"""A walk through every page of a window, for the check of a copy and for pictures: shown, read, then reported."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.frame.start import Session

_TICK_MS = 25
_QUIET_TICKS = 3
_LONGEST_TICKS = 1200
# What waits longer than this waits for a person, not for a pause in typing or for a turn of the event loop.
_LONGEST_PAUSE_MS = 1000


def is_waiting(window: QWidget) -> bool:
    """Return whether anything in a window waits for a pause to go on, such as a contract that is about to be drawn."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() < _LONGEST_PAUSE_MS
        for timer in window.findChildren(QTimer)
    )


def is_at_rest(session: Session) -> bool:
    """Return whether all that was asked of a window is done: read, built, drawn."""
    page = session.window.current_page
    if session.is_busy or not (page is None or page.is_complete) or not session.window.inspector.is_complete:
        return False
    return not is_waiting(session.window)


class Walk(QObject):
    """Goes to one stop after the other; `arrived(name)` when its work is done, `finished()` after the last.

    A stop is a name and what brings the window there; without any, every page is one. One whose work does not end
    within thirty seconds is reported by `stuck(name)`.
    """

    arrived = Signal(str)
    stuck = Signal(str)
    finished = Signal()

    def __init__(self, session: Session, stops: Sequence[tuple[str, Callable[[], None]]] | None = None) -> None:
        super().__init__(session)
        self._session = session
        window = session.window
        pages: list[tuple[str, Callable[[], None]]] = [(page, partial(window.go, page)) for page in window.pages]
        self._left = pages if stops is None else list(stops)
        self._stop = ""
        self._quiet = self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._check_rest)
        # A walk ends with its window, whatever keeps its session.
        window.destroyed.connect(self._timer.stop)

    def start(self) -> None:
        """Go to the first stop."""
        self._go_on()

    def _go_on(self) -> None:
        if not self._left:
            self._timer.stop()
            self.finished.emit()
            return
        self._stop, go = self._left.pop(0)
        self._quiet = self._ticks = 0
        # First, so that a stop that cannot be reached is reported and the next one follows.
        self._timer.start()
        go()

    def _check_rest(self) -> None:
        self._ticks += 1
        self._quiet = self._quiet + 1 if is_at_rest(self._session) else 0
        if self._quiet >= _QUIET_TICKS:
            self._timer.stop()
            # What came in this very turn is where it belongs only when the layouts have been at work.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self.arrived.emit(self._stop)
            self._go_on()
        elif self._ticks > _LONGEST_TICKS:
            self._timer.stop()
            self.stuck.emit(self._stop)
            self._go_on()
