"""What is said about records: notes, messages, tags; and where imported records came from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import instant, text_column


class Note(Record):
    """A text on a record."""

    __tablename__ = "note"
    constraints = (Index("ix_note_record", "record_kind", "record_id"),)

    record_kind: Mapped[str] = text_column()
    record_id: Mapped[str] = text_column()
    text: Mapped[str] = text_column()


class Message(Record):
    """A mail that came in, on the deal it started or belongs to."""

    __tablename__ = "message"
    constraints = (Index("ix_message_message_id", "message_id"),)

    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    contact_id: Mapped[str | None] = reference_column("contact", nullable=True)
    message_id: Mapped[str] = text_column()
    sender: Mapped[str] = text_column()
    subject: Mapped[str] = text_column()
    sent_at: Mapped[datetime | None] = instant()
    body: Mapped[str] = text_column()


class Tag(Record):
    """A word that records can carry."""

    __tablename__ = "tag"
    constraints = (UniqueConstraint("name"),)

    name: Mapped[str] = text_column()


class Tagging(Record):
    """A tag on a record."""

    __tablename__ = "tagging"
    constraints = (UniqueConstraint("tag_id", "record_kind", "record_id"), Index("ix_tagging_record", "record_id"))

    tag_id: Mapped[str] = reference_column("tag")
    record_kind: Mapped[str] = text_column()
    record_id: Mapped[str] = text_column()


class ImportedKey(Record):
    """The key under which a record was imported, so that the same file twice changes nothing."""

    __tablename__ = "imported_key"
    constraints = (UniqueConstraint("key"), Index("ix_imported_key_record", "record_id"))

    key: Mapped[str] = text_column()
    record_kind: Mapped[str] = text_column()
    record_id: Mapped[str] = text_column()
