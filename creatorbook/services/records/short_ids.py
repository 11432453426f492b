"""The shortest beginnings of ids that still name one record: ids made in the same minute begin alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from creatorbook.store import results
from creatorbook.store.query.expressions import Given, least, most
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.sqlite.statement import Statement

SHORTEST = 8


def short_ids(reading: Executes, kind_id: str, ids: Sequence[str]) -> dict[str, str]:
    """Return, for each id of a kind or another table, a beginning of at least 8 characters that no other record has.

    All are of one length, so that they stand in a column.
    """
    longest = SHORTEST
    for record in ids:
        # In the order of keys, only the two neighbours can share the longest beginning.
        for neighbour in _neighbours(kind_id):
            for other in results.values(reading, neighbour, record=record):
                if other is not None:
                    longest = max(longest, _common(record, other) + 1)
    return {record: record[:longest] for record in ids}


@cache
def _neighbours(kind_id: str) -> tuple[Statement, ...]:
    """Return the selects of the nearest id before a record and of that after it."""
    table, record = Table(kind_id), Given("record")
    before = select(table, most(table.id)).where(table.id.less_than(record))
    after = select(table, least(table.id)).where(table.id.greater_than(record))
    return prepare(before.with_trash()), prepare(after.with_trash())


def _common(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
