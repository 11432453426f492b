"""The read door of the store: a select in, rows out, on any connection of the book.

The window and the command line read through it before SQLAlchemy is loaded, and commands inside their unit of work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.store.query.expressions import count
from creatorbook.store.query.select import Select
from creatorbook.store.sqlite.statement import Statement, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.engine.reading import Executes


def rows(reading: Executes, query: Select | Statement, **given: Any) -> list[tuple[Any, ...]]:
    """Return what a select finds, a tuple a row in the order of its columns."""
    statement = query if isinstance(query, Statement) else prepare(query)
    return [tuple(row) for row in reading.exec_driver_sql(statement.text, statement.bind(given))]


def iterate(reading: Executes, query: Select | Statement, **given: Any) -> Iterator[Any]:
    """Go through what a select finds, a row at a time: for rows too large to hold together."""
    statement = query if isinstance(query, Statement) else prepare(query)
    yield from reading.exec_driver_sql(statement.text, statement.bind(given))


def first(reading: Executes, query: Select) -> tuple[Any, ...] | None:
    """Return the first row that a select finds, or None."""
    return next((tuple(row) for row in iterate(reading, query.limit(1))), None)


def values(reading: Executes, query: Select | Statement, **given: Any) -> list[Any]:
    """Return the values of the first column."""
    return [row[0] for row in iterate(reading, query, **given)]


def value(reading: Executes, query: Select) -> Any:
    """Return the first value of the first row, None where there is no row."""
    found = first(reading, query)
    return None if found is None else found[0]


def count_rows(reading: Executes, query: Select) -> int:
    """Return how many rows a select without groups would find."""
    counting = Select((count(),), query.table, query.joins, query.conditions, trash=query.trash)
    return int(value(reading, counting))
