"""Lets the search of the open book find what today's program finds, where an older one wrote its index."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.garbage import garbage_uncollected

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book


class Refolding(QObject):
    """Works once, on a thread of its own, from when the window has been drawn; `close` ends it before the book does."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, unless it was begun or the book is being closed."""
        if self._thread is None and not self._stop.is_set():
            self._thread = threading.Thread(target=self._refold, name="creatorbook-refolding", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop, waiting for the slice under way."""
        self._stop.set()
        self.wait()

    def wait(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def _refold(self) -> None:
        try:
            # What is left of other windows is taken apart by the main thread, never by this one.
            with garbage_uncollected():
                self._book.refresh_search(self._stop.is_set)
        except CreatorbookError:
            # Nobody asked for it: a book that cannot be written just now is folded when it is opened next.
            return
