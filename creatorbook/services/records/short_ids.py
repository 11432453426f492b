"""The shortest beginnings of ids that still name one record: ids made in the same minute begin alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds import KINDS
from creatorbook.store import results
from creatorbook.store.query.expressions import least, most
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.store.engine.reading import Executes

SHORTEST = 8


def short_ids(reading: Executes, kind_id: str, ids: Sequence[str]) -> dict[str, str]:
    """Return, for each id of a kind, a beginning of at least 8 characters that no other record of the kind has.

    All are of one length, so that they stand in a column.
    """
    table = Table(KINDS[kind_id].id)
    longest = SHORTEST
    for record in ids:
        # In the order of keys, only the two neighbours can share the longest beginning.
        before = select(table, most(table.id)).where(table.id.less_than(record)).with_trash()
        after = select(table, least(table.id)).where(table.id.greater_than(record)).with_trash()
        for other in (results.value(reading, before), results.value(reading, after)):
            if other is not None:
                longest = max(longest, _common(record, other) + 1)
    return {record: record[:longest] for record in ids}


def _common(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
