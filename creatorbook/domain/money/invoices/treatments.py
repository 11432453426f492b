"""What decides VAT: categories, kinds of buyer, places and kinds of supply, as the rules and the lines name them."""

from __future__ import annotations

from enum import StrEnum

from creatorbook.domain.values.territories import EU


class VatCategory(StrEnum):
    """The category of a VAT group by its code of UNTDID 5305, which electronic invoices use."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    OUTSIDE = "O"
    EXPORT = "G"
    INTRA_UNION_GOODS = "K"


class BuyerKind(StrEnum):
    """Whether the buyer acts as a business."""

    BUSINESS = "business"
    CONSUMER = "consumer"


class Place(StrEnum):
    """Where the buyer is, seen from the seller; the European Union only where both are in it."""

    DOMESTIC = "domestic"
    UNION = "union"
    ABROAD = "abroad"


class Supply(StrEnum):
    """What is supplied: work, a grant of rights (a rate of its own in some countries), or goods."""

    SERVICES = "services"
    RIGHTS = "rights"
    GOODS = "goods"


class DocumentKind(StrEnum):
    """The kind of document by its code of UNTDID 1001; a final invoice is an ordinary one with deposits deducted."""

    INVOICE = "380"
    CREDIT_NOTE = "381"
    CORRECTION = "384"
    DEPOSIT = "386"


def place_of(seller_country: str, buyer_country: str) -> Place:
    """Return where the buyer is, by the countries of both (ISO 3166-1 alpha-2)."""
    if seller_country == buyer_country:
        return Place.DOMESTIC
    return Place.UNION if {seller_country, buyer_country} <= EU else Place.ABROAD


def process_code(supplies: frozenset[Supply], *, is_paid: bool = False, is_final: bool = False) -> str:
    """Return the French process code of an invoice (BT-23): goods B, services S or both M, then what happens to it.

    1 is the ordinary invoice, 2 one that is paid already, 4 the final one after deposits.
    """
    goods, other = Supply.GOODS in supplies, bool(supplies - {Supply.GOODS})
    what = "M" if goods and other else "B" if goods else "S"
    return what + ("4" if is_final else "2" if is_paid else "1")
