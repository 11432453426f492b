"""What another copy of a book has of a record that this one lacks: with what belongs to it and what it refers to."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from creatorbook.store.sqlite.erasing import NAME_CONTENT
from creatorbook.store.sqlite.tables import columns_of, foreign_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.sqlite.tables import ForeignKey

# What is kept about records by their kind and id, and comes with them.
_ABOUT = ("note", "task", "attachment", "tagging", "imported_key")
# The log is the book's own story, and belongs to no record.
_LOG = ("change_log", "change_row")


@dataclass(slots=True)
class Missing:
    """Rows as the other copy stores them, table → id → column → value, and the files that they name, by their hash."""

    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[str, bytes] = field(default_factory=dict)


def gather_missing(there: Executes, here: Executes, table: str, id: str) -> Missing:
    """Return what `there`, another copy of the book of the same schema, has of a record, and `here` has not.

    That is the record; what needs it (a payment its deal), what is kept about it (notes, files), and so on down; and
    whatever one of these refers to and this book has no longer (the brand of the deal), without what belongs to that.
    """
    found = Missing()
    keys = [key for key in foreign_keys(there) if key.child not in _LOG and key.to == "id"]
    needed = {(key.child, key.column) for key in keys if key.column in _columns_that_need(there, key.child)}
    waiting = {(table, id)}
    while waiting:
        by_table: dict[str, set[str]] = defaultdict(set)
        for of, row in waiting:
            by_table[of].add(row)
        waiting = set()
        for of, ids in by_table.items():
            added = _add(found, there, here, of, ids)
            waiting |= _belonging(there, keys, needed, of, added)
        waiting = {(of, row) for of, row in waiting if row not in found.rows[of]}
    _add_referred(found, there, here, keys)
    found.rows = {of: rows for of, rows in found.rows.items() if rows}
    found.files = _files_of(found, there, here)
    return found


def _columns_that_need(reading: Executes, table: str) -> set[str]:
    rows = reading.exec_driver_sql('SELECT name FROM pragma_table_info(?) WHERE "notnull" = 1', (table,))
    return {name for (name,) in rows}


def _add(found: Missing, there: Executes, here: Executes, table: str, ids: Collection[str]) -> set[str]:
    """Add the rows that are there and not here; return their ids."""
    columns = columns_of(there, table)
    named = ", ".join(f'"{name}"' for name in columns)
    listed = json.dumps(sorted(ids))
    chosen = "WHERE id IN (SELECT value FROM json_each(?))"
    own = {id for (id,) in here.exec_driver_sql(f'SELECT id FROM "{table}" {chosen}', (listed,))}
    added = set()
    for row in there.exec_driver_sql(f'SELECT {named} FROM "{table}" {chosen}', (listed,)):
        values = dict(zip(columns, row, strict=True))
        if values["id"] not in own and values["id"] not in found.rows[table]:
            found.rows[table][values["id"]] = values
            added.add(values["id"])
    return added


def _belonging(
    there: Executes, keys: Iterable[ForeignKey], needed: Collection[tuple[str, str]], table: str, ids: Collection[str]
) -> set[tuple[str, str]]:
    """Return what cannot be without these rows, and what is kept about them, as (table, id)."""
    listed = json.dumps(sorted(ids))
    found = set()
    for key in keys:
        if key.parent == table and (key.child, key.column) in needed:
            rows = there.exec_driver_sql(
                f'SELECT id FROM "{key.child}" WHERE "{key.column}" IN (SELECT value FROM json_each(?))', (listed,)
            )
            found |= {(key.child, id) for (id,) in rows}
    for about in _ABOUT:
        rows = there.exec_driver_sql(
            f'SELECT id FROM "{about}" WHERE record_kind = ? AND record_id IN (SELECT value FROM json_each(?))',
            (table, listed),
        )
        found |= {(about, id) for (id,) in rows}
    return found


def _add_referred(found: Missing, there: Executes, here: Executes, keys: Iterable[ForeignKey]) -> None:
    """Add what the rows refer to and this book has not, until nothing is referred to that is in neither."""
    refers = [(key, table) for key in keys for table in (key.child,)]
    before = -1
    while before != (now := sum(map(len, found.rows.values()))):
        before = now
        for key, table in refers:
            wanted = {row[key.column] for row in found.rows.get(table, {}).values() if row[key.column] is not None}
            _add(found, there, here, key.parent, wanted - set(found.rows.get(key.parent, {})))


def _files_of(found: Missing, there: Executes, here: Executes) -> dict[str, bytes]:
    named = {row[column] for table, column in NAME_CONTENT for row in found.rows.get(table, {}).values() if row[column]}
    listed = json.dumps(sorted(named))
    chosen = "FROM attachment_content WHERE sha256 IN (SELECT value FROM json_each(?))"
    have = {sha256 for (sha256,) in here.exec_driver_sql(f"SELECT sha256 {chosen}", (listed,))}
    contents = there.exec_driver_sql(f"SELECT sha256, content {chosen}", (listed,))
    return {sha256: content for sha256, content in contents if sha256 not in have}
