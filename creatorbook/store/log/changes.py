"""The change log: written with every unit of work, read for history and for news from other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.store.engine.instants import instant_text
from creatorbook.store.log.images import RowChange, as_text
from creatorbook.store.log.policy import Undo
from creatorbook.store.sqlite.images import write_made

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from creatorbook.store.engine.reading import Executes

MERGE_SECONDS = 5.0
# What forget_undo writes, table → columns.
FORGETTING_REWRITES = {"change_log": ("policy", "state")}
# Who took a step back last; newest first, because that was a moment ago where it matters.
UNDONE_BY = (
    "(SELECT u.actor FROM change_log u WHERE u.of_step = change_log.step AND u.kind = 'undo'"
    " ORDER BY u.seq DESC LIMIT 1)"
)
# A change that can still be taken back or repeated, and so needs its images and the files that they name.
CAN_TURN = f"kind = 'do' AND (state = 'undone' OR state = 'done' AND policy NOT IN ('{Undo.BARRIER}', '{Undo.NONE}'))"

Param = str | int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a change says of itself: a label (its code) with raw parameters, and its undo policy."""

    label: str
    params: dict[str, Param]
    policy: Undo
    actor: str
    origin: str
    at: datetime
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written after some change, ids by table: rows that are new, and rows that were there before or went."""

    new: dict[str, set[str]]
    changed: dict[str, set[str]]


def write_change(
    connection: Executes, entry: Entry, rows: Sequence[RowChange], made: Mapping[str, Iterable[str]] | None = None
) -> int:
    """Write one change with its images and return its seq; new work drops what its person could have redone.

    `made` names rows by table that this change made in bulk: their images are taken from the table.
    """
    step = _merged_step(connection, entry)
    seq = insert_entry(connection, entry, kind="do", step=step, of_step=None)
    images = [
        (seq, position, row.table, row.id, as_text(row.before), as_text(row.after)) for position, row in enumerate(rows)
    ]
    if images:
        connection.exec_driver_sql("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", images)
    position = len(images)
    for table, ids in (made or {}).items():
        position += write_made(connection, seq, position, table, ids)
    if entry.policy is not Undo.NONE:
        # What somebody else took back stays theirs to repeat.
        connection.exec_driver_sql(
            f"UPDATE change_log SET state = 'dropped' WHERE state = 'undone' AND kind = 'do' AND {UNDONE_BY} = ?",
            (entry.actor,),
        )
    return seq


def insert_entry(connection: Executes, entry: Entry, *, kind: str, step: int | None, of_step: int | None) -> int:
    """Write the line of one change and return its seq; without `step` it is a step of its own."""
    cursor = connection.exec_driver_sql(
        "INSERT INTO change_log (at, actor, origin, kind, label, params, policy, merge_key, step, of_step, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'done')",
        (
            instant_text(entry.at),
            entry.actor,
            entry.origin,
            kind,
            entry.label,
            json.dumps(entry.params, ensure_ascii=False),
            entry.policy.value,
            entry.merge_key,
            step or 0,
            of_step,
        ),
    )
    seq = int(cursor.lastrowid)
    if step is None:
        connection.exec_driver_sql("UPDATE change_log SET step = seq WHERE seq = ?", (seq,))
    return seq


def _merged_step(connection: Executes, entry: Entry) -> int | None:
    """Return the step that typing goes on with: the newest change, same key, same program, moments ago."""
    if entry.policy is not Undo.MERGE or not entry.merge_key:
        return None
    row = connection.exec_driver_sql(
        "SELECT step, merge_key, origin, kind, state, at FROM change_log ORDER BY seq DESC LIMIT 1"
    ).first()
    if row is None:
        return None
    step, key, origin, kind, state, at = row
    same = (key, origin, kind, state) == (entry.merge_key, entry.origin, "do", "done")
    age = (entry.at - datetime.fromisoformat(at)).total_seconds()
    return int(step) if same and age <= MERGE_SECONDS else None


def touched_since(connection: Executes, seq: int, own_origin: str) -> tuple[int, dict[str, set[str]]]:
    """Return the newest seq and what other programs touched after `seq`, ids by table."""
    newest = newest_seq(connection)
    touched: dict[str, set[str]] = {}
    # An undo or redo holds no images: it touched what its step touched.
    for table, row_id in connection.exec_driver_sql(
        "SELECT DISTINCT r.table_name, r.row_id FROM change_log c "
        "JOIN change_log d ON d.seq = c.seq OR (d.step = c.of_step AND d.kind = 'do') "
        "JOIN change_row r ON r.change_seq = d.seq WHERE c.seq > ? AND c.origin <> ?",
        (seq, own_origin),
    ):
        touched.setdefault(table, set()).add(row_id)
    return newest, touched


def newest_seq(connection: Executes) -> int:
    """Return the number of the newest change, 0 in a book without any."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change_log").scalar_one())


def written_since(connection: Executes, seq: int) -> Written:
    """Return what was written after change `seq`, by whomever; cheap when nothing was."""
    written = Written({}, {})
    # What an undo or redo touched was there before, or goes: whatever its step did, it counts as changed.
    for table, row_id, is_new in connection.exec_driver_sql(
        "SELECT DISTINCT r.table_name, r.row_id, c.kind = 'do' AND r.before IS NULL AND r.after IS NOT NULL "
        "FROM change_log c JOIN change_log d ON d.seq = c.seq OR (d.step = c.of_step AND d.kind = 'do') "
        "JOIN change_row r ON r.change_seq = d.seq WHERE c.seq > ?",
        (seq,),
    ):
        written_rows = written.new if is_new else written.changed
        written_rows.setdefault(table, set()).add(row_id)
    return written


def close_steps(connection: Executes, steps: Iterable[int]) -> None:
    """Let steps be neither taken back nor repeated any more; what undo stops at stays what it stops at."""
    closed = [(step,) for step in steps]
    if closed:
        connection.exec_driver_sql(
            f"UPDATE change_log SET policy = '{Undo.NONE}' "
            f"WHERE step = ? AND kind = 'do' AND policy <> '{Undo.BARRIER}'",
            closed,
        )
        connection.exec_driver_sql(
            "UPDATE change_log SET state = 'dropped' WHERE step = ? AND kind = 'do' AND state = 'undone'", closed
        )


def forget_undo(connection: Executes) -> None:
    """Close the undo stack: after a migration the old images no longer fit the tables."""
    connection.exec_driver_sql(
        "UPDATE change_log SET policy = ? WHERE kind = 'do' AND state <> 'dropped' AND policy <> ?",
        (Undo.NONE.value,) * 2,
    )
    connection.exec_driver_sql("UPDATE change_log SET state = 'dropped' WHERE state = 'undone'")
