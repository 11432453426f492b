"""The numbers of a party as electronic invoices name them: which register or network each belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.facts import EParty, Identifier
from creatorbook.domain.identity.company_numbers import siren_of
from creatorbook.domain.money.paying.addresses import read_address

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import Party

# By country: the scheme of the register (ISO 6523 ICD), and the scheme of the electronic address with what it holds.
_REGISTER = {"FR": "0002", "BE": "0208", "NL": "0106", "CH": "0183", "AU": "0151", "SE": "0007", "FI": "0212"}
_ADDRESS = {
    "FR": ("0225", "legal"),
    "BE": ("0208", "legal"),
    "NL": ("0106", "legal"),
    "CH": ("0183", "legal"),
    "AU": ("0151", "legal"),
    "DE": ("9930", "vat"),
    "AT": ("9914", "vat"),
    "ES": ("9920", "vat"),
    "IT": ("0211", "vat"),
    "GB": ("9932", "vat"),
    "IE": ("9935", "vat"),
}
_MAIL = "EM"
_LINES = 3  # of a street


def e_party(
    party: Party,
    *,
    bears_vat_number: bool = True,
    takes_mail: bool = True,
    tax_number: str = "",
    is_seller: bool = False,
) -> EParty:
    """Return the party; where no VAT number may be named (category O), the seller has another number.

    A seller without any number is known by what is there of the account, the mail address or the name (BR-CO-26).
    `takes_mail` says whether a mail address is an electronic address: on Peppol it is none.
    """
    country = party.country.strip().upper()
    legal = _register_number(country, party.company_number)
    vat = _plain(party.vat_number, country)
    address = _electronic_address(country, legal, vat, party.email if takes_mail else "")
    if not bears_vat_number:
        vat = ""
    tax = (tax_number.strip() or (legal if not vat else "")) if is_seller and bears_vat_number else ""
    own = ""
    if is_seller and not legal and not vat:
        own = next(filter(None, (tax_number.strip(), party.bank_account.strip(), party.email.strip(), party.name)))
    place = read_address(party.address, country)
    streets = [*place.streets[: _LINES - 1], ", ".join(place.streets[_LINES - 1 :])]
    return EParty(
        name=party.name.strip(),
        country=country,
        trading_name=party.trading_name.strip(),
        own_id=own,
        legal=Identifier(legal, _REGISTER.get(country, "")) if legal else Identifier(),
        vat=vat,
        tax=tax,
        address=address,
        streets=tuple(filter(None, streets)),
        postcode=place.postcode,
        town=place.town,
        region=place.region,
        contact=(party.representative.strip() or party.name.strip()) if is_seller else party.representative.strip(),
        phone=party.phone.strip(),
        email=party.email.strip(),
    )


def _register_number(country: str, text: str) -> str:
    if country == "FR":
        return siren_of(text) or text.strip()
    if country in _REGISTER:
        bare = re.sub(r"[^0-9A-Za-z]", "", text).upper()
        return re.sub(r"\D", "", bare) if country in ("BE", "NL", "AU") else bare
    return text.strip()


def _plain(vat_number: str, country: str) -> str:
    bare = re.sub(r"[\s.]", "", vat_number).upper()
    return re.sub(r"(MWST|TVA|IVA)$", "", bare) if country == "CH" else bare


def _electronic_address(country: str, legal: str, vat: str, email: str) -> Identifier:
    scheme, holds = _ADDRESS.get(country, ("", ""))
    number = {"legal": legal, "vat": vat}.get(holds, "")
    if number:
        return Identifier(number, scheme)
    return Identifier(email.strip(), _MAIL) if email.strip() else Identifier()
