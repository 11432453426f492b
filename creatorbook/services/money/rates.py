"""Rates between currencies as the book keeps them: typed, or read from a file of the European Central Bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.ids import new_id
from creatorbook.domain.values.currencies import CODES
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.store import results
from creatorbook.store.query.expressions import least
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from creatorbook.exchange.base.statement_rows import ImportedRates
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

_RATE = Table("rate")
_PIVOT = "EUR"
# A rate holds until the next one is published: over feasts there is none for up to four days, never for weeks.
_FRESH = timedelta(days=10)
_LARGEST = 9
ECB = "ECB"


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


def where_to_keep_rates() -> str:
    """Return the hint of whatever lacks a rate: both doors through which one comes into the book."""
    return _("Keep one under “Rates between currencies” on Money, or with “rate import” or “rate set”.")


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(Decimal("0.00000001"))


@dataclass(frozen=True)
class SetRate(Command[str]):
    """Keep a rate that somebody typed: so much of `currency` was one unit of `base` worth on a day; returns its id.

    A second rate of the same source and day takes the place of the first. Raises BadInput for what is no currency, no
    rate above zero, the same currency twice, or a day to come.
    """

    base: str
    currency: str
    rate_on: date
    rate: str
    source: str = ""
    code = "rate.set"

    def execute(self, uow: UnitOfWork) -> str:
        """Check and write the rate."""
        from creatorbook.store.models import Rate

        for name in ("base", "currency"):
            if getattr(self, name) not in CODES:
                raise BadInput(
                    _("“{code}” is not the code of a currency.").format(code=getattr(self, name)),
                    where=name,
                    hint=_("Such as EUR, GBP or USD."),
                )
        if self.base == self.currency:
            raise BadInput(_("A rate is between two currencies."), where="currency")
        rate = read_rate(self.rate)
        if self.rate_on > uow.today:
            raise BadInput(_("A rate is of today or a day before."), where="rate_on")
        named = {"base": self.base, "currency": self.currency, "rate_on": self.rate_on, "source": self.source}
        row = uow.first(Rate, with_trash=True, **named)
        if row is None:
            row = uow.add(Rate(**named, rate=rate))
        else:
            row.rate, row.trashed_at = rate, None
        uow.flush()
        uow.name_change(base=self.base, currency=self.currency)
        return str(row.id)


def read_rate(typed: str) -> str:
    """Return a rate as digits with a point; raises BadInput for what is none above zero."""
    text = typed.strip().replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0 or value.adjusted() > _LARGEST:
        raise BadInput(_("“{rate}” is not a rate above zero.").format(rate=typed), where="rate")
    return f"{value:f}"


@dataclass(frozen=True, slots=True)
class KeptRates:
    """What was kept of a file: rates that are new, those that were known, and which currencies they are of."""

    new: int
    known: int
    currencies: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class KeepRates(Command[KeptRates]):
    """Keep the rates of a file for the currencies and the days that the book has money in.

    Of a currency that a person names all is kept. Raises BadInput for a rate of a day to come.
    """

    rates: tuple[ImportedRates, ...]
    currencies: tuple[str, ...] = ()
    code = "rates.keep"

    def execute(self, uow: UnitOfWork) -> KeptRates:
        """Write what is new as one step."""
        from creatorbook.store.models import Rate

        used, since = currencies_in_use(uow.connection)
        there = {
            tuple(row)
            for row in results.iterate(
                uow.connection, select(_RATE, "base", "currency", "rate_on").where(source=ECB).with_trash()
            )
        }
        new: list[dict[str, object]] = []
        known = 0
        for of in self.rates:
            if of.currency not in CODES or (of.currency not in used and of.currency not in self.currencies):
                continue
            for line in of.rates.splitlines():
                day, _space, rate = line.partition(" ")
                on = date.fromisoformat(day)
                if on > uow.today:
                    raise BadInput(
                        _("The file has a rate of {day}, a day to come: nothing of it was taken.").format(day=day),
                        where=day,
                        hint=_("Check the computer’s date."),
                    )
                if of.currency not in self.currencies and on < since - _FRESH:
                    continue
                if (of.base, of.currency, day) in there:
                    known += 1
                    continue
                new.append(
                    {
                        "id": new_id(),
                        "base": of.base,
                        "currency": of.currency,
                        "rate_on": on,
                        "rate": rate,
                        "source": ECB,
                    }
                )
        if new:
            uow.insert_many(Rate, new)
        days = sorted(row["rate_on"] for row in new if isinstance(row["rate_on"], date))
        kept = tuple(sorted({str(row["currency"]) for row in new}))
        uow.name_change(count=len(new))
        return KeptRates(len(new), known, kept, days[0] if days else None, days[-1] if days else None)


def currencies_in_use(reading: Executes) -> tuple[frozenset[str], date]:
    """Return the currencies that the book has sums in, and the first day on which any of its money moved."""
    found: set[str] = set()
    for table, column in _SUMS:
        of = Table(table)
        values = results.values(reading, select(of, of[column]).where(of[column].is_known()).unique())
        found.update(code for code in values if code)
    days = []
    for table, column in _DAYS:
        of = Table(table)
        first = results.value(reading, select(of, least(of[column])))
        days += [first] if first else []
    return frozenset(found), date.fromisoformat(min(days)) if days else date.max - timedelta(days=366)


_SUMS = (
    ("deal", "fee_currency"), ("payment", "amount_currency"), ("invoice", "currency"),
    ("received", "amount_currency"), ("gift", "value_currency"), ("expense", "amount_currency"),
    ("earning", "amount_currency"), ("creator", "currency"), ("brand", "currency"),
)  # fmt: skip
_DAYS = (
    ("invoice", "issued_on"), ("received", "received_on"), ("gift", "received_on"), ("expense", "spent_on"),
    ("deal", "signed_on"), ("payment", "invoiced_on"), ("allocation", "settled_on"),
)  # fmt: skip


def list_rates(reading: Executes, *, currency: str = "", most: int | None = None) -> tuple[FoundRate, ...]:
    """Return the rates that are kept, the newest first."""
    query = select(_RATE, "base", "currency", "rate", "rate_on", "source")
    query = query.where(_RATE.currency.equals(currency)) if currency else query
    ordered = query.order_by(descending(_RATE.rate_on), _RATE.base, _RATE.currency, _RATE.source).limit(most)
    return tuple(
        FoundRate(base, code, Decimal(rate), date.fromisoformat(on), source)
        for base, code, rate, on, source in results.iterate(reading, ordered)
    )
