"""How the book knows which of its records are samples: each has an imported key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes

PREFIX = "sample:"
# The next character after ":" ends the range of keys, so that the unique index finds them.
_RANGE = "key >= 'sample:' AND key < 'sample;'"


def has_sample(reading: Executes) -> bool:
    """Whether sample records are in the book."""
    return reading.exec_driver_sql(f"SELECT 1 FROM imported_key WHERE {_RANGE} LIMIT 1").first() is not None


def marked(reading: Executes) -> dict[str, set[str]]:
    """Return the ids of all sample records by table."""
    found: dict[str, set[str]] = {}
    for kind, record in reading.exec_driver_sql(f"SELECT record_kind, record_id FROM imported_key WHERE {_RANGE}"):
        found.setdefault(kind, set()).add(record)
    return found
