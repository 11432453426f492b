"""What a form of electronic invoice asks for and an invoice does not say, so that nobody finds out at a portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.formats import EFormat
from creatorbook.documents.invoice.xml.identities import e_party
from creatorbook.documents.invoice.xml.mapping import is_french_domestic, is_peppol
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.identity.company_numbers import siren_of
from creatorbook.domain.values.currencies import exponent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.domain.findings.finding import Finding

_DECIMALS = 2  # of a sum, at most (BR-DEC-09 and others)


def check_form(invoice: InvoiceInput, form: EFormat) -> Iterator[Finding]:
    """Yield what is missing for the form; `about` is the side and the field ("seller.phone").

    The rules are those of the forms: BR-DE-1 to -15 (XRechnung), PEPPOL-EN16931-R003, -R010 and -R020, BR-FR-10 to -13.
    """
    if not invoice.number or invoice.issued_on is None:
        yield finding("einvoice.draft", about="number")
    if exponent(invoice.currency) > _DECIMALS:
        yield finding("einvoice.currency_decimals", about="currency", currency=invoice.currency)
    if is_french_domestic(invoice) and form is not EFormat.XRECHNUNG:
        for side, party in (("seller", invoice.seller), ("buyer", invoice.buyer)):
            if not siren_of(party.company_number):
                yield finding("einvoice.siren_missing", about=f"{side}.company_number", party=party.name)
        return
    on_peppol = is_peppol(invoice, form)
    if not on_peppol and form is not EFormat.XRECHNUNG:
        return
    yield from _check_network(invoice, takes_mail=not on_peppol)
    has_reference = bool(invoice.buyer_reference.strip())
    if form is EFormat.XRECHNUNG:
        if not has_reference:
            yield finding("einvoice.buyer_reference_missing", about="buyer_reference")
        yield from _check_german(invoice)
    elif not has_reference and not invoice.order_number.strip():
        yield finding("einvoice.order_missing", about="buyer_reference")


def _check_network(invoice: InvoiceInput, *, takes_mail: bool) -> Iterator[Finding]:
    """Yield that a side has no number, or mail address where one will do, under which the network knows it."""
    for side, party in (("seller", invoice.seller), ("buyer", invoice.buyer)):
        if not e_party(party, takes_mail=takes_mail).address.value:
            yield finding("einvoice.address_missing", about=f"{side}.vat_number", party=party.name)


def _check_german(invoice: InvoiceInput) -> Iterator[Finding]:
    seller = invoice.seller
    for field in ("phone", "email"):
        if not getattr(seller, field).strip():
            yield finding(f"einvoice.{field}_missing", about=f"seller.{field}")
    if not invoice.is_credit and not seller.has_account:
        yield finding("einvoice.account_missing", about="seller.iban")
    for side, party in (("seller", seller), ("buyer", invoice.buyer)):
        place = e_party(party)
        if not place.postcode or not place.town:
            yield finding("einvoice.town_missing", about=f"{side}.address", party=party.name)
