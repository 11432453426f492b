"""What the database says of its own tables: their columns, and what refers to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column of a table, `child`, that holds the `to` of a row of another, `parent`."""

    child: str
    column: str
    parent: str
    to: str


def foreign_keys(connection: Executes) -> list[ForeignKey]:
    """Return every foreign key of the book."""
    found = connection.exec_driver_sql(
        """SELECT m.name, f."from", f."table", f."to" FROM sqlite_master m, pragma_foreign_key_list(m.name) f """
        "WHERE m.type = 'table'"
    )
    return [ForeignKey(*row) for row in found.fetchall()]


def columns_of(connection: Executes, table: str) -> list[str]:
    """Return the names of a table's columns in their order."""
    return [name for (name,) in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))]


def tables_with(connection: Executes, column: str) -> list[str]:
    """Return the names of the tables that have a column, in the order of the alphabet."""
    found = connection.exec_driver_sql(
        "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' "
        "AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = ?) ORDER BY m.name",
        (column,),
    )
    return [name for (name,) in found]
