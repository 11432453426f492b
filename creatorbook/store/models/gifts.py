"""Gifts received, and the posts that showed them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import choice, day, text_column


class Gift(Record):
    """Something received from a brand, and what was wanted for it.

    `wanted_words` are the sender's own. `value_link` is where the value can be read, `value_rate` what one unit of its
    currency was worth in the creator's on `value_rate_on`. `fate_on` is the day of what became of it, `fate_with` who
    has it, `sale` for how much. The treatment for tax is the user's own, with its reason and who chose it;
    `flat_tax_notice_on` is the day of a notice that the brand pays the tax (Germany, § 37b EStG).
    """

    __tablename__ = "gift"
    constraints = (money_pair("value"), money_pair("sale"), Index("ix_gift_received_on", "received_on"))

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str] = reference_column("brand")
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    description: Mapped[str] = text_column()
    received_on: Mapped[date | None] = day()
    value_minor: Mapped[int | None] = money_minor()
    value_currency: Mapped[str | None] = money_currency()
    value = MoneyPair("value")
    value_link: Mapped[str] = text_column()
    value_rate: Mapped[str] = text_column()
    value_rate_on: Mapped[date | None] = day()
    value_rate_source: Mapped[str] = text_column()
    valuation: Mapped[Valuation] = choice("valuation", Valuation, default=Valuation.UNKNOWN)
    expectation: Mapped[Expectation] = choice("expectation", Expectation, default=Expectation.UNKNOWN)
    wanted_words: Mapped[str] = text_column()
    carrier: Mapped[str] = text_column()
    tracking: Mapped[str] = text_column()
    condition: Mapped[str] = text_column()
    fate: Mapped[GiftFate] = choice("fate", GiftFate, default=GiftFate.KEPT)
    fate_on: Mapped[date | None] = day()
    fate_with: Mapped[str] = text_column()
    sale_minor: Mapped[int | None] = money_minor()
    sale_currency: Mapped[str | None] = money_currency()
    sale = MoneyPair("sale")
    return_due_on: Mapped[date | None] = day()
    tax_nature: Mapped[TaxNature] = choice("tax_nature", TaxNature, default=TaxNature.UNKNOWN)
    tax_reason: Mapped[str] = text_column()
    tax_chosen_by: Mapped[str] = text_column()
    tax_chosen_on: Mapped[date | None] = day()
    flat_tax_notice_on: Mapped[date | None] = day()
    shown_in_post_id: Mapped[str | None] = reference_column("post", nullable=True)


class GiftShowing(Record):
    """A further post that showed a gift, beside the first, which the gift names."""

    __tablename__ = "gift_showing"
    constraints = (UniqueConstraint("gift_id", "post_id"),)

    gift_id: Mapped[str] = reference_column("gift")
    post_id: Mapped[str] = reference_column("post")
