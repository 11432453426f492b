"""Issuing an invoice: checked, numbered, rendered and frozen with what it was made from, in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.services.book.command import Command
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.invoices.drafting import find_draft
from creatorbook.services.invoices.gathering import gather
from creatorbook.services.invoices.numbering import take_number
from creatorbook.services.money.settling import settle
from creatorbook.services.records.attachments import keep_content
from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.totals import InvoiceTotals
    from creatorbook.services.invoices.gathering import Made
    from creatorbook.store.models import Invoice
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class IssuedInvoice:
    """An issued invoice: its record, number, totals, and its paper with its hash.

    `passed_over` are the warnings that it went out with.
    """

    invoice_id: str
    number: str
    totals: InvoiceTotals
    sha256: str
    pages: int
    pdf: bytes
    passed_over: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class IssueInvoice(Command[IssuedInvoice]):
    """Freeze a draft: the next number of its series, its lines and sums, the paper's bytes and hash, the data behind.

    Raises AnswerIsNo where the check finds an error, listing what is wrong, or the day is before that of the number
    before; BadInput for a day to come. It cannot be undone, since others have seen it: a credit note takes it back.
    """

    invoice_id: str
    issued_on: date | None = None
    code = "invoice.issue"
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> IssuedInvoice:
        """Check, number, render, keep."""
        invoice = find_draft(uow, self.invoice_id)
        day = self.issued_on or uow.today
        if day > uow.today:
            raise BadInput(_("An invoice is not dated ahead."), where="issued_on")
        made = gather(uow.connection, invoice.id, day)
        refuse_errors(made.findings)
        _keep_lines(uow, invoice, made)
        issued = freeze(uow, invoice, made.paper)
        _mark_payments(uow, invoice)
        settle(uow, invoices=[invoice.id])
        passed_over = tuple(each for each in made.findings if each.severity is not Severity.INFO)
        return replace(issued, passed_over=passed_over)


def refuse_errors(found: tuple[Finding, ...]) -> None:
    """Raise AnswerIsNo, listing what is wrong, where a check found an error."""
    from creatorbook.services.wording.findings import sentence

    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise AnswerIsNo(
            ngettext(
                "The invoice cannot be issued: {count} thing is missing or wrong.",
                "The invoice cannot be issued: {count} things are missing or wrong.",
                len(errors),
            ).format(count=len(errors)),
            where=str(errors[0].about),
            hint=" ".join(sentence(each) for each in errors),
            code="invoice_incomplete",
        )


def freeze(uow: UnitOfWork, invoice: Invoice, paper: InvoiceInput) -> IssuedInvoice:
    """Give an invoice its number, and keep its paper and what that was made from; `paper` has its day already."""
    from creatorbook.documents.invoice.render import render_invoice

    day, before = paper.issued_on or uow.today, field_values(invoice)
    taken = take_number(uow, invoice.creator_id, invoice.kind, day)
    made = replace(paper, number=taken.number, status=DocumentStatus.ISSUED)
    rendered = render_invoice(made)
    keep_content(uow, rendered.pdf)
    data = made.to_json()
    totals = made.totals
    invoice.state, invoice.number, invoice.series_id = InvoiceState.ISSUED, taken.number, taken.series_id
    invoice.year, invoice.counter = taken.year, taken.counter
    invoice.issued_on, invoice.issued_at = day, uow.now
    invoice.total_without_vat, invoice.vat = totals.total_without_vat.minor, totals.vat.minor
    invoice.total_with_vat, invoice.prepaid = totals.total_with_vat.minor, totals.prepaid.minor
    invoice.payable, invoice.withheld = totals.payable.minor, totals.withheld.minor
    invoice.cash_expected = totals.cash_expected.minor
    invoice.vat_at_home = made.vat_at_home
    invoice.data, invoice.data_sha256 = data, hashlib.sha256(data.encode()).hexdigest()
    invoice.sha256, invoice.pages = rendered.sha256, rendered.pages
    save_record(uow, invoice, before)
    uow.name_change(number=taken.number)
    return IssuedInvoice(invoice.id, taken.number, totals, rendered.sha256, rendered.pages, rendered.pdf)


def _keep_lines(uow: UnitOfWork, invoice: Invoice, made: Made) -> None:
    """Write the VAT that was decided into the lines, and the lines that the law added."""
    from creatorbook.store.models import InvoiceLine

    rows = {each.id: uow.get(InvoiceLine, each.id) for each in made.stored}
    for stored, line in zip(made.stored, made.facts.lines, strict=False):
        row = rows[stored.id]
        row.vat_category, row.vat_rate_bp, row.net = line.category, line.rate_bp, line.net.minor
    for position, line in enumerate(made.facts.lines[len(made.stored) :], start=len(made.stored) + 1):
        uow.add(
            InvoiceLine(
                invoice_id=invoice.id,
                position=position,
                kind=LineKind(line.kind),
                text=line.text,
                quantity=format(line.quantity, "f"),
                unit=line.unit,
                unit_price=format(line.unit_price, "f"),
                net=line.net.minor,
                vat_category=line.category,
                vat_rate_bp=line.rate_bp,
            )
        )


def _mark_payments(uow: UnitOfWork, invoice: Invoice) -> None:
    """Say on each payment which invoice asks for it, and let what came for it already count for the invoice."""
    from creatorbook.store.models import Allocation, InvoiceLine, Payment

    for line in uow.live(InvoiceLine, invoice_id=invoice.id):
        if line.payment_id is None:
            continue
        payment = uow.get(Payment, line.payment_id)
        before = field_values(payment)
        payment.invoice_number, payment.invoiced_on = str(invoice.number), invoice.issued_on
        if payment.due_on is None and invoice.kind is not InvoiceKind.FINAL:
            payment.due_on = invoice.due_on
        save_record(uow, payment, before)
        for came in uow.live(Allocation, payment_id=payment.id):
            if came.invoice_id is None:
                came.invoice_id = invoice.id
    uow.flush()
