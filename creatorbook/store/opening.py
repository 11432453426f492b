"""Opening and making books: location, lock, library, schema, upgrade; then a Store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.store import driver, schema
from creatorbook.store.errors import said_plainly
from creatorbook.store.location import refuse_network
from creatorbook.store.lock import BookLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.store.store import Store

SUFFIX = ".creatorbook"
_LOCK_SECONDS = 10.0


def create(path: Path) -> None:
    """Make a new, empty book; raise BadInput where a file of that name exists or the folder does not."""
    from creatorbook.store import migrate

    driver.assert_library()
    refuse_network(path)
    if path.exists():
        raise BadInput(
            _("There is already a file of that name; nothing was changed."),
            where=str(path),
            hint=_("Choose another name, or open the file instead."),
        )
    if not path.parent.is_dir():
        raise BadInput(_("There is no such folder."), where=str(path.parent), hint=_("Make it first."))
    with BookLock(path).take(exclusive=True), said_plainly(path):
        migrate.sweep(path)
        migrate.make(path)


class Opening:
    """A book being opened: locked, checked, at today's schema; the first rows may be read, then it becomes a Store.

    This much needs neither SQLAlchemy nor Alembic, unless the book is old: the window paints first.
    """

    def __init__(self, path: Path, progress: Callable[[str], None] = lambda _text: None) -> None:
        self.path = path
        driver.assert_library()
        if not path.is_file():
            raise BookError(
                _("There is no book at this place."),
                where=str(path),
                hint=_("Check the name, or make a new book."),
            )
        refuse_network(path)
        self.lock = BookLock(path).take(exclusive=False, wait_seconds=_LOCK_SECONDS)
        try:
            self._bring_up_to_date(progress)
            self.connection = self._connect()
        except BaseException:
            self.lock.release()
            raise

    def _connect(self) -> driver.Connection:
        with said_plainly(self.path):
            connection = driver.connect(self.path)
            try:
                driver.use_wal(connection)
            except BaseException:
                connection.close()
                raise
            return connection

    def _schema(self) -> int:
        with said_plainly(self.path):
            connection = driver.connect(self.path)
            try:
                return schema.number(connection, self.path)
            finally:
                connection.close()

    def _bring_up_to_date(self, progress: Callable[[str], None]) -> None:
        found = self._schema()
        if found == schema.HEAD:
            return
        if found == 0:
            raise BookError(
                _("This file is empty: it is not a book, or what was left of a failed copy."),
                where=str(self.path),
                hint=_("Restore a backup, or make a new book under another name."),
            )
        from creatorbook.store import migrate

        self.lock.release()
        self.lock = BookLock(self.path).take(exclusive=True, wait_seconds=_LOCK_SECONDS)
        try:
            with said_plainly(self.path):
                migrate.sweep(self.path)
                # Another program may have upgraded it while we waited for the lock.
                found = self._schema()
                if found < schema.HEAD:
                    migrate.upgrade(self.path, found, progress)
        finally:
            self.lock.release()
        self.lock = BookLock(self.path).take(exclusive=False, wait_seconds=_LOCK_SECONDS)

    def store(self) -> Store:
        """Return the Store, which takes over the lock and the connection."""
        from creatorbook.store.store import Store

        return Store(self.path, self.lock, self.connection)

    def close(self) -> None:
        """Give everything back where no Store took it over."""
        self.connection.close()
        self.lock.release()
