"""What a form of electronic invoice asks for and an invoice does not say, so that nobody finds out at a portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.identities import e_party
from creatorbook.domain.identity.company_numbers import siren_of
from creatorbook.domain.money.invoices.electronic import EFormat, Reach, Said, check_form, is_peppol

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.domain.findings.finding import Finding


def gaps_of(invoice: InvoiceInput, form: EFormat) -> tuple[Finding, ...]:
    """Return what is missing for the form; `about` is the side and the field ("seller.phone")."""
    takes_mail = not is_peppol(form, invoice.seller.country)
    said = Said(
        is_issued=bool(invoice.number) and invoice.issued_on is not None,
        is_credit=invoice.is_credit,
        currency=invoice.currency,
        seller=_reach(invoice.seller, takes_mail=takes_mail),
        buyer=_reach(invoice.buyer, takes_mail=takes_mail),
        buyer_kind=invoice.buyer_kind,
        buyer_reference=invoice.buyer_reference.strip(),
        order_number=invoice.order_number.strip(),
        phone=invoice.seller.phone.strip(),
        email=invoice.seller.email.strip(),
        has_account=invoice.seller.has_account,
    )
    return tuple(check_form(said, form))


def _reach(party: Party, *, takes_mail: bool) -> Reach:
    known = e_party(party, takes_mail=takes_mail)
    siren = siren_of(party.company_number)
    return Reach(party.name, party.country, siren, known.address.value, known.postcode, known.town)
