"""How brands pay: the days that they really take, how often they are late, and what is late of them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money, totals
from creatorbook.domain.values.spans import plus_days
from creatorbook.services.invoices.open_sums import SumState, sums_owed
from creatorbook.services.records.notions import asks_for_money
from creatorbook.store import results
from creatorbook.store.query.expressions import Not, coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    for brand, invoiced, due, paid in _paid(reading, creator):
        if invoiced and paid and (year is None or paid.startswith(f"{year:04}-")):
            since = date.fromisoformat(invoiced)
            took = (date.fromisoformat(paid) - since).days
            taken.setdefault(brand, []).append((took, due is not None and paid > due))
            if due is not None:
                agreed.setdefault(brand, []).append((date.fromisoformat(due) - since).days)
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


def _paid(reading: Executes, creator: str) -> Iterator[tuple[str, str | None, str | None, str]]:
    """Give brand, day of the invoice, day on which it was due, and day of payment of what was paid."""
    issued = select(_INVOICE, "brand_id", "issued_on", "due_on", "paid_on").where(
        asks_for_money(_INVOICE), _INVOICE.paid_on.is_known()
    )
    issued = issued.where(_INVOICE.creator_id.equals(creator)) if creator else issued
    yield from _texts(results.iterate(reading, issued))
    by_hand = (
        select(
            _DEAL,
            _DEAL.brand_id,
            _PAYMENT.invoiced_on,
            _PAYMENT.due_on,
            _PAYMENT.paid_on,
            coalesce(_PAYMENT.days_after, _TERMS.payment_days, _BRAND.payment_days),
        )
        .join(_PAYMENT, _PAYMENT.deal_id.equals(_DEAL.id))
        .join_if_there(_TERMS, _TERMS.deal_id.equals(_DEAL.id))
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id))
        .where(
            _PAYMENT.paid_on.is_known(),
            Not(_PAYMENT.id.among(select(_LINE, "payment_id").where(_LINE.payment_id.is_known()))),
        )
    )
    by_hand = by_hand.where(_DEAL.creator_id.equals(creator)) if creator else by_hand
    for brand, invoiced, due, paid, days in results.iterate(reading, by_hand):
        # Days count from the invoice where no day was agreed in words.
        counts = due is None and invoiced is not None and days is not None
        last = plus_days(date.fromisoformat(str(invoiced)), days) if counts else due
        yield from _texts([(brand, invoiced, last, paid)])


def _texts(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, str | None, str | None, str]]:
    for brand, invoiced, due, paid in rows:
        yield str(brand), str(invoiced) if invoiced else None, str(due) if due else None, str(paid)
