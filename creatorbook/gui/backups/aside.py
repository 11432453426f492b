"""Work on the open book that nobody waits for: it begins when the window has come to rest, then is looked at hourly."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from creatorbook.common.garbage import garbage_uncollected
from creatorbook.common.runner import Job

if TYPE_CHECKING:
    from collections.abc import Callable

_HOUR_MS = 3_600_000


class Aside(QObject):
    """A thread of its own for one piece of work at a time; `close` ends it before the book is closed."""

    def __init__(self, rest_ms: int, look: Callable[[], None], parent: QObject | None) -> None:
        super().__init__(parent)
        self.job = Job()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(rest_ms)
        self._timer.timeout.connect(look)

    def begin(self) -> None:
        """Start waiting for rest."""
        if not self.job.cancelled:
            self._timer.start()

    def close(self) -> None:
        """Stop, and with it what is under way."""
        self._timer.stop()
        self.job.cancel()
        self.wait()

    def wait(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def is_under_way(self) -> bool:
        """Whether work is under way; the next look is in an hour."""
        self._timer.setInterval(_HOUR_MS)
        return self._thread is not None and self._thread.is_alive()

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Begin the work in a thread of this name."""

        def run() -> None:
            # What is left of other windows is taken apart by the main thread, never by this one.
            with garbage_uncollected():
                work()

        self._thread = threading.Thread(target=run, name=name, daemon=True)
        self._thread.start()
