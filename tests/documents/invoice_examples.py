"""The worked invoices as they would be issued: parties, days, words and accounts around the sums of the rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from creatorbook.documents.inputs.contract import DocumentStatus, Party, PartyRole
from creatorbook.documents.inputs.invoice import DepositLine, InvoiceInput, MentionLine, VatReason
from creatorbook.domain.money.invoices.mentions import mentions_of
from creatorbook.domain.money.invoices.parties import Preceding
from creatorbook.domain.money.invoices.totals import cash_discount, convert_vat
from creatorbook.domain.money.invoices.treatments import DocumentKind, Supply, VatCategory
from creatorbook.domain.money.invoices.vat import decide_vat
from creatorbook.domain.money.invoices.withholding import withhold, withholdings_of
from creatorbook.domain.values.money import Money
from tests.domain.money.invoices.money_cases import CASES, Worked
from tests.domain.money.invoices.support import (
    ISSUED,
    SUPPLIED,
    allowances_of,
    buyer,
    facts,
    law,
    lines_of,
    seller,
    totals_of,
)

BY_ID = {case.id: case for case in CASES}
_JPY = Decimal("162.50")  # yen for a euro
LANGUAGE = {"FR": "fr", "DE": "de", "ES": "es"}

_CREATOR: dict[str, dict[str, str]] = {
    "FR": {
        "name": "Camille Martin EI",
        "address": "12 rue de la Paix\n75011 Paris",
        "company_number": "732829320",
        "vat_number": "FR44732829320",
        "email": "camille@example.fr",
        "iban": "FR7630006000011234567890189",
        "bic": "AGRIFRPP",
    },
    "DE": {
        "name": "Jonas Weber",
        "address": "Torstraße 5\n10119 Berlin",
        "vat_number": "DE136695976",
        "email": "jonas@example.de",
        "phone": "+49 30 901820",
        "iban": "DE02120300000000202051",
    },
    "ES": {
        "name": "Lucía García",
        "address": "Calle Mayor 8\n28013 Madrid",
        "company_number": "54362315K",
        "vat_number": "ES54362315K",
        "iban": "ES9121000418450200051332",
    },
    "IT": {
        "name": "Giulia Rossi",
        "address": "Via Roma 1\n20121 Milano",
        "company_number": "00743110157",
        "vat_number": "IT00743110157",
        "iban": "IT60X0542811101000000123456",
    },
    "BE": {
        "name": "Emma Peeters",
        "address": "Meir 10\n2000 Antwerpen",
        "company_number": "0428759497",
        "vat_number": "BE0428759497",
        "iban": "BE68539007547034",
    },
    "GB": {
        "name": "Isla Grant",
        "address": "4 Mill Lane\nEdinburgh EH1 1AA",
        "vat_number": "GB980780684",
        "bank_code": "404784",
        "bank_account": "70872490",
    },
    "CH": {
        "name": "Noah Keller",
        "address": "Bahnhofstrasse 3\n8001 Zürich",
        "company_number": "CHE-109.322.551",
        "vat_number": "CHE-109.322.551 MWST",
        "iban": "CH9300762011623852957",
    },
    "AU": {
        "name": "Ruby Taylor",
        "address": "9 George St\nSydney NSW 2000",
        "company_number": "51824753556",
        "bank_code": "062000",
        "bank_account": "12345678",
    },
}
_BRAND: dict[str, dict[str, str]] = {
    "FR": {
        "name": "Maison Lune SAS",
        "address": "5 quai Perrache\n69002 Lyon",
        "company_number": "404833048",
        "vat_number": "FR83404833048",
    },
    "DE": {"name": "Nordlicht GmbH", "address": "Kanalstraße 21\n20095 Hamburg", "vat_number": "DE129273398"},
    "ES": {"name": "Sol y Mar SL", "address": "Gran Vía 20\n28013 Madrid", "vat_number": "ESB58378431"},
    "IT": {"name": "Aurora SpA", "address": "Corso Italia 7\n10121 Torino", "vat_number": "IT00159560366"},
    "BE": {
        "name": "Atelier Vert SA",
        "address": "Rue Neuve 30\n1000 Bruxelles",
        "company_number": "0403019261",
        "vat_number": "BE0403019261",
    },
    "GB": {"name": "Fernleigh Ltd", "address": "1 High Street\nLondon EC1A 1BB", "vat_number": "GB434031494"},
    "CH": {"name": "Alpenglühn AG", "address": "Seestrasse 40\n8002 Zürich", "company_number": "CHE-107.787.577"},
    "AU": {"name": "Wattle Pty Ltd", "address": "2 Collins St\nMelbourne VIC 3000", "company_number": "83914571673"},
    "US": {"name": "Bluebird Inc.", "address": "500 5th Ave\nNew York NY 10110"},
}
_NO_VAT = frozenset({"franchise", "small", "unregistered"})


def party(role: PartyRole, country: str, **fields: str) -> Party:
    known = _CREATOR if role is PartyRole.CREATOR else _BRAND
    return Party(role, country=country, **{**known[country], **fields})  # type: ignore[arg-type]  # texts only


def worked(name: str, language: str = "", **fields: Any) -> InvoiceInput:
    """Return a worked case as it is issued, in the seller's language where documents have it, else in English."""
    case = BY_ID[name]
    country, regime = case.seller
    language = language or LANGUAGE.get(country, "en")
    seen = facts(case, seller=seller(country, regime), buyer=buyer(case.buyer))
    rules = law(country)
    own: dict[str, str] = {"vat_number": ""} if regime in _NO_VAT and country != "BE" else {}
    at_home = convert_vat(totals_of(case).vat, "EUR", _JPY) if case.currency == "JPY" else None
    values: dict[str, Any] = {
        "kind": DocumentKind(case.kind),
        "language": language,
        "seller": party(PartyRole.CREATOR, country, **own),
        "buyer": party(PartyRole.BRAND, case.buyer),
        "lines": lines_of(case),
        "totals": totals_of(case),
        "status": DocumentStatus.ISSUED,
        "number": f"2026-{name[1:]}",
        "issued_on": ISSUED,
        "supplied_from": SUPPLIED,
        "supplied_to": SUPPLIED,
        "due_on": date.fromisoformat(case.due[1]),
        "allowances": allowances_of(case),
        "withheld": _withheld(case),
        "vat_reasons": _reasons(case),
        "mentions": tuple(MentionLine(each.id, each.words_in(language)) for each in mentions_of(seen, rules)),
        "supplies": tuple(sorted(Supply(each) for each in case.supplies)),
        "vat_at_home": at_home,
        "home_rate": "1 EUR = 162.50 JPY, ECB, 2026-11-12" if at_home is not None else "",
        "tax_number": "30/123/45678" if country == "DE" else "",
        **_more(name, case),
    }
    return InvoiceInput(**{**values, **fields})


def _withheld(case: Worked) -> tuple[Any, ...]:
    rules = withholdings_of(law(case.seller[0]), seller(*case.seller), buyer(case.buyer), SUPPLIED)
    return (withhold(lines_of(case), rules[0], allowances_of(case)),) if rules else ()


def _reasons(case: Worked) -> tuple[VatReason, ...]:
    found = {}
    for supply in sorted(case.supplies):
        decided = decide_vat(seller(*case.seller), buyer(case.buyer), Supply(supply), SUPPLIED, law(case.seller[0]))
        if decided is not None and decided.category is not VatCategory.STANDARD:
            found[decided.category] = VatReason(decided.category, decided.reason, decided.reason_code)
    return tuple(found.values())


def _more(name: str, case: Worked) -> dict[str, Any]:
    if name == "M07":
        return {"discount": cash_discount(totals_of(case), 200, 10, ISSUED), "discount_bp": 200}
    if name == "M19":
        amount, vat = Money.of("1333.33", "EUR"), Money.of("222.22", "EUR")
        days = (date(2026, 9, 15), date(2026, 10, 20))
        return {"deposits": tuple(DepositLine(f"2026-D{n}", day, amount, vat) for n, day in enumerate(days, start=1))}
    if name == "M20":
        return {"preceding": Preceding("2026-02", date(2026, 11, 3)), "due_on": None}
    return {}
