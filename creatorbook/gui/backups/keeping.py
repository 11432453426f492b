"""Backs up the open book by itself: once a day while it is open, and when it is closed; nobody waits for it."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.garbage import garbage_uncollected
from creatorbook.common.runner import Cancelled
from creatorbook.gui.backups.aside import Aside
from creatorbook.services.backups.keeping import keep_backup
from creatorbook.services.backups.places import chosen_folder

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import Clock
    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book

_REST_MS = 45_000
_KEY = "automatic_backups"


class BackupKeeper(QObject):
    """Waits until the window has come to rest, then hourly for another day; `close` ends it before the book is closed.

    It has a thread of its own. `failed(error)` tells why no backup could be made, once for each reason.
    """

    failed = Signal(object)

    def __init__(self, book: Book, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book, self._settings = book, settings
        self._said: set[str] = set()
        self._aside = Aside(_REST_MS, self.back_up_if_due, self)

    def begin(self) -> None:
        """Start waiting."""
        if not self._book.is_read_only:
            self._aside.begin()

    def close(self) -> None:
        """Stop; half a backup is thrown away."""
        self._aside.close()

    def wait(self) -> None:
        """Wait for what is under way."""
        self._aside.wait()

    def back_up_if_due(self) -> None:
        """Begin a backup where one is due, unless one is under way or a person does not want any."""
        if self._aside.is_under_way() or not self._settings.get(_KEY):
            return
        folder = chosen_folder(self._settings, self._book.path)
        self._aside.start("creatorbook-backup", partial(self._back_up, folder))

    def _back_up(self, folder: Path | None) -> None:
        try:
            keep_backup(self._book, folder, self._aside.job, session_ended=False)
        except Cancelled:
            return
        except CreatorbookError as error:
            if error.message not in self._said:
                self._said.add(error.message)
                self.failed.emit(error)


def back_up_after_session(path: Path, settings: Settings, clock: Clock) -> threading.Thread | None:
    """Begin to back up a book that was just closed, where it has changed; None where nobody wants that.

    The program ends when it is done: the thread is no daemon. Whoever opens the book meanwhile may. What cannot be
    backed up now is said when the book is open again.
    """
    if not settings.get(_KEY):
        return None
    thread = threading.Thread(
        target=_back_up_closed, args=(path, chosen_folder(settings, path), clock), name="creatorbook-last-backup"
    )
    thread.start()
    return thread


def _back_up_closed(path: Path, folder: Path | None, clock: Clock) -> None:
    from creatorbook.services.book.book import Book

    # What is left of the window is taken apart by the main thread, never by this one.
    with garbage_uncollected(), suppress(CreatorbookError), Book(path, clock) as book:
        keep_backup(book, folder)
