"""The VAT that a payment is likely to bear, by what is known of both sides while no invoice of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    seller = Seller(creator.country, creator.vat_number, creator.vat_mention)
    return vat_bp_between(seller, None if brand is None else brand.country, on, laws)


class Seller(NamedTuple):
    """Who charges VAT, or says why not."""

    country: str
    vat_number: str
    vat_mention: str


def vat_bp_between(seller: Seller, buyer_country: str | None, on: date, laws: Mapping[str, InvoiceLaw]) -> int | None:
    """Return the same from who sells and the country of who buys, None where there is no buyer."""
    if not seller.vat_number.strip() or seller.vat_mention.strip():
        return 0
    if buyer_country is None:
        return None
    sells = Party(("creator", ""), "", seller.country, regime=_NORMAL)
    buys = Party(("brand", ""), "", buyer_country)
    decision = decide_vat(sells, buys, Supply.SERVICES, on, laws.get(seller.country))
    return None if decision is None else decision.rate_bp
