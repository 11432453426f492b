"""The numbers of invoices: a series of a creator, taken in the step that issues, without a gap and never twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.money.invoices.numbering import NumberPattern, check_number, check_pattern
from creatorbook.services.book.command import Command
from creatorbook.store import results
from creatorbook.store.query.expressions import most
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.money.invoices import InvoiceKind
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import InvoiceSeries
    from creatorbook.store.writing.uow import UnitOfWork

# What a series is numbered by where the user said nothing: the year, and three digits or more.
USUAL_PATTERN = "F-{year}-{counter:3}"
_PLACED_PATTERN = "F{place}-{{year}}-{{counter:3}}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was taken: of which series, year and counter."""

    series_id: str
    year: int
    counter: int
    number: str


def take_number(uow: UnitOfWork, creator_id: str, kind: InvoiceKind, issued_on: date) -> Taken:
    """Take the next number of the creator's series for a kind of invoice; the series is begun where there is none.

    Numbers that were given by hand, or by another program, and that this pattern would write are counted on from. The
    days of a series never run backwards. Raises AnswerIsNo for a day before that of the number before.
    """
    series = _series_of(uow, creator_id, kind)
    pattern = NumberPattern(series.pattern, series.yearly)
    # A series that runs on counts in one year for ever.
    year = issued_on.year if series.yearly else 0
    of = Table("invoice")
    ours = select(of, most(of.counter), most(of.issued_on)).where(of.series_id.equals(series.id), of.year.equals(year))
    last, last_on = results.rows(uow.connection, ours.with_trash())[0]
    if last_on is not None and issued_on.isoformat() < last_on:
        raise AnswerIsNo(
            _("An invoice of {day} has a number of this series already: numbers follow the days.").format(day=last_on),
            where="issued_on",
            hint=_("Issue it on that day or later."),
            code="invoice.day_before_last",
        )
    counter = (last or 0) + 1
    if last is None:
        begins = not series.yearly or series.first_year in (None, year)
        counter = max(
            [series.first if begins else 1, *(each + 1 for each in _by_hand(uow, creator_id, pattern, issued_on))]
        )
    number = pattern.number(issued_on.year, counter)
    while _is_known(uow, creator_id, number):
        counter += 1
        number = pattern.number(issued_on.year, counter)
    wrong = next(check_number(number, ("invoice_series", series.id)), None)
    if wrong is not None:
        raise AnswerIsNo(_("This pattern writes no number: {pattern}").format(pattern=series.pattern), where="pattern")
    return Taken(series.id, year, counter, number)


def _series_of(uow: UnitOfWork, creator_id: str, kind: InvoiceKind) -> InvoiceSeries:
    from creatorbook.store.models import InvoiceSeries

    found = uow.live(InvoiceSeries, creator_id=creator_id)
    named = next((each for each in found if kind.value in each.kinds), None)
    usual = named or next((each for each in found if not each.kinds), None)
    if usual is not None:
        return usual
    creators = results.values(uow.connection, select("creator", "id").with_trash())
    place = sum(each <= creator_id for each in creators)
    pattern = USUAL_PATTERN if len(creators) == 1 else _PLACED_PATTERN.format(place=place)
    return uow.add(InvoiceSeries(creator_id=creator_id, pattern=pattern))


def _by_hand(uow: UnitOfWork, creator_id: str, pattern: NumberPattern, issued_on: date) -> list[int]:
    """Return the counters of numbers on payments that this pattern would have written in the year."""
    payment, deal = Table("payment"), Table("deal")
    numbers = select(payment, "invoice_number").join(deal, deal.id.equals(payment.deal_id), with_trash=True)
    ours = numbers.where(deal.creator_id.equals(creator_id), payment.invoice_number.differs(""))
    counters = (
        pattern.counter_of(number, issued_on.year) for number in results.values(uow.connection, ours.with_trash())
    )
    return [each for each in counters if each is not None]


def _is_known(uow: UnitOfWork, creator_id: str, number: str) -> bool:
    of, payment, deal = Table("invoice"), Table("payment"), Table("deal")
    issued = select(of, "id").where(of.creator_id.equals(creator_id), of.number.equals(number)).with_trash()
    by_hand = select(payment, "id").join(deal, deal.id.equals(payment.deal_id), with_trash=True)
    by_hand = by_hand.where(deal.creator_id.equals(creator_id), payment.invoice_number.equals(number)).with_trash()
    return any(results.first(uow.connection, each) is not None for each in (issued, by_hand))


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series of a creator: its pattern, what kinds it numbers (none: all that no other names), and where it began."""

    id: str
    creator_id: str
    pattern: str
    yearly: bool
    first: int
    kinds: tuple[str, ...]


def series_of(reading: Executes, creator_id: str) -> tuple[SeriesRow, ...]:
    """Return the series of a creator, oldest first."""
    import json

    of = Table("invoice_series")
    columns = select(of, "id", "creator_id", "pattern", "yearly", "first", "kinds")
    found = results.rows(reading, columns.where(of.creator_id.equals(creator_id)).order_by(of.id))
    return tuple(
        SeriesRow(id, creator, pattern, bool(yearly), first, tuple(json.loads(kinds)))
        for id, creator, pattern, yearly, first, kinds in found
    )


@dataclass(frozen=True)
class SetSeries(Command[str]):
    """Begin a series of a creator, or change one; returns its id.

    `first` is the number that the next one begins with where the year has none, for whoever comes from another
    program. Raises BadInput for a pattern that would repeat, or that could write a number of another series.
    """

    creator_id: str
    pattern: str
    yearly: bool = True
    first: int = 1
    kinds: tuple[InvoiceKind, ...] = ()
    series_id: str = ""
    code = "invoice.series"

    def execute(self, uow: UnitOfWork) -> str:
        """Check beside the others, and write."""
        from creatorbook.services.wording.findings import sentence
        from creatorbook.store.models import Creator, InvoiceSeries

        creator = uow.get(Creator, self.creator_id)
        others = [each for each in uow.live(InvoiceSeries, creator_id=creator.id) if each.id != self.series_id]
        patterns = [NumberPattern(each.pattern, each.yearly) for each in others]
        record = ("invoice_series", self.series_id or "new")
        wrong = next(check_pattern(self.pattern, patterns, record, yearly=self.yearly), None)
        if wrong is not None:
            raise BadInput(sentence(wrong), where="pattern", code=wrong.code)
        if self.first < 1:
            raise BadInput(_("A series begins with 1 or more."), where="first")
        row = uow.get(InvoiceSeries, self.series_id) if self.series_id else None
        if row is None:
            row = uow.add(InvoiceSeries(creator_id=creator.id, pattern=self.pattern))
        row.pattern, row.yearly, row.first = self.pattern, self.yearly, self.first
        row.first_year, row.kinds = uow.today.year, tuple(each.value for each in self.kinds)
        uow.name_change(pattern=self.pattern)
        return row.id
