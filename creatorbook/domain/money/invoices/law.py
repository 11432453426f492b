"""What the law of one country says of invoices, as dated data: VAT, words, withholding, keeping, calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.money.checks import WHOLE_BP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.invoices.lines import LineKind
    from creatorbook.domain.money.invoices.treatments import BuyerKind, DocumentKind, Place, Supply, VatCategory
    from creatorbook.domain.values.money import Money


class Act(StrEnum):
    """What a country wants done with electronic invoices: take them in, issue them, or report sums."""

    RECEIVE = "receive"
    ISSUE = "issue"
    REPORT = "report"
    SOFTWARE = "software"


class Counted(StrEnum):
    """What counts toward a threshold: money that came, what was invoiced, or the profit."""

    RECEIVED = "received"
    INVOICED = "invoiced"
    PROFIT = "profit"


class Period(StrEnum):
    """The time over which a threshold counts."""

    YEAR = "year"
    TWELVE_MONTHS = "twelve_months"
    FOUR_QUARTERS = "four_quarters"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact of the law: its id, where it was read and how far it can be trusted, and the days on which it holds."""

    id: str
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None
    valid_to: date | None

    def is_in_force(self, on: date) -> bool:
        """Return whether it holds on the day; both ends count."""
        return is_in_force(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Case:
    """When a fact applies; what is empty is no condition. `over` asks for a total with VAT of more than that."""

    regimes: frozenset[str] = frozenset()
    buyers: frozenset[BuyerKind] = frozenset()
    places: frozenset[Place] = frozenset()
    supplies: frozenset[Supply] = frozenset()
    categories: frozenset[VatCategory] = frozenset()
    kinds: frozenset[DocumentKind] = frozenset()
    over: Money | None = None


@dataclass(frozen=True, slots=True)
class OfCase(Dated):
    """A fact that holds in a case."""

    case: Case


@dataclass(frozen=True, slots=True)
class Regime(Dated):
    """A VAT regime of sellers; `names` by language."""

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VatRate(Dated):
    """A rate in basis points for these kinds of supply; the first that fits is the usual one."""

    rate_bp: int
    supplies: frozenset[Supply]


@dataclass(frozen=True, slots=True)
class Treatment(OfCase):
    """How VAT is treated in a case: its category, why in a code of electronic invoices, and what is to be reported.

    `mention` is the id of the words that must be printed, "" for none; `reason` what stands where none are.
    """

    category: VatCategory
    mention: str
    reason: str
    reason_code: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention(OfCase):
    """Words that must be printed in a case: those of the law, in `language`, and what they mean in others."""

    language: str
    texts: Mapping[str, str]

    def words_in(self, language: str) -> str:
        """Return the words for a document: the law's own, with what they mean beside them in another language."""
        own, other = self.texts[self.language], self.texts.get(language, "")
        return own if language == self.language or not other else f"{own} ({other})"


@dataclass(frozen=True, slots=True)
class Needed(OfCase):
    """A field that must be filled in a case; one of `fields` is enough, and the first is asked for."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithholdingRule(OfCase):
    """What a payer keeps back of the net sum and pays to the state; lines of the kinds in `without` do not count."""

    name: str
    rate_bp: int
    without: frozenset[LineKind]


@dataclass(frozen=True, slots=True)
class ContributionRule(OfCase):
    """A share of the net sum that a seller may add as a line, taxed and withheld upon like the fee."""

    name: str
    rate_bp: int


@dataclass(frozen=True, slots=True)
class StampRule(OfCase):
    """A stamp duty that is added as a line where the sums without VAT go over a limit."""

    name: str
    over: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Keeping(Dated):
    """For how many years invoices are kept, from the end of the year."""

    years: int


@dataclass(frozen=True, slots=True)
class Threshold(Dated):
    """A line that turnover may cross: `tolerance` is the second one, where passing the first is still borne with."""

    names: Mapping[str, str]
    amount: Money
    tolerance: Money | None
    counted: Counted
    period: Period


@dataclass(frozen=True, slots=True)
class EInvoicing(Dated):
    """A duty of the calendar of electronic invoices: who, what, by which network, in which formats; texts by language.

    `regimes` are those that it binds, empty for all; `is_usual` False where it binds large companies only.
    """

    act: Act
    regimes: frozenset[str]
    is_usual: bool
    network: str
    formats: tuple[str, ...]
    texts: Mapping[str, str]


class Reported(StrEnum):
    """What one line of a report to the tax office is of: sales by document or day, payments one by one or by day."""

    DOCUMENT = "document"
    DAY = "day"
    PAYMENT = "payment"
    PAID_DAY = "paid_day"

    @property
    def is_of_payments(self) -> bool:
        """Whether it is of what came in, and not of what was invoiced."""
        return self in (Reported.PAYMENT, Reported.PAID_DAY)


@dataclass(frozen=True, slots=True)
class Reporting(OfCase):
    """Totals that a country wants of a case: in which flow, under which code ("" for none), by what; texts by language.

    Of sales, and of payments, the first that fits decides; what none fits is not reported.
    """

    flow: str
    code: str
    of: Reported
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refusal(Dated):
    """Days for which this program may give no number, and the name of the rules that want another program."""

    name: str


@dataclass(frozen=True, slots=True)
class InvoiceLaw:
    """Everything that one country says of invoices; `currency` is the one that its VAT is declared in."""

    country: str
    currency: str
    regimes: tuple[Regime, ...]
    rates: tuple[VatRate, ...]
    treatments: tuple[Treatment, ...]
    mentions: tuple[Mention, ...]
    needed: tuple[Needed, ...]
    withholdings: tuple[WithholdingRule, ...]
    contributions: tuple[ContributionRule, ...]
    stamps: tuple[StampRule, ...]
    keeping: tuple[Keeping, ...]
    thresholds: tuple[Threshold, ...]
    e_invoicing: tuple[EInvoicing, ...]
    reporting: tuple[Reporting, ...]
    refusals: tuple[Refusal, ...]

    def mention(self, id: str, on: date) -> Mention | None:
        """Return the words of an id on the day, None where there are none."""
        return next((each for each in self.mentions if each.id == id and each.is_in_force(on)), None)

    def keeping_years(self, on: date) -> Keeping | None:
        """Return how long invoices of the day are kept, None where the rules do not know."""
        return next((each for each in self.keeping if each.is_in_force(on)), None)

    def duties_on(self, on: date, regime: str) -> tuple[EInvoicing, ...]:
        """Return the duties of electronic invoices that bind a small seller of the regime on the day."""
        return tuple(each for each in self._duties_of(regime) if each.is_in_force(on))

    def duties_after(self, on: date, regime: str) -> tuple[EInvoicing, ...]:
        """Return the duties that will bind a small seller of the regime, the nearest first."""
        to_come = [(each.valid_from, each) for each in self._duties_of(regime) if each.valid_from is not None]
        return tuple(each for begins, each in sorted(to_come, key=lambda pair: pair[0]) if begins > on)

    def reporting_of(
        self, buyer: BuyerKind, place: Place, supply: Supply, category: VatCategory, *, payments: bool
    ) -> Reporting | None:
        """Return what a sale, or with `payments` what came for it, is reported as, None for what is not reported."""
        for each in self.reporting:
            case = each.case
            fits = (
                each.of.is_of_payments is payments
                and (not case.buyers or buyer in case.buyers)
                and (not case.places or place in case.places)
                and (not case.supplies or supply in case.supplies)
                and (not case.categories or category in case.categories)
            )
            if fits:
                return each
        return None

    def _duties_of(self, regime: str) -> Iterable[EInvoicing]:
        return (each for each in self.e_invoicing if each.is_usual and (not each.regimes or regime in each.regimes))


class Level(StrEnum):
    """How near a threshold a sum is."""

    UNDER = "under"
    NEAR = "near"
    OVER = "over"
    BEYOND = "beyond"


_NEAR_BP = 8_000


def level_of(sum_: Money, threshold: Threshold) -> Level:
    """Return how near the sum is: near from 80 %, over above the line, beyond above the tolerance or without one.

    Raises MixedCurrencies where the sum is in another currency: sums are never converted for it.
    """
    if sum_ > threshold.amount:
        return Level.OVER if threshold.tolerance is not None and not sum_ > threshold.tolerance else Level.BEYOND
    return Level.NEAR if sum_.minor * WHOLE_BP >= threshold.amount.minor * _NEAR_BP else Level.UNDER
