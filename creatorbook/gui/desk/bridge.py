"""From the book's change bus to the pages: one Qt signal on the main thread, for our writes and everybody's.

The bus tells on the thread that wrote; a queued signal brings it over. A timer asks once a second, off the main
thread, whether another process has written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from creatorbook.common.errors import BookGone

if TYPE_CHECKING:
    from creatorbook.common.runner import Job, Runner
    from creatorbook.services.book.book import Book
    from creatorbook.services.book.bus import ChangeSet

POLL_MS = 900


class Bridge(QObject):
    """Listens to one book; `changed(ChangeSet)` comes on the main thread. Close it before the book.

    `gone(BookGone)` tells once that the book’s file is no longer where it was.
    """

    changed = Signal(object)
    gone = Signal(object)
    _arrived = Signal(object)

    def __init__(self, book: Book, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Book | None = book
        self._runner = runner
        self._polling = self._is_gone_told = False
        self._arrived.connect(self._emit_changes, Qt.ConnectionType.QueuedConnection)
        book.bus.subscribe(self._on_changes)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._timer.start()

    def close(self) -> None:
        """Stop listening and asking."""
        self._timer.stop()
        if self._book is not None:
            self._book.bus.unsubscribe(self._on_changes)
            self._book = None

    def poll(self) -> None:
        """Ask, off the main thread, what other processes have changed."""
        if self._polling or self._book is None:
            return
        self._polling = True
        self._runner.submit(self._ask, self._on_polled, self._on_poll_failed)

    def _ask(self, job: Job) -> None:
        del job
        book = self._book
        if book is not None:
            book.poll()

    def _on_polled(self, nothing: object) -> None:
        del nothing
        self._polling = False

    def _on_poll_failed(self, error: Exception) -> None:
        # A book that cannot be read just now (locked, a disk away) is asked again at the next turn.
        self._polling = False
        if isinstance(error, BookGone) and not self._is_gone_told:
            self._is_gone_told = True
            self.gone.emit(error)

    def _on_changes(self, changes: ChangeSet) -> None:
        self._arrived.emit(changes)

    def _emit_changes(self, changes: ChangeSet) -> None:
        if self._book is not None:
            self.changed.emit(changes)
