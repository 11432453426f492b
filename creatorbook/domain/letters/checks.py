"""What a person should know before a letter goes out: whether it fits the facts, and what its sums rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.deals.rights_windows import WindowState
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.checks import agreed_sum, percent
from creatorbook.domain.money.debts import awaits_reminder
from creatorbook.domain.money.payment_states import PaymentState
from creatorbook.domain.records.letters import AFTER_RIGHTS, LetterKind, Tone
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.deals.rights_windows import RightsWindow
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.late_interest import Interest
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.money.payment_states import PaymentStatus
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.parties import Creator
    from creatorbook.domain.records.payments import Instalment

_UNION = "EU"


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A payment that a letter asks for, and how: under which country's law, and whether VAT and a rate were given.

    `is_ahead` says that the letter is a word ahead of the due day.
    """

    payment: Instalment
    status: PaymentStatus
    creator: Creator
    country: str
    vat_given: bool
    rate_agreed: bool
    is_ahead: bool = False


def claim_findings(facts: ClaimFacts) -> Iterator[Finding]:
    """Yield why the payment is not to be asked for, and whether its VAT is to be asked after."""
    payment, status = facts.payment, facts.status
    record = ("payment", payment.id)
    if payment.paid_on is not None:
        yield finding("letter.paid", about="paid_on", record=record, paid_on=payment.paid_on)
    elif status.expected_on is None:
        yield finding("letter.not_due", about="due_on", record=record)
    elif status.state is not PaymentState.LATE and not facts.is_ahead:
        yield finding("letter.not_late", about="due_on", record=record, due_on=status.expected_on)
    if not payment.is_invoiced and payment.due_on is None and payment.paid_on is None:
        yield finding("letter.not_invoiced", about="invoiced_on", record=record)
    creator = facts.creator
    if not facts.vat_given and creator.vat_number.strip() and not creator.vat_mention.strip():
        yield finding("letter.vat_unknown", about="vat", record=record, amount=payment.amount)


def sum_findings(dossier: Dossier, payment: Instalment) -> Iterator[Finding]:
    """Yield that a payment, with the others of its deal, comes to more than was agreed."""
    agreed = agreed_sum(dossier)
    if agreed is None:
        return
    amounts = [each.amount for each in dossier.instalments if each.amount.currency == agreed.currency]
    total = Money(sum(amount.minor for amount in amounts), agreed.currency)
    if payment.amount.currency == agreed.currency and total > agreed:
        yield finding("letter.beyond_fee", about="amount", record=("payment", payment.id), total=total, fee=agreed)


def asks_interest(kind: LetterKind, tone: Tone) -> bool:
    """Return whether a letter about a payment speaks of a sum of interest."""
    return kind is LetterKind.FORMAL_NOTICE or tone is Tone.LAST


def interest_findings(facts: ClaimFacts, law: PaymentLaw, counted: Interest) -> Iterator[Finding]:
    """Yield what the interest rests on where that is not sure, or not known."""
    record = ("payment", facts.payment.id)
    if law.country != facts.country and law.country == _UNION:
        yield finding("letter.law_unsure", about="creator.country", record=record, country=facts.country)
    if facts.rate_agreed:
        return
    if not law.statutory:
        yield finding("letter.no_statutory_rate", about="rate", record=record, country=law.country)
        return
    if awaits_reminder(facts.payment, law):
        yield finding(
            "letter.interest_from_reminder", about="rate", record=record, sources=law.sources, country=law.country
        )
        return
    for span in counted.unknown:
        yield finding(
            "letter.rate_unknown",
            about="rate",
            record=record,
            sources=law.sources,
            starts_on=span.first,
            ends_on=span.last,
        )
    unsure = {
        line.rate.starts_on: line.rate for line in counted.lines if line.rate is not None and not line.rate.is_sure
    }
    for starts_on, rate in sorted(unsure.items()):
        yield finding(
            "letter.rate_unsure",
            about="rate",
            record=record,
            sources=rate.sources,
            starts_on=starts_on,
            rate=percent(rate.rate_bp),
        )


def window_findings(kind: LetterKind, window: RightsWindow) -> Iterator[Finding]:
    """Yield why a window of rights does not fit a letter about its renewal, or about its end."""
    record = ("usage_right", window.right_id)
    if window.opens_on is None:
        yield finding("letter.window_unknown", about="start", record=record)
    elif window.closes_on is None:
        yield finding("letter.window_endless", about="duration_days", record=record)
    elif kind in AFTER_RIGHTS and window.state is not WindowState.CLOSED:
        yield finding("letter.window_open", about="duration_days", record=record, closes_on=window.closes_on)
    elif kind is LetterKind.RIGHTS_RENEWAL and window.state is WindowState.CLOSED:
        yield finding("letter.window_closed", about="duration_days", record=record, closes_on=window.closes_on)


def overrun_findings(window: RightsWindow, used_on: date | None, memory: str) -> Iterator[Finding]:
    """Yield that a use was still within its window, and of which deal the price is that it is reckoned by."""
    record = ("usage_right", window.right_id)
    if used_on is not None and window.closes_on is not None and used_on <= window.closes_on:
        yield finding(
            "letter.used_in_time", about="used_on", record=record, used_on=used_on, closes_on=window.closes_on
        )
    if memory:
        yield finding("letter.price_remembered", about="price", record=record, deal=memory)


def sender_findings(creator_id: str, guardian_name: str, *, minor: bool) -> Iterator[Finding]:
    """Yield that a creator under age has nobody who writes for them."""
    if minor and not guardian_name.strip():
        yield finding("letter.guardian_missing", about="creator.guardian_name", record=("creator", creator_id))


def termination_findings(reason: str) -> Iterator[Finding]:
    """Yield that a termination gives no reason."""
    if not reason.strip():
        yield finding("letter.reason_missing", about="reason")


def tone_findings(asked: Tone, spoken: Tone) -> Iterator[Finding]:
    """Yield that a last reminder was asked for and speaks of no earlier one, because none is kept."""
    if asked is Tone.LAST and spoken is not Tone.LAST:
        yield finding("letter.no_earlier_reminder", about="tone")
