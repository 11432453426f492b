"""Search over all kinds at once: the best records for what was typed, as frozen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


def search_best(reading: Executes, text: str, limit: int = 12, kinds: Iterable[str] = ()) -> list[Row]:
    """Return up to `limit` live records, best first, of these kinds or of all that have a page or a title."""
    found = search.find(reading, text, limit, tuple(kinds) or tuple(kind for kind in search.KINDS if kind in KINDS))
    by_kind: dict[str, list[str]] = {}
    for kind, record in found:
        by_kind.setdefault(kind, []).append(record)
    known = {kind: rows.fetch(reading, kind, ids) for kind, ids in by_kind.items()}
    listed = [known[kind][record] for kind, record in found if record in known[kind]]
    return [row for row in listed if not row.trashed]
