"""What is settled follows from the allocations: it is reckoned again in the step that changes one of them.

`settled`, `written_off` and `paid_on` of payments and invoices are written here and nowhere else; whoever sets the day
of a payment by hand enters a sum that came whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.money.settling import Part, Standing, stand
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from creatorbook.store.engine.base import Record
    from creatorbook.store.models import Allocation, Invoice, Payment, Received
    from creatorbook.store.writing.uow import UnitOfWork


def settle(uow: UnitOfWork, *, payments: Iterable[str] = (), invoices: Iterable[str] = ()) -> None:
    """Reckon anew how much of these payments and invoices is settled; what is on an invoice follows the invoice."""
    from creatorbook.store.models import Invoice, Payment

    seen = set(invoices)
    for id in sorted(set(payments)):
        payment = uow.get(Payment, id)
        invoice = invoice_of(uow, id)
        if invoice is not None:
            seen.add(invoice.id)
        else:
            _write_payment(payment, stand(owed_of(payment), _parts(uow.live(_allocation(), payment_id=id))))
    for id in sorted(seen):
        _settle_invoice(uow, uow.get(Invoice, id))
    uow.flush()


def standing_of(uow: UnitOfWork, record: Payment | Invoice) -> Standing:
    """Return how a payment without an invoice, or an invoice, stands."""
    from creatorbook.store.models import Invoice

    if isinstance(record, Invoice):
        found = uow.live(_allocation(), invoice_id=record.id)
        if record.kind is InvoiceKind.CREDIT_NOTE:
            found = uow.live(_allocation(), credit_id=record.id)
        return stand(record.cash_expected or 0, _parts(found))
    return stand(owed_of(record), _parts(uow.live(_allocation(), payment_id=record.id)))


def owed_of(payment: Payment) -> int:
    """Return what is owed for a payment without an invoice: with taxes where somebody said so, else its amount."""
    return payment.with_taxes if payment.with_taxes is not None else max(payment.amount_minor or 0, 0)


def invoice_of(uow: UnitOfWork, payment_id: str) -> Invoice | None:
    """Return the issued invoice that asks for a payment and was not taken back whole, None where there is none."""
    from creatorbook.store.models import Invoice, InvoiceLine

    for line in reversed(uow.live(InvoiceLine, payment_id=payment_id)):
        invoice = uow.get(Invoice, line.invoice_id)
        asks = invoice.state is InvoiceState.ISSUED and invoice.kind is not InvoiceKind.CREDIT_NOTE
        if asks and invoice.trashed_at is None and not is_taken_back(uow, invoice):
            return invoice
    return None


def is_taken_back(uow: UnitOfWork, invoice: Invoice) -> bool:
    """Whether credit notes took the whole of an invoice back."""
    from creatorbook.store.models import Invoice

    notes = uow.live(Invoice, precedes_id=invoice.id, kind=InvoiceKind.CREDIT_NOTE, state=InvoiceState.ISSUED)
    return bool(notes) and sum(each.total_with_vat or 0 for each in notes) >= (invoice.total_with_vat or 0)


def _settle_invoice(uow: UnitOfWork, invoice: Invoice) -> None:
    from creatorbook.store.models import InvoiceLine, Payment

    standing = standing_of(uow, invoice)
    if invoice.cash_expected == 0 and standing.last_on is None:
        # Nothing was left to pay on the day of the issue.
        standing = Standing(0, 0, 0, invoice.issued_on)
    invoice.settled, invoice.written_off, invoice.paid_on = standing.settled, standing.written_off, standing.closed_on
    if invoice.kind is InvoiceKind.CREDIT_NOTE:
        return
    uow.flush()
    for line in uow.live(InvoiceLine, invoice_id=invoice.id):
        if line.payment_id is None:
            continue
        of = invoice_of(uow, line.payment_id)
        payment = uow.get(Payment, line.payment_id)
        if of is not None and of.id == invoice.id:
            _write_payment(payment, standing)
        elif of is None:
            _write_payment(payment, stand(owed_of(payment), _parts(uow.live(_allocation(), payment_id=payment.id))))


def _write_payment(payment: Payment, standing: Standing) -> None:
    amount = payment.amount_minor or 0
    if amount <= 0:
        return
    payment.settled, payment.written_off = standing.share_of(amount), standing.written_off_of(amount)
    payment.paid_on = standing.closed_on


def _parts(allocations: Sequence[Allocation]) -> list[Part]:
    return [Part(each.kind, each.amount_minor or 0, each.settled_on) for each in allocations]


def _allocation() -> type[Allocation]:
    from creatorbook.store.models import Allocation

    return Allocation


def follow_paid_day(uow: UnitOfWork, payment: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Enter a sum that came whole for a payment whose day was set by hand, and take it back where the day is cleared.

    Raises AnswerIsNo where it is one of several on an invoice, or came in several parts: then the day is no single one.
    """
    day, amount = payment["paid_on"], payment["amount"]
    known = ("paid_on", "amount")
    if (before is None and day is None) or (
        before is not None and all(payment[each] == before[each] for each in known)
    ):
        return
    from creatorbook.store.models import Payment

    record = uow.get(Payment, payment["id"])
    if before is None and amount is not None and amount.minor > 0:
        # Nothing is about a new payment yet: ten thousand rows of a file come this way.
        _enter_sum(uow, record, None, payment, amount.minor)
        record.settled, record.paid_on = amount.minor, day
        return
    invoice = invoice_of(uow, record.id)
    if day is None and (before is None or before["paid_on"] is None):
        settle(uow, payments=[record.id])
        return
    if invoice is not None:
        _refuse_one_of_several(uow, invoice)
    target = {"payment_id": record.id} if invoice is None else {"invoice_id": invoice.id}
    found = list(uow.live(_allocation(), **target))
    if day is None or amount is None or amount.minor <= 0:
        if before is not None and before["paid_on"] is not None:
            take_back(uow, found)
        settle(uow, payments=[record.id])
        if day is not None:
            record.paid_on = day
        return
    _enter_whole(uow, record, invoice, found, payment)
    settle(uow, payments=[record.id])


def _enter_whole(
    uow: UnitOfWork, record: Payment, invoice: Invoice | None, found: list[Allocation], payment: Mapping[str, Any]
) -> None:
    """Let the payment be settled on its day: by what came already, moved or raised, else by a sum that is entered."""
    owed = owed_of(record) if invoice is None else invoice.cash_expected or 0
    sole = _sole_sum(uow, found)
    if sole is not None:
        received, allocation = sole
        received.received_on = allocation.settled_on = payment["paid_on"]
        if invoice is None:
            received.amount = allocation.amount = payment["amount"]
            allocation.taken = payment["amount"].minor
            record.with_taxes = None
        return
    opened = stand(owed, _parts(found)).open
    if found and opened == 0:
        raise AnswerIsNo(
            _("This payment came in {count} parts, each with its own day.").format(count=len(found)),
            where="paid_on",
            hint=_("Change the day of the part that you mean."),
            code="payment.came_in_parts",
        )
    _enter_sum(uow, record, invoice, payment, opened)


def _enter_sum(
    uow: UnitOfWork, record: Payment, invoice: Invoice | None, payment: Mapping[str, Any], opened: int
) -> None:
    from creatorbook.store.models import Allocation, Deal, Received

    deal = uow.get(Deal, record.deal_id)
    currency = payment["amount"].currency if invoice is None else invoice.currency
    received = uow.add(
        Received(
            creator_id=deal.creator_id,
            brand_id=deal.brand_id,
            received_on=payment["paid_on"],
            amount_minor=opened,
            amount_currency=currency,
        )
    )
    uow.add(
        Allocation(
            received_id=received.id,
            payment_id=record.id,
            invoice_id=None if invoice is None else invoice.id,
            settled_on=payment["paid_on"],
            amount_minor=opened,
            amount_currency=currency,
            taken=opened,
        )
    )


def _sole_sum(uow: UnitOfWork, found: list[Allocation]) -> tuple[Received, Allocation] | None:
    """Return the sum that came and its allocation, where the one settled the other whole and nothing else did."""
    from creatorbook.store.models import Received

    if len(found) != 1 or found[0].kind is not AllocationKind.PAYMENT:
        return None
    received = uow.get(Received, str(found[0].received_id))
    return (received, found[0]) if received.amount == found[0].amount else None


def _refuse_one_of_several(uow: UnitOfWork, invoice: Invoice) -> None:
    from creatorbook.store.models import InvoiceLine

    asked = {line.payment_id for line in uow.live(InvoiceLine, invoice_id=invoice.id)}
    if len(asked) > 1:
        raise AnswerIsNo(
            _("This payment is on invoice {number} with others.").format(number=invoice.number),
            where="paid_on",
            hint=_("Enter what came for the invoice."),
            code="payment.on_shared_invoice",
        )


def take_back(uow: UnitOfWork, allocations: Iterable[Allocation]) -> None:
    """Put allocations into the trash, and each sum that came of which nothing is allocated any more."""
    from creatorbook.store.models import Received

    gone = list(allocations)
    for allocation in gone:
        allocation.trashed_at = uow.now
    uow.flush()
    for id in sorted({each.received_id for each in gone if each.received_id is not None}):
        if not uow.live(_allocation(), received_id=id):
            uow.get(Received, id).trashed_at = uow.now


def follow_trash(uow: UnitOfWork, record: Record, stamp: datetime | None) -> None:
    """Let what settled a payment go to the trash with it (`stamp` None), or come back with the stamp that it went with.

    A sum that came for other payments too stays where it is.
    """
    from creatorbook.store.models import Received

    found = uow.all(_allocation(), payment_id=record.id)
    came: set[str] = set()
    for allocation in found:
        if allocation.trashed_at == stamp:
            allocation.trashed_at = uow.now if stamp is None else None
            came.update([allocation.received_id] if allocation.received_id is not None else [])
    uow.flush()
    for id in sorted(came):
        received = uow.get(Received, id)
        if stamp is not None:
            received.trashed_at = None
        elif not uow.live(_allocation(), received_id=id):
            received.trashed_at = uow.now
