"""The change log: what was done, by whom, and the images of every row it touched."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Base
from creatorbook.store.engine.types import Instant


class Change(Base):
    """One committed unit of work.

    `kind` is do, undo or redo; an undo or redo names the step it took back or repeated in `of_step` and holds no images
    of its own. `step` groups what is undone together: the seq of the step's first change. `policy` is record, merge,
    barrier or none. `state` is done, undone, or dropped (undone, then overtaken by new work).
    """

    __tablename__ = "change_log"
    __table_args__ = (
        CheckConstraint("kind IN ('do', 'undo', 'redo')", name="kind"),
        CheckConstraint("policy IN ('record', 'merge', 'barrier', 'none')", name="policy"),
        CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state"),
        Index("ix_change_log_state", "state", "kind", "seq"),
        Index("ix_change_log_step", "step"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    actor: Mapped[str] = mapped_column(Text, nullable=False)
    origin: Mapped[str] = mapped_column(Text, nullable=False)
    kind: Mapped[str] = mapped_column(Text, nullable=False)
    label: Mapped[str] = mapped_column(Text, nullable=False)
    params: Mapped[str] = mapped_column(Text, nullable=False)
    policy: Mapped[str] = mapped_column(Text, nullable=False)
    merge_key: Mapped[str] = mapped_column(Text, nullable=False)
    step: Mapped[int] = mapped_column(Integer, nullable=False)
    of_step: Mapped[int | None] = mapped_column(Integer, nullable=True)
    state: Mapped[str] = mapped_column(Text, nullable=False)


class ChangedRow(Base):
    """One row's image before and after a change, as JSON of what the table stores; null where there was no row."""

    __tablename__ = "change_row"
    __table_args__ = (
        Index("ix_change_row_row", "row_id", "change_seq"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    change_seq: Mapped[int] = mapped_column(Integer, ForeignKey("change_log.seq"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    table_name: Mapped[str] = mapped_column(Text, nullable=False)
    row_id: Mapped[str] = mapped_column(Text, nullable=False)
    before: Mapped[str | None] = mapped_column(Text, nullable=True)
    after: Mapped[str | None] = mapped_column(Text, nullable=True)
