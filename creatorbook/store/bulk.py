"""Many rows at once: into a temporary table, then one INSERT … SELECT.

One statement a row into indexed tables reaches a quarter of this speed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from creatorbook.common.ids import new_version
from creatorbook.store.base import Base

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from creatorbook.store.base import Record

_DIALECT = sqlite.dialect()


def insert_staged(
    connection: Connection, model: type[Record], rows: Sequence[dict[str, Any]], now: datetime
) -> list[dict[str, Any]]:
    """Insert rows and return the images as stored; columns not given take the model's defaults.

    Raises KeyError for a column that the table has not.
    """
    table = Base.metadata.tables[model.__tablename__]
    processors = {column.name: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for column in table.columns}
    defaults = {
        column.name: column.default.arg
        for column in table.columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }
    base = {**dict.fromkeys(processors), **defaults, "created_at": now, "updated_at": now}
    images: list[dict[str, Any]] = []
    for row in rows:
        unknown = row.keys() - processors.keys()
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        whole = {**base, **row, "version": new_version()}
        images.append(
            {name: value if (process := processors[name]) is None else process(value) for name, value in whole.items()}
        )
    names = list(processors)
    listed = ", ".join(f'"{name}"' for name in names)
    staged = f'temp."staged_{table.name}"'
    connection.exec_driver_sql(f'CREATE TEMP TABLE "staged_{table.name}" ({listed})')
    try:
        connection.exec_driver_sql(
            f"INSERT INTO {staged} VALUES ({', '.join('?' * len(names))})",
            [tuple(image[name] for name in names) for image in images],
        )
        connection.exec_driver_sql(f'INSERT INTO main."{table.name}" ({listed}) SELECT {listed} FROM {staged}')
    finally:
        connection.exec_driver_sql(f"DROP TABLE {staged}")
    return images
