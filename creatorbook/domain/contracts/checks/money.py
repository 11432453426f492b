"""Sums that do not go together: currencies, instalments and what makes them due, percentages, commissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contracts.checks.parts import deliverables_owed, first_due, publishes
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money.checks import check_instalments, check_percents
from creatorbook.domain.money.payment_states import agreed_days
from creatorbook.domain.records.terms import InstalmentTrigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.values.money import Money


def money_findings(dossier: Dossier) -> tuple[Finding, ...]:
    """Return what is wrong between the sums of the deal."""
    found = list(check_instalments(dossier))
    found += _amounts(dossier)
    for part in dossier.instalments:
        found += _instalment(part, dossier)
    found += _commission(dossier)
    found += _term_of_brand(dossier)
    return tuple(found)


def _sums_with_fields(dossier: Dossier) -> Iterator[tuple[Money, str, tuple[str, str] | None]]:
    """Yield every sum beside the fee and its instalments, with the field that holds it."""
    for right in dossier.rights:
        record = ("usage_right", right.id)
        if right.price is not None:
            yield right.price, "price", record
        if right.renewal_price is not None:
            yield right.renewal_price, "renewal_price", record
        if right.media_budget is not None:
            yield right.media_budget, "media_budget", record
    for promise in dossier.exclusivities:
        if promise.price is not None:
            yield promise.price, "price", ("exclusivity", promise.id)
    for name in ("product_value", "reshoot_price", "liability_cap"):
        amount = getattr(dossier.terms, name, None)
        if amount is not None:
            yield amount, name, None


def _amounts(dossier: Dossier) -> Iterator[Finding]:
    deal = dossier.deal
    if deal.fee is not None and deal.fee.minor < 0:
        yield finding("fee.negative", about="fee", fee=deal.fee)
    sums = list(_sums_with_fields(dossier))
    currency = deal.fee.currency if deal.fee is not None else next((amount.currency for amount, *_at in sums), "")
    for amount, about, record in sums:
        if amount.currency != currency:
            both = tuple(sorted({amount.currency, currency}))
            yield finding("money.mixed_currencies", about=about, record=record, currencies=both)
        if amount.minor < 0:
            yield finding("money.negative", about=about, record=record, amount=amount)
    if dossier.terms is not None:
        yield from check_percents(dossier.terms)


def _instalment(part: Instalment, dossier: Dossier) -> Iterator[Finding]:
    record = ("payment", part.id)
    happens = {
        InstalmentTrigger.ON_POST: publishes(dossier),
        InstalmentTrigger.ON_APPROVAL: bool(deliverables_owed(dossier)),
        InstalmentTrigger.ON_DELIVERY: bool(deliverables_owed(dossier)),
    }
    if not happens.get(part.trigger, True):
        yield finding(
            "instalment.trigger_cannot_happen", about="trigger", record=record, label=part.label, trigger=part.trigger
        )
    # An invoice that was issued has written the day into the payment: it follows from the days, and says nothing else.
    is_agreed_day = part.due_on is not None and not part.is_invoiced
    if is_agreed_day and part.days_after and part.trigger is not InstalmentTrigger.ON_DATE:
        yield finding(
            "instalment.two_days",
            about="days_after",
            record=record,
            label=part.label,
            due_on=part.due_on,
            trigger=part.trigger,
            days=part.days_after,
        )
    if part.due_on is None:
        if part.trigger is InstalmentTrigger.ON_DATE:
            yield finding("instalment.date_missing", about="due_on", record=record, label=part.label)
        return
    starts_on = dossier.deal.starts_on
    first = first_due(dossier, published=part.trigger is InstalmentTrigger.ON_POST)
    if part.trigger in happens and first is not None and part.due_on < first:
        yield finding(
            "instalment.due_before_trigger",
            about="due_on",
            record=record,
            label=part.label,
            due_on=part.due_on,
            trigger=part.trigger,
            first_on=first,
        )
    elif starts_on is not None and part.due_on < starts_on:
        yield finding(
            "instalment.due_before_start",
            about="due_on",
            record=record,
            label=part.label,
            due_on=part.due_on,
            starts_on=starts_on,
            # Money ahead of the work is the creator's gain: it is an info, not a warning, where it is due on signing.
            severity=Severity.INFO if part.trigger is InstalmentTrigger.ON_SIGNATURE else None,
        )


def _term_of_brand(dossier: Dossier) -> Iterator[Finding]:
    """The days of the brand's own record get into the contract without being typed for it: that is said."""
    typed = dossier.terms.payment_days if dossier.terms is not None else None
    days = agreed_days(dossier)
    if dossier.deal.fee and typed is None and days is not None:
        yield finding("contract.payment_term_of_brand", about="payment_days", days=days)


def _commission(dossier: Dossier) -> Iterator[Finding]:
    terms = dossier.terms
    if terms is None or not terms.affiliate_bp:
        return
    if not terms.affiliate_code.strip() and terms.affiliate_days is None:
        yield finding("affiliate.untracked", about="affiliate_code")
    elif terms.affiliate_days is None:
        yield finding("affiliate.without_window", about="affiliate_days")
