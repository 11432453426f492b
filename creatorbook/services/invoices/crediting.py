"""Taking an issued invoice back, whole or in part: only by a credit note, which is numbered and frozen like it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.invoice import InvoiceInput, MentionLine
from creatorbook.domain.money.checks import share
from creatorbook.domain.money.invoices.lines import InvoiceLine
from creatorbook.domain.money.invoices.mentions import mentions_of
from creatorbook.domain.money.invoices.numbering import check_numbering_day
from creatorbook.domain.money.invoices.parties import InvoiceFacts, Preceding
from creatorbook.domain.money.invoices.parts import BeyondWhole, next_part
from creatorbook.domain.money.invoices.totals import VatGroup, add
from creatorbook.domain.money.invoices.treatments import DocumentKind
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.fields.gate import add_record, field_values, save_record
from creatorbook.services.invoices.issuing import IssuedInvoice, freeze, refuse_errors
from creatorbook.services.invoices.parties import sides_of
from creatorbook.services.invoices.stored import credits_of
from creatorbook.services.money.settling import invoice_of, settle, standing_of
from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.money.invoices.totals import InvoiceTotals, VatKey, Withheld
    from creatorbook.store.models import Invoice
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class CreditInvoice(Command[IssuedInvoice]):
    """Issue a credit note for an invoice: for all that is left of it, or for a sum without taxes of its only VAT rate.

    What is still open of the invoice is set off against it at once; what was paid already is credit of the payer. The
    credit note that takes the last of a rate takes its remainder of VAT. It cannot be undone.

    Raises AnswerIsNo for a draft, for a credit note, where nothing is left, or more than is left is asked for, and
    BadInput for a sum in another currency, or where the invoice has several rates and a sum was given.
    """

    invoice_id: str
    amount: Money | None = None
    reason: str = ""
    issued_on: date | None = None
    code = "invoice.credit"
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> IssuedInvoice:
        """Reckon the part, number and freeze it, and set it off."""
        from creatorbook.store.models import Invoice

        whole = uow.get(Invoice, self.invoice_id)
        if whole.state is not InvoiceState.ISSUED or whole.kind is InvoiceKind.CREDIT_NOTE or whole.trashed_at:
            raise AnswerIsNo(
                _("Only an invoice that was issued is taken back."),
                where=f"invoice {whole.id}",
                hint=_("A draft is thrown away."),
                code="invoice.not_issued",
            )
        before = InvoiceInput.from_json(whole.data)
        earlier = [InvoiceInput.from_json(each.data) for each in credits_of(uow.connection, whole.id)]
        totals = self._totals(before, earlier)
        day = self.issued_on or uow.today
        paper = _paper(uow, whole, before, totals, day, self.reason)
        note = add_record(
            uow,
            Invoice(
                creator_id=whole.creator_id,
                brand_id=whole.brand_id,
                agency_id=whole.agency_id,
                kind=InvoiceKind.CREDIT_NOTE,
                supplied_from=whole.supplied_from,
                supplied_to=whole.supplied_to,
                currency=whole.currency,
                language=whole.language,
                note=self.reason,
                precedes_id=whole.id,
            ),
        )
        _write_lines(uow, note, paper.lines)
        issued = freeze(uow, note, paper)
        _set_off(uow, whole, note, day)
        return issued

    def _totals(self, before: InvoiceInput, earlier: Sequence[InvoiceInput]) -> InvoiceTotals:
        groups = before.totals.groups
        taken = [each.totals.groups for each in earlier]
        part = _left(groups, taken) if self.amount is None else self._part(before)
        if not any(group.taxable.minor for group in part):
            raise AnswerIsNo(_("All of this invoice was taken back."), where="invoice", code="invoice.all_credited")
        try:
            made = next_part(groups, taken, part)
        except BeyondWhole as beyond:
            raise AnswerIsNo(
                _("That is more than is left of the invoice."), where="amount", code="invoice.credit_beyond"
            ) from beyond
        is_last = _left(groups, [*taken, made.groups]) == ()
        kept = _withheld(before, earlier, made, is_last=is_last)
        held = add(Money(0, before.currency), (each.amount for each in kept))
        return replace(made, withheld=held, cash_expected=made.payable - held)

    def _part(self, before: InvoiceInput) -> tuple[VatGroup, ...]:
        amount = self.amount
        if amount is None or amount.currency != before.currency or amount.minor <= 0:
            raise BadInput(
                _("It is a sum in {currency}, above nothing.").format(currency=before.currency), where="amount"
            )
        if len(before.totals.groups) > 1:
            raise BadInput(
                _("This invoice has several VAT rates: it is taken back whole."),
                where="amount",
                hint=_("Take it back whole, and draw up another."),
            )
        return (VatGroup(before.totals.groups[0].key, amount, Money(0, before.currency)),)


def _left(groups: Sequence[VatGroup], taken: Sequence[Sequence[VatGroup]]) -> tuple[VatGroup, ...]:
    """Return what is left of each rate, without those of which nothing is."""
    left = {group.key: group.taxable for group in groups}
    for part in taken:
        for group in part:
            left[group.key] = left[group.key] - group.taxable
    return tuple(VatGroup(key, taxable, taxable - taxable) for key, taxable in left.items() if taxable.minor > 0)


def _withheld(
    before: InvoiceInput, earlier: Sequence[InvoiceInput], made: InvoiceTotals, *, is_last: bool
) -> tuple[Withheld, ...]:
    """Return what is withheld no more: in proportion, and with the last part all that is left of it."""
    found = []
    for each in before.withheld:
        gone = [back.amount for paper in earlier for back in paper.withheld if back.rule_id == each.rule_id]
        rest = each.amount - add(Money(0, before.currency), gone)
        part = rest if is_last else min(share(made.total_without_vat, each.rate_bp), rest, key=lambda sum_: sum_.minor)
        found.append(replace(each, base=made.total_without_vat, amount=part))
    return tuple(found)


def _paper(
    uow: UnitOfWork, whole: Invoice, before: InvoiceInput, totals: InvoiceTotals, day: date, reason: str
) -> InvoiceInput:
    """Return what the credit note says: what the invoice said of both sides, with its own sums and day."""
    sides = sides_of(uow.connection, whole.creator_id, whole.brand_id, whole.agency_id)
    lines = tuple(
        InvoiceLine(
            _what(before, group.key),
            quantity=Decimal(1),
            unit_price=group.taxable.amount,
            currency=before.currency,
            category=group.key.category,
            rate_bp=group.key.rate_bp,
        )
        for group in totals.groups
    )
    facts = InvoiceFacts(
        record=("invoice", whole.id),
        kind=DocumentKind.CREDIT_NOTE,
        seller=sides.seller,
        buyer=sides.buyer,
        lines=lines,
        totals=totals,
        issued_on=day,
        supplied_on=before.supplied_to,
        supplies=frozenset(before.supplies),
        preceding=Preceding(before.number, before.issued_on or day),
    )
    refuse_errors(tuple(check_numbering_day(sides.law, day, facts.record)))
    mentions = tuple(MentionLine(each.id, each.words_in(before.language)) for each in mentions_of(facts, sides.law))
    zero = Money(0, before.currency)
    withheld = tuple(replace(each, amount=totals.withheld if before.withheld else zero) for each in before.withheld[:1])
    return replace(
        before,
        kind=DocumentKind.CREDIT_NOTE,
        status=DocumentStatus.DRAFT,
        number="",
        issued_on=day,
        due_on=None,
        lines=lines,
        totals=totals,
        allowances=(),
        withheld=withheld,
        mentions=mentions or before.mentions,
        notes=reason,
        preceding=facts.preceding,
        deposits=(),
        discount=None,
        discount_bp=None,
        vat_at_home=None,
        home_rate="",
    )


def _what(before: InvoiceInput, key: VatKey) -> str:
    """Return what a rate of the invoice was for, in its own words: a credit note is in its language."""
    named = [line.text for line in before.lines if (line.category, line.rate_bp) == key]
    return ", ".join(dict.fromkeys(named))


def _write_lines(uow: UnitOfWork, note: Invoice, lines: Sequence[InvoiceLine]) -> None:
    from creatorbook.store.models import InvoiceLine as Row

    for position, line in enumerate(lines, start=1):
        uow.add(
            Row(
                invoice_id=note.id,
                position=position,
                text=line.text,
                quantity=format(line.quantity, "f"),
                unit_price=format(line.unit_price, "f"),
                net=line.net.minor,
                vat_category=line.category,
                vat_rate_bp=line.rate_bp,
            )
        )


def _set_off(uow: UnitOfWork, whole: Invoice, note: Invoice, day: date) -> None:
    """Let the credit note settle what is open of the invoice, and free the payments of one taken back whole."""
    from creatorbook.store.models import Allocation, InvoiceLine, Payment

    opened = min(standing_of(uow, whole).open, note.cash_expected or 0)
    if opened > 0:
        uow.add(
            Allocation(
                credit_id=note.id,
                invoice_id=whole.id,
                kind=AllocationKind.SET_OFF,
                settled_on=day,
                amount_minor=opened,
                amount_currency=whole.currency,
            )
        )
    settle(uow, invoices=[whole.id, note.id])
    for line in uow.live(InvoiceLine, invoice_id=whole.id):
        if line.payment_id is not None and invoice_of(uow, line.payment_id) is None:
            payment = uow.get(Payment, line.payment_id)
            if payment.invoice_number == whole.number:
                before = field_values(payment)
                payment.invoice_number, payment.invoiced_on = "", None
                save_record(uow, payment, before)
    uow.flush()
