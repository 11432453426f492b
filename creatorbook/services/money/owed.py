"""Money of deals: what was agreed, what was paid, what is still to be paid; one sum a currency, added up by the book.

Today's figure, the tab of money, the list of brands and the command line all ask here. Amounts exclude taxes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.services.records import lists
from creatorbook.services.records.notions import (
    is_agreed,
    is_earned,
    is_on_top,
    is_open,
    is_paid_whole,
    owes_whole_sum,
)
from creatorbook.store import results
from creatorbook.store.query.expressions import less, total
from creatorbook.store.query.select import Select, Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.services.records.lists import Query
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Expression

_DEAL, _PAYMENT = Table("deal"), Table("payment")
_PRICED = (Table("usage_right"), Table("exclusivity"))


@dataclass(frozen=True, slots=True)
class MoneyStanding:
    """What was agreed for some deals, what of it was paid and what is still to be paid: one sum a currency each."""

    agreed: tuple[Money, ...]
    paid: tuple[Money, ...]
    unpaid: tuple[Money, ...]


def money_standing(reading: Executes, kind: str, id: str) -> MoneyStanding:
    """Return how the money stands of one deal, or of all deals of one brand."""
    ours = (_DEAL.id if kind == "deal" else _DEAL[f"{kind}_id"]).equals(id)
    came = _payments(less(_PAYMENT.settled, _PAYMENT.written_off)).where(_PAYMENT.settled.greater_than(0), ours)
    paid = (came, *_agreed_sums(is_paid_whole(_DEAL), ours))
    earned = _payments(_PAYMENT.amount_minor).where(is_earned(_PAYMENT), is_agreed(_DEAL), ours)
    agreed = (earned, *_agreed_sums(is_agreed(_DEAL), ours))
    return MoneyStanding(_sums(reading, *agreed), _sums(reading, *paid), _sums(reading, *_unpaid(ours)))


def unpaid_sums(reading: Executes, deals: Query) -> tuple[Money, ...]:
    """Return what is still to be paid of the deals that a query finds."""
    return _sums(reading, *_unpaid(_DEAL.id.among(lists.select_ids(deals))))


def unpaid_by_brand(reading: Executes, brands: Iterable[str]) -> Mapping[str, tuple[Money, ...]]:
    """Return what brands (ids) still have to pay; a brand that owes nothing is not in it."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    among = _DEAL.brand_id.among(brands)
    for query in _unpaid(among):
        for brand, currency, minor in results.rows(reading, _grouped(query, _DEAL.brand_id)):
            found[brand][currency] = found[brand].get(currency, 0) + minor
    return {brand: _money(sums) for brand, sums in found.items()}


def _unpaid(*conditions: Condition) -> tuple[Select, ...]:
    """Return the selects of what is still to be paid: open payments, and sums of which no payment is written down."""
    opened = _payments(less(_PAYMENT.amount_minor, _PAYMENT.settled)).where(
        is_open(_PAYMENT), is_agreed(_DEAL), *conditions
    )
    return opened, *_agreed_sums(owes_whole_sum(_DEAL), *conditions)


def _payments(minor: Expression) -> Select:
    summed = select(_PAYMENT, _PAYMENT.amount_currency, total(minor))
    return summed.join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id)).group_by(_PAYMENT.amount_currency)


def _agreed_sums(*conditions: Condition) -> tuple[Select, ...]:
    """Return the selects of what deals agreed on: fees, and what comes on top; see `domain.money.checks.agreed_sum`."""
    fees = select(_DEAL, _DEAL.fee_currency, total(_DEAL.fee_minor)).where(_DEAL.fee_minor.is_known(), *conditions)
    return fees.group_by(_DEAL.fee_currency), *(_on_top(each, *conditions) for each in _PRICED)


def _on_top(priced: Table, *conditions: Condition) -> Select:
    prices = select(priced, priced.price_currency, total(priced.price_minor)).where(is_on_top(priced), *conditions)
    return prices.join(_DEAL, _DEAL.id.equals(priced.deal_id)).group_by(priced.price_currency)


def _grouped(query: Select, by: Expression) -> Select:
    return Select(
        (by, *query.columns), query.table, query.joins, query.conditions, (by, *query.grouping), trash=query.trash
    )


def _sums(reading: Executes, *queries: Select) -> tuple[Money, ...]:
    sums: dict[str, int] = {}
    for query in queries:
        for currency, minor in results.rows(reading, query):
            sums[currency] = sums.get(currency, 0) + minor
    return _money(sums)


def _money(sums: Mapping[str, int]) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))
