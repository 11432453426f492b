"""Numbers as a party's own country calls and writes them: in registers, and of accounts at banks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.identity.company_numbers import french_digits

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import Party
    from creatorbook.documents.words.speech import Speech

_NO_BREAK = "\u00a0"
_LONGEST_IBAN = 34  # characters (ISO 13616)
_SIREN, _SIRET = 9, 14
_SORT_CODE, _ROUTING = 6, 9
_EIN = re.compile(r"\s*\d{2}-\d{7}\s*")


def company_label(party: Party, speech: Speech) -> str:
    """Return what the company number of the party is called in its country, else in the language ("Company no.")."""
    country, number = party.country.strip().upper(), party.company_number
    if country == "FR":
        key = {_SIREN: "siren", _SIRET: "siret"}.get(len(french_digits(number)), "")
    elif country == "IT":
        key = "it_tax" if re.search("[A-Za-z]", number.removeprefix("IT")) else "it_vat"
    elif country == "US":
        key = "us_ein" if _EIN.fullmatch(number) else ""
    else:
        key = country.lower()
    return speech.word("number", key) if speech.has_word("number", key) else speech.word("party", "company_number")


def company_number(party: Party) -> str:
    """Return the company number of the party, a French one in groups of three, with no word that its label says."""
    if party.country.strip().upper() != "FR":
        return party.company_number
    digits = french_digits(party.company_number)
    if len(digits) not in (_SIREN, _SIRET):
        return party.company_number
    groups = [digits[0:3], digits[3:6], digits[6:9], digits[9:]]
    return _NO_BREAK.join(group for group in groups if group)


def register_label(party: Party, speech: Speech) -> str:
    """Return what the register is called where the party is entered: "RCS", "Handelsregister", "REA"."""
    key = party.country.strip().lower()
    return speech.word("register", key if speech.has_word("register", key) else "any")


def group_iban(iban: str) -> str:
    """Set an IBAN in groups of four, as people read it; what does not look like one stays as it is."""
    bare = "".join(iban.split())
    if not (bare.isascii() and bare.isalnum() and len(bare) <= _LONGEST_IBAN):
        return iban
    return _NO_BREAK.join(bare[at : at + 4] for at in range(0, len(bare), 4)).upper()


def account_lines(party: Party, speech: Speech) -> list[tuple[str, str]]:
    """Return the account of the party as (label, value): IBAN, else the bank's code and the number, then the BIC."""
    lines: list[tuple[str, str]] = []
    if party.iban.strip():
        lines.append((speech.word("bank", "iban"), group_iban(party.iban)))
    if party.bank_account.strip():
        if party.bank_code.strip():
            lines.append((speech.word("bank", _code_name(party)), _bank_code(party)))
        lines.append((speech.word("bank", "account"), party.bank_account.strip()))
    if lines and party.bic.strip():
        lines.append((speech.word("bank", "bic"), party.bic.strip()))
    return lines


def account_words(party: Party, speech: Speech) -> str:
    """Return the account of the party in words, "" for none."""
    parts = [f"{label} {value}" for label, value in account_lines(party, speech)]
    return ", ".join(part.replace(" ", _NO_BREAK) if len(part) < _LONGEST_IBAN else part for part in parts)


def _code_name(party: Party) -> str:
    digits = len(re.sub(r"\D", "", party.bank_code))
    if digits == _SORT_CODE and party.country.strip().upper() == "AU":
        return "bsb"
    return {_SORT_CODE: "sort_code", _ROUTING: "routing"}.get(digits, "code")


def _bank_code(party: Party) -> str:
    """Return a sort code in pairs, as the United Kingdom writes it, an Australian BSB in threes, others as they are."""
    digits = re.sub(r"\D", "", party.bank_code)
    if len(digits) != _SORT_CODE:
        return party.bank_code.strip()
    return "-".join((digits[:3], digits[3:]) if _code_name(party) == "bsb" else (digits[:2], digits[2:4], digits[4:]))
