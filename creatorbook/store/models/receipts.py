"""Money that came in, what it settled, the statements that tell of it, and the rates between currencies."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.records.money.receipts import AllocationKind, RowState, RowStatus
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import Day, choice, day, instant, number, text_column, whole


class Received(Record):
    """Money that came in on a day, in its own currency; what of it settles what stands in the allocations.

    `rate` is what one unit of its currency was worth in that of what it paid, with its day and source. What no
    allocation takes is credit of the payer.
    """

    __tablename__ = "received"
    constraints = (money_pair("amount"), Index("ix_received_received_on", "received_on"))

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    statement_row_id: Mapped[str | None] = reference_column("statement_row", nullable=True)
    received_on: Mapped[date] = mapped_column(Day, nullable=False)
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    rate: Mapped[str] = text_column()
    rate_on: Mapped[date | None] = day()
    rate_source: Mapped[str] = text_column()
    counterparty: Mapped[str] = text_column()
    reference: Mapped[str] = text_column()
    means: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class Allocation(Record):
    """A part of what is owed that was settled, or with a refund given back: amounts are above zero, the kind decides.

    What settles is money received, a credit note, or neither (a discount, a write-off). `amount` is in the currency of
    what is owed: an invoice, or a payment without one. `taken` is what it takes of the money received, in minor units
    of that money's currency. A refund without either gives back credit.
    """

    __tablename__ = "allocation"
    constraints = (
        money_pair("amount"),
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("taken >= 0", name="taken"),
        CheckConstraint("received_id IS NOT NULL OR kind <> 'payment'", name="payment"),
        CheckConstraint("received_id IS NULL OR credit_id IS NULL", name="source"),
        CheckConstraint("invoice_id IS NOT NULL OR payment_id IS NOT NULL OR kind = 'refund'", name="target"),
        Index("ix_allocation_settled_on", "settled_on"),
    )

    received_id: Mapped[str | None] = reference_column("received", nullable=True)
    credit_id: Mapped[str | None] = reference_column("invoice", nullable=True)
    invoice_id: Mapped[str | None] = reference_column("invoice", nullable=True)
    payment_id: Mapped[str | None] = reference_column("payment", nullable=True)
    statement_row_id: Mapped[str | None] = reference_column("statement_row", nullable=True)
    kind: Mapped[AllocationKind] = choice("kind", AllocationKind, default=AllocationKind.PAYMENT)
    settled_on: Mapped[date] = mapped_column(Day, nullable=False)
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    taken: Mapped[int] = whole()
    note: Mapped[str] = text_column()


class Statement(Record):
    """A statement of an account that was read; balances are in minor units of `currency` where it tells them."""

    __tablename__ = "statement"

    creator_id: Mapped[str | None] = reference_column("creator", nullable=True)
    account: Mapped[str] = text_column()
    account_name: Mapped[str] = text_column()
    currency: Mapped[str] = text_column()
    format: Mapped[str] = text_column()
    file_name: Mapped[str] = text_column()
    sha256: Mapped[str] = text_column()
    starts_on: Mapped[date | None] = day()
    ends_on: Mapped[date | None] = day()
    opening: Mapped[int | None] = number()
    closing: Mapped[int | None] = number()
    read_at: Mapped[datetime | None] = instant()


class StatementRow(Record):
    """A line of a statement; `digest` is by what the same line is known again, however often it is read.

    `rate` is the bank's own, `original` what was paid in another currency, `fee` what the house kept back, in minor
    units of the amount. A booking day is a day: it has no zone.
    """

    __tablename__ = "statement_row"
    constraints = (
        UniqueConstraint("digest"),
        money_pair("amount"),
        money_pair("original"),
        Index("ix_statement_row_state", "state", "booked_on"),
    )

    statement_id: Mapped[str] = reference_column("statement")
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    digest: Mapped[str] = mapped_column(Text, nullable=False)
    account: Mapped[str] = text_column()
    booked_on: Mapped[date] = mapped_column(Day, nullable=False)
    valued_on: Mapped[date | None] = day()
    amount_minor: Mapped[int | None] = money_minor()
    amount_currency: Mapped[str | None] = money_currency()
    amount = MoneyPair("amount")
    original_minor: Mapped[int | None] = money_minor()
    original_currency: Mapped[str | None] = money_currency()
    original = MoneyPair("original")
    rate: Mapped[str] = text_column()
    fee: Mapped[int] = whole()
    counterparty: Mapped[str] = text_column()
    counterparty_account: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    reference: Mapped[str] = text_column()
    end_to_end_id: Mapped[str] = text_column()
    bank_id: Mapped[str] = text_column()
    status: Mapped[RowStatus] = choice("status", RowStatus, default=RowStatus.BOOKED)
    state: Mapped[RowState] = choice("state", RowState, default=RowState.OPEN)
    raw: Mapped[str] = text_column()


class StatementProfile(Record):
    """How the columns of a bank's table are read, by the SHA-256 of its headings; `mapping` is JSON."""

    __tablename__ = "statement_profile"
    constraints = (UniqueConstraint("headings_sha256"),)

    headings_sha256: Mapped[str] = mapped_column(Text, nullable=False)
    name: Mapped[str] = text_column()
    account: Mapped[str] = text_column()
    mapping: Mapped[str] = text_column()


class PayerRule(Record):
    """Whose money a payer's is, learnt from what the user said: by the payer's account, else by its folded name."""

    __tablename__ = "payer_rule"
    constraints = (UniqueConstraint("account", "payer"),)

    brand_id: Mapped[str | None] = reference_column("brand", nullable=True)
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    account: Mapped[str] = text_column()
    payer: Mapped[str] = text_column()


class Rate(Record):
    """What one unit of `base` was worth in `currency` on a day, a decimal number as text, and who said so."""

    __tablename__ = "rate"
    constraints = (UniqueConstraint("base", "currency", "rate_on", "source"),)

    base: Mapped[str] = mapped_column(Text, nullable=False)
    currency: Mapped[str] = mapped_column(Text, nullable=False)
    rate_on: Mapped[date] = mapped_column(Day, nullable=False)
    rate: Mapped[str] = mapped_column(Text, nullable=False)
    source: Mapped[str] = text_column()
