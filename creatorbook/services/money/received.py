"""What came in, as it stands: each sum with what of it nothing takes, which is credit of its payer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.records.notions import asks_for_money, is_taken_back
from creatorbook.store import results
from creatorbook.store.query.expressions import Not, any_of, total
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition

_RECEIVED, _ALLOCATION, _BRAND = Table("received"), Table("allocation"), Table("brand")


@dataclass(frozen=True, slots=True)
class ReceivedSum:
    """A sum that came in on a day; `credit` is what no allocation takes of it."""

    id: str
    received_on: date
    brand_id: str | None
    brand: str
    amount: Money
    credit: Money
    counterparty: str
    reference: str


def received_sums(reading: Executes, *, brand: str = "") -> tuple[ReceivedSum, ...]:
    """Return what came in, of one brand or of all, the newest first."""
    of = select(
        _RECEIVED,
        _RECEIVED.id,
        _RECEIVED.received_on,
        _RECEIVED.brand_id,
        _BRAND.name,
        _RECEIVED.amount_minor,
        _RECEIVED.amount_currency,
        _RECEIVED.counterparty,
        _RECEIVED.reference,
    ).join_if_there(_BRAND, _BRAND.id.equals(_RECEIVED.brand_id), with_trash=True)
    if brand:
        of = of.where(_RECEIVED.brand_id.equals(brand))
    taken = dict(
        results.rows(
            reading,
            select(_ALLOCATION, _ALLOCATION.received_id, total(_ALLOCATION.taken))
            .where(_ALLOCATION.received_id.is_known())
            .group_by(_ALLOCATION.received_id),
        )
    )
    newest = of.order_by(descending(_RECEIVED.received_on), descending(_RECEIVED.id))
    return tuple(
        ReceivedSum(
            id,
            date.fromisoformat(day),
            brand_id,
            name or "",
            Money(minor, currency),
            Money(minor - taken.get(id, 0), currency),
            counterparty,
            reference,
        )
        for id, day, brand_id, name, minor, currency, counterparty, reference in results.rows(reading, newest)
    )


def parts_of(reading: Executes, payment_id: str) -> tuple[tuple[date, Money], ...]:
    """Return what settled a payment so far, each part with its day, oldest first; a refund is below zero.

    Of an invoice over several payments no part is any one's: nothing is returned.
    """
    line, other, invoice = Table("invoice_line"), Table("invoice_line", "other"), Table("invoice")
    of = select(line, line.invoice_id).join(invoice, invoice.id.equals(line.invoice_id))
    asked = of.where(line.payment_id.equals(payment_id), asks_for_money(invoice), Not(is_taken_back(invoice)))
    invoices = results.values(reading, asked)
    shared = select(other, "id").where(other.invoice_id.among(invoices), other.payment_id.differs(payment_id))
    if invoices and results.first(reading, shared) is not None:
        return ()
    return _parts(reading, any_of(_ALLOCATION.payment_id.equals(payment_id), _ALLOCATION.invoice_id.among(invoices)))


def parts_of_invoice(reading: Executes, invoice_id: str) -> tuple[tuple[date, Money], ...]:
    """Return what settled an invoice so far, each part with its day, oldest first; a refund is below zero."""
    return _parts(reading, _ALLOCATION.invoice_id.equals(invoice_id))


def _parts(reading: Executes, ours: Condition) -> tuple[tuple[date, Money], ...]:
    found = select(_ALLOCATION, "kind", "settled_on", "amount_minor", "amount_currency").where(ours)
    return tuple(
        (date.fromisoformat(day), Money(-minor if kind == AllocationKind.REFUND.value else minor, currency))
        for kind, day, minor, currency in results.rows(reading, found.order_by(_ALLOCATION.settled_on, _ALLOCATION.id))
    )


def find_received(reading: Executes, typed: str) -> str:
    """Return the id of a sum that came in, by its id or the beginning of one; raises NotFound."""
    word = typed.strip().lower()
    found = results.values(reading, select(_RECEIVED, "id").where(_RECEIVED.id.between(word, word + "\uffff")))
    if len(found) != 1 or not word:
        raise NotFound(
            _("There is no such sum that came in."), where="id", hint=_("“pay --received” lists them with their ids.")
        )
    return str(found[0])
