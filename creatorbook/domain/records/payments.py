"""Payments: one instalment of a deal's fee, from what makes it due to the day it was paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.terms import InstalmentTrigger
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of the fee (excluding taxes), due `days_after` calendar days after its trigger.

    `due_on` is the day agreed in words, and wins over the computed one; `days_after` None is "not said".
    """

    id: str
    deal_id: str
    label: str
    amount: Money
    trigger: InstalmentTrigger
    days_after: int | None = None
    due_on: date | None = None
    invoiced_on: date | None = None
    invoice_number: str = ""
    paid_on: date | None = None

    @property
    def is_invoiced(self) -> bool:
        """Whether an invoice was sent for it: one that has a number was, also where its day was not written down."""
        return self.invoiced_on is not None or bool(self.invoice_number.strip())
