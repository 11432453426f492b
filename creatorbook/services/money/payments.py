"""Payments: an invoice number is of one brand, and told where it stands twice; a payment with a day is due on it."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.money.shared_invoices import shared_invoice
from creatorbook.domain.records.money.invoices import InvoiceState
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.services.records.notions import is_taken_back
from creatorbook.store import results
from creatorbook.store.query.expressions import Not, lower
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.select import Select

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_PAYMENT, _DEAL, _OWN = Table("payment"), Table("deal"), Table("deal", "own")


def check_payment(
    around: Surroundings, payment: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise AnswerIsNo for an invoice number that another brand's payment bears already, of the same creator.

    So too where the sum, the deal or the number of a payment changes that an issued invoice asks for.

    One invoice may ask for several payments of a brand, also of several deals; “f1” and “F1” are one number. A payment
    that is given a day is due on it, and no longer after its invoice, which is what is held where nothing is said; days
    and a day together are left, as two due dates that somebody has to choose between.
    """
    _refuse_taken_number(around, payment, before)
    _refuse_invoiced(around, payment, before)
    is_given_day = payment["due_on"] is not None and (before is None or before["due_on"] != payment["due_on"])
    is_plain = payment["trigger"] is InstalmentTrigger.AFTER_INVOICE and payment["days_after"] is None
    if is_given_day and is_plain:
        return {"trigger": InstalmentTrigger.ON_DATE}
    return {}


def _refuse_invoiced(around: Surroundings, payment: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    if before is None:
        return
    changed = [name for name in ("amount", "deal_id", "invoice_number") if payment[name] != before[name]]
    number = before["invoice_number"]
    if not changed or not number:
        return
    line, invoice = Table("invoice_line"), Table("invoice")
    asked = select(line, invoice.id).join(invoice, invoice.id.equals(line.invoice_id))
    asked = asked.where(
        line.payment_id.equals(payment["id"]),
        invoice.number.equals(number),
        invoice.state.equals(InvoiceState.ISSUED),
        Not(is_taken_back(invoice)),
    )
    if results.first(around.reading, asked) is not None:
        raise AnswerIsNo(
            _("Invoice {number} asks for this payment: it stays as it was issued.").format(number=number),
            where=changed[0],
            hint=_("Take the invoice back with a credit note first."),
            code="payment.invoiced",
        )


def _refuse_taken_number(around: Surroundings, payment: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    number = _plain(payment["invoice_number"])
    is_new = before is None or before["deal_id"] != payment["deal_id"] or _plain(before["invoice_number"]) != number
    if not number or not is_new:
        return
    own = _owners_of(around, payment["deal_id"])
    if own is None:
        return
    brand, creator, deal = own
    others = _invoiced_elsewhere(creator, brand).where(
        _PAYMENT.id.differs(payment["id"]), lower(_PAYMENT.invoice_number).equals(number)
    )
    taken = results.first(around.reading, others)
    if taken is None:
        # Two of one step: neither is in the book yet.
        mine = (payment["invoice_number"].strip(), deal, brand)
        first = around.let_in.setdefault(("invoice", creator, number), mine)
        taken = None if first[-1] == brand else first
    if taken is not None:
        raise AnswerIsNo(
            _("Invoice {number} is on a payment of “{deal}” already.").format(number=taken[0], deal=taken[1]),
            where="invoice_number",
            hint=_("One invoice goes to one brand: give one of the two payments its own number."),
            code="payment.invoice_taken",
        )


def _owners_of(around: Surroundings, deal: str) -> tuple[str, str, str] | None:
    """Return the brand and the creator of a deal, by their ids, and its title; None where there is no such deal."""
    to_come = around.to_come("deal", deal)
    if to_come is not None:
        return to_come["brand_id"], to_come["creator_id"], to_come["title"]
    of = select(_OWN, "brand_id", "creator_id", "title").where(_OWN.id.equals(deal)).with_trash()
    found = results.first(around.reading, of)
    return None if found is None else (found[0], found[1], found[2])


def refuse_invoices_of_others(around: Surroundings, deal: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Raise AnswerIsNo for a deal that goes to another brand or creator with an invoice number of somebody else's."""
    moved = [name for name in ("brand_id", "creator_id") if before is not None and before[name] != deal[name]]
    if not moved:
        return
    own = results.values(around.reading, select(_PAYMENT, lower(_PAYMENT.invoice_number)).where(deal_id=deal["id"]))
    numbers = {number for number in own if number}
    if not numbers:
        return
    others = _invoiced_elsewhere(deal["creator_id"], deal["brand_id"]).where(
        _DEAL.id.differs(deal["id"]), lower(_PAYMENT.invoice_number).among(numbers)
    )
    taken = results.first(around.reading, others)
    if taken is not None:
        raise AnswerIsNo(
            _("Invoice {number} is on this deal and on a payment of “{deal}”, a deal with another brand.").format(
                number=taken[0], deal=taken[1]
            ),
            where=moved[0],
            hint=_("Give the payment of one of the two deals its own invoice number first."),
            code="payment.invoice_taken",
        )


def shared_invoices(reading: Executes, payment: Row) -> tuple[Finding, ...]:
    """Return what to say of the other payments of the same creator and brand that bear the number of this one."""
    number = _plain(payment["invoice_number"])
    if not number:
        return ()
    found = select(_PAYMENT, _PAYMENT.invoice_number, _PAYMENT.label, _DEAL.title)
    joined = found.join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id)).join(_OWN, _OWN.id.equals(payment["deal_id"].id))
    others = joined.where(
        _DEAL.creator_id.equals(_OWN.creator_id),
        _DEAL.brand_id.equals(_OWN.brand_id),
        _PAYMENT.id.differs(payment.id),
        lower(_PAYMENT.invoice_number).equals(number),
    )
    return tuple(
        shared_invoice(payment.id, shared, label, deal)
        for shared, label, deal in results.iterate(reading, others.order_by(_PAYMENT.id))
    )


def _invoiced_elsewhere(creator: str, brand: str) -> Select:
    """Return the select of the invoice numbers of a creator's payments by other brands, each with its deal's title."""
    found = select(_PAYMENT, _PAYMENT.invoice_number, _DEAL.title).join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
    return found.where(_DEAL.creator_id.equals(creator), _DEAL.brand_id.differs(brand))


def _plain(number: str | None) -> str:
    # As the book compares it: without capitals of plain letters.
    return (number or "").strip().translate(_SMALL)
