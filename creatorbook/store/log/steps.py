"""Steps of the change log taken back and repeated: a person's own, and another's only on demand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.store.log.changes import UNDONE_BY, insert_entry
from creatorbook.store.log.policy import Undo
from creatorbook.store.log.replay import ChangedSince, put_images_back
from creatorbook.store.log.thinning import is_thinned
from creatorbook.store.sqlite import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Entry, Param

_UNDONE_IN, _UNDONE_AT = (UNDONE_BY.replace("u.actor", column) for column in ("u.origin", "u.seq"))


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose steps are meant: a person, and their window or program; None where it has written nothing yet."""

    actor: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What would be undone or redone next; `own` where it is of the person who asks.

    `actor` is who did it, and for a redo who took it back.
    """

    step: int
    label: str
    params: dict[str, Param]
    policy: Undo
    actor: str
    own: bool


class Reason(StrEnum):
    """Why a step is not taken back or repeated; the values are codes for programs."""

    NO_UNDO = "nothing_to_undo"
    NO_REDO = "nothing_to_redo"
    BARRIER = "barrier"
    OF_ANOTHER = "step_of_another"
    NOT_NEXT = "step_not_next"
    TOO_OLD = "step_too_old"
    ERASED = "step_erased"
    CHANGED_SINCE = "conflict"


class StepRefused(Exception):
    """A step is not taken back or repeated: why, which step (None where there is none), and the (table, id) in its way.

    It has no words: what a step says is known above the store.
    """

    def __init__(self, reason: Reason, step: Step | None = None, record: tuple[str, str] | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.step = step
        self.record = record


def next_undo(connection: Executes, whose: Whose, *, anyone: bool = False) -> Step | None:
    """Return the step that undo would take back: the window's newest, else the person's, else anybody's, else None.

    With `anyone` it is the newest of all, whoever made it.
    """
    done = f"state = 'done' AND kind = 'do' AND policy <> '{Undo.NONE}'"
    return _first(connection, whose, done, "seq DESC", by=("origin", "actor"), anyone=anyone)


def next_redo(connection: Executes, whose: Whose, *, anyone: bool = False) -> Step | None:
    """Return the step that redo would repeat: the last taken back here, else by this person, else by anybody.

    With `anyone` it is the last taken back of all, whoever did it.
    """
    # A step that typing went on with is named as it was in the end, like the one that undo would take back.
    order = f"{_UNDONE_AT} DESC, seq DESC"
    return _first(
        connection, whose, "state = 'undone' AND kind = 'do'", order, by=(_UNDONE_IN, UNDONE_BY), anyone=anyone
    )


def _first(
    connection: Executes, whose: Whose, state: str, order: str, by: tuple[str, str], *, anyone: bool
) -> Step | None:
    for clause, params in [("true", ())] if anyone else _circles(whose, by):
        row = connection.exec_driver_sql(
            f"SELECT step, label, params, policy, {by[1]} FROM change_log WHERE {state} AND {clause} "
            f"ORDER BY {order} LIMIT 1",
            params,
        ).first()
        if row is not None:
            return Step(int(row[0]), row[1], json.loads(row[2]), Undo(row[3]), row[4], row[4] == whose.actor)
    return None


def _circles(whose: Whose, by: tuple[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the conditions from the nearest to the widest: this window, this person, anybody."""
    origin, actor = by
    if whose.origin is not None:
        yield f"{origin} = ?", (whose.origin,)
    yield f"{actor} = ?", (whose.actor,)
    yield "true", ()


def undo(
    connection: Executes, entry: Entry, whose: Whose, *, anyone: bool, only: int | None = None
) -> tuple[Step, dict[str, set[str]]]:
    """Take back the next step and return it with the ids it touched by table.

    Raises StepRefused where there is nothing to undo, the next step is not the `only` one that was meant, it is another
    person's and `anyone` was not said, it can never be undone, what it changed is no longer kept, or a row has changed
    since. Nothing is changed then.
    """
    # A step that was meant by its number is the next one of those who are asked before others.
    step = next_undo(connection, whose, anyone=anyone and only is None)
    if step is None:
        raise StepRefused(Reason.NO_UNDO)
    _refuse_unmeant(step, only)
    if step.policy is Undo.BARRIER:
        raise StepRefused(Reason.BARRIER, step)
    _refuse_unasked(step, anyone=anyone)
    touched = _apply(connection, step, back=True)
    insert_entry(connection, entry, kind="undo", step=None, of_step=step.step)
    connection.exec_driver_sql("UPDATE change_log SET state = 'undone' WHERE step = ?", (step.step,))
    return step, touched


def redo(
    connection: Executes, entry: Entry, whose: Whose, *, anyone: bool, only: int | None = None
) -> tuple[Step, dict[str, set[str]]]:
    """Repeat the step that was undone last and return it with the ids it touched by table.

    Raises StepRefused like `undo`; nothing is changed then.
    """
    step = next_redo(connection, whose, anyone=anyone and only is None)
    if step is None:
        raise StepRefused(Reason.NO_REDO)
    _refuse_unmeant(step, only)
    _refuse_unasked(step, anyone=anyone)
    touched = _apply(connection, step, back=False)
    insert_entry(connection, entry, kind="redo", step=None, of_step=step.step)
    connection.exec_driver_sql("UPDATE change_log SET state = 'done' WHERE step = ?", (step.step,))
    return step, touched


def _refuse_unmeant(step: Step, only: int | None) -> None:
    if only is not None and step.step != only:
        raise StepRefused(Reason.NOT_NEXT, step)


def _refuse_unasked(step: Step, *, anyone: bool) -> None:
    if not step.own and not anyone:
        raise StepRefused(Reason.OF_ANOTHER, step)


def is_kept(connection: Executes, step: int) -> bool:
    """Return whether all that a step changed is still known, so that it can be taken back or repeated."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM change_row r JOIN change_log c ON c.seq = r.change_seq "
        "WHERE c.step = ? AND c.kind = 'do' LIMIT 1",
        (step,),
    ).first()
    return found is not None and not is_thinned(connection, step)


def _apply(connection: Executes, step: Step, *, back: bool) -> dict[str, set[str]]:
    if is_thinned(connection, step.step):
        raise StepRefused(Reason.TOO_OLD, step)
    images = connection.exec_driver_sql(
        "SELECT r.table_name, r.row_id, r.before, r.after FROM change_row r JOIN change_log c ON c.seq = r.change_seq "
        "WHERE c.step = ? AND c.kind = 'do' ORDER BY r.change_seq, r.position",
        (step.step,),
    ).fetchall()
    if not images:
        raise StepRefused(Reason.ERASED, step)
    try:
        touched = put_images_back(connection, images, back=back)
    except ChangedSince as error:
        raise StepRefused(Reason.CHANGED_SINCE, step, error.record) from error
    search.refresh(connection, touched)
    return touched
