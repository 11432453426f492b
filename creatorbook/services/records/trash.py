"""The trash: all that was put away, newest first; what went along with its owner is not told twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.services.book.command import Command, Undo
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class TrashLine:
    """One record in the trash: its kind and id, its title, and when it went there (UTC)."""

    kind: str
    id: str
    title: str
    at: datetime


def _owners(kind: Kind) -> list[Field]:
    """Return the fields that name what a record belongs to: it goes to the trash, and comes back, with that."""
    return [field for field in kind.fields if field.type is FieldType.REFERENCE and field.required]


def _own_step(kind: Kind) -> str:
    """Return the SQL that leaves out what went to the trash together with the record that it belongs to."""
    parts = [
        f"NOT EXISTS (SELECT 1 FROM {owner.kind} o WHERE o.id = t.{owner.name} AND o.trashed_at = t.trashed_at)"
        for owner in _owners(kind)
    ]
    return " AND ".join(["t.trashed_at IS NOT NULL", *parts])


def trashed(reading: Executes, search: str = "", limit: int = 2000) -> tuple[TrashLine, ...]:
    """Return the newest records in the trash whose title holds the text."""
    found: list[tuple[str, str, str]] = []
    for kind in KINDS.values():
        sql = f"SELECT t.id, t.trashed_at FROM {kind.id} t WHERE {_own_step(kind)} ORDER BY t.trashed_at DESC LIMIT ?"
        found += [(at, kind.id, id) for id, at in reading.exec_driver_sql(sql, (limit,))]
    found.sort(reverse=True)
    titles = _titles(reading, found[:limit])
    wanted = search.strip().casefold()
    return tuple(
        TrashLine(kind, id, titles[id], datetime.fromisoformat(at))
        for at, kind, id in found[:limit]
        if id in titles and wanted in titles[id].casefold()
    )


def _titles(reading: Executes, found: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for kind in {kind for _at, kind, _id in found}:
        ids = [id for _at, of, id in found if of == kind]
        titles |= {id: row.title for id, row in rows.fetch(reading, kind, ids).items()}
    return titles


# What is kept about records by their id, and goes with them.
_ABOUT = ("attachment", "tagging", "imported_key")
_OF_A_RECORD = "record_id IN (SELECT id FROM temp.going)"


@dataclass(frozen=True)
class EmptyTrash(Command[int]):
    """Erase what is in the trash, for good: records, what belongs to them, and their images in the history.

    Returns how many rows went. What a live record still refers to stays in the trash. Files that nothing holds any more
    go too. It cannot be undone.
    """

    label = mark("Empty the trash")
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> int:
        """Gather, spare what is still referred to, erase."""
        connection = uow.connection
        uow.session.flush()
        tables = [
            name
            for (name,) in connection.exec_driver_sql(
                "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' "
                "AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'trashed_at') ORDER BY m.name"
            )
        ]
        connection.exec_driver_sql("CREATE TEMP TABLE going (name TEXT, id TEXT PRIMARY KEY)")
        try:
            _gather(connection, tables)
            _spare(connection, tables)
            gone = 0
            for name in tables:
                rows = connection.exec_driver_sql("SELECT id FROM temp.going WHERE name = ?", (name,)).fetchall()
                if rows:
                    uow.erase(name, [row[0] for row in rows])
                    gone += len(rows)
        finally:
            connection.exec_driver_sql("DROP TABLE temp.going")
        connection.exec_driver_sql(
            "DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment) "
            "AND sha256 NOT IN (SELECT sha256 FROM contract_version) AND sha256 NOT IN (SELECT sha256 FROM signature) "
            "AND sha256 NOT IN (SELECT sha256 FROM letter) AND sha256 NOT IN (SELECT document_logo FROM creator)"
        )
        return gone


def _references(connection: Executes, table: str) -> list[tuple[str, str]]:
    """Return (column, target table) of each foreign key of a table."""
    found = connection.exec_driver_sql(f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{table}\')')
    return [(column, target) for column, target in found]


def _gather(connection: Executes, tables: Sequence[str]) -> None:
    for name in tables:
        connection.exec_driver_sql(
            f'INSERT INTO temp.going SELECT ?, id FROM "{name}" WHERE trashed_at IS NOT NULL', (name,)
        )
    # What stays in the trash keeps all that is about it: only then is gathered what goes along.
    _spare(connection, [name for name in tables if name in KINDS])
    # Rows that no page lists (versions, proofs, what was owed) never go to the trash themselves: they go with theirs.
    for name in tables:
        if name in KINDS:
            continue
        clauses = [_OF_A_RECORD] if name in _ABOUT else []
        columns = [column for column, _target in _references(connection, name)]
        if columns:
            some = " OR ".join(f'"{column}" IN (SELECT id FROM temp.going)' for column in columns)
            every = " AND ".join(
                f'("{column}" IS NULL OR "{column}" IN (SELECT id FROM temp.going))' for column in columns
            )
            clauses.append(f"({some}) AND {every}")
        for clause in clauses:
            connection.exec_driver_sql(
                f'INSERT OR IGNORE INTO temp.going SELECT ?, id FROM "{name}" WHERE {clause}', (name,)
            )
    connection.exec_driver_sql(f"INSERT OR IGNORE INTO temp.going SELECT 'note', id FROM note WHERE {_OF_A_RECORD}")


def _spare(connection: Executes, tables: Sequence[str]) -> None:
    """Take out of what goes all that a row which stays refers to, and what was put away with one that stays."""
    along = _went_along()
    found = True
    while found:
        found = any(connection.exec_driver_sql(sql).rowcount > 0 for sql in along)
        for name in tables:
            for column, _target in _references(connection, name):
                spared = connection.exec_driver_sql(
                    f'SELECT DISTINCT t."{column}" FROM "{name}" t WHERE t."{column}" IN (SELECT id FROM temp.going) '
                    "AND t.id NOT IN (SELECT id FROM temp.going)"
                ).fetchall()
                for (kept,) in spared:
                    connection.exec_driver_sql("DELETE FROM temp.going WHERE id = ?", (kept,))
                    found = True


def _went_along() -> list[str]:
    """Return the SQL that lets what was put away in one step with its owner stay where its owner stays."""
    return [
        f"DELETE FROM temp.going WHERE name = '{kind.id}' AND id IN (SELECT t.id FROM {kind.id} t "
        f"JOIN {owner.kind} o ON o.id = t.{owner.name} AND o.trashed_at = t.trashed_at "
        "WHERE o.id NOT IN (SELECT id FROM temp.going))"
        for kind in KINDS.values()
        for owner in _owners(kind)
    ]
