"""An open book: its lock, its readers, its one writer at a time, and the watch for other programs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from creatorbook.store import changes, driver
from creatorbook.store.errors import said_plainly
from creatorbook.store.uow import UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from creatorbook.common.clock import Clock
    from creatorbook.store.lock import BookLock

_READERS = 4


def _engine(path: Path, *, read_only: bool) -> Engine:
    begin = "BEGIN DEFERRED" if read_only else "BEGIN IMMEDIATE"
    engine = create_engine(
        "sqlite://",
        module=driver.dbapi,
        creator=lambda: driver.connect(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=_READERS if read_only else 1,
        max_overflow=0,
        # A writer waits for its turn inside the process as long as it would outside.
        pool_timeout=3 * driver.BUSY_MILLISECONDS / 1000,
        pool_reset_on_return="rollback",
        skip_autocommit_rollback=False,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class Store:
    """The tables of one book.

    Takes over a shared BookLock and the watching connection, which stays open as long as the store: the WAL is then not
    checkpointed and deleted at each write.
    """

    def __init__(self, path: Path, lock: BookLock, watching: driver.Connection) -> None:
        self.path = path
        self._lock = lock
        self._watching = watching
        self._readers = _engine(path, read_only=True)
        self._writer = _engine(path, read_only=False)
        self._data_version = self._watching.execute("PRAGMA data_version").fetchone()[0]
        self._seen = self._watching.execute("SELECT coalesce(max(seq), 0) FROM change_log").fetchone()[0]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a short read transaction: one consistent view of the book. No window may hold it."""
        with said_plainly(self.path), self._readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the write transaction (BEGIN IMMEDIATE); an error rolls it back whole."""
        with said_plainly(self.path), self._writer.connect() as connection, connection.begin():
            yield connection

    def write(
        self, clock: Clock, work: Callable[[UnitOfWork], changes.Entry]
    ) -> tuple[changes.Entry, dict[str, frozenset[str]]]:
        """Run `work` in one unit of work and commit it; return its entry and the ids touched by table."""
        with self.writing() as connection:
            uow = UnitOfWork(connection, clock)
            try:
                entry = work(uow)
                touched = uow.finish(entry)
            finally:
                uow.session.close()
        return entry, touched

    def foreign_changes(self, own_origin: str) -> dict[str, set[str]]:
        """Return what other programs touched since the last call, ids by table; cheap when nothing happened."""
        with said_plainly(self.path):
            version = self._watching.execute("PRAGMA data_version").fetchone()[0]
            if version == self._data_version:
                return {}
            # The version is taken before the log is read: a write between the two is seen again, never missed.
            self._data_version = version
            with self.reading() as connection:
                self._seen, touched = changes.touched_since(connection, self._seen, own_origin)
            return touched

    def close(self) -> None:
        """Close every connection, then give the lock back."""
        self._readers.dispose()
        self._writer.dispose()
        self._watching.close()
        self._lock.release()
