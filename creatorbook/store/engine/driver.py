"""The one SQLite library of the process, and how every connection to a book is made.

A second SQLite library, or a plain open() of the live file, drops our locks when it closes: never use sqlite3, QtSql or
open() on a book.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as dbapi

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.common.letters import natural_key

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["APPLICATION_ID", "Connection", "assert_library", "begin_writing", "connect", "dbapi", "use_wal"]

# 3.7.0 to 3.51.2 can corrupt a WAL database when two connections meet in a checkpoint.
MINIMUM_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x43424F4B  # "CBOK"
BUSY_MILLISECONDS = 10_000
# SQLite itself looks ever more seldom, ten times a second in the end: who came last would mostly go first.
_LOOK_SECONDS = 0.005

Connection = Any  # the driver ships no types

# Under which name statements call `common.letters.natural_key`.
NATURAL_KEY = "natural_key"

# The durability level is a parameter only so that the power-cut test can show that a weaker one loses work.
SYNCHRONOUS = "FULL"


def _natural_key(text: str | None) -> str | None:
    return None if text is None else natural_key(text)


def assert_library() -> None:
    """Raise BookError where the SQLite library is older than 3.51.3."""
    if tuple(dbapi.sqlite_version_info) < MINIMUM_SQLITE:
        raise BookError(
            _("This copy of Creatorbook uses SQLite {found}, which can damage books.").format(
                found=dbapi.sqlite_version
            ),
            hint=_("Install Creatorbook again; it needs SQLite 3.51.3 or newer."),
        )


def finds_in_words() -> bool:
    """Whether the library at hand searches inside words; raises its error where it lacks what a book needs."""
    connection = dbapi.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='trigram')")
        connection.execute("CREATE TABLE strict_table (amount INTEGER) STRICT")
        connection.execute("INSERT INTO words VALUES ('creatorbook')")
        (hits,) = connection.execute("SELECT count(*) FROM words WHERE words MATCH 'atorb'").fetchone()
        connection.execute("SELECT json_each.value FROM json_each('[1]')").fetchone()
    finally:
        connection.close()
    return bool(hits == 1)


def connect(path: Path, *, read_only: bool = False, unwritable: bool = False) -> Connection:
    """Return a connection in which the caller sends BEGIN itself; it may move between threads, used by one at a time.

    The file must be there: looking makes none. `unwritable` is a book that may not be written to, nor anything beside
    it. Raises the driver's errors, which `errors.translate_errors` turns into BookError, and BookError where a book
    that is not to be written to was not closed.
    """
    place = _unwritable_place(path) if unwritable else f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi.connect(place, isolation_level=None, check_same_thread=False, cached_statements=256, uri=True)
    try:
        for pragma in (
            f"busy_timeout={BUSY_MILLISECONDS}",
            "foreign_keys=ON",
            f"synchronous={SYNCHRONOUS}",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "fullfsync=1",
            "temp_store=MEMORY",
            # What is deleted or written over is gone from the file too, not only from sight.
            "secure_delete=ON",
            f"query_only={'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function(NATURAL_KEY, 1, _natural_key, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _unwritable_place(path: Path) -> str:
    """Return where SQLite finds a book beside which it can make no files of its own.

    Where those files are, somebody who may write has the book open, and it is read with what they wrote. Where they are
    not, or hold nothing, SQLite has to be told that nobody writes: what reads looks at the file's state before and
    after. Raises BookError where what was written last was left beside the book, and nobody has it open.
    """
    beside = path.with_name(f"{path.name}-wal")
    place = f"{path.absolute().as_uri()}?mode=ro"
    if not beside.exists() or not beside.stat().st_size:
        return f"{place}&immutable=1"
    if not path.with_name(f"{path.name}-shm").exists():
        raise BookError(
            _("This book was not closed, and what was written last lies beside it in “{name}”.").format(
                name=beside.name
            ),
            where=str(path),
            hint=_("Copy both files to a folder that you may write to, and open the book there."),
        )
    return place


def begin_writing(connection: Connection) -> None:
    """Begin a write transaction; whoever waits for it has the same chance, however long that has been.

    Raises the driver's error where another program writes for longer than BUSY_MILLISECONDS.
    """
    end = time.monotonic() + BUSY_MILLISECONDS / 1000
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _can_begin(connection, last=time.monotonic() >= end):
            time.sleep(_LOOK_SECONDS)
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def _can_begin(connection: Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except dbapi.OperationalError as error:
        if last or "locked" not in str(error):
            raise
        return False
    return True


def use_wal(connection: Connection) -> None:
    """Put the book in WAL mode; raise BookError where the file system refuses it."""
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        raise BookError(
            _("This folder cannot hold a book safely."),
            hint=_("Move the book to a folder on this computer’s own disk."),
        )


def rewrite(connection: Connection) -> None:
    """Write the file anew without what is free in it, and empty the log beside it."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def data_version(connection: Connection) -> int:
    """Return a number that changes when another connection has written to the book."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
