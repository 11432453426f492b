"""The lock beside a book: shared by every program that has it open, exclusive for whoever replaces the file.

The lock is on a file of its own, never on the book: closing a second descriptor of the book would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Self

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.store.engine.errors import name_too_long_error
from creatorbook.store.engine.files import is_name_too_long

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_POLL_SECONDS = 0.02


def _try_lock(descriptor: int, *, exclusive: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt

        # Windows' simple locks are exclusive: sharers take one of 64 bytes, the exclusive owner takes all.
        count = 64 if exclusive else 1
        for offset in [0] if exclusive else range(64):
            os.lseek(descriptor, offset, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, count)
            except OSError:
                continue
            return True
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class BookLock:
    """Holds the lock of one book until released; the system releases it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.with_name(f".{path.name}.lock")
        self._descriptor: int | None = None

    def take(self, *, exclusive: bool, wait_seconds: float = 0.0) -> BookLock:
        """Take the lock; raise BookError where another program has the book in the way after `wait_seconds`."""
        try:
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            if is_name_too_long(self._path):
                raise name_too_long_error(self._path) from error
            raise BookError(
                _("The book cannot be opened: its folder cannot be written to."),
                where=str(self._path),
                hint=_("Check the permissions of the folder, or copy the book to a folder of your own."),
            ) from error
        limit = time.monotonic() + wait_seconds
        while not _try_lock(descriptor, exclusive=exclusive):
            if time.monotonic() >= limit:
                os.close(descriptor)
                raise BookError(
                    _("Another copy of Creatorbook has this book open.")
                    if exclusive
                    else _("The book is being upgraded or restored by another copy of Creatorbook."),
                    where=str(self._path),
                    hint=_("Close it there, then try again."),
                )
            time.sleep(_POLL_SECONDS)
        self._descriptor = descriptor
        return self

    def is_in_use(self) -> bool:
        """Whether some program has the book open; leaves nothing behind."""
        if not self._file.exists():
            return False
        try:
            self.take(exclusive=True).release()
        except BookError:
            return True
        return False

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
