"""A deal and what was agreed in it: periods, terms, deliverables, rights, exclusivity, payments."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.records.terms import (
    DeliverableState,
    DueCount,
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsPrice,
    RightsStart,
)
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import choice, day, flag, number, text_column, whole, words_column


class Deal(Record):
    """A collaboration with a brand; the agency is an intermediary of the brand, the agent one of the creator.

    `minutes` is the time that was spent on it, where anybody counts.
    """

    __tablename__ = "deal"
    constraints = (
        money_pair("fee"),
        # Covers the board's count and money per stage, and the list by stage.
        Index("ix_deal_stage", "stage", "trashed_at", "fee_currency", "fee_minor"),
        Index("ix_deal_title", "title", "id"),
        Index("ix_deal_next_action_on", "next_action_on"),
    )

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str] = reference_column("brand")
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    agent_id: Mapped[str | None] = reference_column("agency", nullable=True)
    contact_id: Mapped[str | None] = reference_column("contact", nullable=True)
    title: Mapped[str] = text_column()
    kind: Mapped[DealKind] = choice("kind", DealKind, default=DealKind.ONE_OFF)
    stage: Mapped[Stage] = choice("stage", Stage, default=Stage.LEAD)
    stage_reason: Mapped[str] = text_column()
    objective: Mapped[str] = text_column()
    fee_minor: Mapped[int | None] = money_minor()
    fee_currency: Mapped[str | None] = money_currency()
    fee = MoneyPair("fee")
    signed_on: Mapped[date | None] = day()
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()
    next_action: Mapped[str] = text_column()
    next_action_on: Mapped[date | None] = day()
    minutes: Mapped[int | None] = number()


class DealPeriod(Record):
    """One period of a programme."""

    __tablename__ = "deal_period"

    deal_id: Mapped[str] = reference_column("deal")
    label: Mapped[str] = text_column()
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()


class Terms(Record):
    """What was agreed beyond the fee, one a deal; rates are in hundredths of a percent (bp).

    `notice_days` are those of an ordinary end, `cure_days` the time to put a breach right, `renewal_notice_days` those
    against a renewal that comes by itself.
    """

    __tablename__ = "terms"
    constraints = (
        UniqueConstraint("deal_id"),
        money_pair("reshoot_price"),
        money_pair("product_value"),
        money_pair("liability_cap"),
    )

    deal_id: Mapped[str] = reference_column("deal")
    revisions: Mapped[int | None] = number()
    review_days: Mapped[int | None] = number()
    approval_needed: Mapped[bool | None] = flag("approval_needed", default=None, nullable=True)
    reshoots: Mapped[int | None] = number()
    reshoot_price_minor: Mapped[int | None] = money_minor()
    reshoot_price_currency: Mapped[str | None] = money_currency()
    reshoot_price = MoneyPair("reshoot_price")
    kill_fee_bp: Mapped[int | None] = number()
    bonus: Mapped[str] = text_column()
    affiliate_bp: Mapped[int | None] = number()
    affiliate_code: Mapped[str] = text_column()
    product_duty: Mapped[ProductDuty] = choice("product_duty", ProductDuty, default=ProductDuty.NONE)
    product_description: Mapped[str] = text_column()
    product_value_minor: Mapped[int | None] = money_minor()
    product_value_currency: Mapped[str | None] = money_currency()
    product_value = MoneyPair("product_value")
    payment_days: Mapped[int | None] = number()
    notice_days: Mapped[int | None] = number()
    cure_days: Mapped[int | None] = number()
    renewal_notice_days: Mapped[int | None] = number()
    governing_law: Mapped[str] = text_column()
    expenses: Mapped[str] = text_column()
    confidential: Mapped[bool] = flag("confidential")
    confidential_years: Mapped[int | None] = number()
    courts: Mapped[str] = text_column()
    renewal: Mapped[Renewal] = choice("renewal", Renewal, default=Renewal.NONE)
    renewal_months: Mapped[int | None] = number()
    raw_footage: Mapped[RawFootage | None] = choice("raw_footage", RawFootage, nullable=True)
    takedown_days: Mapped[int | None] = number()
    online_days: Mapped[int | None] = number()
    content_standards: Mapped[str] = text_column()
    claims: Mapped[str] = text_column()
    insurance: Mapped[bool] = flag("insurance")
    morals: Mapped[bool] = flag("morals")
    personal_data: Mapped[bool] = flag("personal_data")
    affiliate_days: Mapped[int | None] = number()
    liability_cap_minor: Mapped[int | None] = money_minor()
    liability_cap_currency: Mapped[str | None] = money_currency()
    liability_cap = MoneyPair("liability_cap")


class UsageRight(Record):
    """A window in which the brand may use the creator's work; no duration means without end.

    `renewal_days` and `renewal_price` are what another window of the same rights lasts and costs, `media_budget` the
    most that may be spent on promoting the work.
    """

    __tablename__ = "usage_right"
    constraints = (money_pair("media_budget"), money_pair("price"), money_pair("renewal_price"))

    deal_id: Mapped[str] = reference_column("deal")
    channels: Mapped[tuple[str, ...]] = words_column()
    paid: Mapped[bool] = flag("paid")
    media_budget_minor: Mapped[int | None] = money_minor()
    media_budget_currency: Mapped[str | None] = money_currency()
    media_budget = MoneyPair("media_budget")
    territories: Mapped[tuple[str, ...]] = words_column()
    start: Mapped[RightsStart] = choice("start", RightsStart, default=RightsStart.ON_FIRST_POST)
    starts_on: Mapped[date | None] = day()
    duration_days: Mapped[int | None] = number()
    price_minor: Mapped[int | None] = money_minor()
    price_currency: Mapped[str | None] = money_currency()
    price = MoneyPair("price")
    price_counts: Mapped[RightsPrice] = choice("price_counts", RightsPrice, default=RightsPrice.UNSAID)
    renewal_days: Mapped[int | None] = number()
    renewal_price_minor: Mapped[int | None] = money_minor()
    renewal_price_currency: Mapped[str | None] = money_currency()
    renewal_price = MoneyPair("renewal_price")


class Exclusivity(Record):
    """A promise not to work in a category, or for named competitors, in a window; no territory means everywhere."""

    __tablename__ = "exclusivity"
    constraints = (money_pair("price"),)

    deal_id: Mapped[str] = reference_column("deal")
    category: Mapped[str] = text_column()
    competitors: Mapped[tuple[str, ...]] = words_column()
    territories: Mapped[tuple[str, ...]] = words_column()
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()
    price_minor: Mapped[int | None] = money_minor()
    price_currency: Mapped[str | None] = money_currency()
    price = MoneyPair("price")
    price_counts: Mapped[RightsPrice] = choice("price_counts", RightsPrice, default=RightsPrice.UNSAID)


class Deliverable(Record):
    """What is owed to the brand; `place` and `hours` are those of an appearance in person."""

    __tablename__ = "deliverable"
    constraints = (Index("ix_deliverable_due_on", "due_on"),)

    deal_id: Mapped[str] = reference_column("deal")
    platform: Mapped[Platform] = choice("platform", Platform, default=Platform.INSTAGRAM)
    medium: Mapped[Medium] = choice("medium", Medium, default=Medium.FEED_POST)
    count: Mapped[int | None] = number()
    description: Mapped[str] = text_column()
    tags: Mapped[tuple[str, ...]] = words_column()
    link: Mapped[str] = text_column()
    code: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    hours: Mapped[str] = text_column()
    draft_due_on: Mapped[date | None] = day()
    due_on: Mapped[date | None] = day()
    approved_on: Mapped[date | None] = day()
    delivered_on: Mapped[date | None] = day()
    state: Mapped[DeliverableState] = choice("state", DeliverableState, default=DeliverableState.TO_DO)


class Payment(Record):
    """An instalment: what is owed to the creator, when, and how much of it is settled.

    `with_taxes` is what was asked for it in all, in minor units, where no invoice of the book says so; none where that
    is the amount itself. `settled` is how much of the amount needs no more to come, and `written_off` how much of that
    was given up; `paid_on` is the day on which nothing was left open. These three follow from the allocations.
    """

    __tablename__ = "payment"
    constraints = (
        money_pair("amount"),
        Index("ix_payment_due_on", "due_on"),
        Index("ix_payment_paid_on", "paid_on"),
    )

    deal_id: Mapped[str] = reference_column("deal")
    label: Mapped[str] = text_column()
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    trigger: Mapped[InstalmentTrigger] = choice("trigger", InstalmentTrigger, default=InstalmentTrigger.AFTER_INVOICE)
    days_after: Mapped[int | None] = number()
    due_count: Mapped[DueCount] = choice("due_count", DueCount, default=DueCount.DAYS)
    due_on: Mapped[date | None] = day()
    invoice_number: Mapped[str] = text_column()
    invoiced_on: Mapped[date | None] = day()
    with_taxes: Mapped[int | None] = number()
    settled: Mapped[int] = whole()
    written_off: Mapped[int] = whole()
    paid_on: Mapped[date | None] = day()
