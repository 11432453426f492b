"""How the money stands: a year by month, one currency at a time, and what is late, due and expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.services.book.settings import usual_currency
from creatorbook.services.invoices.open_sums import SumState, sums_owed
from creatorbook.services.reports.income import income

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.reports.income import Income
    from creatorbook.store.engine.reading import Executes

_AHEAD = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class MonthSums:
    """What came and what is to come in a month, with taxes, in minor units; `month` is its first day."""

    month: date
    paid: int = 0
    due: int = 0
    late: int = 0
    expected: int = 0

    @property
    def all(self) -> int:
        """All of it together."""
        return self.paid + self.due + self.late + self.expected


@dataclass(frozen=True, slots=True)
class Standing:
    """The money of one currency: the months of the year and three more, and its sums.

    `paid_before` is what came in the year before up to the same day. What is to come without a day is in no month.
    """

    currency: str
    months: tuple[MonthSums, ...]
    paid: Money
    paid_before: Money
    due: Money
    late: Money
    expected: Money


def money_standings(reading: Executes, today: date) -> tuple[tuple[Standing, ...], tuple[OpenSum, ...]]:
    """Return how the money stands by currency, the book's own first, and all that is open, the first due first."""
    owed = sums_owed(reading, today)
    came = income(reading, first=date(today.year - 1, 1, 1), last=today)
    parts: dict[str, list[Income]] = {}
    for part in came:
        parts.setdefault(part.currency, []).append(part)
    sums: dict[str, list[OpenSum]] = {}
    for each in owed:
        sums.setdefault(each.currency, []).append(each)
    usual = usual_currency(reading)
    in_order = sorted(parts.keys() | sums.keys(), key=lambda currency: (currency != usual, currency))
    return tuple(_standing(each, parts.get(each, ()), sums.get(each, ()), today) for each in in_order), owed


def _standing(currency: str, came: Iterable[Income], owed: Iterable[OpenSum], today: date) -> Standing:
    paid: dict[str, int] = {}
    before = 0
    first_day, same_day = f"{today.year}-01-01", f"{today.year - 1}{today.isoformat()[4:]}"
    for part in came:
        if part.came_on >= first_day:
            month_of = part.came_on[:7]
            paid[month_of] = paid.get(month_of, 0) + part.gross
        elif part.came_on <= same_day:
            before += part.gross
    sums = {"due": 0, "late": 0, "expected": 0}
    by_month: dict[str, dict[str, int]] = {}
    for each in owed:
        name = bar_of(each)
        sums[name] += each.open_minor
        if each.due_on is not None:
            month = by_month.setdefault(each.due_on.isoformat()[:7], {})
            month[name] = month.get(name, 0) + each.open_minor
    months = [
        MonthSums(first, paid.get(key, 0), **by_month.get(key, {}))
        for first in _months(today)
        for key in [first.isoformat()[:7]]
    ]
    return Standing(
        currency,
        tuple(months),
        Money(sum(paid.values()), currency),
        Money(before, currency),
        *(Money(sums[name], currency) for name in ("due", "late", "expected")),
    )


def bar_of(owed: OpenSum) -> str:
    """Return which of "late", "due" and "expected" a sum that is open counts as."""
    if owed.days_late:
        return "late"
    return "expected" if owed.state in (SumState.EXPECTED, SumState.TO_INVOICE) else "due"


def _months(today: date) -> list[date]:
    count = max(_MONTHS, today.month + _AHEAD)
    return [date(today.year + number // _MONTHS, number % _MONTHS + 1, 1) for number in range(count)]
