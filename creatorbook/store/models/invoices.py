"""Invoices: the series that number them, their lines, the discounts on the whole, the deposits that one deducts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.treatments import Supply, VatCategory
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.store.engine.base import MoneyPair, Record, money_currency, money_minor, money_pair, reference_column
from creatorbook.store.engine.types import choice, day, flag, instant, text_column, whole, words_column
from creatorbook.store.engine.types import number as optional_number


class InvoiceSeries(Record):
    """How a creator's invoices of some kinds are numbered; see `domain.money.invoices.numbering.NumberPattern`.

    The next counter follows from the invoices themselves, and is `first` where there are none of the year: whoever
    comes from another program goes on counting. No kinds means those that no other series of the creator names.
    """

    __tablename__ = "invoice_series"

    creator_id: Mapped[str] = reference_column("creator")
    name: Mapped[str] = text_column()
    pattern: Mapped[str] = text_column()
    yearly: Mapped[bool] = flag("yearly", default=True)
    first: Mapped[int] = mapped_column(Integer, nullable=False, default=1)
    first_year: Mapped[int | None] = optional_number()
    kinds: Mapped[tuple[str, ...]] = words_column()


class Invoice(Record):
    """An invoice of one creator to one brand, over deals of theirs; frozen and numbered in the step that issues it.

    Sums are in minor units of `currency`, none while it is a draft; see `domain.money.invoices.totals.InvoiceTotals`.
    `precedes_id` is the invoice that a credit note or a correction is about. `data` is what its papers were made from,
    as JSON, with its SHA-256; `sha256` and `xml_sha256` are those of attachment contents. `settled`, `written_off` and
    `paid_on` follow from the allocations. `sent_*` and `platform_status` are what the user says: nothing is sent here.
    """

    __tablename__ = "invoice"
    constraints = (
        UniqueConstraint("creator_id", "number"),
        UniqueConstraint("series_id", "year", "counter"),
        CheckConstraint("(state = 'draft') = (number IS NULL)", name="numbered"),
        money_pair("vat_at_home"),
        Index("ix_invoice_state", "state", "trashed_at", "paid_on", "due_on"),
        Index("ix_invoice_issued_on", "issued_on"),
    )

    creator_id: Mapped[str] = reference_column("creator")
    brand_id: Mapped[str] = reference_column("brand")
    agency_id: Mapped[str | None] = reference_column("agency", nullable=True)
    series_id: Mapped[str | None] = reference_column("invoice_series", nullable=True)
    kind: Mapped[InvoiceKind] = choice("kind", InvoiceKind, default=InvoiceKind.INVOICE)
    state: Mapped[InvoiceState] = choice("state", InvoiceState, default=InvoiceState.DRAFT)
    year: Mapped[int | None] = optional_number()
    counter: Mapped[int | None] = optional_number()
    number: Mapped[str | None] = mapped_column(Text, nullable=True, default=None)
    issued_on: Mapped[date | None] = day()
    issued_at: Mapped[datetime | None] = instant()
    supplied_from: Mapped[date | None] = day()
    supplied_to: Mapped[date | None] = day()
    due_on: Mapped[date | None] = day()
    discount_bp: Mapped[int | None] = optional_number()
    discount_days: Mapped[int | None] = optional_number()
    currency: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    withholding: Mapped[str] = text_column()
    buyer_reference: Mapped[str] = text_column()
    order_reference: Mapped[str] = text_column()
    payment_reference: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    precedes_id: Mapped[str | None] = reference_column("invoice", nullable=True)
    total_without_vat: Mapped[int | None] = optional_number()
    vat: Mapped[int | None] = optional_number()
    total_with_vat: Mapped[int | None] = optional_number()
    prepaid: Mapped[int | None] = optional_number()
    payable: Mapped[int | None] = optional_number()
    withheld: Mapped[int | None] = optional_number()
    cash_expected: Mapped[int | None] = optional_number()
    vat_at_home_minor: Mapped[int | None] = money_minor()
    vat_at_home_currency: Mapped[str | None] = money_currency()
    vat_at_home = MoneyPair("vat_at_home")
    home_rate: Mapped[str] = text_column()
    home_rate_on: Mapped[date | None] = day()
    home_rate_source: Mapped[str] = text_column()
    settled: Mapped[int] = whole()
    written_off: Mapped[int] = whole()
    paid_on: Mapped[date | None] = day()
    data: Mapped[str] = text_column()
    data_sha256: Mapped[str] = text_column()
    sha256: Mapped[str] = text_column()
    pages: Mapped[int | None] = optional_number()
    xml_sha256: Mapped[str] = text_column()
    xml_profile: Mapped[str] = text_column()
    sent_on: Mapped[date | None] = day()
    sent_through: Mapped[str] = text_column()
    platform_status: Mapped[str] = text_column()


class InvoiceLine(Record):
    """One line, as `domain.money.invoices.lines.InvoiceLine` has it; `net` and `discount` are in minor units.

    `payment_id` is the instalment that it asks for, `expense_id` and `earning_id` what else it passes on.
    """

    __tablename__ = "invoice_line"

    invoice_id: Mapped[str] = reference_column("invoice")
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    kind: Mapped[LineKind] = choice("kind", LineKind, default=LineKind.FEE)
    supply: Mapped[Supply] = choice("supply", Supply, default=Supply.SERVICES)
    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    payment_id: Mapped[str | None] = reference_column("payment", nullable=True)
    expense_id: Mapped[str | None] = reference_column("expense", nullable=True)
    earning_id: Mapped[str | None] = reference_column("earning", nullable=True)
    text: Mapped[str] = text_column()
    quantity: Mapped[str] = text_column()
    unit: Mapped[str] = text_column()
    unit_price: Mapped[str] = text_column()
    discount: Mapped[int | None] = optional_number()
    net: Mapped[int] = whole()
    vat_category: Mapped[VatCategory] = choice("vat_category", VatCategory, default=VatCategory.STANDARD)
    vat_rate_bp: Mapped[int] = whole()


class InvoiceAllowance(Record):
    """A discount on the whole of one VAT category and rate of an invoice, in minor units of its currency."""

    __tablename__ = "invoice_allowance"

    invoice_id: Mapped[str] = reference_column("invoice")
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    text: Mapped[str] = text_column()
    amount: Mapped[int] = whole()
    vat_category: Mapped[VatCategory] = choice("vat_category", VatCategory, default=VatCategory.STANDARD)
    vat_rate_bp: Mapped[int] = whole()


class InvoiceDeposit(Record):
    """A deposit that a final invoice deducts; each is deducted once."""

    __tablename__ = "invoice_deposit"
    constraints = (UniqueConstraint("deposit_id"),)

    invoice_id: Mapped[str] = reference_column("invoice")
    deposit_id: Mapped[str] = reference_column("invoice")
