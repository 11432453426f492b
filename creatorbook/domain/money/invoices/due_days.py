"""The day on which an invoice is due: days, the end of the month in both lawful readings, or a day that was agreed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.payment_law import LimitCount, LimitScope
from creatorbook.domain.records.terms import DueCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw, TermLimit


@dataclass(frozen=True, slots=True)
class DueTerm:
    """So many calendar days from the day of issue, or the day that was agreed in words, which wins."""

    days: int = 0
    count: DueCount = DueCount.DAYS
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("days are not under zero")


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def due_day(term: DueTerm, issued_on: date) -> date:
    """Return the last day in time; it is printed as a day, never as a formula alone."""
    if term.due_on is not None:
        return term.due_on
    length = timedelta(days=term.days)
    match term.count:
        case DueCount.DAYS:
            return issued_on + length
        case DueCount.DAYS_THEN_MONTH_END:
            return month_end(issued_on + length)
        case DueCount.MONTH_END_THEN_DAYS:
            return month_end(issued_on) + length


def check_due_day(
    term: DueTerm,
    issued_on: date,
    law: PaymentLaw | None,
    record: tuple[str, str],
    *,
    scopes: frozenset[LimitScope] = frozenset(),
) -> Iterator[Finding]:
    """Yield that the day due lies before the issue, or later than may be agreed between businesses.

    `scopes` are the narrower limits that hold beside the general one: an invoice for a period, a large payer.
    """
    due_on = due_day(term, issued_on)
    if due_on < issued_on:
        yield finding("invoice.due_before_issue", about="due_on", record=record, due_on=due_on, issued_on=issued_on)
    if law is None:
        return
    held = {LimitScope.ALL, *scopes}
    limits = [each for each in law.limits if each.is_in_force(issued_on) and each.applies_to in held]
    narrow = [each for each in limits if each.applies_to is not LimitScope.ALL] or limits
    if narrow and due_on > max(_latest(each, issued_on) for each in narrow):
        widest = max(narrow, key=lambda each: _latest(each, issued_on))
        code = "invoice.due_too_late" if widest.is_hard else "invoice.due_late_unless_agreed"
        yield finding(
            code,
            about="due_on",
            record=record,
            sources=widest.sources,
            due_on=due_on,
            latest=_latest(widest, issued_on),
            country=law.country,
        )


def _latest(limit: TermLimit, issued_on: date) -> date:
    if limit.counted is LimitCount.INVOICE:
        return issued_on + timedelta(days=limit.days)
    # The reading that is kinder to the payer: what either allows is no breach.
    term = (DueTerm(limit.days, each) for each in (DueCount.DAYS_THEN_MONTH_END, DueCount.MONTH_END_THEN_DAYS))
    return max(due_day(each, issued_on) for each in term)
