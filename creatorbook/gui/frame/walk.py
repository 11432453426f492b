"""A walk through every page of a window, for the check of a copy and for pictures: shown, read, then reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from creatorbook.gui.frame.start import Session

_TICK_MS = 40
# Longer than the pause that a contract waits for typing to end before it is drawn.
_QUIET_TICKS = 8
_LONGEST_TICKS = 750


class Walk(QObject):
    """Shows one page after the other; `arrived(page id)` when its work is done, `finished()` after the last.

    A page whose work does not end within thirty seconds is reported by `stuck(page id)`.
    """

    arrived = Signal(str)
    stuck = Signal(str)
    finished = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._left = list(session.window.pages)
        self._page = ""
        self._quiet = self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._check_page)

    def start(self) -> None:
        """Go to the first page."""
        self._visit_next()

    def _visit_next(self) -> None:
        if not self._left:
            self._timer.stop()
            self.finished.emit()
            return
        self._page = self._left.pop(0)
        self._quiet = self._ticks = 0
        self._session.window.go(self._page)
        self._timer.start()

    def _check_page(self) -> None:
        self._ticks += 1
        page = self._session.window.current_page
        at_rest = not self._session.is_busy and (page is None or page.is_complete)
        self._quiet = self._quiet + 1 if at_rest else 0
        if self._quiet >= _QUIET_TICKS:
            self._timer.stop()
            self.arrived.emit(self._page)
            self._visit_next()
        elif self._ticks > _LONGEST_TICKS:
            self._timer.stop()
            self.stuck.emit(self._page)
            self._visit_next()
