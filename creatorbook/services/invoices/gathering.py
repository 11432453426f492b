"""An invoice gathered once: what the rules see of it, what its paper is made from, and what keeps it from being issued.

VAT of a draft is decided each time it is looked at: it follows from both sides and the day, and is never typed in.
Whoever checks, shows or issues an invoice is handed this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.contract import PartyRole
from creatorbook.documents.inputs.invoice import DepositLine, InvoiceInput, MentionLine, VatReason
from creatorbook.documents.inputs.look import paper_of
from creatorbook.domain.money.invoices.checks import check_deposits, check_invoice
from creatorbook.domain.money.invoices.due_days import DueTerm, check_due_day
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.mentions import check_mentions, mentions_of
from creatorbook.domain.money.invoices.numbering import check_numbering_day
from creatorbook.domain.money.invoices.parties import InvoiceFacts, Preceding
from creatorbook.domain.money.invoices.parts import settle
from creatorbook.domain.money.invoices.totals import cash_discount, compute_totals, convert_vat
from creatorbook.domain.money.invoices.treatments import DocumentKind, VatCategory
from creatorbook.domain.money.invoices.vat import decide_vat
from creatorbook.domain.money.invoices.withholding import stamp_line, withhold, withholdings_of
from creatorbook.domain.records.money.invoices import InvoiceKind
from creatorbook.domain.values.money import Money
from creatorbook.services.documents.looks import look_of
from creatorbook.services.invoices.parties import paper_party, sides_of
from creatorbook.services.invoices.stored import deposits_of, read_allowances, read_invoice, read_lines
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.money.rates import find_rate
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.law import InvoiceLaw
    from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine
    from creatorbook.domain.money.invoices.totals import InvoiceTotals, Withheld
    from creatorbook.domain.money.invoices.vat import VatDecision
    from creatorbook.services.invoices.parties import Sides
    from creatorbook.services.invoices.stored import StoredInvoice, StoredLine
    from creatorbook.store.engine.reading import Executes

NO_WITHHOLDING = "none"
DOCUMENT_KINDS = {
    InvoiceKind.INVOICE: DocumentKind.INVOICE,
    InvoiceKind.FINAL: DocumentKind.INVOICE,
    InvoiceKind.DEPOSIT: DocumentKind.DEPOSIT,
    InvoiceKind.CREDIT_NOTE: DocumentKind.CREDIT_NOTE,
    InvoiceKind.CORRECTION: DocumentKind.CORRECTION,
}


@dataclass(frozen=True, slots=True)
class Made:
    """An invoice as it would go out on a day: the rules' view, the paper's input, and the findings, errors first."""

    invoice: StoredInvoice
    stored: tuple[StoredLine, ...]
    sides: Sides
    facts: InvoiceFacts
    paper: InvoiceInput
    findings: tuple[Finding, ...]


def gather(reading: Executes, invoice_id: str, issued_on: date) -> Made:
    """Return a draft as it would be issued on the day; raises NotFound, LineError for a line that may not stand."""
    invoice = read_invoice(reading, invoice_id)
    sides = sides_of(reading, invoice.creator_id, invoice.brand_id, invoice.agency_id)
    stored = tuple(read_lines(reading, invoice_id))
    point = invoice.supplied_to or issued_on
    decided = {each.supply: decide_vat(sides.seller, sides.buyer, each.supply, point, sides.law) for each in stored}
    lines = [_decide_line(each, decided[each.supply], invoice.currency) for each in stored]
    lines += _stamps(lines, sides.law, point)
    allowances = read_allowances(reading, invoice_id, invoice.currency)
    withheld = _withheld(invoice, lines, allowances, sides, point)
    totals = compute_totals(lines, allowances=allowances, withheld=withheld)
    deposits = deposits_of(reading, invoice_id)
    found: list[Finding] = []
    if deposits:
        totals = _deduct(totals, lines, allowances, withheld, deposits, found, invoice)
    at_home, home_rate = _vat_at_home(reading, totals, sides.law, point)
    preceding = _preceding(reading, invoice)
    facts = InvoiceFacts(
        record=("invoice", invoice.id),
        kind=DOCUMENT_KINDS[invoice.kind],
        seller=sides.seller,
        buyer=sides.buyer,
        lines=tuple(lines),
        totals=totals,
        issued_on=issued_on,
        supplied_on=invoice.supplied_to,
        due_on=invoice.due_on,
        supplies=frozenset(decided),
        allowances=allowances,
        preceding=preceding,
        vat_at_home=at_home,
    )
    paper = _paper(reading, invoice, sides, facts, tuple(each for each in decided.values() if each is not None))
    paper = replace(paper, withheld=tuple(withheld), deposits=_deposit_lines(deposits), home_rate=home_rate)
    found += _check(reading, facts, paper, sides)
    order = ("error", "warning", "info")
    found.sort(key=lambda each: order.index(each.severity.value))
    return Made(invoice, stored, sides, facts, paper, tuple(found))


def _decide_line(stored: StoredLine, decision: VatDecision | None, currency: str) -> InvoiceLine:
    if stored.kind is LineKind.STAMP:
        return stored.line(currency, stored.vat_category, stored.vat_rate_bp)
    if decision is None:
        return stored.line(currency, VatCategory.OUTSIDE, 0)
    return stored.line(currency, decision.category, decision.rate_bp)


def _stamps(lines: Sequence[InvoiceLine], law: InvoiceLaw | None, on: date) -> list[InvoiceLine]:
    """Return the stamp duty that the law adds to the lines, where none of them is one."""
    if law is None or any(line.kind is LineKind.STAMP for line in lines):
        return []
    found = [stamp_line(lines, rule) for rule in law.stamps if rule.is_in_force(on)]
    return [each for each in found if each is not None]


def _withheld(
    invoice: StoredInvoice, lines: Sequence[InvoiceLine], allowances: tuple[Allowance, ...], sides: Sides, on: date
) -> list[Withheld]:
    """Return what the payer keeps back: by the rule of the invoice, else the creator's, else the usual one."""
    rules = withholdings_of(sides.law, sides.seller, sides.buyer, on)
    chosen = invoice.withholding or sides.creator.withholding
    if not rules or chosen == NO_WITHHOLDING:
        return []
    rule = next((each for each in rules if each.id == chosen), rules[0])
    return [withhold(lines, rule, allowances)]


def _deduct(
    totals: InvoiceTotals,
    lines: Sequence[InvoiceLine],
    allowances: tuple[Allowance, ...],
    withheld: Sequence[Withheld],
    deposits: Sequence[StoredInvoice],
    found: list[Finding],
    invoice: StoredInvoice,
) -> InvoiceTotals:
    """Return the totals of a final invoice; what deposits asked for beyond it is told, and nothing is deducted."""
    groups = [InvoiceInput.from_json(each.data).totals.groups for each in deposits]
    wrong = list(check_deposits(totals, groups, ("invoice", invoice.id)))
    if wrong:
        found += wrong
        return totals
    prepaid = settle(totals, groups).prepaid
    return compute_totals(lines, allowances=allowances, prepaid=prepaid, withheld=withheld)


def _deposit_lines(deposits: Sequence[StoredInvoice]) -> tuple[DepositLine, ...]:
    return tuple(
        DepositLine(
            each.number or "",
            each.issued_on,
            Money(each.total_with_vat or 0, each.currency),
            Money(each.vat or 0, each.currency),
        )
        for each in deposits
        if each.issued_on is not None
    )


def _preceding(reading: Executes, invoice: StoredInvoice) -> Preceding | None:
    if invoice.precedes_id is None:
        return None
    before = read_invoice(reading, invoice.precedes_id)
    return None if before.issued_on is None else Preceding(before.number or "", before.issued_on)


def _vat_at_home(
    reading: Executes, totals: InvoiceTotals, law: InvoiceLaw | None, on: date
) -> tuple[Money | None, str]:
    """Return the VAT in the currency of the seller's state by the newest rate of the book, and which that is."""
    if law is None or totals.vat.currency == law.currency or not totals.vat:
        return None, ""
    found = find_rate(reading, law.currency, totals.vat.currency, on)
    if found is None:
        return None, ""
    return convert_vat(totals.vat, law.currency, found.rate), found.said


def _paper(
    reading: Executes, invoice: StoredInvoice, sides: Sides, facts: InvoiceFacts, decided: tuple[VatDecision, ...]
) -> InvoiceInput:
    reasons = {
        each.category: VatReason(each.category, each.reason, each.reason_code)
        for each in decided
        if each.category is not VatCategory.STANDARD
    }
    discount = None
    if invoice.discount_bp and invoice.discount_days:
        discount = cash_discount(facts.totals, invoice.discount_bp, invoice.discount_days, facts.issued_on)
    buyer = sides.agency or sides.brand
    role = PartyRole.AGENCY if sides.agency is not None else PartyRole.BRAND
    return InvoiceInput(
        kind=facts.kind,
        language=invoice.language,
        seller=paper_party(PartyRole.CREATOR, sides.creator),
        buyer=paper_party(role, buyer),
        lines=facts.lines,
        totals=facts.totals,
        issued_on=facts.issued_on,
        supplied_from=invoice.supplied_from or invoice.supplied_to,
        supplied_to=invoice.supplied_to,
        due_on=invoice.due_on,
        allowances=facts.allowances,
        vat_reasons=tuple(reasons.values()),
        mentions=tuple(MentionLine(each.id, each.words_in(invoice.language)) for each in mentions_of(facts, sides.law)),
        notes=invoice.note,
        preceding=facts.preceding,
        discount=discount,
        discount_bp=invoice.discount_bp if discount is not None else None,
        reference=invoice.payment_reference,
        buyer_reference=invoice.buyer_reference,
        order_number=invoice.order_reference,
        contract_number=_contract_number(reading, facts),
        tax_number=sides.creator.tax_number,
        vat_at_home=facts.vat_at_home,
        supplies=tuple(sorted(facts.supplies)),
        buyer_kind=facts.buyer.kind,
        look=replace(look_of(reading, invoice.creator_id), paper=paper_of(sides.creator.country, "")),
    )


def _contract_number(reading: Executes, facts: InvoiceFacts) -> str:
    """Return the number of the contract where all lines are of one deal that has one."""
    deals = {line.deal_id for line in facts.lines if line.deal_id is not None}
    if len(deals) != 1:
        return ""
    of = Table("contract")
    issued = select(of, "number").where(of.deal_id.equals(next(iter(deals))), of.number.differs(""))
    return str(results.value(reading, issued.order_by(descending(of.id))) or "")


def _check(reading: Executes, facts: InvoiceFacts, paper: InvoiceInput, sides: Sides) -> list[Finding]:
    found = [*check_invoice(facts, sides.law)]
    printed = [each.text for each in paper.mentions]
    found += check_mentions(facts, sides.law, printed, paper.language)
    found += check_numbering_day(sides.law, facts.issued_on, facts.record)
    if facts.due_on is not None:
        term = DueTerm(due_on=facts.due_on)
        found += check_due_day(term, facts.issued_on, late_law(reading, sides.creator.country), facts.record)
    return found
