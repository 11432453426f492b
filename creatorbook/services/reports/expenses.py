"""What was spent, added up by category and currency: what brands pay back, and what nobody asked for yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.services.invoices.passed_on import expenses_on_invoices
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.store.engine.reading import Executes

_EXPENSE = Table("expense")


@dataclass(frozen=True, slots=True)
class ExpenseGroup:
    """Expenses of one category in one currency; `not_invoiced` is what of the passed on is on no invoice."""

    category: str
    count: int
    spent: Money
    passed_on: Money
    not_invoiced: Money


def expense_groups(reading: Executes, first: date, last: date, *, creator: str = "") -> tuple[ExpenseGroup, ...]:
    """Return what was spent from a day to another, both included; expenses without a day are left out."""
    of = select(_EXPENSE, "id", "category", "amount_minor", "amount_currency", "passed_on").where(
        _EXPENSE.spent_on.between(first, last)
    )
    of = of.where(_EXPENSE.creator_id.equals(creator)) if creator else of
    asked = expenses_on_invoices(reading)
    sums: dict[tuple[str, str], list[int]] = {}
    for id, category, minor, currency, passed_on in results.iterate(reading, of):
        entry = sums.setdefault((category or "", currency), [0, 0, 0, 0])
        entry[0] += 1
        entry[1] += minor
        entry[2] += minor if passed_on else 0
        entry[3] += minor if passed_on and id not in asked else 0
    return tuple(
        ExpenseGroup(category, count, *(Money(minor, currency) for minor in minors))
        for (category, currency), (count, *minors) in sorted(
            sums.items(), key=lambda each: (each[0][1], -each[1][1], each[0][0])
        )
    )
