"""The tasks that may be due, each with the title of the record that it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.records.tasks import Task
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.reading import live, live_of
from creatorbook.store.query.select import Table

if TYPE_CHECKING:
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

_TASK = Table("task")


def read_tasks(reading: Executes, last: str) -> tuple[Task, ...]:
    """Return the tasks to do by a day (ISO), without those on a record that is in the trash."""
    return _with_titles(reading, live(reading, "task", _TASK.done_on.is_null(), _TASK.due_on.at_most(last)))


def read_undated_tasks(reading: Executes) -> tuple[Task, ...]:
    """Return the tasks to do on no day, the oldest first, without those on a record that is in the trash."""
    return _with_titles(reading, live(reading, "task", _TASK.done_on.is_null(), _TASK.due_on.is_null()))


def _with_titles(reading: Executes, found: list[Row]) -> tuple[Task, ...]:
    titles: dict[tuple[str, str], str] = {}
    for kind in {row["record_kind"] for row in found} & KINDS.keys():
        named = sorted({row["record_id"] for row in found if row["record_kind"] == kind})
        titles |= {(kind, row.id): row.title for row in live_of(reading, kind, "id", named)}
    return tuple(
        Task(row.id, row["text"], row["due_on"], row["done_on"], titles.get((row["record_kind"], row["record_id"]), ""))
        for row in found
        if not row["record_id"] or (row["record_kind"], row["record_id"]) in titles
    )
