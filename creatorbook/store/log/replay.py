"""Putting rows back as their images say: what undo and redo are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.store import results
from creatorbook.store.engine import driver
from creatorbook.store.query.expressions import Exists, Not
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.erasing import delete_rows, hold_references
from creatorbook.store.sqlite.tables import foreign_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.images import Image


class ChangedSince(Exception):
    """A row is not as the images say, or another row now stands in the way; `record` is (table, id)."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id}")
        self.record = (table, row_id)


@dataclass(slots=True)
class _Turn:
    """The image that a record must have, and the one that it is to get."""

    have: Image | None
    want: Image | None


_Turns = dict[tuple[str, str], _Turn]


def put_images_back(
    connection: Executes, images: Iterable[tuple[str, str, str | None, str | None]], *, back: bool
) -> dict[str, set[str]]:
    """Turn rows from their `after` to their `before` images (or the other way) and return the ids by table.

    `images` are (table, id, before, after) as JSON, in the order in which they were recorded. Raises ChangedSince where
    a row has another version than its image, or where the result would break a reference or a unique name; the
    caller's transaction must then be rolled back.
    """
    turns = _coalesce_images(images, back=back)
    for (table, row_id), turn in turns.items():
        row = connection.exec_driver_sql(f'SELECT version FROM "{table}" WHERE id = ?', (row_id,)).first()
        if (row[0] if row else None) != (turn.have["version"] if turn.have else None):
            raise ChangedSince(table, row_id)
    # All go, then all come: rows that exchanged a unique name, or came before their parent, need no order. References
    # are held until the end of the transaction.
    hold_references(connection)
    touched: dict[str, set[str]] = {}
    for table, row_id in turns:
        touched.setdefault(table, set()).add(row_id)
    for table, ids in touched.items():
        delete_rows(connection, table, ids)
    for (table, row_id), turn in turns.items():
        if turn.want is not None:
            _insert(connection, table, row_id, turn.want)
    _check_references(connection, turns, touched)
    return touched


def _coalesce_images(images: Iterable[tuple[str, str, str | None, str | None]], *, back: bool) -> _Turns:
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


def _check_references(connection: Executes, turns: _Turns, touched: dict[str, set[str]]) -> None:
    # The transaction's end would refuse too, but without a word for a person.
    gone: dict[str, set[str]] = {}
    for (table, row_id), turn in turns.items():
        if turn.want is None:
            gone.setdefault(table, set()).add(row_id)
    for key in foreign_keys(connection):
        child, parent = Table(key.child), Table(key.parent, "referred_to")
        column = child[key.column]
        refers = select(child, "id").with_trash()
        orphan = None
        if key.parent in gone:
            orphan = results.first(connection, refers.where(column.among(gone[key.parent])))
        if orphan is None and key.child in touched:
            there = select(parent, key.to).where(parent[key.to].equals(column)).with_trash()
            own = refers.where(child.id.among(touched[key.child]), column.is_known(), Not(Exists(there)))
            orphan = results.first(connection, own)
        if orphan is not None:
            raise ChangedSince(key.child, orphan[0])
