"""Gifts received."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import choice, day, text_column


class Gift(Record):
    """Something received from a brand, and what was wanted for it."""

    __tablename__ = "gift"
    constraints = (money_pair("value"), Index("ix_gift_received_on", "received_on"))

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str] = reference_column("brand")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    description: Mapped[str] = text_column()
    received_on: Mapped[date | None] = day()
    value_minor: Mapped[int | None] = money_minor()
    value_currency: Mapped[str | None] = money_currency()
    value = MoneyPair("value")
    valuation: Mapped[Valuation] = choice("valuation", Valuation, default=Valuation.UNKNOWN)
    expectation: Mapped[Expectation] = choice("expectation", Expectation, default=Expectation.UNKNOWN)
    fate: Mapped[GiftFate] = choice("fate", GiftFate, default=GiftFate.KEPT)
    return_due_on: Mapped[date | None] = day()
    tax_nature: Mapped[TaxNature] = choice("tax_nature", TaxNature, default=TaxNature.UNKNOWN)
    shown_in_post_id: Mapped[str | None] = reference_column("post", nullable=True)
