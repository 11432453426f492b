"""Letters that were written: frozen as they went out; and the steps of reminding that were taken."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import day, instant, text_column


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
    invoice_id: Mapped[str | None] = reference_column("invoice", nullable=True)
    kind: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    title: Mapped[str] = text_column()
    issued_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text_column()
    pages: Mapped[int] = mapped_column(Integer, nullable=False)
    data: Mapped[str] = text_column()


class LateStep(Record):
    """A step of reminding that was taken for what is late: how many days after the due day it belongs, and when it was.

    It is of an invoice, or of a payment without one. `means` says how it went out: "mail", "post", "phone".
    """

    __tablename__ = "late_step"
    constraints = (UniqueConstraint("invoice_id", "days"), UniqueConstraint("payment_id", "days"))

    invoice_id: Mapped[str | None] = reference_column("invoice", nullable=True)
    payment_id: Mapped[str | None] = reference_column("payment", nullable=True)
    letter_id: Mapped[str | None] = reference_column("letter", nullable=True)
    days: Mapped[int] = mapped_column(Integer, nullable=False)
    sent_on: Mapped[date | None] = day()
    means: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
