"""Late interest, to the minor unit: by half-years, with what was paid on the way, line by line as a letter shows it.

Interest runs from the day after the last day in time up to and with the day counted to, as the laws have it (6:119a
BW says so in words: "tot en met de dag waarop de schuldenaar de geldsom heeft voldaan"). Each line is exact, then
rounded half up to the minor unit; the total adds up the rounded lines, so that anyone can check it with a calculator.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import WHOLE_BP
from creatorbook.domain.money.payment_law import Compounding, RateOf
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.money.payment_law import LateRate, PaymentLaw

_DAY = timedelta(days=1)
_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class PartPayment:
    """What came on a day; that day still bears interest on it, the next no longer."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class InterestLine:
    """The interest of the days from `first` to `last` (both count) on one base at one yearly rate.

    `exact` is in minor units before rounding; `rate` is the entry of the law's table, None for an agreed rate.
    """

    first: date
    last: date
    base: Money
    rate_bp: int
    exact: Fraction
    rate: LateRate | None = None

    @property
    def days(self) -> int:
        """How many days the line counts."""
        return (self.last - self.first).days + 1

    @property
    def amount(self) -> Money:
        """The line rounded half up to the minor unit."""
        return _round_money(self.exact, self.base.currency)


@dataclass(frozen=True, slots=True)
class Interest:
    """What a delay bears: its lines, the days whose rate is not known, what is still owed, and the interest a day.

    `outstanding` is the debt less what was paid; `daily` is what each further day adds, None where its rate is not
    known.
    """

    lines: tuple[InterestLine, ...]
    unknown: tuple[Span, ...]
    outstanding: Money
    daily: Money | None

    @property
    def is_complete(self) -> bool:
        """Whether the rate of every day is known."""
        return not self.unknown

    @property
    def total(self) -> Money:
        """The sum of the lines as they are rounded; of the known days only where not complete."""
        return Money(sum(line.amount.minor for line in self.lines), self.outstanding.currency)

    @property
    def is_sure(self) -> bool:
        """Whether every rate of the law's table that was used rests on more than an unchecked word."""
        return all(line.rate is None or line.rate.is_sure for line in self.lines)


def interest(
    debt: Money,
    due_on: date,
    until: date,
    law: PaymentLaw | None,
    *,
    paid: Iterable[PartPayment] = (),
    rate_bp: int | None = None,
) -> Interest:
    """Return the interest on a debt from the day after `due_on` up to and with `until`.

    `debt` is the base: with taxes where the law counts them. `rate_bp` is a yearly rate agreed by contract, and wins
    over the law's table; without either every day is unknown. Payments are taken off the debt, the interest stays.
    Raises MixedCurrencies where something was paid in another currency.
    """
    came = sorted((part for part in paid if part.on <= until), key=lambda part: part.on)
    for part in came:
        debt + part.amount
    lines: list[InterestLine] = []
    unknown: list[Span] = []
    day = due_on + _DAY
    while day <= until:
        last = _last_day_of_same_rate(day, due_on, until, came, law)
        rate = None if rate_bp is not None else _rate(day, due_on, law)
        known = rate_bp if rate_bp is not None else rate.rate_bp if rate is not None else None
        base = _base(debt, day, due_on, came, lines, law if rate_bp is None else None)
        if known is None:
            unknown.append(Span(day, last))
        elif base.minor > 0:
            lines.append(_line(day, last, base, known, law, rate))
        day = last + _DAY
    outstanding = _remaining_debt(debt, came, until + _DAY)
    return Interest(tuple(lines), _join_spans(unknown), outstanding, _daily(outstanding, until, due_on, law, rate_bp))


def _line(
    first: date, last: date, base: Money, rate_bp: int, law: PaymentLaw | None, rate: LateRate | None
) -> InterestLine:
    days = (last - first).days + 1
    year = law.day_count if law is not None else _YEAR_DAYS
    return InterestLine(first, last, base, rate_bp, Fraction(base.minor * rate_bp * days, WHOLE_BP * year), rate)


def _rate(day: date, due_on: date, law: PaymentLaw | None) -> LateRate | None:
    if law is None:
        return None
    match law.rate_of:
        case RateOf.HALF_YEAR:
            return law.rate_on(day)
        case RateOf.FIRST_DAY:
            return law.rate_on(due_on + _DAY)
        case RateOf.DUE_DAY:
            return law.rate_on(due_on)


def _last_day_of_same_rate(
    day: date, due_on: date, until: date, came: list[PartPayment], law: PaymentLaw | None
) -> date:
    """Return the last day that bears the same rate on the same base."""
    ends = [until, *(part.on for part in came if part.on >= day)]
    if law is not None and law.rate_of is RateOf.HALF_YEAR:
        ends += [rate.ends_on for rate in law.rates if rate.ends_on >= day]
        ends += [rate.starts_on - _DAY for rate in law.rates if rate.starts_on > day]
    if law is not None and law.compounding is Compounding.YEARLY:
        ends.append(_year_end(day, due_on))
    return min(ends)


def _year_end(day: date, due_on: date) -> date:
    """Return the last day of the year of delay that holds the day: anniversaries of the due day end a year."""
    for year in (day.year, day.year + 1):
        try:
            end = due_on.replace(year=year)
        except ValueError:  # 29 February
            end = date(year, 2, 28)
        if end >= day:
            return end
    raise AssertionError(day)


def _base(
    debt: Money, day: date, due_on: date, came: list[PartPayment], lines: list[InterestLine], law: PaymentLaw | None
) -> Money:
    base = _remaining_debt(debt, came, day)
    if law is not None and law.compounding is Compounding.YEARLY:
        # What earlier full years bore is part of the base; the running year is not.
        begins = _year_end(day, due_on)
        full = sum(line.amount.minor for line in lines if _year_end(line.last, due_on) < begins)
        base = Money(base.minor + full, base.currency)
    return base


def _remaining_debt(debt: Money, came: list[PartPayment], day: date) -> Money:
    """Return what is left of the debt on a day: a payment counts from the day after it came."""
    left = debt.minor - sum(part.amount.minor for part in came if part.on < day)
    return Money(max(left, 0), debt.currency)


def _daily(outstanding: Money, until: date, due_on: date, law: PaymentLaw | None, rate_bp: int | None) -> Money | None:
    rate = _rate(max(until, due_on + _DAY), due_on, law)
    known = rate_bp if rate_bp is not None else rate.rate_bp if rate is not None else None
    if known is None:
        return None
    year = law.day_count if law is not None else _YEAR_DAYS
    return _round_money(Fraction(outstanding.minor * known, WHOLE_BP * year), outstanding.currency)


def _join_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans with those that follow one another made one."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].last is not None and span.first == found[-1].last + _DAY:
            found[-1] = Span(found[-1].first, span.last)
        else:
            found.append(span)
    return tuple(found)


def _round_money(exact: Fraction, currency: str) -> Money:
    return Money((exact.numerator * 2 + exact.denominator) // (exact.denominator * 2), currency)
