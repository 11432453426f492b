"""Late-payment laws as shipped, with the rates that the user typed in where the shipped tables know none or another."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.domain.disclosure.overrides import OWN
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.money.debts import payment_law_of
from creatorbook.domain.money.payment_law import LateRate, OwnSum
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import setting
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

_KEY, _SUMS_KEY = "late_rates", "late_sums"
_MOST = 10_000  # basis points: a hundred percent a year
_SECOND_HALF = 7  # its first month
_LONGEST = 200  # characters of a source


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row that the user added to the tables of a country: a yearly rate (basis points) or a fixed sum, from a day on.

    A rate holds for a half-year. `source` is where it was read, "" where nobody said.
    """

    country: str
    starts_on: date
    rate_bp: int | None = None
    amount: Money | None = None
    source: str = ""


def late_law(reading: Executes, country: str) -> PaymentLaw | None:
    """Return the late-payment law of a country with the user's own rows in it, as `payment_law_of` finds it."""
    law = payment_law_of(country, rulebook().money)
    if law is None:
        return None
    own = [row for row in own_rows(reading) if row.country == (country or law.country)]
    return _add_own_rows(law, own) if own else law


def own_rows(reading: Executes) -> tuple[OwnRow, ...]:
    """Return the rows that the user added, by country and day, rates before sums."""
    table = Table("book_setting")
    of = select(table, "key", "value").where(table.key.among((_KEY, _SUMS_KEY)))
    # In one statement: each preview of a contract asks.
    kept_by_key = dict(results.rows(reading, of))
    rates, sums = (json.loads(kept_by_key.get(key) or "{}") for key in (_KEY, _SUMS_KEY))
    return (
        *(
            OwnRow(country, date.fromisoformat(day), rate_bp, None, source)
            for country, kept in sorted(rates.items())
            for day, row in sorted(kept.items())
            # Books of before kept the rate alone.
            for rate_bp, source in [(row, "") if isinstance(row, int) else (row["rate_bp"], row["source"])]
        ),
        *(
            OwnRow(country, date.fromisoformat(day), None, Money(row["minor"], row["currency"]), row["source"])
            for country, kept in sorted(sums.items())
            for day, row in sorted(kept.items())
        ),
    )


def half_year(day: date) -> tuple[date, date]:
    """Return the first and the last day of the half-year that holds the day."""
    if day.month < _SECOND_HALF:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def _add_own_rows(law: PaymentLaw, own: list[OwnRow]) -> PaymentLaw:
    rates = {rate.starts_on: rate for rate in law.rates}
    sums = []
    for row in own:
        day = row.starts_on.isoformat()
        if row.rate_bp is not None:
            source = Source(row.source or _("The rate that you typed in"), "", day, "medium", OWN)
            rates[row.starts_on] = LateRate(row.starts_on, half_year(row.starts_on)[1], row.rate_bp, (source,))
        elif row.amount is not None:
            source = Source(row.source or _("The sum that you typed in"), "", day, "medium", OWN)
            sums.append(OwnSum(row.starts_on, row.amount, (source,)))
    return replace(law, rates=tuple(rates[day] for day in sorted(rates)), own_sums=tuple(sums))


@dataclass(frozen=True)
class SetLateRate(Command[None]):
    """Keep the yearly late rate of a country (basis points) for the half-year that holds a day; None takes it away.

    It wins over the shipped table; `source` is where it was read. Raises BadInput for a rate beyond 100 %, NotFound for
    a country without a table.
    """

    country: str
    day: date
    rate_bp: int | None
    source: str = ""
    code = "late_rate.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the rate into the book's setting."""
        if self.rate_bp is not None and not 0 <= self.rate_bp <= _MOST:
            raise BadInput(_("A yearly rate is between 0 and 100%."), where="rate")
        starts_on = half_year(self.day)[0]
        row = {"rate_bp": self.rate_bp, "source": clean(self.source).strip()[:_LONGEST]}
        _keep_row(uow, _KEY, self.country, starts_on, row if self.rate_bp is not None else None)


@dataclass(frozen=True)
class SetLateSum(Command[None]):
    """Keep the fixed recovery sum of a country for what is due from a day on; None takes it away.

    It wins over the shipped table; `source` is where it was read. Raises BadInput for a sum below zero, NotFound for a
    country without a table.
    """

    country: str
    day: date
    amount: Money | None
    source: str = ""
    code = "late_sum.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the sum into the book's setting."""
        if self.amount is None:
            _keep_row(uow, _SUMS_KEY, self.country, self.day, None)
            return
        if self.amount.minor < 0:
            raise BadInput(_("A fixed sum is nothing or more."), where="amount")
        source = clean(self.source).strip()[:_LONGEST]
        row = {"minor": self.amount.minor, "currency": self.amount.currency, "source": source}
        _keep_row(uow, _SUMS_KEY, self.country, self.day, row)


def _keep_row(uow: UnitOfWork, key: str, country: str, day: date, row: Mapping[str, object] | None) -> None:
    from creatorbook.store.models import BookSetting

    if late_law(uow.connection, country) is None:
        raise NotFound(_("There is no late-payment table for “{country}”.").format(country=country), where="country")
    kept = json.loads(setting(uow.connection, key) or "{}")
    rows = kept.setdefault(country, {})
    if row is None:
        rows.pop(day.isoformat(), None)
    else:
        rows[day.isoformat()] = row
    text = json.dumps({code: own for code, own in sorted(kept.items()) if own}, sort_keys=True)
    known = uow.first(BookSetting, with_trash=True, key=key)
    if known is None:
        uow.add(BookSetting(key=key, value=text))
    else:
        known.value, known.trashed_at = text, None
    uow.name_change(country=country, day=day.isoformat())
