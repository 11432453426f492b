"""Payments on a day: when each is expected, whether it is late, and what the delay costs the payer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.deals.triggers import instalment_start
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.checks import percent
from creatorbook.domain.money.debts import awaits_reminder, debt_of
from creatorbook.domain.money.late_interest import interest
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment

# "Net 30" is what most brands pay by; nobody is called late on the day of a signature because nothing was said.
_USUAL_DAYS = 30


class PaymentState(StrEnum):
    """Where an instalment stands on a day."""

    PAID = "paid"
    LATE = "late"
    DUE_TODAY = "due_today"
    EXPECTED = "expected"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class PaymentStatus:
    """An instalment on one day: `expected_on` is its last day in time, `days_late` counts from the next.

    `trigger_on` is the day its trigger happened; `to_invoice` says that it happened and no invoice was sent.
    """

    instalment_id: str
    state: PaymentState
    expected_on: date | None
    days_late: int
    trigger_on: date | None
    to_invoice: bool


def in_order_of_days(instalments: Sequence[Instalment]) -> tuple[Instalment, ...]:
    """Return instalments with those that name a day in the order of their days; the others stand where they stood."""
    dated = iter(sorted((part for part in instalments if part.due_on is not None), key=_named_day))
    return tuple(part if part.due_on is None else next(dated) for part in instalments)


def _named_day(instalment: Instalment) -> date:
    return instalment.due_on or date.max


def agreed_days(dossier: Dossier) -> int | None:
    """Return the days to pay that the deal's contract says: those of its terms, else the brand's; None for neither."""
    terms, brand = dossier.terms, dossier.deal.brand
    if terms is not None and terms.payment_days is not None:
        return terms.payment_days
    return brand.payment_days if brand is not None else None


def payment_days(instalment: Instalment, dossier: Dossier, law: PaymentLaw | None = None) -> int:
    """Return the days to pay: the instalment's, else the terms', the brand's, the law's default, trade practice."""
    agreed = agreed_days(dossier) if instalment.days_after is None else instalment.days_after
    return days_or_usual(agreed, law)


def days_or_usual(agreed: int | None, law: PaymentLaw | None) -> int:
    """Return the days to pay that were agreed, else those of the law, else those of trade practice."""
    candidates = (agreed, law.default_days if law else None)
    return next((days for days in candidates if days is not None), _USUAL_DAYS)


def expected_on(instalment: Instalment, dossier: Dossier, law: PaymentLaw | None = None) -> date | None:
    """Return the last day on which the instalment is in time, None while its trigger has not happened.

    The day agreed in words wins; else days are counted from the invoice, as the contract says, which may not be earlier
    than the trigger. While no invoice is known it is reckoned as if it had been sent on the day of the trigger.
    """
    if instalment.due_on is not None:
        return instalment.due_on
    return last_day(instalment, instalment_start(instalment, dossier), payment_days(instalment, dossier, law))


def last_day(instalment: Instalment, trigger_on: date | None, days: int) -> date | None:
    """Return the same where the day of its trigger and the days to pay are known already; see `expected_on`."""
    if instalment.due_on is not None:
        return instalment.due_on
    if trigger_on is None:
        return None
    return plus_days(max(trigger_on, instalment.invoiced_on or trigger_on), days)


def payment_status(
    instalment: Instalment, dossier: Dossier, today: date, law: PaymentLaw | None = None
) -> PaymentStatus:
    """Return where the instalment stands on the day."""
    start = instalment_start(instalment, dossier)
    return status_on(today, instalment, start, expected_on(instalment, dossier, law))


def status_on(today: date, instalment: Instalment, start: date | None, expected: date | None) -> PaymentStatus:
    """Return where an instalment stands on a day; `start` is the day of its trigger, `expected` its last day."""
    if instalment.paid_on is not None:
        late = max((instalment.paid_on - expected).days, 0) if expected else 0
        return PaymentStatus(instalment.id, PaymentState.PAID, expected, late, start, to_invoice=False)
    begun = start is not None and start <= today and instalment.trigger is not InstalmentTrigger.AFTER_INVOICE
    to_invoice = begun and not instalment.is_invoiced
    if expected is None:
        return PaymentStatus(instalment.id, PaymentState.WAITING, None, 0, start, to_invoice)
    if expected < today:
        return PaymentStatus(instalment.id, PaymentState.LATE, expected, (today - expected).days, start, to_invoice)
    state = PaymentState.DUE_TODAY if expected == today else PaymentState.EXPECTED
    return PaymentStatus(instalment.id, state, expected, 0, start, to_invoice)


def vat_findings(dossier: Dossier, vat_bp: int | None) -> list[Finding]:
    """Return what sums with VAT rest on, with the field of the creator that says otherwise; nothing without VAT."""
    record = ("creator", dossier.deal.creator.id)
    if vat_bp is None:
        return [finding("payment.vat_left_out", about="country", record=record)]
    return [finding("payment.vat_counted", about="vat_mention", record=record, rate=percent(vat_bp))] if vat_bp else []


def late_findings(
    instalment: Instalment,
    dossier: Dossier,
    today: date,
    law: PaymentLaw | None = None,
    *,
    vat_bp: int | None = 0,
) -> tuple[Finding, ...]:
    """Return what a late instalment gives a right to (fixed sum, interest), with the law's sources; else nothing.

    `vat_bp` is the VAT charged on it in basis points, None where that is not known: sums go by what is owed with it, as
    letters reckon them. The rate that is told is the one that the delay bears today.
    """
    status = payment_status(instalment, dossier, today, law)
    if status.state is not PaymentState.LATE or status.expected_on is None:
        return ()
    record = ("payment", instalment.id)
    found = [
        finding(
            "payment.late",
            about="due_on",
            record=record,
            label=instalment.label,
            amount=instalment.amount,
            due_on=status.expected_on,
            days=status.days_late,
        )
    ]
    if law is None or not law.is_in_force(status.expected_on):
        return tuple(found)
    found += vat_findings(dossier, vat_bp)
    owing = debt_of(instalment.amount, vat_bp, law)
    fixed_sum = law.fixed_sum_for(owing.total, status.expected_on)
    if fixed_sum is not None:
        own = law.own_sum_on(status.expected_on)
        sources = law.sources if own is None else own.sources
        found.append(finding("payment.fixed_sum", record=record, sources=sources, amount=fixed_sum))
    if not law.statutory:
        return tuple(found)
    if awaits_reminder(instalment, law):
        return (*found, finding("payment.reminder_needed", record=record, sources=law.sources))
    counted = interest(owing.base, status.expected_on, today, law)
    first = status.expected_on + timedelta(days=1)
    if not counted.is_complete:
        found.append(
            finding("payment.rate_unknown", record=record, sources=law.sources, starts_on=first, ends_on=today)
        )
    elif counted.lines:
        last = counted.lines[-1]
        found.append(
            finding(
                "payment.interest",
                record=record,
                sources=(*law.sources, *(last.rate.sources if last.rate else ())),
                amount=counted.total,
                rate=percent(last.rate_bp),
                days=status.days_late,
            )
        )
    return tuple(found)
