"""How near a creator is to the lines that the law of the country draws: each with what counts, and what could not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.gifts.values import LENT
from creatorbook.domain.money.invoices.law import Counted, Period, level_of
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.values.money import Money, totals
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.reports.income import income
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, Not, Unindexed
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.money.invoices.law import Level, Threshold
    from creatorbook.services.reports.income import Income
    from creatorbook.store.engine.reading import Executes

_INVOICE, _PAYMENT, _DEAL = Table("invoice"), Table("payment"), Table("deal")
_QUARTER, _YEAR_MONTHS = 3, 12
# The tax year of Great Britain begins on 6 April, that of Australia on 1 July.
_YEAR_STARTS = {"GB": (4, 6), "AU": (7, 1)}


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the law and what counts toward it, from `first` to `last`; `left_out` are sums in other currencies.

    `reached` is without taxes. `level` says how near it is; gifts in kind are told beside it, never added in silence.
    """

    threshold: Threshold
    first: date
    last: date
    reached: Money
    level: Level
    left_out: tuple[Money, ...]
    in_kind: tuple[Money, ...]

    @property
    def share_bp(self) -> int:
        """How much of the line is reached, in hundredths of a percent."""
        whole = self.threshold.amount.minor
        return self.reached.minor * 10_000 // whole if whole else 0


def thresholds(reading: Executes, creator_id: str, on: date, came: Iterable[Income] | None = None) -> tuple[Bar, ...]:
    """Return the lines of the creator's country that hold on the day, those first of which most is reached.

    A line that counts profit, or a single invoice, is left out: the book knows neither. `came` is what came to the
    creator since `first_day_counted`, where that was read already.
    """
    creator = facts.one_creator(reading, creator_id)
    law = rulebook().invoices.get(creator.country)
    if law is None:
        return ()
    lines = [
        (each, _begin(each.period, on, creator.country))
        for each in law.thresholds
        if each.is_in_force(on) and each.counted is not Counted.PROFIT and each.period is not Period.INVOICE
    ]
    if not lines:
        return ()
    # Each is read once for all lines, from the day on which the first begins.
    earliest = min(first for _line, first in lines)
    if came is None:
        came = income(reading, first=earliest, last=on, creator=creator_id)
    received = [(part.came_on, Money(part.net, part.currency)) for part in came]
    by_issue = any(line.counted is not Counted.RECEIVED for line, _first in lines)
    issued = list(_issued(reading, creator_id, earliest, on)) if by_issue else []
    gifts = list(_gifts(reading, creator_id, earliest, on))
    bars = []
    for each, first in lines:
        sums = _sums_since(first, received if each.counted is Counted.RECEIVED else issued)
        own = next((money for money in sums if money.currency == each.amount.currency), Money(0, each.amount.currency))
        others = tuple(money for money in sums if money.currency != each.amount.currency and money)
        bars.append(Bar(each, first, on, own, level_of(own, each), others, _sums_since(first, gifts)))
    return tuple(sorted(bars, key=lambda bar: -bar.share_bp))


def first_day_counted(on: date) -> date:
    """Return the day from which on anything may count toward a line on a day, whatever the country."""
    return min(_begin(period, on, country) for period in Period for country in ("", *_YEAR_STARTS))


def _sums_since(first: date, dated: Iterable[tuple[str, Money]]) -> tuple[Money, ...]:
    return totals([money for on, money in dated if on >= first.isoformat()])


def _issued(reading: Executes, creator: str, first: date, last: date) -> Iterable[tuple[str, Money]]:
    """Give what was invoiced, each with its day; a credit note counts below zero."""
    issued = select(_INVOICE, "issued_on", "total_without_vat", "currency", "kind").where(
        # Nearly all invoices are issued: they are found by their creator.
        Unindexed(_INVOICE.state).equals(InvoiceState.ISSUED),
        _INVOICE.creator_id.equals(creator),
        _INVOICE.issued_on.between(first, last),
    )
    for on, minor, currency, kind in results.iterate(reading, issued):
        yield on, Money(-(minor or 0) if kind == InvoiceKind.CREDIT_NOTE else minor or 0, currency)
    # What was invoiced elsewhere, and is known by its number and day alone.
    line = Table("invoice_line", "asking")
    by_hand = (
        select(_PAYMENT, "invoiced_on", "amount_minor", "amount_currency")
        .join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
        .where(
            _PAYMENT.invoiced_on.between(first, last),
            _DEAL.creator_id.equals(creator),
            _PAYMENT.amount_minor.is_known(),
            Not(Exists(select(line, "id").where(line.payment_id.equals(_PAYMENT.id)))),
        )
    )
    for on, minor, currency in results.iterate(reading, by_hand):
        yield on, Money(minor, currency)


def _gifts(reading: Executes, creator: str, first: date, last: date) -> Iterable[tuple[str, Money]]:
    gift = Table("gift")
    of = select(gift, "received_on", "value_minor", "value_currency", "fate", "tax_nature").where(
        gift.creator_id.equals(creator), gift.received_on.between(first, last), gift.value_minor.is_known()
    )
    for on, minor, currency, fate, nature in results.iterate(reading, of):
        # A loan is nobody's gift.
        if fate not in LENT and nature != TaxNature.LOAN:
            yield on, Money(minor, currency)


def _begin(period: Period, on: date, country: str) -> date:
    if period is Period.TWELVE_MONTHS:
        try:
            return on.replace(year=on.year - 1) + timedelta(days=1)
        except ValueError:  # a 29 February
            return date(on.year - 1, 3, 1)
    if period is Period.FOUR_QUARTERS:
        months = on.year * _YEAR_MONTHS + (on.month - 1) // _QUARTER * _QUARTER - 3 * _QUARTER
        return date(months // _YEAR_MONTHS, months % _YEAR_MONTHS + 1, 1)
    month, day = _YEAR_STARTS.get(country, (1, 1))
    begun = date(on.year, month, day)
    return begun if begun <= on else date(on.year - 1, month, day)
