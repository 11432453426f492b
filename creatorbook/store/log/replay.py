"""Putting rows back as their images say: what undo and redo are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.images import Image


class ChangedSince(Exception):
    """A row is not as the images say, or another row now stands in the way; `record` is (table, id)."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id}")
        self.record = (table, row_id)


@dataclass(slots=True)
class _Turn:
    have: Image | None
    want: Image | None


_Turns = dict[tuple[str, str], _Turn]


def put_back(
    connection: Executes, images: Iterable[tuple[str, str, str | None, str | None]], *, back: bool
) -> dict[str, set[str]]:
    """Turn rows from their `after` to their `before` images (or the other way) and return the ids by table.

    `images` are (table, id, before, after) as JSON, in the order in which they were recorded. Raises ChangedSince where
    a row has another version than its image, or where the result would break a reference or a unique name; the
    caller's transaction must then be rolled back.
    """
    turns = _coalesced(images, back=back)
    for (table, row_id), turn in turns.items():
        row = connection.exec_driver_sql(f'SELECT version FROM "{table}" WHERE id = ?', (row_id,)).first()
        if (row[0] if row else None) != (turn.have["version"] if turn.have else None):
            raise ChangedSince(table, row_id)
    # All go, then all come: rows that exchanged a unique name, or came before their parent, need no order. References
    # are held until the end of the transaction.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    touched: dict[str, set[str]] = {}
    for table, row_id in turns:
        touched.setdefault(table, set()).add(row_id)
    for table, ids in touched.items():
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', (_list(ids),))
    for (table, row_id), turn in turns.items():
        if turn.want is not None:
            _insert(connection, table, row_id, turn.want)
    _check_references(connection, turns, touched)
    return touched


def _list(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))


def _coalesced(images: Iterable[tuple[str, str, str | None, str | None]], *, back: bool) -> _Turns:
    turns: _Turns = {}
    for table, row_id, before, after in images:
        old, new = (None if image is None else json.loads(image) for image in (before, after))
        turn = turns.get((table, row_id))
        if turn is None:
            turns[table, row_id] = _Turn(new, old) if back else _Turn(old, new)
        elif back:
            turn.have = new
        else:
            turn.want = new
    return turns


def _insert(connection: Executes, table: str, row_id: str, image: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in image)
    marks = ", ".join("?" * len(image))
    try:
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(image.values()))
    except Exception as error:
        if isinstance(getattr(error, "orig", error), driver.dbapi.IntegrityError):
            raise ChangedSince(table, row_id) from error
        raise


def _references(connection: Executes) -> Iterator[tuple[str, str, str]]:
    """Give (child table, its column, parent table) of every foreign key."""
    yield from connection.exec_driver_sql(
        """SELECT m.name, f."from", f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f """
        "WHERE m.type = 'table'"
    ).fetchall()


def _check_references(connection: Executes, turns: _Turns, touched: dict[str, set[str]]) -> None:
    # The transaction's end would refuse too, but without a word for a person.
    gone: dict[str, set[str]] = {}
    for (table, row_id), turn in turns.items():
        if turn.want is None:
            gone.setdefault(table, set()).add(row_id)
    for child, column, parent in _references(connection):
        orphan = None
        if parent in gone:
            orphan = connection.exec_driver_sql(
                f'SELECT id FROM "{child}" WHERE "{column}" IN (SELECT value FROM json_each(?)) LIMIT 1',
                (_list(gone[parent]),),
            ).first()
        if orphan is None and child in touched:
            orphan = connection.exec_driver_sql(
                f'SELECT c.id FROM "{child}" c WHERE c.id IN (SELECT value FROM json_each(?)) AND c."{column}" '
                f'IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = c."{column}") LIMIT 1',
                (_list(touched[child]),),
            ).first()
        if orphan is not None:
            raise ChangedSince(child, orphan[0])
