"""The book's own rows: settings, number series, answers to reminders."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import day, text_column


class BookSetting(Record):
    """One setting of the book: its name, country, language, currency, and what else belongs to the file."""

    __tablename__ = "book_setting"
    constraints = (UniqueConstraint("key"),)

    key: Mapped[str] = text_column()
    value: Mapped[str] = text_column()


class NumberSeries(Record):
    """The last number given in a creator's series of a year: taken inside the issuing transaction, so without gaps."""

    __tablename__ = "number_series"
    constraints = (UniqueConstraint("creator_id", "document", "year"),)

    creator_id: Mapped[str] = reference_column("creator")
    document: Mapped[str] = text_column()
    year: Mapped[int] = mapped_column(Integer, nullable=False)
    last: Mapped[int] = mapped_column(Integer, nullable=False)


class ReminderAnswer(Record):
    """What the user answered to a reminder; the reminder itself is computed from the facts."""

    __tablename__ = "reminder_answer"
    constraints = (
        UniqueConstraint("key"),
        CheckConstraint("answer IN ('done', 'snoozed', 'dismissed')", name="answer"),
    )

    key: Mapped[str] = text_column()
    answer: Mapped[str] = text_column()
    until: Mapped[date | None] = day()
