"""Thins the history of the open book, once a day, where nobody waits for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.garbage import garbage_uncollected

if TYPE_CHECKING:
    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book

_REST_MS = 20_000
_HOUR_MS = 3_600_000
_KEY = "thinned"


class Thinning(QObject):
    """Waits until the window has come to rest, then hourly for another day; `close` ends it before the book is closed.

    It has a thread of its own: neither reads nor writes of the window queue behind it.
    """

    def __init__(self, book: Book, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book, self._settings = book, settings
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.thin_once_a_day)

    def begin(self) -> None:
        """Start waiting."""
        if not self._stop.is_set():
            self._timer.start()

    def close(self) -> None:
        """Stop, waiting for the slice under way."""
        self._timer.stop()
        self._stop.set()
        self.wait()

    def wait(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def thin_once_a_day(self) -> None:
        """Begin thinning, unless this book was thinned today or this is under way."""
        self._timer.setInterval(_HOUR_MS)
        path, today = str(self._book.path), self._book.clock.today().isoformat()
        days: dict[str, str] = self._settings.get(_KEY)
        if days.get(path) == today or (self._thread is not None and self._thread.is_alive()):
            return
        # Of other books only today's is of use: the table does not grow.
        self._settings.set(_KEY, {**{book: day for book, day in days.items() if day == today}, path: today})
        self._thread = threading.Thread(target=self._thin, name="creatorbook-thinning", daemon=True)
        self._thread.start()

    def _thin(self) -> None:
        try:
            # What is left of other windows is taken apart by the main thread, never by this one.
            with garbage_uncollected():
                self._book.thin_history(self._stop.is_set)
        except CreatorbookError:
            # Nobody asked for it: a book that cannot be written just now is thinned another day.
            return
