"""Costs that a brand pays back: those that are on no invoice yet, as lines of the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.records.money.invoices import InvoiceKind
from creatorbook.domain.values.money import Money
from creatorbook.services.records.notions import is_taken_back
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, Not, all_of, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from creatorbook.domain.records.deals import DealFacts
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Invoice
    from creatorbook.store.query.expressions import Condition
    from creatorbook.store.writing.uow import UnitOfWork

_EXPENSE = Table("expense")


@dataclass(frozen=True, slots=True)
class Cost:
    """What was spent and is to be paid back; `deal_id` is None where it was for a brand at large."""

    id: str
    text: str
    deal_id: str | None
    amount: Money


def costs_to_pass_on(reading: Executes, deals: Collection[str], of: DealFacts) -> tuple[Cost, ...]:
    """Return the costs of these deals, and those of their creator for their brand at large, the oldest first."""
    brand = "" if of.brand is None else of.brand.id
    at_large = all_of(
        _EXPENSE.deal_id.is_null(), _EXPENSE.brand_id.equals(brand), _EXPENSE.creator_id.equals(of.creator.id)
    )
    found = select(_EXPENSE, "id", "text", "deal_id", "amount_minor", "amount_currency").where(
        any_of(_EXPENSE.deal_id.among(list(deals)), at_large), Not(is_on_invoice(_EXPENSE)), passed_on=True
    )
    rows = results.iterate(reading, found.order_by(_EXPENSE.spent_on, _EXPENSE.id))
    return tuple(Cost(id, text, deal, Money(minor, currency)) for id, text, deal, minor, currency in rows)


def expenses_on_invoices(reading: Executes) -> frozenset[str]:
    """Return the ids of the costs that are on an invoice."""
    return frozenset(results.values(reading, select(_EXPENSE, "id").where(is_on_invoice(_EXPENSE))))


def is_on_invoice(expense: Table) -> Condition:
    """Hold for costs that a draft or an issued invoice asks for, which was not taken back."""
    line, invoice = Table("invoice_line", "asked"), Table("invoice", "asking")
    asked = select(line, line.id).join(invoice, invoice.id.equals(line.invoice_id))
    return Exists(
        asked.where(
            line.expense_id.equals(expense.id),
            invoice.kind.differs(InvoiceKind.CREDIT_NOTE),
            Not(is_taken_back(invoice)),
        )
    )


def write_cost_lines(uow: UnitOfWork, invoice: Invoice, costs: Sequence[Cost], first: int) -> None:
    """Add a line for each cost to a draft, the first at a position."""
    from creatorbook.store.models import InvoiceLine

    for position, each in enumerate(costs, start=first):
        uow.add(
            InvoiceLine(
                invoice_id=invoice.id,
                position=position,
                kind=LineKind.EXPENSE,
                deal_id=each.deal_id,
                expense_id=each.id,
                text=each.text,
                quantity="1",
                unit_price=each.amount.digits,
                net=each.amount.minor,
            )
        )
