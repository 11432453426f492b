"""Letters that were written: frozen as they went out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import instant, text_column


class Letter(Record):
    """A letter as it was written: its PDF's hash and the data it was made from.

    The bytes are the attachment content with that hash.
    """

    __tablename__ = "letter"

    creator_id: Mapped[str] = reference_column("creator")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    gift_id: Mapped[str | None] = reference_column("gift", nullable=True)
    payment_id: Mapped[str | None] = reference_column("payment", nullable=True)
    kind: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    title: Mapped[str] = text_column()
    issued_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text_column()
    pages: Mapped[int] = mapped_column(Integer, nullable=False)
    data: Mapped[str] = text_column()
