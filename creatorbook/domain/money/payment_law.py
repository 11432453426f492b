"""Late payment between professionals: terms, fixed sums, dated interest rates, and how the interest is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.notes import read_notes
from creatorbook.domain.law.reading import RuleTable, is_in_force, read_sources, sources_cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.notes import LawNote
    from creatorbook.domain.values.money import Money

LANGUAGES = ("en", "fr", "de", "es")


class RateOf(StrEnum):
    """Which rate a day of delay bears: that of its own half-year, or one for the whole delay.

    FIRST_DAY is the rate of the day on which interest begins (United Kingdom, SI 2002/1675); DUE_DAY that of the last
    day in time (Ireland, S.I. 580/2012).
    """

    HALF_YEAR = "half_year"
    FIRST_DAY = "first_day"
    DUE_DAY = "due_day"


class LimitCount(StrEnum):
    """What the days of a limit count from: the day of the invoice, or the end of its month."""

    INVOICE = "invoice"
    MONTH_END = "month_end"


class LimitScope(StrEnum):
    """What a limit is for: every invoice, one for a period of supplies, or one that a large company owes a small."""

    ALL = "all"
    PERIODIC = "periodic"
    LARGE_PAYER = "large_payer"


class Compounding(StrEnum):
    """Whether interest bears interest: never, or from the end of each full year of delay (Netherlands, 6:119a BW)."""

    NONE = "none"
    YEARLY = "yearly"


# A rate that no half-year changes is kept as one that has always been there.
_ALWAYS = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class LateRate:
    """The yearly rate of late interest (basis points) between two days that both count.

    `reference_bp` is the central bank's rate that it was made from, None where the source gives the sum only.
    """

    starts_on: date
    ends_on: date
    rate_bp: int
    sources: tuple[Source, ...]
    reference_bp: int | None = None

    @property
    def is_constant(self) -> bool:
        """Whether the law names one rate for all times."""
        return (self.starts_on, self.ends_on) == _ALWAYS

    @property
    def is_sure(self) -> bool:
        """Whether a source of it was seen and can be relied upon."""
        return any(source.confidence != "low" for source in self.sources)


@dataclass(frozen=True, slots=True)
class SumBand:
    """The fixed recovery sum for a debt of at least so much."""

    at_least: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class OwnSum:
    """A fixed recovery sum that the user wrote down for debts due from a day on, with where it was read."""

    starts_on: date
    amount: Money
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TermLimit:
    """The longest term of payment that may be agreed, in calendar days.

    A hard one cannot be passed by agreement; one that is not hard can, expressly and where that is not grossly unfair
    (directive 2011/7/EU, article 3(5)).
    """

    days: int
    is_hard: bool
    counted: LimitCount
    applies_to: LimitScope
    confidence: str
    sources: tuple[Source, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Return whether the limit holds on the day."""
        return is_in_force(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class PaymentLaw:
    """One country's late-payment rules; `day_count` is the length of the year that interest is counted on.

    `fixed_sum` is the recovery sum where it is one for all debts, `bands` where it goes by the debt. `statutory` False
    says that no law sets a rate: only a contract can. `with_taxes` says that interest counts on the amount with VAT.
    `needs_reminder` says that interest begins with a reminder, unless a day was agreed (Switzerland, article 102 CO).
    `own_sums` are the user's, the oldest first, and win over the law's.
    `basis` names the law, `reckoning` how its rate is made, each by language as letters cite them.
    """

    country: str
    default_days: int | None
    fixed_sum: Money | None
    day_count: int
    rates: tuple[LateRate, ...]
    sources: tuple[Source, ...]
    valid_from: date | None
    valid_to: date | None
    bands: tuple[SumBand, ...]
    statutory: bool
    with_taxes: bool
    margin_bp: int | None
    rate_of: RateOf
    compounding: Compounding
    basis: tuple[tuple[str, str], ...]
    reckoning: tuple[tuple[str, str], ...]
    notes: tuple[LawNote, ...] = ()
    limits: tuple[TermLimit, ...] = ()
    needs_reminder: bool = False
    own_sums: tuple[OwnSum, ...] = ()

    def limit_on(self, day: date, scope: LimitScope = LimitScope.ALL) -> TermLimit | None:
        """Return the limit of the day that counts from the invoice, None where there is none of that scope."""
        return next(
            (
                limit
                for limit in self.limits
                if limit.applies_to is scope and limit.counted is LimitCount.INVOICE and limit.is_in_force(day)
            ),
            None,
        )

    def is_in_force(self, on: date) -> bool:
        """Return whether the rules are in force on the day."""
        return is_in_force(on, self.valid_from, self.valid_to)

    def rate_on(self, day: date) -> LateRate | None:
        """Return the rate of the day, None where the table does not know it."""
        # The last that began: the user's own rate of a half-year lies inside one that always held.
        held = [rate for rate in self.rates if rate.starts_on <= day <= rate.ends_on]
        return held[-1] if held else None

    def own_sum_on(self, due_on: date | None) -> OwnSum | None:
        """Return the user's own recovery sum for what is due on a day, None where there is none."""
        held = [each for each in self.own_sums if due_on is not None and each.starts_on <= due_on]
        return held[-1] if held else None

    def fixed_sum_for(self, debt: Money, due_on: date | None = None) -> Money | None:
        """Return the recovery sum for one debt; None where there is none, or the debt's currency has no band.

        The user's own for what is due on the day wins; one of nothing says that there is none.
        """
        own = self.own_sum_on(due_on)
        if own is not None:
            return own.amount if own.amount.minor else None
        if self.fixed_sum is not None:
            return self.fixed_sum
        fitting = [
            band.amount for band in self.bands if band.at_least.currency == debt.currency and band.at_least <= debt
        ]
        return fitting[-1] if fitting else None

    def basis_in(self, language: str) -> str:
        """Return the law's name as a letter in the language cites it, "" where it has none."""
        return dict(self.basis).get(language, "")

    def reckoning_in(self, language: str) -> str:
        """Return in words how the rate is made, "" where the language has none."""
        return dict(self.reckoning).get(language, "")


def read_payment_law(file: str, data: Mapping[str, object]) -> PaymentLaw:
    """Return the law that a parsed `money/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    country = table.text("country")
    late = table.table("late_payment")
    if late is None:
        raise table.error("late_payment", "this table is needed")
    margin = late.whole_number("margin_bp")
    round_up = late.whole_number("round_up_bp", least=1)
    law = PaymentLaw(
        country=country,
        default_days=late.whole_number("default_days"),
        fixed_sum=late.money("fixed_sum"),
        day_count=late.whole_number("day_count", least=360) or 365,
        rates=_fixed_rate(late, sources) or _rates(table, sources, margin, round_up),
        sources=sources_cited(late, sources),
        valid_from=late.day("valid_from"),
        valid_to=late.day("valid_to"),
        bands=_bands(table),
        statutory=late.flag("statutory", default=True) is not False,
        with_taxes=late.flag("with_taxes", default=True) is not False,
        margin_bp=margin,
        rate_of=late.choice("rate_of", RateOf, RateOf.HALF_YEAR),
        compounding=late.choice("compounding", Compounding, Compounding.NONE),
        basis=_read_texts(late, "basis"),
        reckoning=_read_texts(late, "reckoning"),
        notes=read_notes(table, sources),
        limits=_limits(table, sources),
        needs_reminder=late.flag("needs_reminder") is True,
    )
    if law.fixed_sum is not None and law.bands:
        raise late.error("fixed_sum", "either one sum or sums by debt, not both")
    if not law.statutory and law.rates:
        raise late.error("statutory", "a law that sets no rate has none in the table")
    late.refuse_unread()
    table.refuse_unread()
    return law


def _rates(
    table: RuleTable, sources: Mapping[str, Source], margin: int | None, round_up: int | None
) -> tuple[LateRate, ...]:
    rates: list[LateRate] = []
    for entry in table.tables("rate"):
        starts_on, ends_on, rate_bp = entry.day("starts_on"), entry.day("ends_on"), entry.whole_number("rate_bp")
        reference = entry.whole_number("reference_bp")
        if starts_on is None or ends_on is None or rate_bp is None or ends_on < starts_on:
            raise entry.error("starts_on", "a rate needs its first day, its last day and its basis points")
        if rates and starts_on <= rates[-1].ends_on:
            raise entry.error("starts_on", "rates are to follow one another without overlap")
        if reference is not None and margin is not None:
            made = reference + margin
            if round_up is not None:
                made = -(-made // round_up) * round_up
            if made != rate_bp:
                raise entry.error("rate_bp", f"the reference and the margin make {made}")
        rates.append(LateRate(starts_on, ends_on, rate_bp, sources_cited(entry, sources), reference))
        entry.refuse_unread()
    return tuple(rates)


def _fixed_rate(late: RuleTable, sources: Mapping[str, Source]) -> tuple[LateRate, ...]:
    rate_bp = late.whole_number("rate_fixed_bp")
    return () if rate_bp is None else (LateRate(*_ALWAYS, rate_bp, sources_cited(late, sources)),)


def _limits(table: RuleTable, sources: Mapping[str, Source]) -> tuple[TermLimit, ...]:
    limits: list[TermLimit] = []
    for entry in table.tables("term_limit"):
        days, is_hard = entry.whole_number("days", least=1), entry.flag("hard")
        if days is None or is_hard is None:
            raise entry.error("days", "a limit needs its days and whether it is hard")
        limits.append(
            TermLimit(
                days,
                is_hard,
                entry.choice("counted", LimitCount, LimitCount.INVOICE),
                entry.choice("applies_to", LimitScope, LimitScope.ALL),
                entry.confidence(),
                sources_cited(entry, sources),
                entry.day("valid_from"),
                entry.day("valid_to"),
            )
        )
        entry.refuse_unread()
    return tuple(limits)


def _bands(table: RuleTable) -> tuple[SumBand, ...]:
    bands: list[SumBand] = []
    for entry in table.tables("fixed_sum"):
        at_least, amount = entry.money("at_least"), entry.money("amount")
        if at_least is None or amount is None or at_least.currency != amount.currency:
            raise entry.error("amount", "a band needs the least debt and its sum, in one currency")
        if bands and not bands[-1].at_least < at_least:
            raise entry.error("at_least", "bands are to rise")
        bands.append(SumBand(at_least, amount))
        entry.refuse_unread()
    return tuple(bands)


def _read_texts(late: RuleTable, key: str) -> tuple[tuple[str, str], ...]:
    table = late.table(key)
    if table is None:
        return ()
    found = tuple((language, table.text(language)) for language in LANGUAGES)
    table.refuse_unread()
    return found
