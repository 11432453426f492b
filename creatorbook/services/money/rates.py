"""Rates between currencies as the book keeps them: typed, or read from a file of the European Central Bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes

_RATE = Table("rate")
_PIVOT = "EUR"
# A rate holds until the next one is published: over feasts there is none for up to four days, never for weeks.
_FRESH = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class FoundRate:
    """What one unit of `base` was worth in `currency` on `rate_on`, and who said so."""

    base: str
    currency: str
    rate: Decimal
    rate_on: date
    source: str

    @property
    def said(self) -> str:
        """The rate with its day and source, to be shown beside what was converted with it."""
        rate = f"1 {self.base} = {self.rate.normalize():f} {self.currency}"
        return ", ".join(filter(None, (rate, self.source, self.rate_on.isoformat())))

    def into_base(self, money: Money) -> Money:
        """Return an amount in `currency` as one in `base`, rounded half up."""
        return Money.of(money.amount / self.rate, self.base)


def find_rate(reading: Executes, base: str, currency: str, on: date) -> FoundRate | None:
    """Return the newest stored rate of the ten days up to a day, None for none.

    A rate that is kept the other way round is turned, and what is missing is reckoned over the euro of one day.
    """
    direct = _kept(reading, base, currency, on)
    if direct is not None or _PIVOT in (base, currency):
        return direct
    one, other = _kept(reading, _PIVOT, base, on), _kept(reading, _PIVOT, currency, on)
    if one is None or other is None or one.rate_on != other.rate_on:
        return None
    return FoundRate(base, currency, _rounded(other.rate / one.rate), one.rate_on, other.source)


def _kept(reading: Executes, base: str, currency: str, on: date) -> FoundRate | None:
    for first, second in ((base, currency), (currency, base)):
        known = select(_RATE, "rate", "rate_on", "source").where(
            _RATE.base.equals(first), _RATE.currency.equals(second), _RATE.rate_on.between(on - _FRESH, on)
        )
        found = results.first(reading, known.order_by(descending(_RATE.rate_on), descending(_RATE.id)))
        if found is not None:
            rate, rate_on, source = found
            value = Decimal(rate)
            turned = value if first == base else _rounded(1 / value)
            return FoundRate(base, currency, turned, date.fromisoformat(rate_on), source)
    return None


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(Decimal("0.00000001"))
