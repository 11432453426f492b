"""What a country's law says of late payment between professionals: terms, fixed sum, dated interest rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.rule_reading import RuleTable, cited, in_force, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings import Source
    from creatorbook.domain.money import Money


@dataclass(frozen=True, slots=True)
class LateRate:
    """The yearly rate of late interest (basis points) between two days that both count."""

    starts_on: date
    ends_on: date
    rate_bp: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PaymentLaw:
    """One country's late-payment rules; `day_count` is the length of the year that interest is counted on."""

    country: str
    default_days: int | None
    maximum_days: int | None
    fixed_sum: Money | None
    day_count: int
    rates: tuple[LateRate, ...]
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Say whether the rules are in force on the day."""
        return in_force(on, self.valid_from, self.valid_to)

    def rate_on(self, day: date) -> LateRate | None:
        """Return the rate of the day, None where the table does not know it."""
        return next((rate for rate in self.rates if rate.starts_on <= day <= rate.ends_on), None)


def read_payment_law(file: str, data: Mapping[str, object]) -> PaymentLaw:
    """Return the law that a parsed `money/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    country = table.text("country")
    late = table.table("late_payment")
    if late is None:
        raise table.error("late_payment", "this table is needed")
    rates: list[LateRate] = []
    for entry in table.tables("rate"):
        starts_on, ends_on, rate_bp = entry.day("starts_on"), entry.day("ends_on"), entry.whole("rate_bp")
        if starts_on is None or ends_on is None or rate_bp is None or ends_on < starts_on:
            raise entry.error("starts_on", "a rate needs its first day, its last day and its basis points")
        if rates and starts_on <= rates[-1].ends_on:
            raise entry.error("starts_on", "rates are to follow one another without overlap")
        rates.append(LateRate(starts_on, ends_on, rate_bp, cited(entry, sources)))
        entry.done()
    law = PaymentLaw(
        country=country,
        default_days=late.whole("default_days"),
        maximum_days=late.whole("maximum_days"),
        fixed_sum=late.money("fixed_sum"),
        day_count=late.whole("day_count", least=360) or 365,
        rates=tuple(rates),
        sources=cited(late, sources),
        valid_from=late.day("valid_from"),
        valid_to=late.day("valid_to"),
    )
    late.done()
    table.done()
    return law
