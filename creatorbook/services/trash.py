"""The trash: all that was put away, newest first; what went along with its owner is not told twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.services import rows
from creatorbook.services.kinds import KINDS, FieldType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.kinds import Kind
    from creatorbook.store.reading import Executes


@dataclass(frozen=True, slots=True)
class TrashLine:
    """One record in the trash: its kind and id, its title, and when it went there (UTC)."""

    kind: str
    id: str
    title: str
    at: datetime


def _own_step(kind: Kind) -> str:
    """Return the SQL that leaves out what went to the trash together with the record that it belongs to."""
    owners = [field for field in kind.fields if field.type is FieldType.REFERENCE and field.required]
    parts = [
        f"NOT EXISTS (SELECT 1 FROM {owner.kind} o WHERE o.id = t.{owner.name} AND o.trashed_at = t.trashed_at)"
        for owner in owners
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
