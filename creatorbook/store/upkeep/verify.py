"""Whether a book is whole: pages, references, search index, hashes of attached files, digests of all rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.store.engine import driver
from creatorbook.store.engine.reading import Reading
from creatorbook.store.engine.stopping import stoppable
from creatorbook.store.sqlite.digests import find_changed
from creatorbook.store.sqlite.erasing import NAME_CONTENT
from creatorbook.store.sqlite.search import INDEXES
from creatorbook.store.sqlite.tables import columns_of
from creatorbook.store.upkeep.meaning import find_meaningless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from creatorbook.common.runner import Job


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: `problems` are short technical lines, empty where the book is whole; `rows` by table."""

    problems: tuple[str, ...]
    rows: dict[str, int]

    @property
    def is_ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    @property
    def only_search(self) -> bool:
        """Whether nothing but the search index or the digests are damaged: they can be made again from the records."""
        return bool(self.problems) and all(line.startswith(("search_", "digest_row:")) for line in self.problems)


def tables(connection: driver.Connection, database: str = "main") -> list[str]:
    """Return the book's own tables, without SQLite's, the search index's and the digests.

    `database` may name an attached book.
    """
    return [
        name
        for (name,) in connection.execute(
            f"SELECT name FROM {database}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'search_%' AND name NOT LIKE 'digest_%' ORDER BY name"
        )
    ]


def find_broken_pages(connection: driver.Connection, job: Job | None = None) -> tuple[str, ...]:
    """Return what SQLite finds damaged in the form of a book, at most a hundred lines; its quick check alone.

    Raises Cancelled where the job was.
    """
    with stoppable(connection, job):
        try:
            return tuple(line for (line,) in connection.execute("PRAGMA quick_check") if line != "ok")
        except driver.dbapi.DatabaseError as error:
            if job is not None:
                job.check()
            return (f"the file: {error}",)


def verify_connection(connection: driver.Connection, job: Job | None = None, *, search: bool = True) -> Verdict:
    """Check an open book; the search check takes the write lock for a moment. Raises Cancelled where the job was."""
    with stoppable(connection, job):
        return _verify(connection, job, search=search)


def _verify(connection: driver.Connection, job: Job | None, *, search: bool) -> Verdict:
    checks: list[Callable[[], Iterable[str]]] = [
        lambda: (line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"),
        lambda: _broken_references(connection),
        lambda: find_search_problems(connection) if search else (),
        lambda: _changed_files(connection, job),
        lambda: _missing_files(connection),
        lambda: find_meaningless(connection, tables(connection)),
        lambda: find_changed(connection, job),
    ]
    problems: list[str] = []
    for check in checks:
        # What is damaged stops a check in the middle: what it found until then counts too.
        try:
            problems.extend(check())
        except driver.dbapi.DatabaseError as error:
            if job is not None:
                job.check()
            problems.append(f"the file: {error}")
    rows = {table: _count_rows(connection, table) for table in tables(connection)}
    return Verdict(tuple(dict.fromkeys(problems)), rows)


def _broken_references(connection: driver.Connection) -> Iterator[str]:
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} refers to a missing {parent}"


def _changed_files(connection: driver.Connection, job: Job | None) -> Iterator[str]:
    for sha256, content in connection.execute("SELECT sha256, content FROM attachment_content"):
        if job is not None:
            job.check()
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"attachment_content: {sha256} does not match its content"


def _count_rows(connection: driver.Connection, table: str) -> int:
    try:
        return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    except driver.dbapi.DatabaseError:
        # A check has said so.
        return 0


def _missing_files(connection: driver.Connection) -> list[str]:
    """Return the rows that name a file which is not stored; a book of an older schema may lack a table or a column."""
    known = set(tables(connection))
    problems = []
    for table, column in NAME_CONTENT:
        if table not in known or column not in columns_of(Reading(connection), table):
            continue
        lost = connection.execute(
            f'SELECT id FROM "{table}" WHERE "{column}" != \'\' AND "{column}" NOT IN '
            "(SELECT sha256 FROM attachment_content)"
        )
        problems += [f"{table}: {id} names a file that is not stored" for (id,) in lost]
    return problems


def find_search_problems(connection: driver.Connection) -> list[str]:
    """Return what is damaged in the search index; it takes the write lock for a moment."""
    problems = []
    for index in INDEXES:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except driver.dbapi.DatabaseError as error:
            problems.append(f"{index}: {error}")
        finally:
            # A check that was stopped has ended the transaction.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return problems


def verify_file(path: Path, job: Job | None = None) -> Verdict:
    """Check a book or a backup by a connection of its own; raise the driver's errors where it cannot be opened."""
    connection = driver.connect(path)
    try:
        return verify_connection(connection, job)
    finally:
        connection.close()
