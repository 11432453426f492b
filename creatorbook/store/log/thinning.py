"""Thinning of the change log: the images of old steps are dropped, their entries and what they touched stay.

What was done, when, by whom and to which record can be read for ever; only undo needs what stood in the rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.store.engine.instants import instant_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from creatorbook.store.engine.reading import Executes

_ROWS_A_SLICE = 2_000
_HAS_IMAGE = "(r.before IS NOT NULL OR r.after IS NOT NULL)"
# A step is as young as its newest part, and as its last undo or redo: repeating it needs its images.
_OLD_WITH_IMAGES = (
    "SELECT c.seq FROM change_log c WHERE c.seq >= ? AND c.kind = 'do' AND c.at < ? AND c.step NOT IN ("
    "SELECT step FROM change_log WHERE at >= ? UNION "
    "SELECT of_step FROM change_log WHERE at >= ? AND of_step IS NOT NULL) "
    f"AND EXISTS (SELECT 1 FROM change_row r WHERE r.change_seq = c.seq AND {_HAS_IMAGE}) ORDER BY c.seq LIMIT ?"
)


# The seq of an entry, and a row's position in it.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thinned:
    """What was dropped: the images of so many changed rows, so many bytes of text."""

    rows: int = 0
    size: int = 0


def _find_old(connection: Executes, before: datetime, from_seq: int, limit: int) -> list[int]:
    moment = instant_text(before)
    found = connection.exec_driver_sql(_OLD_WITH_IMAGES, (from_seq, moment, moment, moment, limit))
    return [int(seq) for (seq,) in found]


def has_images_before(connection: Executes, before: datetime) -> bool:
    """Return whether a step from before an instant (UTC) still has its images."""
    return bool(_find_old(connection, before, 0, 1))


def thin(
    write: Callable[[], AbstractContextManager[Executes]], before: datetime, is_stopped: Callable[[], bool]
) -> Thinned:
    """Drop the images of the steps from before an instant (UTC), the oldest first, until all are gone or it is stopped.

    Each slice is a short transaction of its own, whatever a step changed at once: whoever writes beside it waits for a
    moment only.
    """
    total, place = Thinned(), (0, -1)
    while not is_stopped():
        with write() as connection:
            found, place = _thin_slice(connection, before, place)
        if not found.rows:
            break
        total = Thinned(total.rows + found.rows, total.size + found.size)
    return total


def _thin_slice(connection: Executes, before: datetime, place: _Place) -> tuple[Thinned, _Place]:
    """Drop the images of some rows after a place in the log; return what went and the place of the last."""
    rows = size = 0
    for seq in _find_old(connection, before, place[0], _ROWS_A_SLICE):
        after = place[1] if seq == place[0] else -1
        dropped, position = _drop_images(connection, seq, after, _ROWS_A_SLICE - rows)
        rows, size = rows + dropped.rows, size + dropped.size
        place = (seq, position)
        if rows >= _ROWS_A_SLICE:
            break
    return Thinned(rows, size), place


def _drop_images(connection: Executes, seq: int, after: int, limit: int) -> tuple[Thinned, int]:
    """Drop images of one entry after a position, so many at most; return what went and the last position."""
    # Deleted and put back rather than updated: only a deletion makes SQLite join the pages that are left half empty,
    # and rows come at the end of the table, where room inside an old page is of no use.
    found = connection.exec_driver_sql(
        "SELECT r.position, r.table_name, r.row_id, "
        "length(CAST(coalesce(r.before, '') || coalesce(r.after, '') AS BLOB)) "
        f"FROM change_row r WHERE r.change_seq = ? AND r.position > ? AND {_HAS_IMAGE} ORDER BY r.position LIMIT ?",
        (seq, after, limit),
    ).fetchall()
    if not found:
        return Thinned(), after
    first, last = found[0][0], found[-1][0]
    connection.exec_driver_sql(
        f"DELETE FROM change_row AS r WHERE r.change_seq = ? AND r.position BETWEEN ? AND ? AND {_HAS_IMAGE}",
        (seq, first, last),
    )
    connection.exec_driver_sql(
        "INSERT INTO change_row (change_seq, position, table_name, row_id) VALUES (?, ?, ?, ?)",
        [(seq, position, table, row_id) for position, table, row_id, _size in found],
    )
    return Thinned(len(found), sum(int(row[-1]) for row in found)), int(last)


def is_thinned(connection: Executes, step: int) -> bool:
    """Return whether images of a step were dropped."""
    # A row that a change touched has one image at least: neither is left only by thinning.
    found = connection.exec_driver_sql(
        "SELECT 1 FROM change_row r JOIN change_log c ON c.seq = r.change_seq "
        f"WHERE c.step = ? AND c.kind = 'do' AND NOT {_HAS_IMAGE} LIMIT 1",
        (step,),
    ).first()
    return found is not None
