"""The counts of the sidebar: read again after changes, and less often where a book takes long to count."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.frame.shell import Shell

_COUNT_MS = 120
_COUNT_SHARE = 4


class Counting(QObject):
    """Counts for one window; `began()` comes when several changes in a row have come to rest."""

    began = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window.host)
        self._window = window
        # Several changes in a row are counted once.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COUNT_MS)
        self._timer.timeout.connect(self._count_now)
        self._reading = self._again = False

    def start(self) -> None:
        """Count soon."""
        self._timer.start()

    def _count_now(self) -> None:
        self.began.emit()
        if self._reading:
            # A large book takes a while: what changed meanwhile is counted once, afterwards.
            self._again = True
            return
        self._reading = True
        self._window.desk.runner.submit(self._read, self._show, self._on_count_failed)

    def _read(self, job: Job) -> tuple[dict[str, tuple[int, bool]], list[str], float]:
        from creatorbook.gui.desk import records

        del job
        desk = self._window.desk
        began = time.perf_counter()
        counts = records.counts(desk.book, desk.clock.today())
        return counts, records.creators(desk.book), time.perf_counter() - began

    def _show(self, read: tuple[dict[str, tuple[int, bool]], list[str], float]) -> None:
        counts, names, seconds = read
        # What a large book takes long to count is counted less often: the hands come first.
        self._timer.setInterval(max(_COUNT_MS, round(seconds * 1000 * _COUNT_SHARE)))
        for page, (number, urgent) in counts.items():
            self._window.sidebar.set_count(page, number, urgent=urgent)
        self._window.sidebar.owner.show_names(names)
        self._on_count_ended()

    def _on_count_failed(self, error: Exception) -> None:
        self._on_count_ended()
        self._window.fail(error)

    def _on_count_ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self._timer.start()
