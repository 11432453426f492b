"""Letters that were written: frozen as they went out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Record, belongs_to
from creatorbook.store.engine.types import instant, text


class Letter(Record):
    """A letter as it was written: its PDF's hash and the data it was made from.

    The bytes are the attachment content with that hash.
    """

    __tablename__ = "letter"

    creator_id: Mapped[str] = belongs_to("creator")
    deal_id: Mapped[str | None] = belongs_to("deal", nullable=True)
    brand_id: Mapped[str | None] = belongs_to("brand", nullable=True)
    gift_id: Mapped[str | None] = belongs_to("gift", nullable=True)
    payment_id: Mapped[str | None] = belongs_to("payment", nullable=True)
    kind: Mapped[str] = text()
    language: Mapped[str] = text()
    title: Mapped[str] = text()
    issued_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text()
    pages: Mapped[int] = mapped_column(Integer, nullable=False)
    data: Mapped[str] = text()
