"""Payments: one invoice number stands for one brand, and what was invoiced to two is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings

_PAYMENT, _DEAL, _OWN = Table("payment"), Table("deal"), Table("deal", "own")


def check_payment(
    around: Surroundings, payment: Mapping[str, Any], before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise AnswerIsNo for an invoice number that another brand's payment bears already, of the same creator.

    One invoice may ask for several payments of a brand, also of several deals.
    """
    number = (payment["invoice_number"] or "").strip()
    if not number or (before is not None and before["invoice_number"] == number):
        return {}
    own = select(_OWN, "brand_id", "creator_id").where(_OWN.id.equals(payment["deal_id"])).with_trash()
    found = results.first(around.reading, own)
    if found is None:
        return {}
    brand, creator = found
    others = select(_PAYMENT, _DEAL.title).join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
    others = others.where(
        _PAYMENT.id.differs(payment["id"]),
        _PAYMENT.invoice_number.equals(number),
        _DEAL.creator_id.equals(creator),
        _DEAL.brand_id.differs(brand),
    )
    taken = results.value(around.reading, others)
    if taken is not None:
        raise AnswerIsNo(
            _("Invoice {number} is on a payment of “{deal}” already.").format(number=number, deal=taken),
            where="invoice_number",
            hint=_("One invoice goes to one brand: give this one its own number."),
            code="payment.invoice_taken",
        )
    return {}
