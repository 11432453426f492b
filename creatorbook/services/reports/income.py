"""What came in, once for all reports: every part of a payment with its day, its brand, and what of it is without taxes.

Counted is what settled a debt with money or money's worth: what was paid, what a bank or the tax office kept of it on
the way, and what was set off; a refund counts below zero. Discounts and what was given up never came.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.money.income import net_parts
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.store import results
from creatorbook.store.query.expressions import coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from creatorbook.store.engine.reading import Executes
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


@dataclass(frozen=True, slots=True)
class Income:
    """A part that came: `gross` with taxes, `net` without, in minor units; `deal_id` is "" where it is of several."""

    came_on: str
    creator_id: str
    brand_id: str
    deal_id: str
    of_kind: str
    of_id: str
    currency: str
    gross: int
    net: int


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
    found = [*_of_payments(reading, creator), *_of_invoices(reading, creator)]
    begin, end = first.isoformat() if first else "", last.isoformat() if last else "9999"
    return tuple(sorted((each for each in found if begin <= each.came_on <= end), key=lambda each: each.came_on))


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


def _of_payments(reading: Executes, creator: str) -> list[Income]:
    of = (
        select(
            _ALLOCATION,
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
        .where(_ALLOCATION.kind.among(_COUNTED), _ALLOCATION.invoice_id.is_null())
    )
    of = of.where(_DEAL.creator_id.equals(creator)) if creator else of
    parts = (_Part(*row) for row in results.iterate(reading, _in_order(of, _PAYMENT)))
    return [each for debt in _by_debt(parts) for each in _income_of("payment", debt)]


def _of_invoices(reading: Executes, creator: str) -> list[Income]:
    of = (
        select(
            _ALLOCATION,
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
        .where(_ALLOCATION.kind.among(_COUNTED), _ALLOCATION.credit_id.is_null())
    )
    of = of.where(_INVOICE.creator_id.equals(creator)) if creator else of
    rows = results.rows(reading, _in_order(of, _INVOICE))
    # An invoice over several deals is of none of them alone.
    deals: dict[str, str] = {}
    for invoice, deal in _lines(reading) if rows else ():
        deals[invoice] = "" if deals.get(invoice, deal) != deal else deal
    parts = (_Part(*row)._replace(deal=deals.get(row[4], "")) for row in rows)
    return [each for debt in _by_debt(parts) for each in _income_of("invoice", debt)]


def _lines(reading: Executes) -> list[tuple[str, str]]:
    of = select(_LINE, "invoice_id", "deal_id").where(_LINE.deal_id.is_known()).unique()
    return [(invoice, deal) for invoice, deal in results.iterate(reading, of)]


def _in_order(query: Select, of: Table) -> Select:
    return query.order_by(of.id, _ALLOCATION.settled_on, _ALLOCATION.id)


class _Part(NamedTuple):
    """A part that settled a debt, with what the debt is in all; in the order of the selects' columns."""

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


def _by_debt(parts: Iterable[_Part]) -> Iterable[list[_Part]]:
    return (list(group) for _id, group in groupby(parts, key=lambda part: part.id))


def _income_of(of_kind: str, parts: list[_Part]) -> list[Income]:
    """Return the parts of one debt as income, its taxes shared over all of them."""
    gross = [-part.minor if part.kind == AllocationKind.REFUND else part.minor for part in parts]
    nets = net_parts(gross, parts[0].whole or 0, parts[0].net or 0)
    return [
        Income(part.settled_on, part.creator, part.brand or "", part.deal, of_kind, part.id, part.currency, all_of, net)
        for part, all_of, net in zip(parts, gross, nets, strict=True)
    ]


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
    kinds: dict[str, str] = {}
    for invoice, kind in results.rows(reading, select(_LINE, "invoice_id", "kind").unique()):
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
