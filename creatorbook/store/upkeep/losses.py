"""What an upgrade would lose: the rows and values that the old book holds and its upgraded copy does not.

Both files are at hand, so their rows are compared themselves, by key and value for value, one at a time inside SQLite.
What a revision rewrites or drops on purpose it declares in REWRITES, table → columns. Naming a column of a table's key
says that its rows go or get another key: that table is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.store.engine import driver
from creatorbook.store.upkeep import verify

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

# Its one row is the number of the schema, which every upgrade is there to change.
_NOT_COMPARED = frozenset({"alembic_version"})


@dataclass(frozen=True, slots=True)
class Loss:
    """What one table would lose: itself or a column (`dropped`), or a number of rows, gone or with other values."""

    table: str
    dropped: str = ""
    gone: int = 0
    changed: int = 0

    def sentence(self) -> str:
        """Return what the user reads."""
        if self.dropped:
            return _("The upgrade was stopped: it would have dropped “{name}”.").format(name=self.dropped)
        if self.gone:
            return ngettext(
                "The upgrade was stopped: it would have lost {count} row of “{table}”.",
                "The upgrade was stopped: it would have lost {count} rows of “{table}”.",
                self.gone,
            ).format(count=self.gone, table=self.table)
        return ngettext(
            "The upgrade was stopped: it would have changed {count} row of “{table}”.",
            "The upgrade was stopped: it would have changed {count} rows of “{table}”.",
            self.changed,
        ).format(count=self.changed, table=self.table)

    def __str__(self) -> str:
        """Return a short technical line, for a report."""
        return f"{self.dropped} dropped" if self.dropped else f"{self.table}: {self.gone} gone, {self.changed} changed"


def find_losses(old: Path, copy: Path, rewrites: Mapping[str, Collection[str]]) -> list[Loss]:
    """Compare an old book, which nobody has open, with its upgraded copy, except for the columns in `rewrites`.

    Raises the driver's errors.
    """
    connection = driver.connect(copy, read_only=True)
    try:
        connection.execute("ATTACH ? AS old", (str(old),))
        kept = frozenset(verify.tables(connection))
        names = [name for name in verify.tables(connection, "old") if name not in _NOT_COMPARED]
        return [
            loss
            for name in names
            for loss in _find_table_losses(connection, name, kept, frozenset(rewrites.get(name, ())))
        ]
    finally:
        connection.close()


def _find_table_losses(
    connection: driver.Connection, table: str, kept: frozenset[str], rewritten: frozenset[str]
) -> Iterator[Loss]:
    columns = _columns(connection, "old", table)
    key = [name for name, position in columns.items() if position] or list(columns)
    if rewritten.intersection(key):
        return
    if table not in kept:
        yield Loss(table, dropped=table)
        return
    today = _columns(connection, "main", table)
    yield from (Loss(table, dropped=f"{table}.{name}") for name in columns if name not in {*today, *rewritten})
    if all(name in today for name in key):
        compared = [name for name in columns if name in today and name not in rewritten]
        gone, changed = _count_losses(connection, table, key, compared)
        if gone or changed:
            yield Loss(table, gone=gone, changed=changed)


def _columns(connection: driver.Connection, database: str, table: str) -> dict[str, int]:
    """Return the columns of a table with their place in its key, 0 for those outside."""
    return dict(connection.execute("SELECT name, pk FROM pragma_table_info(?, ?)", (table, database)))


def _count_losses(connection: driver.Connection, table: str, key: list[str], compared: list[str]) -> tuple[int, int]:
    """Return how many rows of the old table are gone from the new one, and how many have another value there."""
    same_key = " AND ".join(f'n."{name}" = o."{name}" COLLATE BINARY' for name in key)
    # A number and its text are equal to SQLite where one of two columns is numeric: the type counts too.
    other = " OR ".join(
        f'o."{name}" IS NOT n."{name}" COLLATE BINARY OR typeof(o."{name}") <> typeof(n."{name}")' for name in compared
    )
    gone, changed = connection.execute(
        f'SELECT count(*) FILTER (WHERE n."{key[0]}" IS NULL), '
        f'count(*) FILTER (WHERE n."{key[0]}" IS NOT NULL AND ({other})) '
        f'FROM old."{table}" o LEFT JOIN main."{table}" n ON {same_key}'
    ).fetchone()
    return int(gone), int(changed)
