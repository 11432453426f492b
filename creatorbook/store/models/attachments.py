"""Files kept in the book, stored once by content."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Base, Record
from creatorbook.store.engine.types import text_column

MAXIMUM_BYTES = 50 * 1024 * 1024


class AttachmentContent(Base):
    """The bytes of a file, keyed by their SHA-256; written once, shared by every attachment of the same content."""

    __tablename__ = "attachment_content"
    __table_args__ = (
        CheckConstraint(f"size <= {MAXIMUM_BYTES} AND length(content) = size", name="size"),
        {"sqlite_strict": True},
    )

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int] = mapped_column(Integer, nullable=False)
    content: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class Attachment(Record):
    """A named file on a record; `record_kind` and `record_id` say which."""

    __tablename__ = "attachment"
    constraints = (Index("ix_attachment_record", "record_kind", "record_id"),)

    record_kind: Mapped[str] = text_column()
    record_id: Mapped[str] = text_column()
    name: Mapped[str] = text_column()
    media_type: Mapped[str] = text_column()
    sha256: Mapped[str] = text_column()
    size: Mapped[int] = mapped_column(Integer, nullable=False)
