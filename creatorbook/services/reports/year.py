"""A year in figures, as the page of reports shows it: income, gifts, how brands pay, and the lines that come near."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.written_contract import Basis
from creatorbook.domain.values.money import Money
from creatorbook.services.deals.brands import brand_figures, gift_years
from creatorbook.services.records import lists, rows
from creatorbook.services.reports.income import income, years_of_income
from creatorbook.services.reports.payers import payers
from creatorbook.services.reports.thresholds import first_day_counted, thresholds
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of, coalesce, total
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from creatorbook.domain.contracts.written_contract import CounterLine
    from creatorbook.services.reports.income import Income
    from creatorbook.services.reports.payers import Payer
    from creatorbook.services.reports.thresholds import Bar
    from creatorbook.store.engine.reading import Executes

_DEAL, _GIFT = Table("deal"), Table("gift")
_MONTHS = 12
# Of the brands that gave most in a year, the written contract is counted: the others are further from its line.
_BRANDS = 6
# An agency's creators have their lines each; those of more than this are asked for one by one.
_CREATORS = 12


@dataclass(frozen=True, slots=True)
class YearIncome:
    """What came in one currency without taxes: `months` are twelve sums in minor units, January first."""

    total: Money
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearGifts:
    """What the gifts of a year are worth, one sum a currency; `without_value` counts those that no sum holds."""

    year: int
    sums: tuple[Money, ...]
    count: int
    without_value: int


@dataclass(frozen=True, slots=True)
class CreatorBar:
    """A line of the tax office and how near one creator is; `creator` is a name, `country` where the law holds."""

    creator: str
    country: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class YearReport:
    """A year in figures; `years` are those that have any, the oldest first, and that of today."""

    year: int
    years: tuple[int, ...]
    income: tuple[YearIncome, ...]
    gifts: tuple[YearGifts, ...]
    payers: tuple[Payer, ...]
    written: tuple[CounterLine, ...]
    bars: tuple[CreatorBar, ...]
    more_creators: int


def year_report(reading: Executes, today: date, year: int | None, check: Callable[[], None]) -> YearReport:
    """Return a year in figures, that of today for None; `check` is called between parts and may raise to stop."""
    chosen = today.year if year is None else year
    on = today if chosen == today.year else date(chosen, 12, 31)
    # Read once for the year and for the lines of the tax office, some of which count from before it.
    first, last = date(chosen, 1, 1), date(chosen, 12, 31)
    parts = income(reading, first=min(first, first_day_counted(on)), last=last)
    check()
    gifts = _gifts(reading)
    check()
    years = sorted({today.year, *years_of_income(reading), *(each.year for each in gifts)})
    paying = payers(reading, today, year=chosen)
    check()
    written = _written(reading, on)
    check()
    bars, more = _bars(reading, on, parts, check)
    return YearReport(
        chosen,
        tuple(years),
        _income_of(parts, chosen),
        gifts,
        tuple(each for each in paying if each.days is not None),
        written,
        bars,
        more,
    )


def _income_of(parts: Iterable[Income], year: int) -> tuple[YearIncome, ...]:
    """Return the months of each currency, that with the most payments first: sums of two cannot be compared."""
    months: dict[str, list[int]] = {}
    counts: Counter[str] = Counter()
    for part in parts:
        if part.came_on.startswith(f"{year:04}-"):
            months.setdefault(part.currency, [0] * _MONTHS)[int(part.came_on[5:7]) - 1] += part.net
            counts[part.currency] += 1
    return tuple(
        YearIncome(Money(sum(months[currency]), currency), tuple(months[currency]))
        for currency in sorted(months, key=lambda each: (-counts[each], each))
    )


def _gifts(reading: Executes) -> tuple[YearGifts, ...]:
    sums: dict[int, Counter[str]] = {}
    counts: Counter[int] = Counter()
    blank: Counter[int] = Counter()
    for found in gift_years(reading):
        if found.year is not None:
            of_year = sums.setdefault(found.year, Counter())
            for each in found.sums:
                of_year[each.currency] += each.minor
            counts[found.year] += found.count
            blank[found.year] += found.without_value
    return tuple(
        YearGifts(year, tuple(Money(minor, code) for code, minor in sorted(sums[year].items())), counts[year],
                  blank[year])
        for year in sorted(sums)
    )  # fmt: skip


def _written(reading: Executes, on: date) -> tuple[CounterLine, ...]:
    """Return for each brand that gave much in the year the sum that is nearest to the line of the written contract."""
    found: list[CounterLine] = []
    for brand in _brands_that_gave_most(reading, on.year):
        lines = [each for each in brand_figures(reading, brand, on).counter if each.basis is Basis.CALENDAR_YEAR]
        if lines:
            # What is not sure to count is only in the sum over all objectives.
            found.append(max(lines, key=lambda each: (each.objective is not None, each.total.minor)))
    return tuple(sorted(found, key=lambda each: (-each.percent, each.brand_name)))


def _brands_that_gave_most(reading: Executes, year: int) -> list[str]:
    gave: Counter[str] = Counter()
    first, last = date(year, 1, 1), date(year, 12, 31)
    on = coalesce(_DEAL.signed_on, _DEAL.starts_on)
    deals = select(_DEAL, _DEAL.brand_id, total(coalesce(_DEAL.fee_minor, 0))).where(
        _DEAL.brand_id.is_known(), any_of(on.is_null(), on.between(first, last))
    )
    for brand, fee in results.iterate(reading, deals.group_by(_DEAL.brand_id)):
        gave[brand] += fee
    gifts = select(_GIFT, "brand_id", "value_minor").where(
        _GIFT.brand_id.is_known(), _GIFT.received_on.between(first, last)
    )
    for brand, value in results.rows(reading, gifts):
        gave[brand] += value or 0
    return [brand for brand, _sum in gave.most_common(_BRANDS)]


def _bars(
    reading: Executes, on: date, parts: Iterable[Income], check: Callable[[], None]
) -> tuple[tuple[CreatorBar, ...], int]:
    ids = lists.ids(reading, lists.Query("creator"), _CREATORS)
    came: dict[str, list[Income]] = {}
    begin, end = first_day_counted(on).isoformat(), on.isoformat()
    for part in parts:
        if begin <= part.came_on <= end:
            came.setdefault(part.creator_id, []).append(part)
    found = []
    for id in ids:
        creator = rows.get(reading, "creator", id)
        country = str(creator["country"] or "")
        bars = thresholds(reading, id, on, came.get(id, ()))
        found += [CreatorBar(creator.title, country, bar) for bar in bars]
        check()
    more = lists.count(reading, lists.Query("creator")) - len(ids)
    return tuple(sorted(found, key=lambda each: (-each.bar.share_bp, each.creator))), more
