"""Things to do, on any record or on none."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from creatorbook.store.engine.base import Record
from creatorbook.store.engine.types import day, text_column


class Task(Record):
    """Something to do by a day; `record_kind` and `record_id` are empty for a task on its own."""

    __tablename__ = "task"
    constraints = (Index("ix_task_record", "record_kind", "record_id"), Index("ix_task_due_on", "due_on"))

    text: Mapped[str] = text_column()
    due_on: Mapped[date | None] = day()
    done_on: Mapped[date | None] = day()
    record_kind: Mapped[str] = text_column()
    record_id: Mapped[str] = text_column()
