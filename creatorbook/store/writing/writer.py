"""The write side of a book: one engine, one write transaction at a time, BEGIN IMMEDIATE."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import gone_error, translate_errors
from creatorbook.store.engine.stopping import stoppable
from creatorbook.store.sqlite import digests
from creatorbook.store.sqlite.search import telling_damage
from creatorbook.store.writing.uow import UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from creatorbook.common.clock import Clock
    from creatorbook.common.runner import Job
    from creatorbook.store.log.changes import Entry


class Writer:
    """Writes to the book at `path`; threads of this process take turns, other processes by SQLite's lock.

    `identity` is that of the file when it was opened (files.identity): a book moved away or replaced meanwhile is not
    written to, since SQLite goes on with the lost file without a word.
    """

    def __init__(self, path: Path, identity: tuple[int, int]) -> None:
        self._path = path
        self._identity = identity
        self._engine = create_engine(
            "sqlite://",
            module=driver.dbapi,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            # A writer waits for its turn inside the process longer than it would outside.
            pool_timeout=3 * driver.BUSY_MILLISECONDS / 1000,
        )

        @event.listens_for(self._engine, "begin")
        def _begin(connection: Connection) -> None:
            driver.begin_writing(connection.connection.driver_connection)

    @contextmanager
    def writing(self, job: Job | None = None) -> Iterator[Connection]:
        """Yield the write transaction; an error rolls it back whole, and so does cancelling the job (Cancelled)."""
        if files.identity(self._path) != self._identity:
            raise gone_error(self._path, writing=True)
        with (
            translate_errors(self._path),
            telling_damage(self._path),
            self._engine.connect() as connection,
            connection.begin(),
            stoppable(connection.connection.driver_connection, job),
        ):
            yield connection
            # Whatever way the rows were written.
            digests.bring_in_step(connection.connection.driver_connection)

    def _connect(self) -> driver.Connection:
        connection = driver.connect(self._path)
        digests.watch(connection)
        return connection

    def write(
        self, clock: Clock, work: Callable[[UnitOfWork], Entry], job: Job | None = None
    ) -> tuple[Entry, dict[str, frozenset[str]]]:
        """Run `work` in one unit of work and commit it; return its entry and the ids touched by table."""
        with self.writing(job) as connection:
            uow = UnitOfWork(connection, clock)
            try:
                entry = work(uow)
                touched = uow.finish(entry)
            finally:
                uow.session.close()
        return entry, touched

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()
