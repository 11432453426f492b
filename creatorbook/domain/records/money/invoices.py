"""Invoices: what kind of document one is, and whether it went out."""

from __future__ import annotations

from enum import StrEnum


class InvoiceKind(StrEnum):
    """What an invoice is for; a final one deducts the deposits that were asked for before it."""

    INVOICE = "invoice"
    DEPOSIT = "deposit"
    FINAL = "final"
    CREDIT_NOTE = "credit_note"
    CORRECTION = "correction"


class InvoiceState(StrEnum):
    """A draft has no number and may change; what is issued is frozen, and only a credit note takes it back."""

    DRAFT = "draft"
    ISSUED = "issued"


class BuyerNature(StrEnum):
    """Whether a brand buys as a business; who nothing is said of is taken for one, and that is told."""

    UNSAID = "unsaid"
    BUSINESS = "business"
    CONSUMER = "consumer"
