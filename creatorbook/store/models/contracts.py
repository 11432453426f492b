"""Contracts and their frozen versions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.contracts import ContractState
from creatorbook.store.base import Record, belongs_to
from creatorbook.store.types import choice, day, instant, text


class Contract(Record):
    """A numbered document made from a deal's terms; `number` is empty until it is issued."""

    __tablename__ = "contract"

    deal_id: Mapped[str] = belongs_to("deal")
    number: Mapped[str] = text()
    state: Mapped[ContractState] = choice("state", ContractState, default=ContractState.DRAFT)
    language: Mapped[str] = text()
    issued_at: Mapped[datetime | None] = instant()
    signed_on: Mapped[date | None] = day()


class ContractVersion(Record):
    """What the world has seen: the PDF's hash, the data it was made from, never changed again.

    The bytes are the attachment content with that hash.
    """

    __tablename__ = "contract_version"
    constraints = (UniqueConstraint("contract_id", "ordinal"),)

    contract_id: Mapped[str] = belongs_to("contract")
    ordinal: Mapped[int] = mapped_column(Integer, nullable=False)
    issued_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text()
    pages: Mapped[int] = mapped_column(Integer, nullable=False)
    data: Mapped[str] = text()
