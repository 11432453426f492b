"""Who the parties are: names, the numbers that identify them, mail addresses, and whether one is under age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.domain.contracts.checks.parts import parties_of
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.identity import numbers as identity_numbers
from creatorbook.domain.identity.company_numbers import siren_of
from creatorbook.domain.identity.numbers import NumberKind
from creatorbook.domain.identity.problems import NumberName
from creatorbook.domain.values.ages import ADULT, age_on
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.parties import Agency, Brand, Creator

_NUMBERS = (
    NumberKind.COMPANY,
    NumberKind.REGISTER,
    NumberKind.VAT,
    NumberKind.IBAN,
    NumberKind.BIC,
    NumberKind.BANK_CODE,
    NumberKind.BANK_ACCOUNT,
    NumberKind.EMAIL,
)
# Whose bank accounts and VAT numbers are each other's: Monaco has the French ones, the Isle of Man the British.
_ALIKE = {"MC": "FR", "IM": "GB", "JE": "GB", "GG": "GB"}


def identity_findings(dossier: Dossier, today: date, laws: Iterable[ContractLaw] = ()) -> tuple[Finding, ...]:
    """Return which names are missing, which numbers cannot be right, and what a party under age needs."""
    return (*_names(dossier), *_country(dossier), *_numbers(dossier), *_check_minor(dossier.deal.creator, today, laws))


def _names(dossier: Dossier) -> Iterator[Finding]:
    deal = dossier.deal
    if not (deal.creator.legal_name or deal.creator.name).strip():
        record = ("creator", deal.creator.id)
        yield finding("contract.missing_identity", about="creator.legal_name", record=record, party="creator")
    if deal.brand is None:
        yield finding("contract.missing_identity", about="brand_id", record=("deal", deal.id), party="brand")
    elif not (deal.brand.legal_name or deal.brand.name).strip():
        record = ("brand", deal.brand.id)
        yield finding("contract.missing_identity", about="brand.legal_name", record=record, party="brand")
    for name, party in parties_of(dossier):
        if not party.company_number.strip() and name != "agency":
            about = f"{name}.company_number"
            yield finding("contract.missing_company_number", about=about, record=(name, party.id), party=name)


def _country(dossier: Dossier) -> Iterator[Finding]:
    creator = dossier.deal.creator
    if not creator.country:
        yield finding(
            "written_contract.country_unknown",
            about="creator.country",
            record=("creator", creator.id),
            severity=Severity.WARNING,
            creator=creator.name,
        )


def _numbers(dossier: Dossier) -> Iterator[Finding]:
    for name, party in parties_of(dossier):
        yield from party_numbers(name, party)
    creator, contact = dossier.deal.creator, dossier.deal.contact
    for name in ("guardian_email", "guardian2_email"):
        address = str(getattr(creator, name))
        if identity_numbers.problem_code(NumberKind.EMAIL, "", address):
            yield _mail(f"creator.{name}", ("creator", creator.id), address)
    yield from _account(creator)
    if contact is not None and identity_numbers.problem_code(NumberKind.EMAIL, "", contact.email):
        yield _mail("email", ("contact", contact.id), contact.email)


def _account(creator: Creator) -> Iterator[Finding]:
    """A code without an account, or an account without a code, pays nobody where there is no IBAN."""
    code, account = creator.bank_code.strip(), creator.bank_account.strip()
    if bool(code) != bool(account) and not creator.iban.strip():
        about = "creator.bank_account" if code else "creator.bank_code"
        yield finding("account.incomplete", about=about, record=("creator", creator.id))


def _mail(about: str, record: tuple[str, str], address: str) -> Finding:
    return finding("email.malformed", about=about, record=record, address=address)


def party_numbers(name: str, party: Creator | Brand | Agency) -> Iterator[Finding]:
    """Yield what cannot be right in the numbers of one party; `name` is its kind of record ("creator")."""
    record = (name, party.id)
    for kind in _NUMBERS:
        text = str(getattr(party, kind, ""))
        wrong = identity_numbers.check_number(kind, party.country, text)
        about = f"{name}.{kind}"
        if wrong is not None:
            said: dict[str, Any] = dict(wrong.params)
            if kind is not NumberKind.EMAIL:
                said["party"] = name
            yield finding(wrong.code, about=about, record=record, **said)
        elif kind in (NumberKind.VAT, NumberKind.IBAN):
            yield from _check_foreign_number(name, party, kind, text)
    if _numbers_are_sound(party) and identity_numbers.has_vat_mismatch(party.company_number, party.vat_number):
        siren = siren_of(party.company_number)
        yield finding(
            "number.vat_of_other_company",
            about=f"{name}.vat_number",
            record=record,
            party=name,
            number=party.vat_number,
            company=party.company_number,
            expected=identity_numbers.french_vat(siren),
        )


def _numbers_are_sound(party: Creator | Brand | Agency) -> bool:
    """Return whether the company number and the VAT number could both be right: of a wrong one nothing is derived."""
    return not any(
        identity_numbers.problem_code(kind, party.country, str(getattr(party, kind)))
        for kind in (NumberKind.COMPANY, NumberKind.VAT)
    )


def _check_foreign_number(name: str, party: Creator | Brand | Agency, kind: NumberKind, text: str) -> Iterator[Finding]:
    """Report a number of another country than the party's: it may be right, and is often a mistake."""
    country = identity_numbers.number_country(kind, text)
    homes = {party.country, party.tax_residence} - {""}
    if not text.strip() or not country or not homes or country in homes | {_ALIKE.get(home, "") for home in homes}:
        return
    yield finding(
        "number.other_country",
        about=f"{name}.{kind}",
        record=(name, party.id),
        party=name,
        name=NumberName.IBAN if kind is NumberKind.IBAN else NumberName.VAT,
        number=text,
        country=country,
        expected=party.country or party.tax_residence,
        # An account elsewhere in the single euro area is common; a VAT number of another country is not.
        severity=Severity.INFO if kind is NumberKind.IBAN and {country, *homes} <= EEA | {"MC", "CH", "GB"} else None,
    )


def _check_minor(creator: Creator, today: date, laws: Iterable[ContractLaw]) -> Iterator[Finding]:
    if creator.born_on is None:
        return
    record = ("creator", creator.id)
    age = age_on(creator.born_on, today)
    strict = next((law for law in laws if law.minor_age is not None and age < law.minor_age), None)
    if strict is not None:
        # Parents sign, part of the pay is deposited: a professional writes this one (law 2020-1266).
        sources = strict.minor_sources
        yield finding("contract.minor_professional", about="creator.born_on", record=record, sources=sources, age=age)
    elif age < ADULT:
        yield finding("contract.minor_creator", about="creator.born_on", record=record, age=age)
    if age < ADULT and not creator.guardian_name.strip():
        yield finding("contract.missing_guardian", about="creator.guardian_name", record=record)
    elif age < ADULT and not creator.guardian2_name.strip():
        yield finding("contract.one_guardian", about="creator.guardian2_name", record=record)
