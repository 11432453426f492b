"""What the rows of each table look like, by which a row is known again whose page nothing names any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.store.upkeep.verify import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.store.engine import driver
    from creatorbook.store.salvage.cells import Value

_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (int, float), "BLOB": (bytes,)}


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: its columns in the order of its rows, those of its key, and the index over that key.

    `numbered_by` is the column that is the row's number itself, "" for none; `in_index` a table that is an index.
    """

    table: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    required: tuple[bool, ...]
    defaulted: tuple[bool, ...]
    key: tuple[str, ...]
    key_index: str
    numbered_by: str
    in_index: bool

    def fits(self, values: Sequence[Value]) -> bool:
        """Whether a row could be of this table; one written before columns were added is shorter."""
        if len(values) > len(self.columns):
            return False
        for place, value in enumerate(values):
            if value is None:
                if self.required[place] and self.columns[place] != self.numbered_by:
                    return False
            elif not isinstance(value, self.types[place]):
                return False
        rest = range(len(values), len(self.columns))
        return all(self.defaulted[place] or not self.required[place] for place in rest)

    def row(self, rowid: int, values: Sequence[Value]) -> dict[str, Value]:
        """Return the values of a row by column."""
        row = dict(zip(self.columns, values, strict=False))
        if self.numbered_by:
            row[self.numbered_by] = rowid
        return row


def read_shapes(connection: driver.Connection) -> Mapping[str, Shape]:
    """Return the shapes of a book's own tables, as a new book of the same schema has them."""
    return {name: _shape(connection, name) for name in tables(connection) if name != "alembic_version"}


def _shape(connection: driver.Connection, table: str) -> Shape:
    found = connection.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (table,))
    columns = found.fetchall()
    key = tuple(name for name, *_rest, place in sorted(columns, key=lambda each: each[4]) if place)
    is_number = len(key) == 1 and any(name == key[0] and kind == "INTEGER" for name, kind, *_rest in columns)
    index = connection.execute("SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", (table,)).fetchone()
    (without,) = connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    return Shape(
        table,
        tuple(name for name, *_rest in columns),
        tuple(_TYPES[kind] for _name, kind, *_rest in columns),
        tuple(bool(required) for _name, _kind, required, *_rest in columns),
        tuple(default is not None for _name, _kind, _required, default, _place in columns),
        key,
        "" if index is None else index[0],
        key[0] if is_number else "",
        bool(without),
    )
