"""Many rows at once: into a temporary table, then one INSERT … SELECT.

One statement a row into indexed tables reaches a quarter of this speed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from creatorbook.common.ids import new_version
from creatorbook.store.engine.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, FromClause

    from creatorbook.store.engine.base import Record

    _Process = Callable[[Any], Any]

_DIALECT = sqlite.dialect()


def insert_staged(connection: Connection, model: type[Record], rows: Sequence[dict[str, Any]], now: datetime) -> None:
    """Insert rows; columns not given take the model's defaults, versions and times are filled in.

    Raises KeyError for a column that the table has not.
    """
    table = Base.metadata.tables[model.__tablename__]
    processors = {column.name: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for column in table.columns}
    names = list(processors)
    listed = ", ".join(f'"{name}"' for name in names)
    staged = f'temp."staged_{table.name}"'
    images = _images(table, processors, rows, now)
    connection.exec_driver_sql(f'CREATE TEMP TABLE "staged_{table.name}" ({listed})')
    try:
        connection.exec_driver_sql(f"INSERT INTO {staged} VALUES ({', '.join('?' * len(names))})", images)
        connection.exec_driver_sql(f'INSERT INTO main."{table.name}" ({listed}) SELECT {listed} FROM {staged}')
    finally:
        connection.exec_driver_sql(f"DROP TABLE {staged}")


def _images(
    table: FromClause, processors: Mapping[str, _Process | None], rows: Sequence[dict[str, Any]], now: datetime
) -> list[tuple[Any, ...]]:
    """Return the rows as the table stores them, whole, in the order of its columns."""
    base: dict[str, Any] = dict.fromkeys(processors)
    for column in table.columns:
        if isinstance(column.default, ScalarElementColumnDefault):
            base[column.name] = column.default.arg
    base |= {"created_at": now, "updated_at": now}
    # What most rows leave to the defaults is made ready once.
    ready = {name: _stored_value(processors[name], value) for name, value in base.items()}
    made = {name: process for name, process in processors.items() if process is not None}
    images = []
    for row in rows:
        unknown = row.keys() - ready.keys()
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        image = {**ready, **row}
        for name in made.keys() & row.keys():
            image[name] = made[name](row[name])
        image["version"] = new_version()
        images.append(tuple(image.values()))
    return images


def _stored_value(process: _Process | None, value: Any) -> Any:
    return value if process is None else process(value)
