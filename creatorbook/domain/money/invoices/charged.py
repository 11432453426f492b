"""The VAT that a payment is likely to bear, by what is known of both sides while no invoice of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.parties import Party
from creatorbook.domain.money.invoices.treatments import Supply
from creatorbook.domain.money.invoices.vat import decide_vat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.money.invoices.law import InvoiceLaw
    from creatorbook.domain.records.dossier import Dossier

# The regime of who has a VAT number and gives no reason for charging none.
_NORMAL = "normal"


def likely_vat_bp(dossier: Dossier, on: date, laws: Mapping[str, InvoiceLaw]) -> int | None:
    """Return the VAT on the deal's payments in basis points, 0 where none is charged, None where that is not known.

    None is charged by who has no VAT number, or says in words why not; else the decision for services decides.
    """
    creator, brand = dossier.deal.creator, dossier.deal.brand
    if not creator.vat_number.strip() or creator.vat_mention.strip():
        return 0
    if brand is None:
        return None
    seller = Party(("creator", creator.id), creator.name, creator.country, regime=_NORMAL)
    buyer = Party(("brand", brand.id), brand.name, brand.country)
    decision = decide_vat(seller, buyer, Supply.SERVICES, on, laws.get(creator.country))
    return None if decision is None else decision.rate_bp
