"""How brands pay: the days that they really take, how often they are late, and what is late of them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median_low
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money, totals
from creatorbook.services.invoices.open_sums import SumState, sums_owed
from creatorbook.services.records.notions import asks_for_money
from creatorbook.store import results
from creatorbook.store.query.expressions import Case, Constant, Exists, Not, Single, coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.engine.reading import Executes

_INVOICE, _PAYMENT, _DEAL, _BRAND = Table("invoice"), Table("payment"), Table("deal"), Table("brand")
_LINE, _TERMS = Table("invoice_line"), Table("terms")


@dataclass(frozen=True, slots=True)
class Payer:
    """How one brand pays: `days` is the middle of the days from invoice to payment, None where it paid none yet.

    `agreed` is the middle of the days that were agreed, None where none are known; `paid` counts what it paid,
    `paid_late` those after their day, `late_now` what is late today.
    """

    brand_id: str
    brand: str
    days: int | None
    agreed: int | None
    paid: int
    paid_late: int
    longest: int | None
    late_now: tuple[Money, ...]
    days_late: int


def payers(reading: Executes, today: date, *, creator: str = "", year: int | None = None) -> tuple[Payer, ...]:
    """Return how the brands pay that owe or paid something, the slowest first.

    With a `year` what was paid in it is counted; what is late today is told beside it, whenever it was due.
    """
    taken: dict[str, list[tuple[int, bool]]] = {}
    agreed: dict[str, list[int]] = {}
    read_day = cache(date.fromisoformat)
    for brand, invoiced, due, paid, term in _paid(reading, creator, year):
        since = read_day(invoiced)
        took = (read_day(paid) - since).days
        wanted = term if due is None else (read_day(due) - since).days
        taken.setdefault(brand or "", []).append((took, wanted is not None and took > wanted))
        if wanted is not None:
            agreed.setdefault(brand or "", []).append(wanted)
    late: dict[str, list[Money]] = {}
    longest: dict[str, int] = {}
    for each in sums_owed(reading, today, creator=creator):
        if each.state is SumState.LATE:
            late.setdefault(each.brand_id, []).append(each.open)
            longest[each.brand_id] = max(longest.get(each.brand_id, 0), each.days_late)
    names = dict(results.rows(reading, select(_BRAND, "id", "name").with_trash()))
    found = [
        Payer(
            brand,
            names.get(brand, ""),
            median_low(days) if (days := [took for took, _late in taken.get(brand, ())]) else None,
            median_low(agreed[brand]) if brand in agreed else None,
            len(days),
            sum(was_late for _took, was_late in taken.get(brand, ())),
            max(days, default=None),
            totals(late.get(brand, [])),
            longest.get(brand, 0),
        )
        for brand in {*taken, *late}
    ]
    return tuple(sorted(found, key=lambda each: (-each.days_late, -(each.days or 0), each.brand)))


def _paid(
    reading: Executes, creator: str, year: int | None
) -> Iterator[tuple[str | None, str, str | None, str, int | None]]:
    """Give brand, day of the invoice, day on which it was due, day of payment of what was paid, and the days agreed.

    Days count from the invoice where no day was agreed in words.
    """
    span = ("", "9999") if year is None else (f"{year:04}-01-01", f"{year:04}-12-31")
    issued = select(_INVOICE, "brand_id", "issued_on", "due_on", "paid_on", Constant(None)).where(
        asks_for_money(_INVOICE), _INVOICE.paid_on.between(*span), _INVOICE.issued_on.is_known()
    )
    issued = issued.where(_INVOICE.creator_id.equals(creator)) if creator else issued
    yield from results.iterate(reading, issued)
    # Looked up only for what was due on no day that somebody wrote down.
    agreed = Single(select(_TERMS, "payment_days").where(_TERMS.deal_id.equals(_DEAL.id)))
    usual = Single(select(_BRAND, "payment_days").where(_BRAND.id.equals(_DEAL.brand_id)))
    by_hand = (
        select(
            _PAYMENT,
            _DEAL.brand_id,
            _PAYMENT.invoiced_on,
            _PAYMENT.due_on,
            _PAYMENT.paid_on,
            Case(((_PAYMENT.due_on.is_null(), coalesce(_PAYMENT.days_after, agreed, usual)),), Constant(None)),
        )
        .join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
        .where(
            _PAYMENT.paid_on.between(*span),
            _PAYMENT.invoiced_on.is_known(),
            Not(Exists(select(_LINE, "id").where(_LINE.payment_id.equals(_PAYMENT.id)))),
        )
    )
    by_hand = by_hand.where(_DEAL.creator_id.equals(creator)) if creator else by_hand
    yield from results.iterate(reading, by_hand)
