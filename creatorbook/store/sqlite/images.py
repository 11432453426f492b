"""Images of new rows, made by the database itself: what is added in bulk is not brought through Python twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from creatorbook.store.sqlite.tables import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes


def write_made(connection: Executes, seq: int, position: int, table: str, ids: Iterable[str]) -> int:
    """Write the images of new rows as the table holds them, beginning at a position of the change; return how many."""
    listed = list(ids)
    image = ", ".join(f"""'{name}', t."{name}\"""" for name in columns_of(connection, table))
    connection.exec_driver_sql(
        "INSERT INTO change_row SELECT ?, ? + j.key, ?, t.id, NULL, "
        f'json_object({image}) FROM json_each(?) j JOIN "{table}" t ON t.id = j.value',
        (seq, position, table, json.dumps(listed)),
    )
    return len(listed)
