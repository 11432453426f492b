"""The change log: written with every unit of work, read for undo, redo, history, and news from other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, Conflict
from creatorbook.common.i18n import _
from creatorbook.store.engine.instants import instant_text
from creatorbook.store.log.images import RowChange, as_text
from creatorbook.store.log.replay import ChangedSince, put_back
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from creatorbook.store.engine.reading import Executes

MERGE_SECONDS = 5.0
# What forget_undo writes, table → columns.
FORGETTING_REWRITES = {"change_log": ("policy", "state")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a change says of itself: a label (a marked text) with its parameters, and its undo policy."""

    label: str
    params: dict[str, str]
    policy: str
    actor: str
    origin: str
    at: datetime
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What would be undone or redone next."""

    step: int
    label: str
    params: dict[str, str]
    policy: str


def write(
    connection: Executes, entry: Entry, rows: Sequence[RowChange], made: Mapping[str, Iterable[str]] | None = None
) -> int:
    """Write one change with its images and return its seq; new work drops what could have been redone.

    `made` names rows by table that this change made in bulk: their images are taken from the table.
    """
    step = _merged_step(connection, entry)
    seq = _insert(connection, entry, kind="do", step=step, of_step=None)
    images = [
        (seq, position, row.table, row.id, as_text(row.before), as_text(row.after)) for position, row in enumerate(rows)
    ]
    if images:
        connection.exec_driver_sql("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", images)
    position = len(images)
    for table, ids in (made or {}).items():
        position += _write_made(connection, seq, position, table, ids)
    if entry.policy != "none":
        connection.exec_driver_sql("UPDATE change_log SET state = 'dropped' WHERE state = 'undone' AND kind = 'do'")
    return seq


def _write_made(connection: Executes, seq: int, position: int, table: str, ids: Iterable[str]) -> int:
    """Write the images of new rows as the table holds them, made by SQLite itself; return how many."""
    listed = list(ids)
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))
    image = ", ".join(f"""'{name}', t."{name}\"""" for (name,) in columns)
    connection.exec_driver_sql(
        "INSERT INTO change_row SELECT ?, ? + j.key, ?, t.id, NULL, "
        f'json_object({image}) FROM json_each(?) j JOIN "{table}" t ON t.id = j.value',
        (seq, position, table, json.dumps(listed)),
    )
    return len(listed)


def _insert(connection: Executes, entry: Entry, *, kind: str, step: int | None, of_step: int | None) -> int:
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
            entry.policy,
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
    if entry.policy != "merge" or not entry.merge_key:
        return None
    row = connection.exec_driver_sql(
        "SELECT step, merge_key, origin, kind, state, (julianday(?) - julianday(at)) * 86400 "
        "FROM change_log ORDER BY seq DESC LIMIT 1",
        (instant_text(entry.at),),
    ).first()
    if row is None:
        return None
    step, key, origin, kind, state, age = row
    same = (key, origin, kind, state) == (entry.merge_key, entry.origin, "do", "done")
    return int(step) if same and age <= MERGE_SECONDS else None


def next_undo(connection: Executes) -> Step | None:
    """Return the step that undo would take back, or None."""
    return _step(
        connection,
        "SELECT step, label, params, policy FROM change_log "
        "WHERE state = 'done' AND kind = 'do' AND policy <> 'none' ORDER BY seq DESC LIMIT 1",
    )


def next_redo(connection: Executes) -> Step | None:
    """Return the step that redo would repeat, or None."""
    return _step(
        connection,
        "SELECT step, label, params, policy FROM change_log "
        "WHERE state = 'undone' AND kind = 'do' ORDER BY seq LIMIT 1",
    )


def _step(connection: Executes, sql: str) -> Step | None:
    row = connection.exec_driver_sql(sql).first()
    return None if row is None else Step(int(row[0]), row[1], json.loads(row[2]), row[3])


def undo(connection: Executes, entry: Entry) -> tuple[Step, dict[str, set[str]]]:
    """Take back the newest step and return it with the ids it touched by table.

    Raises AnswerIsNo where there is nothing to undo or the world has already seen it, Conflict where a row has changed
    since; nothing is changed then.
    """
    step = next_undo(connection)
    if step is None:
        raise AnswerIsNo(_("There is nothing to undo."), code="nothing_to_undo")
    if step.policy == "barrier":
        raise AnswerIsNo(
            _("“{step}” cannot be undone: others may have seen it.").format(step=_(step.label).format(**step.params)),
            hint=_("Make the opposite step instead, such as withdrawing a contract."),
            code="barrier",
        )
    touched = _apply(connection, step, back=True)
    _insert(connection, entry, kind="undo", step=None, of_step=step.step)
    connection.exec_driver_sql("UPDATE change_log SET state = 'undone' WHERE step = ?", (step.step,))
    return step, touched


def redo(connection: Executes, entry: Entry) -> tuple[Step, dict[str, set[str]]]:
    """Repeat the step that was undone last and return it with the ids it touched by table.

    Raises AnswerIsNo where there is nothing to redo, Conflict where a row has changed since; nothing is changed then.
    """
    step = next_redo(connection)
    if step is None:
        raise AnswerIsNo(_("There is nothing to redo."), code="nothing_to_redo")
    touched = _apply(connection, step, back=False)
    _insert(connection, entry, kind="redo", step=None, of_step=step.step)
    connection.exec_driver_sql("UPDATE change_log SET state = 'done' WHERE step = ?", (step.step,))
    return step, touched


def _apply(connection: Executes, step: Step, *, back: bool) -> dict[str, set[str]]:
    images = connection.exec_driver_sql(
        "SELECT r.table_name, r.row_id, r.before, r.after FROM change_row r JOIN change_log c ON c.seq = r.change_seq "
        "WHERE c.step = ? AND c.kind = 'do' ORDER BY r.change_seq, r.position",
        (step.step,),
    ).fetchall()
    try:
        touched = put_back(connection, images, back=back)
    except ChangedSince as error:
        raise Conflict(
            _("“{step}” cannot be taken back or repeated: what it touched has changed since.").format(
                step=_(step.label).format(**step.params)
            ),
            hint=_("Open the record's history to see what changed."),
            record=error.record,
        ) from error
    search.refresh(connection, touched)
    return touched


def touched_since(connection: Executes, seq: int, own_origin: str) -> tuple[int, dict[str, set[str]]]:
    """Return the newest seq and what other programs touched after `seq`, ids by table."""
    newest = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM change_log").scalar_one()
    touched: dict[str, set[str]] = {}
    # An undo or redo holds no images: it touched what its step touched.
    for table, row_id in connection.exec_driver_sql(
        "SELECT DISTINCT r.table_name, r.row_id FROM change_log c "
        "JOIN change_log d ON d.seq = c.seq OR (d.step = c.of_step AND d.kind = 'do') "
        "JOIN change_row r ON r.change_seq = d.seq WHERE c.seq > ? AND c.origin <> ?",
        (seq, own_origin),
    ):
        touched.setdefault(table, set()).add(row_id)
    return int(newest), touched


def forget_undo(connection: Executes) -> None:
    """Close the undo stack: after a migration the old images no longer fit the tables."""
    connection.exec_driver_sql(
        "UPDATE change_log SET policy = 'none' WHERE kind = 'do' AND state <> 'dropped' AND policy <> 'none'"
    )
    connection.exec_driver_sql("UPDATE change_log SET state = 'dropped' WHERE state = 'undone'")
