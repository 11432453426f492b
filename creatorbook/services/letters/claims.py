"""What is owed for a late payment, as a letter says it: the debt, the interest line by line, the fixed sum, the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.letter import ClaimLine, InterestRow, PaidLine
from creatorbook.domain.letters.checks import ClaimFacts, asks_interest, claim_findings, interest_findings, sum_findings
from creatorbook.domain.money.debts import Debt, awaits_reminder, debt_of, late_law_country
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.late_interest import PartPayment, interest
from creatorbook.domain.money.payment_states import payment_status, vat_findings
from creatorbook.domain.records.letters import Tone
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.received import parts_of, parts_of_invoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes


def law_of(reading: Executes, dossier: Dossier) -> PaymentLaw | None:
    """Return the late-payment law of a deal, None where no table is known."""
    return late_law(reading, late_law_country(dossier))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter asks for: a payment, or an invoice as if it were one, with its debt and what came of it.

    `vat_bp` is the rate of its VAT in basis points, None where it is not known or is not one; `is_certain` says that
    the sums are those of an issued invoice.
    """

    part: Instalment
    debt: Debt
    vat_bp: int | None
    paid: tuple[PartPayment, ...]
    is_certain: bool = False


def ask_for(
    reading: Executes,
    dossier: Dossier,
    asked: Instalment | StoredInvoice,
    request: LetterRequest,
    today: date,
) -> Asked:
    """Return what is owed for a payment or an invoice; what came of it is what the request says, else the book's.

    Interest counts on the amount with VAT where the law says so and the rate of VAT is given. Raises BadInput where
    something was paid in another currency.
    """
    law = law_of(reading, dossier)
    if isinstance(asked, Instalment):
        vat_bp = _vat_bp(dossier, asked, request, today)
        paid = request.paid or tuple(PartPayment(on, amount) for on, amount in parts_of(reading, asked.id))
        found = Asked(asked, debt_of(asked.amount, vat_bp, law), vat_bp, paid)
    else:
        paid = request.paid or tuple(PartPayment(on, amount) for on, amount in parts_of_invoice(reading, asked.id))
        found = Asked(_as_payment(asked, dossier), _debt_of_invoice(asked, law), None, paid, is_certain=True)
    currency = found.part.amount.currency
    if any(part.amount.currency != currency for part in found.paid):
        raise BadInput(
            _("What was paid is in another currency than the payment, {currency}.").format(currency=currency),
            where="paid",
        )
    return found


def _as_payment(invoice: StoredInvoice, dossier: Dossier) -> Instalment:
    return Instalment(
        invoice.id,
        dossier.deal.id,
        "",
        Money(invoice.total_without_vat or 0, invoice.currency),
        InstalmentTrigger.ON_DATE,
        due_on=invoice.due_on or invoice.issued_on,
        invoiced_on=invoice.issued_on,
        invoice_number=invoice.number or "",
        paid_on=invoice.paid_on,
    )


def _debt_of_invoice(invoice: StoredInvoice, law: PaymentLaw | None) -> Debt:
    """Return what an invoice asks for; where deposits or withholding make it less, that is one sum of its own."""
    net, vat, cash = (
        Money(minor or 0, invoice.currency) for minor in (invoice.total_without_vat, invoice.vat, invoice.cash_expected)
    )
    if net + vat != cash:
        return Debt(cash, None, cash, cash)
    return Debt(net, vat if vat.minor else None, cash, cash if law is None or law.with_taxes else net)


def claim(
    reading: Executes,
    dossier: Dossier,
    payment: Instalment | StoredInvoice,
    request: LetterRequest,
    language: str,
    today: date,
) -> ClaimLine:
    """Return what is owed on the day for a payment or an invoice, in the words of the letter's language.

    Raises as `ask_for` does.
    """
    asked = ask_for(reading, dossier, payment, request, today)
    part, owing, vat_bp = asked.part, asked.debt, asked.vat_bp
    law = law_of(reading, dossier)
    status = payment_status(part, dossier, today, law)
    vat = owing.vat
    due_on = status.expected_on
    paid = tuple(PaidLine(each.on, each.amount) for each in asked.paid)
    basis = law.basis_in(language) if law is not None and law.statutory else ""
    fixed = law.fixed_sum_for(owing.total, due_on or today) if law is not None else None
    left = _outstanding_debt(owing.total, asked.paid, today)
    if due_on is None:
        return ClaimLine(part.label, owing.amount, left, today, vat=vat, vat_bp=vat_bp, paid=paid)
    counted = interest(owing.base, due_on, today, law, paid=asked.paid, rate_bp=request.rate_bp)
    known = counted.is_complete and (request.rate_bp is not None or (law is not None and law.statutory))
    known = known and (request.rate_bp is not None or not awaits_reminder(part, law))
    return ClaimLine(
        label=part.label,
        amount=owing.amount,
        outstanding=left,
        counted_to=today,
        due_on=due_on,
        days_late=max((today - due_on).days, 0),
        invoice_number=part.invoice_number,
        invoiced_on=part.invoiced_on,
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


def _vat_bp(dossier: Dossier, payment: Instalment, request: LetterRequest, today: date) -> int | None:
    """Return the VAT that was given, else the one that the payment is likely to bear, as the inspector reckons it."""
    if request.vat_bp is not None:
        return request.vat_bp
    return likely_vat_bp(dossier, payment.invoiced_on or today, rulebook().invoices)


def _outstanding_debt(debt: Money, came: tuple[PartPayment, ...], today: date) -> Money:
    paid = sum(part.amount.minor for part in came if part.on <= today)
    return Money(max(debt.minor - paid, 0), debt.currency)


def findings_of_claim(
    reading: Executes, dossier: Dossier, payment: Instalment | StoredInvoice, request: LetterRequest, today: date
) -> Iterator[Finding]:
    """Yield what a person should know before they send a letter about a late payment."""
    asked = ask_for(reading, dossier, payment, request, today)
    part, vat_bp = asked.part, asked.vat_bp
    law = law_of(reading, dossier)
    status = payment_status(part, dossier, today, law)
    facts = ClaimFacts(
        part,
        status,
        dossier.deal.creator,
        late_law_country(dossier),
        vat_given=asked.is_certain or vat_bp is not None,
        rate_agreed=request.rate_bp is not None,
        is_ahead=request.tone is Tone.AHEAD,
    )
    yield from claim_findings(facts)
    if not asked.is_certain:
        if request.vat_bp is None and vat_bp is not None:
            yield from vat_findings(dossier, vat_bp)
        yield from sum_findings(dossier, part)
    if law is not None and status.expected_on is not None and asks_interest(request.kind, request.tone):
        counted = interest(asked.debt.base, status.expected_on, today, law, paid=asked.paid)
        yield from interest_findings(facts, law, counted)
