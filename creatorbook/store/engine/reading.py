"""Short read transactions on connections of their own, without SQLAlchemy: the window reads before that is loaded.

Queries are SQL text with positional parameters; what they return becomes frozen rows in the services.
"""

from __future__ import annotations

import queue
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import gone_error, translate_errors
from creatorbook.store.engine.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from creatorbook.common.runner import Job

_POOL = 4


class Rows(Protocol):
    """What a query found."""

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""

    def first(self) -> Any:
        """Return the first row, or None."""

    def fetchall(self) -> Sequence[Any]:
        """Return all rows."""

    def scalar_one(self) -> Any:
        """Return the one value of the one row."""


class Executes(Protocol):
    """A read transaction, or SQLAlchemy's connection in a write transaction: both run SQL text alike."""

    def exec_driver_sql(self, statement: str, parameters: Any = ...) -> Any:
        """Run a statement with positional parameters and return its Rows."""


class _Cursor:
    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    def first(self) -> Any:
        row = self._cursor.fetchone()
        self._cursor.close()
        return row

    def fetchall(self) -> Sequence[Any]:
        return list(self._cursor.fetchall())

    def scalar_one(self) -> Any:
        return self.first()[0]


class Reading:
    """One consistent view of the book, for as long as the block lasts."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection

    def exec_driver_sql(self, statement: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run a query with positional parameters."""
        return _Cursor(self._connection.execute(statement, parameters))


class Readers:
    """A few read-only connections to one book, each used by one thread at a time.

    An `unwritable` book has no shared memory in which others would say that they write: it is opened for each reading,
    and what was read while the file changed is refused with BookError.
    """

    def __init__(self, path: Path, *, unwritable: bool = False) -> None:
        self._path = path
        self._unwritable = unwritable
        self._identity = files.identity(path)
        self._idle: queue.LifoQueue[driver.Connection] = queue.LifoQueue()
        self._closed = False
        self._turn = queue.Queue[None](_POOL)
        for _slot in range(_POOL):
            self._turn.put(None)

    @contextmanager
    def reading(self, job: Job | None = None) -> Iterator[Reading]:
        """Yield a read transaction (BEGIN DEFERRED); keep it short, and never across a wait for a person.

        It ends soon after the job is cancelled (Cancelled).
        """
        self._turn.get()
        try:
            with translate_errors(self._path), self._unchanged():
                connection = self._take()
                try:
                    connection.execute("BEGIN DEFERRED")
                    try:
                        with stoppable(connection, job):
                            yield Reading(connection)
                    finally:
                        # Some errors end the transaction by themselves.
                        if connection.in_transaction:
                            connection.execute("ROLLBACK")
                except BaseException:
                    # Whatever state it is in, this connection is not used again.
                    connection.close()
                    raise
                self._give_back(connection)
        finally:
            self._turn.put(None)

    def _take(self) -> driver.Connection:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            if files.identity(self._path) != self._identity:
                # Another book may have its name by now.
                raise gone_error(self._path) from None
            return driver.connect(self._path, read_only=True, unwritable=self._unwritable)

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        """Raise BookError where an unwritable book was written to by somebody else within the block."""
        before = files.state(self._path) if self._unwritable else None
        yield
        if self._unwritable and files.state(self._path) != before:
            raise BookError(
                _("The book was changed by somebody else while it was read."),
                where=str(self._path),
                hint=_("Try again."),
            )

    def _give_back(self, connection: driver.Connection) -> None:
        if self._closed or self._unwritable:
            connection.close()
        else:
            self._idle.put(connection)

    def close(self) -> None:
        """Close the idle connections; one in use is closed when its block ends."""
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return
