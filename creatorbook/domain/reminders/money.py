"""What is due of money: invoices that are open, the next step of each ladder, lines of the bank that nobody entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.domain.reminders.due import Due
from creatorbook.domain.reminders.kinds import ReminderKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from creatorbook.domain.money.ladder import Ladder
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An issued invoice of which something is still to come; `deal` and `brand` are names."""

    id: str
    number: str
    deal: str
    brand: str
    open: Money
    due_on: date


@dataclass(frozen=True, slots=True)
class BankLines:
    """What came in on one account and is neither entered nor left aside; `newest` is the id of its last line."""

    statement_id: str
    account: str
    count: int
    booked_on: date
    newest: str


@dataclass(frozen=True, slots=True)
class QuietDeal:
    """An open deal of which nothing was heard, noted or dated since a day; `deal` and `brand` are names."""

    id: str
    deal: str
    brand: str
    since: date


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """What is owed, beside the payments of the deals themselves.

    `invoiced` are the payments that an issued invoice asks for, `open` what is still to come of the others, with taxes,
    by their ids; `ladders` are those of invoices and payments. `quiet_days` is how long a deal may be quiet.
    """

    invoices: tuple[OpenInvoice, ...] = ()
    invoiced: frozenset[str] = frozenset()
    open: Mapping[str, Money] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    bank: tuple[BankLines, ...] = ()
    quiet: tuple[QuietDeal, ...] = ()
    quiet_days: int = 0


def money_due(facts: MoneyFacts, today: date) -> Iterator[Due]:
    """Yield what is due of invoices, of the bank's lines and of deals that fell quiet."""
    for each in facts.invoices:
        kind = ReminderKind.PAYMENT_LATE if each.due_on < today else ReminderKind.PAYMENT_EXPECTED
        params = {"deal": each.deal, "brand": each.brand, "label": each.number, "amount": each.open}
        yield Due(kind, each.due_on, ("invoice", each.id), {**params, **step_params(facts, each.id)})
    for lines in facts.bank:
        told = {"account": lines.account, "count": lines.count, "booked_on": lines.booked_on}
        # What was answered holds for the lines of then, and not for one that comes later.
        yield Due(ReminderKind.BANK_LINES, today, ("statement", lines.statement_id), told, lines.newest, lasting=True)
    for deal in facts.quiet:
        names = {"deal": deal.deal, "brand": deal.brand, "since": deal.since}
        yield Due(ReminderKind.DEAL_QUIET, deal.since + timedelta(days=facts.quiet_days), ("deal", deal.id), names)


def step_params(facts: MoneyFacts, id: str) -> dict[str, Any]:
    """Return what a line says of a ladder: the letter that is due now, and when somebody was reminded last."""
    ladder = facts.ladders.get(id)
    if ladder is None:
        return {}
    found: dict[str, Any] = {}
    if ladder.due is not None:
        found |= {"step": ladder.due.days, "letter": ladder.due.kind.value, "tone": ladder.due.tone.value}
    taken = ladder.last_taken
    if taken is not None and taken.taken is not None and taken.taken.sent_on is not None:
        found["reminded_on"] = taken.taken.sent_on
    return found
