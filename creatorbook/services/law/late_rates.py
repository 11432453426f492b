"""Late-payment laws as shipped, with the rates that the user typed in where the shipped tables know none or another."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.overrides import OWN
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.money.debts import payment_law_of
from creatorbook.domain.money.payment_law import LateRate
from creatorbook.services.book.command import Command
from creatorbook.services.book.settings import setting
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

_KEY = "late_rates"
_MOST = 10_000  # basis points: a hundred percent a year
_SECOND_HALF = 7  # its first month


def late_law(reading: Executes, country: str) -> PaymentLaw | None:
    """Return the late-payment law of a country with the user's own rates in it, as `payment_law_of` finds it."""
    law = payment_law_of(country, rulebook().money)
    if law is None:
        return None
    own = {starts_on: rate_bp for code, starts_on, rate_bp in own_rates(reading) if code == (country or law.country)}
    return _add_own_rates(law, own) if own else law


def own_rates(reading: Executes) -> tuple[tuple[str, date, int], ...]:
    """Return the rates that the user typed in: country, first day of the half-year, basis points a year."""
    kept = json.loads(setting(reading, _KEY) or "{}")
    return tuple(
        (country, date.fromisoformat(day), int(rate))
        for country, rates in sorted(kept.items())
        for day, rate in sorted(rates.items())
    )


def half_year(day: date) -> tuple[date, date]:
    """Return the first and the last day of the half-year that holds the day."""
    if day.month < _SECOND_HALF:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def _add_own_rates(law: PaymentLaw, own: dict[date, int]) -> PaymentLaw:
    rates = {rate.starts_on: rate for rate in law.rates}
    for starts_on, rate_bp in own.items():
        source = Source(_("The rate that you typed in"), "", starts_on.isoformat(), "medium", OWN)
        rates[starts_on] = LateRate(starts_on, half_year(starts_on)[1], rate_bp, (source,))
    return replace(law, rates=tuple(rates[day] for day in sorted(rates)))


@dataclass(frozen=True)
class SetLateRate(Command[None]):
    """Keep the yearly late rate of a country (basis points) for the half-year that holds a day; None takes it away.

    It wins over the shipped table. Raises BadInput for a rate beyond 100 %, NotFound for a country without a table.
    """

    country: str
    day: date
    rate_bp: int | None
    code = "late_rate.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Write the rate into the book's setting."""
        from creatorbook.store.models import BookSetting

        if self.rate_bp is not None and not 0 <= self.rate_bp <= _MOST:
            raise BadInput(_("A yearly rate is between 0 and 100%."), where="rate")
        if late_law(uow.connection, self.country) is None:
            raise NotFound(
                _("There is no late-payment table for “{country}”.").format(country=self.country), where="country"
            )
        starts_on = half_year(self.day)[0]
        kept = json.loads(setting(uow.connection, _KEY) or "{}")
        rates = kept.setdefault(self.country, {})
        if self.rate_bp is None:
            rates.pop(starts_on.isoformat(), None)
        else:
            rates[starts_on.isoformat()] = self.rate_bp
        text = json.dumps({code: own for code, own in sorted(kept.items()) if own}, sort_keys=True)
        row = uow.first(BookSetting, with_trash=True, key=_KEY)
        if row is None:
            uow.add(BookSetting(key=_KEY, value=text))
        else:
            row.value, row.trashed_at = text, None
        uow.name_change(country=self.country, day=starts_on.isoformat())
