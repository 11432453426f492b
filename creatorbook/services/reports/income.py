"""What came in, once for all reports: every part of a payment with its day, its brand, and what of it is without taxes.

Counted is what settled a debt with money or money's worth: what was paid, what a bank or the tax office kept of it on
the way, and what was set off; a refund counts below zero. Discounts and what was given up never came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, starmap
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.money.income import net_parts
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.money.rates import find_rate
from creatorbook.store import results
from creatorbook.store.query.expressions import Unindexed, any_of, coalesce, least, most
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from creatorbook.services.money.rates import FoundRate
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Expression
    from creatorbook.store.query.select import Select

_ALLOCATION, _PAYMENT, _INVOICE = Table("allocation"), Table("payment"), Table("invoice")
_DEAL, _BRAND, _LINE, _PIECE = Table("deal"), Table("brand"), Table("invoice_line"), Table("deliverable")
_EARNING = Table("earning")
_COUNTED = (
    AllocationKind.PAYMENT,
    AllocationKind.FEE,
    AllocationKind.WITHHOLDING,
    AllocationKind.SET_OFF,
    AllocationKind.REFUND,
)
SEVERAL = "several"


class By(StrEnum):
    """By what income is added up."""

    MONTH = "month"
    BRAND = "brand"
    PLATFORM = "platform"
    KIND = "kind"
    CURRENCY = "currency"
    YEAR = "year"


class Income(NamedTuple):
    """A part that came: `gross` with taxes, `net` without, in minor units; `deal_id` is "" where it is of several.

    `allocation_id` is what settled the debt.
    """

    came_on: str
    creator_id: str
    brand_id: str
    deal_id: str
    of_kind: str
    of_id: str
    currency: str
    gross: int
    net: int
    allocation_id: str


@dataclass(frozen=True, slots=True)
class Group:
    """Income added up: `key` is a month as "2026-03", an id of a brand, a platform, a kind or a currency."""

    key: str
    label: str
    net: Money
    gross: Money
    count: int


def income(
    reading: Executes, *, first: date | None = None, last: date | None = None, creator: str = ""
) -> tuple[Income, ...]:
    """Return what came from a day to another, both included, the oldest first.

    What is without taxes is reckoned over all parts of a debt, also those before the first day.
    """
    begin, end = first.isoformat() if first else "", last.isoformat() if last else "9999"
    days = (begin, end)
    found = [*_of_payments(reading, creator, days), *_of_invoices(reading, creator, days)]
    return tuple(sorted((each for each in found if begin <= each.came_on <= end), key=_CAME_ON))


def years_of_income(reading: Executes) -> tuple[int, ...]:
    """Return the years in which anything came, the oldest first."""
    ends = select(_ALLOCATION, least(_ALLOCATION.settled_on), most(_ALLOCATION.settled_on))
    first, last = results.rows(reading, ends.where(_ALLOCATION.kind.among(_COUNTED)))[0]
    if first is None:
        return ()
    return tuple(year for year in range(int(first[:4]), int(last[:4]) + 1) if _came_in(reading, year))


def _came_in(reading: Executes, year: int) -> bool:
    of = select(_ALLOCATION, "id").where(
        _ALLOCATION.settled_on.between(f"{year:04}-01-01", f"{year:04}-12-31"),
        _ALLOCATION.kind.among(_COUNTED),
        any_of(_ALLOCATION.payment_id.is_known(), _ALLOCATION.credit_id.is_null()),
    )
    return results.first(reading, of) is not None


def _touched(days: tuple[str, str], debt: str, *conditions: Condition) -> list[Condition]:
    """Hold for the parts of debts of which one came between two days: what of it is taxes is reckoned over all."""
    if days == ("", "9999"):
        return []
    part = Table("allocation", "part")
    came = select(part, part[debt]).where(part.settled_on.between(*days), part[debt].is_known(), *conditions)
    return [_ALLOCATION[debt].among(came)]


def in_currency(
    reading: Executes, parts: Iterable[Income], currency: str
) -> tuple[tuple[Income, ...], tuple[FoundRate, ...]]:
    """Return parts in one currency, each by the stored rate of its day, and the rates that were used.

    What has no rate stays in its own currency: nothing is guessed.
    """
    found: dict[tuple[str, str], FoundRate | None] = {}
    made: list[Income] = []
    for part in parts:
        key = (part.currency, part.came_on)
        if part.currency != currency and key not in found:
            found[key] = find_rate(reading, currency, part.currency, date.fromisoformat(part.came_on))
        rate = found.get(key)
        if rate is None:
            made.append(part)
            continue
        gross, net = (rate.into_base(Money(minor, part.currency)).minor for minor in (part.gross, part.net))
        made.append(part._replace(currency=currency, gross=gross, net=net))
    return tuple(made), tuple(rate for rate in found.values() if rate is not None)


def group_income(reading: Executes, parts: Iterable[Income], by: By) -> tuple[Group, ...]:
    """Return income added up, one sum a key and currency; months in order, the rest by what came most."""
    found = tuple(parts)
    key_of, labels = _KEYS[by](reading, found)
    sums: dict[tuple[str, str], list[int]] = {}
    for each in found:
        entry = sums.setdefault((key_of(each), each.currency), [0, 0, 0])
        entry[0] += each.net
        entry[1] += each.gross
        entry[2] += 1
    groups = [
        Group(key, labels.get(key, key), Money(net, currency), Money(gross, currency), count)
        for (key, currency), (net, gross, count) in sums.items()
    ]
    if by in (By.MONTH, By.YEAR):
        return tuple(sorted(groups, key=lambda each: (each.key, each.net.currency)))
    return tuple(sorted(groups, key=lambda each: (each.net.currency, -each.net.minor, each.key)))


def _of_payments(reading: Executes, creator: str, days: tuple[str, str]) -> list[Income]:
    of = (
        select(
            _ALLOCATION,
            "id",
            "settled_on",
            "kind",
            "amount_minor",
            "amount_currency",
            _PAYMENT.id,
            _PAYMENT.amount_minor,
            coalesce(_PAYMENT.with_taxes, _PAYMENT.amount_minor),
            _DEAL.brand_id,
            _DEAL.creator_id,
            _DEAL.id,
        )
        .join(_PAYMENT, _PAYMENT.id.equals(_ALLOCATION.payment_id))
        .join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
        .where(_ALLOCATION.kind.among(_COUNTED), _is_none(_ALLOCATION.invoice_id), *_touched(days, "payment_id"))
    )
    of = of.where(_DEAL.creator_id.equals(creator)) if creator else of
    return _income_of("payment", starmap(_Part, results.iterate(reading, _in_order(of, _PAYMENT))))


def _of_invoices(reading: Executes, creator: str, days: tuple[str, str]) -> list[Income]:
    of = (
        select(
            _ALLOCATION,
            "id",
            "settled_on",
            "kind",
            "amount_minor",
            "amount_currency",
            _INVOICE.id,
            _INVOICE.total_without_vat,
            _INVOICE.total_with_vat,
            _INVOICE.brand_id,
            _INVOICE.creator_id,
        )
        .join(_INVOICE, _INVOICE.id.equals(_ALLOCATION.invoice_id))
        .where(_ALLOCATION.kind.among(_COUNTED), _is_none(_ALLOCATION.credit_id), *_touched(days, "invoice_id"))
    )
    of = of.where(_INVOICE.creator_id.equals(creator)) if creator else of
    found = _income_of("invoice", starmap(_Part, results.iterate(reading, _in_order(of, _INVOICE))))
    # An invoice over several deals is of none of them alone.
    deals: dict[str, str] = {}
    for invoice, deal in _lines(reading, days) if found else ():
        deals[invoice] = "" if deals.get(invoice, deal) != deal else deal
    return [each._replace(deal_id=deal) if (deal := deals.get(each.of_id, "")) else each for each in found]


def _lines(reading: Executes, days: tuple[str, str]) -> Iterator[tuple[str, str]]:
    of = select(_LINE, "invoice_id", "deal_id").where(_LINE.deal_id.is_known()).unique()
    if days != ("", "9999"):
        part = Table("allocation", "part")
        came = select(part, part.invoice_id).where(part.settled_on.between(*days), part.invoice_id.is_known())
        of = of.where(_LINE.invoice_id.among(came))
    return results.iterate(reading, of)


def _is_none(column: Expression) -> Condition:
    """Hold where a column is empty, as it is in most allocations: they are found by the debts of the days asked for."""
    return Unindexed(column).is_null()


def _in_order(query: Select, of: Table) -> Select:
    return query.order_by(of.id, _ALLOCATION.settled_on, _ALLOCATION.id)


class _Part(NamedTuple):
    """A part that settled a debt, with what the debt is in all; in the order of the selects' columns."""

    allocation: str
    settled_on: str
    kind: str
    minor: int
    currency: str
    id: str
    net: int | None
    whole: int | None
    brand: str | None
    creator: str
    deal: str = ""


def _income_of(of_kind: str, parts: Iterable[_Part]) -> list[Income]:
    """Return parts as income, the taxes of each debt shared over all parts of it, which follow one another."""
    found: list[Income] = []
    for id, group in groupby(parts, key=_DEBT):
        debt = list(group)
        first = debt[0]
        gross = [-part.minor if part.kind == AllocationKind.REFUND else part.minor for part in debt]
        nets = net_parts(gross, first.whole or 0, first.net or 0)
        found += [
            Income(
                part.settled_on,
                first.creator,
                first.brand or "",
                first.deal,
                of_kind,
                id,
                first.currency,
                all_of,
                net,
                part.allocation,
            )
            for part, all_of, net in zip(debt, gross, nets, strict=True)
        ]
    return found


_DEBT, _CAME_ON = attrgetter("id"), attrgetter("came_on")


def _by_month(_reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    return (lambda each: each.came_on[: len("2026-03")]), {}


def _by_year(_reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    return (lambda each: each.came_on[: len("2026")]), {}


def _by_brand(reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    names = dict(results.rows(reading, select(_BRAND, "id", "name").with_trash()))
    return (lambda each: each.brand_id), names


def _by_platform(reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    """A deal whose pieces are for several platforms is of several: its fee is not split by guessing."""
    found: dict[str, str] = {}
    for deal, platform in results.rows(reading, select(_PIECE, "deal_id", "platform").unique()):
        found[deal] = SEVERAL if found.get(deal, platform) != platform else platform
    return (lambda each: found.get(each.deal_id, "" if each.deal_id else SEVERAL)), {}


def _by_kind(reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    earned = dict(results.rows(reading, select(_EARNING, "payment_id", "kind").where(_EARNING.payment_id.is_known())))
    stated = dict(results.rows(reading, select(_EARNING, "id", "kind")))
    kinds: dict[str, str] = {}
    for invoice, line, earning in results.rows(reading, select(_LINE, "invoice_id", "kind", "earning_id").unique()):
        kind = stated.get(earning, line)
        kinds[invoice] = SEVERAL if kinds.get(invoice, kind) != kind else kind

    def kind_of(each: Income) -> str:
        return kinds.get(each.of_id, "fee") if each.of_kind == "invoice" else earned.get(each.of_id, "fee")

    return kind_of, {}


def _by_currency(_reading: Executes, _parts: tuple[Income, ...]) -> tuple[Callable[[Income], str], Mapping[str, str]]:
    return (lambda each: each.currency), {}


_KEYS = {
    By.MONTH: _by_month,
    By.YEAR: _by_year,
    By.BRAND: _by_brand,
    By.PLATFORM: _by_platform,
    By.KIND: _by_kind,
    By.CURRENCY: _by_currency,
}
