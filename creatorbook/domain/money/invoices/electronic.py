"""The forms of electronic invoices, whose rules bind, and what a form asks for that an invoice does not say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.invoices.treatments import BuyerKind
from creatorbook.domain.values.currencies import exponent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.findings.finding import Finding

_DECIMALS = 2  # of a sum, at most (BR-DEC-09 and others)


class EFormat(StrEnum):
    """A form: CII inside a PDF/A-3, UBL as the seller's country takes it (Peppol), or the German XRechnung."""

    FACTUR_X = "factur-x"
    UBL = "ubl"
    XRECHNUNG = "xrechnung"


@dataclass(frozen=True, slots=True)
class Reach:
    """How one side is known, "" for what is not; `electronic` is its number or mail address on the network."""

    name: str
    country: str
    siren: str = ""
    electronic: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What an invoice says of that for which a form asks."""

    is_issued: bool
    is_credit: bool
    currency: str
    seller: Reach
    buyer: Reach
    buyer_kind: BuyerKind = BuyerKind.BUSINESS
    buyer_reference: str = ""
    order_number: str = ""
    phone: str = ""
    email: str = ""
    has_account: bool = False

    @property
    def sides(self) -> tuple[tuple[str, Reach], ...]:
        """Both sides by their names."""
        return ("seller", self.seller), ("buyer", self.buyer)


def french_rules_bind(form: EFormat, seller_country: str, buyer_country: str, buyer_kind: BuyerKind) -> bool:
    """Return whether the French rules bind: between French businesses, in each form but the German one."""
    in_france = seller_country == buyer_country == "FR"
    return in_france and buyer_kind is BuyerKind.BUSINESS and form is not EFormat.XRECHNUNG


def is_peppol(form: EFormat, seller_country: str) -> bool:
    """Return whether the form is that of Peppol: in France UBL goes through platforms, by the rules of France."""
    return form is EFormat.UBL and seller_country != "FR"


def check_form(said: Said, form: EFormat) -> Iterator[Finding]:
    """Yield what is missing for the form; `about` is the side and the field ("seller.phone").

    The rules are those of the forms: BR-DE-1 to -15 (XRechnung), PEPPOL-EN16931-R003, -R010 and -R020, BR-FR-10 to -13.
    """
    if not said.is_issued:
        yield finding("einvoice.draft", about="number")
    if exponent(said.currency) > _DECIMALS:
        yield finding("einvoice.currency_decimals", about="currency", currency=said.currency)
    if french_rules_bind(form, said.seller.country, said.buyer.country, said.buyer_kind):
        for side, reach in said.sides:
            if not reach.siren:
                yield finding("einvoice.siren_missing", about=f"{side}.company_number", party=reach.name)
    elif form is EFormat.XRECHNUNG:
        yield from _check_network(said)
        yield from _check_german(said)
    elif is_peppol(form, said.seller.country):
        yield from _check_network(said)
        if not said.buyer_reference and not said.order_number:
            yield finding("einvoice.order_missing", about="buyer_reference")


def _check_network(said: Said) -> Iterator[Finding]:
    for side, reach in said.sides:
        if not reach.electronic:
            yield finding("einvoice.address_missing", about=f"{side}.vat_number", party=reach.name)


def _check_german(said: Said) -> Iterator[Finding]:
    if not said.buyer_reference:
        yield finding("einvoice.buyer_reference_missing", about="buyer_reference")
    if not said.phone:
        yield finding("einvoice.phone_missing", about="seller.phone")
    if not said.email:
        yield finding("einvoice.email_missing", about="seller.email")
    if not said.is_credit and not said.has_account:
        yield finding("einvoice.account_missing", about="seller.iban")
    for side, reach in said.sides:
        if not reach.postcode or not reach.town:
            yield finding("einvoice.town_missing", about=f"{side}.address", party=reach.name)
