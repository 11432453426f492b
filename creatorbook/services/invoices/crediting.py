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
from creatorbook.domain.money.invoices.parts import BeyondWhole, next_part, share_of_left
from creatorbook.domain.money.invoices.totals import VatGroup, VatKey, add
from creatorbook.domain.money.invoices.treatments import DocumentKind
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.fields import formats
from creatorbook.services.fields.gate import add_record, field_values, save_record
from creatorbook.services.invoices.issuing import IssuedInvoice, freeze, refuse_errors
from creatorbook.services.invoices.parties import sides_of
from creatorbook.services.invoices.stored import credits_of
from creatorbook.services.money.settling import invoice_of, settle, standing_of
from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.money.invoices.totals import InvoiceTotals, Withheld
    from creatorbook.store.models import Invoice
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class CreditInvoice(Command[IssuedInvoice]):
    """Issue a credit note for an invoice: for all that is left of it, or for sums without taxes.

    An `amount` is of all rates, in proportion to what is left of each; `of_rates` are sums of rates in basis points,
    `of_lines` of lines by their place, from 1. What is still open of the invoice is set off against it at once; what
    was paid already is credit of the payer. The credit note that takes the last of a rate takes its remainder of VAT.
    It cannot be undone.

    Raises AnswerIsNo for a draft, for a credit note, where nothing is left, or more than is left is asked for, and
    BadInput for a sum in another currency, a rate or a line that the invoice has not, or more than one of the three.
    """

    invoice_id: str
    amount: Money | None = None
    reason: str = ""
    issued_on: date | None = None
    of_rates: tuple[tuple[int, Money], ...] = ()
    of_lines: tuple[tuple[int, Money], ...] = ()
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
        paper = _paper(uow, whole, before, totals, day, self.reason, self.of_lines)
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
        part = self._part(before, _left(groups, taken))
        if not any(group.taxable.minor for group in part):
            raise AnswerIsNo(_("All of this invoice was taken back."), where="invoice", code="invoice.all_credited")
        try:
            made = next_part(groups, taken, part)
        except BeyondWhole as beyond:
            raise _is_beyond() from beyond
        is_last = _left(groups, [*taken, made.groups]) == ()
        kept = _withheld(before, earlier, made, is_last=is_last)
        held = add(Money(0, before.currency), (each.amount for each in kept))
        return replace(made, withheld=held, cash_expected=made.payable - held)

    def _part(self, before: InvoiceInput, left: tuple[VatGroup, ...]) -> tuple[VatGroup, ...]:
        """Return the sums without taxes that are taken back, by rate, or all that is left."""
        if bool(self.amount) + bool(self.of_rates) + bool(self.of_lines) > 1:
            raise BadInput(_("Give a sum of the whole, or of rates, or of lines."), where="amount")
        named = [*self.of_rates, *self.of_lines, *([(0, self.amount)] if self.amount is not None else [])]
        for _place, amount in named:
            if amount.currency != before.currency or amount.minor <= 0:
                raise BadInput(
                    _("It is a sum in {currency}, above nothing.").format(currency=before.currency), where="amount"
                )
        if self.amount is not None:
            try:
                return share_of_left(left, self.amount)
            except BeyondWhole as beyond:
                raise _is_beyond() from beyond
        if not named:
            return left
        keys = [_key_of_rate(before, bp) for bp, _sum in self.of_rates]
        keys += [_key_of_line(before, place, amount) for place, amount in self.of_lines]
        zero = Money(0, before.currency)
        return tuple(
            VatGroup(
                key, add(zero, (sum_ for other, (_place, sum_) in zip(keys, named, strict=True) if other == key)), zero
            )
            for key in dict.fromkeys(keys)
        )


def _is_beyond() -> AnswerIsNo:
    return AnswerIsNo(_("That is more than is left of the invoice."), where="amount", code="invoice.credit_beyond")


def _key_of_rate(before: InvoiceInput, rate_bp: int) -> VatKey:
    """Return what of the invoice bears a rate; raises BadInput where nothing does, or several things do."""
    found = [group.key for group in before.totals.groups if group.key.rate_bp == rate_bp]
    if len(found) != 1:
        rates = ", ".join(formats.percent(group.key.rate_bp) for group in before.totals.groups)
        raise BadInput(
            _("“{rate}” is not one rate of this invoice.").format(rate=formats.percent(rate_bp)),
            where="rate",
            hint=_("It has: {rates}. Where two are alike, name a line.").format(rates=rates),
        )
    return found[0]


def _key_of_line(before: InvoiceInput, place: int, amount: Money) -> VatKey:
    """Return what a line bears; raises BadInput for a line that is not there, AnswerIsNo for more than it asks for."""
    if not 1 <= place <= len(before.lines):
        raise BadInput(
            _("This invoice has no line {number}.").format(number=place),
            where="line",
            hint=_("It has {count}.").format(count=len(before.lines)),
        )
    line = before.lines[place - 1]
    if amount > line.net:
        raise _is_beyond()
    return VatKey(line.category, line.rate_bp)


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
    uow: UnitOfWork,
    whole: Invoice,
    before: InvoiceInput,
    totals: InvoiceTotals,
    day: date,
    reason: str,
    of_lines: Sequence[tuple[int, Money]] = (),
) -> InvoiceInput:
    """Return what the credit note says: what the invoice said of both sides, with its own sums and day."""
    sides = sides_of(uow.connection, whole.creator_id, whole.brand_id, whole.agency_id)
    lines = _lines_taken_back(before, totals, of_lines)
    totals = replace(totals, line_nets=tuple(line.net for line in lines))
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


def _lines_taken_back(
    before: InvoiceInput, totals: InvoiceTotals, of_lines: Sequence[tuple[int, Money]]
) -> tuple[InvoiceLine, ...]:
    """Return the lines of a credit note: one for each line that is named, else one for each rate."""
    parts = [(before.lines[place - 1].text, _key_of_line(before, place, net), net) for place, net in of_lines] or [
        (_what(before, group.key), group.key, group.taxable) for group in totals.groups
    ]
    return tuple(
        InvoiceLine(
            text,
            quantity=Decimal(1),
            unit_price=net.amount,
            currency=before.currency,
            category=key.category,
            rate_bp=key.rate_bp,
        )
        for text, key, net in parts
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
