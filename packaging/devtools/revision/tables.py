"""The tables of a book, as SQLite keeps them: made by the revisions, or by the models."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from creatorbook.store.engine import driver
from creatorbook.store.upkeep import migrate
from devtools.revision.sql import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import MetaData

# Not the models': made by SQLite, by Alembic, or by the first revision for the search.
_OTHERS = ("sqlite_", "alembic_", "search_")


@dataclass(frozen=True)
class Column:
    """A column: its type, whether it must have a value, and its place in the key, 0 outside."""

    kind: str
    required: bool
    key: int


@dataclass(frozen=True)
class Table:
    """A table with its own statement, its columns in order, and its indexes by name."""

    sql: str
    columns: dict[str, Column]
    indexes: dict[str, str] = field(default_factory=dict)

    def is_same_as(self, other: Table) -> bool:
        """Whether both statements say the same; indexes aside."""
        return tokens(self.sql) == tokens(other.sql)


@dataclass(frozen=True)
class Tables:
    """Every table of ours by name, in the order of making, and every trigger by name with its table and statement."""

    tables: dict[str, Table]
    triggers: dict[str, tuple[str, str]]


def tables_by_revisions(folder: Path) -> Tables:
    """Return the tables of a new book that the revisions in Alembic's `folder` make."""
    with book_by_revisions(folder) as connection:
        return _read(connection)


@contextmanager
def book_by_revisions(folder: Path) -> Iterator[driver.Connection]:
    """Open a new book that the revisions in Alembic's `folder` made; it is gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        book = Path(temporary) / "book"
        migrate.run_revisions(book, folder)
        connection = driver.connect(book, read_only=True)
        try:
            yield connection
        finally:
            connection.close()


def tables_by_models(metadata: MetaData) -> Tables:
    """Return the tables that the models make."""
    connection = driver.dbapi.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", module=driver.dbapi, creator=lambda: connection, poolclass=StaticPool)
    try:
        metadata.create_all(engine)
        return _read(connection)
    finally:
        engine.dispose()


def _read(connection: driver.Connection) -> Tables:
    tables: dict[str, Table] = {}
    triggers: dict[str, tuple[str, str]] = {}
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type <> 'table', rowid"
    ):
        if table.startswith(_OTHERS):
            continue
        if kind == "table":
            columns = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (name,))
            tables[name] = Table(sql, {column: Column(kind, bool(must), key) for column, kind, must, key in columns})
        elif kind == "index":
            tables[table].indexes[name] = sql
        elif kind == "trigger":
            triggers[name] = (table, sql)
    return Tables(tables, triggers)
