"""What is owed for a late payment, as a letter says it: the debt, the interest line by line, the fixed sum, the law."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.letter import ClaimLine, InterestRow, PaidLine
from creatorbook.domain.letters.checks import ClaimFacts, asks_interest, claim_findings, interest_findings, sum_findings
from creatorbook.domain.money.debts import awaits_reminder, debt_of, late_law_country
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.late_interest import PartPayment, interest
from creatorbook.domain.money.payment_states import payment_status, vat_findings
from creatorbook.domain.values.money import Money
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.received import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes


def law_of(reading: Executes, dossier: Dossier) -> PaymentLaw | None:
    """Return the late-payment law of a deal, None where no table is known."""
    return late_law(reading, late_law_country(dossier))


def claim(
    reading: Executes, dossier: Dossier, payment: Instalment, request: LetterRequest, language: str, today: date
) -> ClaimLine:
    """Return what is owed on the day for a payment, in the words of the letter's language.

    Interest counts on the amount with VAT where the law says so and the rate of VAT is given. What came of it is what
    the request says, else what the book knows.
    Raises BadInput where something was paid in another currency.
    """
    request = _with_known_parts(reading, payment, request)
    if any(part.amount.currency != payment.amount.currency for part in request.paid):
        raise BadInput(
            _("What was paid is in another currency than the payment, {currency}.").format(
                currency=payment.amount.currency
            ),
            where="paid",
        )
    law = law_of(reading, dossier)
    status = payment_status(payment, dossier, today, law)
    vat_bp = _vat_bp(dossier, payment, request, today)
    owing = debt_of(payment.amount, vat_bp, law)
    vat = owing.vat
    due_on = status.expected_on
    paid = tuple(PaidLine(part.on, part.amount) for part in request.paid)
    basis = law.basis_in(language) if law is not None and law.statutory else ""
    fixed = law.fixed_sum_for(owing.total) if law is not None else None
    left = _outstanding_debt(owing.total, request, today)
    if due_on is None:
        return ClaimLine(payment.label, payment.amount, left, today, vat=vat, vat_bp=vat_bp, paid=paid)
    counted = interest(owing.base, due_on, today, law, paid=request.paid, rate_bp=request.rate_bp)
    known = counted.is_complete and (request.rate_bp is not None or (law is not None and law.statutory))
    known = known and (request.rate_bp is not None or not awaits_reminder(payment, law))
    return ClaimLine(
        label=payment.label,
        amount=payment.amount,
        outstanding=left,
        counted_to=today,
        due_on=due_on,
        days_late=max((today - due_on).days, 0),
        invoice_number=payment.invoice_number,
        invoiced_on=payment.invoiced_on,
        vat=vat,
        vat_bp=vat_bp if vat is not None else None,
        paid=paid,
        rows=tuple(
            InterestRow(line.first, line.last, line.days, line.base, line.rate_bp, line.amount)
            for line in counted.lines
        )
        if known
        else (),
        interest=counted.total if known else None,
        daily=counted.daily if known else None,
        agreed_rate_bp=request.rate_bp,
        fixed_sum=fixed,
        basis=basis,
        reckoning=law.reckoning_in(language) if law is not None and basis else "",
    )


def _with_known_parts(reading: Executes, payment: Instalment, request: LetterRequest) -> LetterRequest:
    if request.paid:
        return request
    return replace(request, paid=tuple(PartPayment(on, amount) for on, amount in parts_of(reading, payment.id)))


def _vat_bp(dossier: Dossier, payment: Instalment, request: LetterRequest, today: date) -> int | None:
    """Return the VAT that was given, else the one that the payment is likely to bear, as the inspector reckons it."""
    if request.vat_bp is not None:
        return request.vat_bp
    return likely_vat_bp(dossier, payment.invoiced_on or today, rulebook().invoices)


def _outstanding_debt(debt: Money, request: LetterRequest, today: date) -> Money:
    paid = sum(part.amount.minor for part in request.paid if part.on <= today)
    return Money(max(debt.minor - paid, 0), debt.currency)


def findings_of_claim(
    reading: Executes, dossier: Dossier, payment: Instalment, request: LetterRequest, today: date
) -> Iterator[Finding]:
    """Yield what a person should know before they send a letter about a late payment."""
    request = _with_known_parts(reading, payment, request)
    law = law_of(reading, dossier)
    status = payment_status(payment, dossier, today, law)
    vat_bp = _vat_bp(dossier, payment, request, today)
    facts = ClaimFacts(
        payment,
        status,
        dossier.deal.creator,
        late_law_country(dossier),
        vat_given=vat_bp is not None,
        rate_agreed=request.rate_bp is not None,
    )
    yield from claim_findings(facts)
    if request.vat_bp is None and vat_bp is not None:
        yield from vat_findings(dossier, vat_bp)
    yield from sum_findings(dossier, payment)
    if law is not None and status.expected_on is not None and asks_interest(request.kind, request.tone):
        counted = interest(payment.amount, status.expected_on, today, law, paid=request.paid)
        yield from interest_findings(facts, law, counted)
