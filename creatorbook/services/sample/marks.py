"""How the book knows which of its records are samples: each has an imported key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes

PREFIX = "sample:"
_KEY = Table("imported_key")
# The next character after ":" ends the range of keys, so that the unique index finds them.
_IS_MARK = (_KEY.key.at_least(PREFIX), _KEY.key.less_than("sample;"))
_MARKS = select(_KEY, "record_kind", "record_id").where(*_IS_MARK)


def has_sample(reading: Executes) -> bool:
    """Whether sample records are in the book."""
    return results.first(reading, _MARKS.with_trash()) is not None


def mark_ids(reading: Executes) -> list[str]:
    """Return the ids of the imported keys that mark samples."""
    return results.values(reading, select(_KEY, "id").where(*_IS_MARK).with_trash())


def marked_ids(reading: Executes) -> dict[str, set[str]]:
    """Return the ids of all sample records by table."""
    found: dict[str, set[str]] = {}
    for kind, record in results.iterate(reading, _MARKS.with_trash()):
        found.setdefault(kind, set()).add(record)
    return found
