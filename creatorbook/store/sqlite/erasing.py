"""Deleting for good: what can go out of the trash, and rows with all that the book remembers of them.

What goes is gathered in a temporary table, since a book may hold a hundred thousand rows in its trash.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from creatorbook.store.sqlite.tables import foreign_keys, tables_with

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from creatorbook.store.engine.reading import Executes

# What is kept about records by their id, and goes with them.
_ABOUT = ("attachment", "tagging", "imported_key")
_OF_A_RECORD = "record_id IN (SELECT id FROM temp.going)"
# The columns that name a stored file by its hash, "" where there is none: what no row of them names nobody needs.
NAME_CONTENT = (
    ("attachment", "sha256"),
    ("contract_version", "sha256"),
    ("signature", "sha256"),
    ("letter", "sha256"),
    ("invoice", "sha256"),
    ("invoice", "xml_sha256"),
    ("creator", "document_logo"),
)

# Stands in what a step says of itself in the place of the names of a record that was erased.
ERASED = "erased"

Owned = tuple[str, str, str]


def hold_references(connection: Executes) -> None:
    """Check references at the end of the transaction alone, so that rows may go and come in any order."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def delete_rows(connection: Executes, table: str, ids: Iterable[str]) -> None:
    """Delete rows of a table."""
    connection.exec_driver_sql(
        f'DELETE FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', (json.dumps(sorted(ids)),)
    )


def forget_images(connection: Executes, table: str, ids: Iterable[str]) -> None:
    """Delete every image of some rows from the change log."""
    connection.exec_driver_sql(
        "DELETE FROM change_row WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))",
        (table, json.dumps(sorted(ids))),
    )


def steps_with_images(connection: Executes, table: str, ids: Iterable[str]) -> list[int]:
    """Return the steps of the change log that hold images of some rows."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT c.step FROM change_row r JOIN change_log c ON c.seq = r.change_seq "
        "WHERE r.table_name = ? AND r.row_id IN (SELECT value FROM json_each(?))",
        (table, json.dumps(sorted(ids))),
    )
    return [int(step) for (step,) in found]


def forget_names(connection: Executes, steps: Iterable[int]) -> None:
    """Let steps, and those that took them back or repeated them, say no more than the kind of what they were about."""
    for step in steps:
        connection.exec_driver_sql(
            "UPDATE change_log SET merge_key = '', params = json_patch("
            f"json_object('{ERASED}', 1), json_object('kind', json_extract(params, '$.kind'))) "
            "WHERE step = ? OR of_step = ?",
            (step, step),
        )


def drop_unheld_contents(connection: Executes, replayable: str) -> None:
    """Delete the files that nothing holds any more, nor would hold once a step is taken back or repeated.

    `replayable` is the condition for the lines of the change log whose images may still be put back.
    """
    held = " AND ".join(f"sha256 NOT IN (SELECT {column} FROM {table})" for table, column in NAME_CONTENT)
    unheld = {sha256 for (sha256,) in connection.exec_driver_sql(f"SELECT sha256 FROM attachment_content WHERE {held}")}
    if not unheld:
        return
    named = " UNION ".join(
        f"SELECT json_extract(r.{image}, '$.{column}') FROM change_row r WHERE r.table_name = '{table}' "
        f"AND r.{image} IS NOT NULL AND r.change_seq IN (SELECT seq FROM change_log WHERE {replayable})"
        for table, column in NAME_CONTENT
        for image in ("before", "after")
    )
    unheld.difference_update(sha256 for (sha256,) in connection.exec_driver_sql(named))
    connection.exec_driver_sql(
        "DELETE FROM attachment_content WHERE sha256 IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(unheld)),),
    )


def gather_trash(
    connection: Executes,
    listed: Collection[str],
    loose: Collection[str],
    owned: Sequence[Owned],
    only: Mapping[str, Collection[str]] | None = None,
) -> dict[str, list[str]]:
    """Return the ids of what can be erased by table: all in the trash to which no row that stays refers.

    `listed` are the tables whose records go to the trash themselves; rows of the others go with what they belong to.
    `loose` are those of the listed whose records are about one of any kind (notes, tasks), and go with that.
    `owned` are (table, column, owner's table): what was put away in one step with its owner stays where that stays.
    `only` are the ids by table that may go, where not all of the trash may; what belongs to them goes along.
    """
    tables = tables_with(connection, "trashed_at")
    references = [(key.child, key.column) for key in foreign_keys(connection) if key.child in tables]
    connection.exec_driver_sql("CREATE TEMP TABLE going (name TEXT, id TEXT PRIMARY KEY)")
    try:
        for name in tables:
            _take_trashed(connection, name, None if only is None else only.get(name, ()))
        along = [*(_along(*each) for each in owned), *map(_along_with_record, loose)]
        # What stays in the trash keeps all that is about it: only then is gathered what goes along.
        _spare(connection, [each for each in references if each[0] in listed], along)
        # A note may be about a task, which goes along itself.
        while any(_take_of_records(connection, name) for name in loose):
            pass
        for name in tables:
            if name not in listed:
                _take_along(connection, name, [column for table, column in references if table == name])
        _spare(connection, references, along)
        going: dict[str, list[str]] = {}
        for name, id in connection.exec_driver_sql("SELECT name, id FROM temp.going ORDER BY name, id").fetchall():
            going.setdefault(name, []).append(id)
        return going
    finally:
        connection.exec_driver_sql("DROP TABLE temp.going")


def _take_trashed(connection: Executes, name: str, only: Collection[str] | None) -> None:
    """Gather rows of a table that are in the trash, those of `only` where that is given."""
    statement = f'INSERT INTO temp.going SELECT ?, id FROM "{name}" WHERE trashed_at IS NOT NULL'
    if only is None:
        connection.exec_driver_sql(statement, (name,))
    else:
        within = f"{statement} AND id IN (SELECT value FROM json_each(?))"
        connection.exec_driver_sql(within, (name, json.dumps(sorted(only))))


def _take_of_records(connection: Executes, name: str) -> bool:
    """Gather rows of a table that are about a record which goes; return whether there were any."""
    statement = f'INSERT OR IGNORE INTO temp.going SELECT ?, id FROM "{name}" WHERE {_OF_A_RECORD}'
    return bool(connection.exec_driver_sql(statement, (name,)).rowcount > 0)


def _take_along(connection: Executes, name: str, columns: Sequence[str]) -> None:
    """Gather rows that no page lists (versions, proofs, what was owed): all that they refer to goes."""
    clauses = [_OF_A_RECORD] if name in _ABOUT else []
    if columns:
        some = " OR ".join(f'"{column}" IN (SELECT id FROM temp.going)' for column in columns)
        every = " AND ".join(f'("{column}" IS NULL OR "{column}" IN (SELECT id FROM temp.going))' for column in columns)
        clauses.append(f"({some}) AND {every}")
    for clause in clauses:
        connection.exec_driver_sql(
            f'INSERT OR IGNORE INTO temp.going SELECT ?, id FROM "{name}" WHERE {clause}', (name,)
        )


def _spare(connection: Executes, references: Sequence[tuple[str, str]], along: Sequence[str]) -> None:
    """Keep from erasure all that a row which stays refers to, and what was put away with one that stays."""
    found = True
    while found:
        found = any(connection.exec_driver_sql(statement).rowcount > 0 for statement in along)
        for name, column in references:
            spared = connection.exec_driver_sql(
                f'SELECT DISTINCT t."{column}" FROM "{name}" t WHERE t."{column}" IN (SELECT id FROM temp.going) '
                "AND t.id NOT IN (SELECT id FROM temp.going)"
            ).fetchall()
            for (kept,) in spared:
                connection.exec_driver_sql("DELETE FROM temp.going WHERE id = ?", (kept,))
                found = True


def _along_with_record(table: str) -> str:
    return (
        f"DELETE FROM temp.going WHERE name = '{table}' AND id IN (SELECT id FROM {table} t "
        "WHERE t.trashed_at IS NULL AND t.record_id NOT IN (SELECT id FROM temp.going))"
    )


def _along(table: str, column: str, owner: str) -> str:
    return (
        f"DELETE FROM temp.going WHERE name = '{table}' AND id IN (SELECT t.id FROM {table} t "
        f"JOIN {owner} o ON o.id = t.{column} AND o.trashed_at = t.trashed_at "
        "WHERE o.id NOT IN (SELECT id FROM temp.going))"
    )
