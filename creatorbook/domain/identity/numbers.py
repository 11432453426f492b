"""Numbers that identify a party (company, VAT, IBAN, BIC) and e-mail addresses, checked offline.

A check knows shapes and check digits, and says which part to fix; it never knows whether a number is in use. Numbers
of countries whose shape is not known here are accepted, which proves nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.identity.accounts import bank_account_problem, bank_code_problem
from creatorbook.domain.identity.company_numbers import company_problem, register_problem, siren_of
from creatorbook.domain.identity.problems import (
    NumberName,
    NumberPart,
    NumberProblem,
    bad_characters,
    bad_checksum,
    bad_length,
    bad_prefix,
    check_with_stdnum,
    plain_number,
)
from creatorbook.domain.values.territories import EU

if TYPE_CHECKING:
    from collections.abc import Callable

_MAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@.,;:]+(?:\.[^\s@.,;:]+)+")
_DOT_FAULT = re.compile(r"^\.|\.\.|\.@")
_SIREN, _SIRET, _FR_VAT = 9, 14, 13
# VAT prefixes that are not the country's own code.
_PREFIX_COUNTRY = {"EL": "GR", "XI": "GB", "CHE": "CH"}
_COUNTRY_PREFIX = {"GR": "EL", "MC": "FR"}
_VAT_PREFIXES = EU - {"GR"} | {"GB", "NO"}


class NumberKind(StrEnum):
    """The fields that hold such a number, by their names in the records."""

    COMPANY = "company_number"
    VAT = "vat_number"
    IBAN = "iban"
    BIC = "bic"
    REGISTER = "register"
    BANK_CODE = "bank_code"
    BANK_ACCOUNT = "bank_account"
    EMAIL = "email"


def problem_code(kind: NumberKind, country: str, text: str) -> str:
    """Return the code of the finding that says what is wrong with the text, "" where nothing is.

    `country` is the party's ISO 3166-1 alpha-2 code, "" where it is not known; an empty text is never wrong.
    """
    found = check_number(kind, country, text)
    return found.code if found is not None else ""


def check_number(kind: NumberKind, country: str, text: str) -> NumberProblem | None:
    """Return what is wrong with the number, with what its sentence needs; None where nothing is."""
    text = text.strip()
    if not text:
        return None
    return _CHECKS[kind](country, text)


def number_country(kind: NumberKind, text: str) -> str:
    """Return the country that a VAT number or an IBAN names by its first letters, "" where it names none."""
    number = plain_number(text)
    if kind is NumberKind.IBAN:
        return number[:2] if number[:2].isalpha() and number[2:4].isdigit() else ""
    for prefix, country in _PREFIX_COUNTRY.items():
        if number.startswith(prefix) and any(character.isdigit() for character in number):
            return country
    return number[:2] if number[:2] in _VAT_PREFIXES and any(character.isdigit() for character in number) else ""


def has_vat_mismatch(company_number: str, vat_number: str) -> bool:
    """Return whether a French VAT number holds another SIREN than the company's; False where either is unreadable."""
    siren, number = siren_of(company_number), plain_number(vat_number)
    return bool(siren) and number.startswith("FR") and len(number) == _FR_VAT and number[4:] != siren


def french_vat(siren: str) -> str:
    """Return the VAT number that belongs to a valid SIREN (French tax code, key of two digits)."""
    key = (12 + 3 * (int(siren) % 97)) % 97
    return f"FR{key:02d}{siren}"


def _vat(country: str, text: str) -> NumberProblem | None:
    number = plain_number(text)
    named = number_country(NumberKind.VAT, text)
    where = named or country
    if where in EU or where == "MC" or number.startswith("XI"):
        prefix = "XI" if number.startswith("XI") else _COUNTRY_PREFIX.get(where, where)
        return _european(prefix, number if named else f"{prefix}{number}", text)
    module = {"GB": "gb.vat", "CH": "ch.vat", "NO": "no.mva"}.get(where)
    if module is None:
        return None
    if where == "CH" and not number.endswith(("MWST", "TVA", "IVA", "TPV")):
        return check_with_stdnum(NumberName.VAT, "ch.uid", number, "12")
    if where == "NO" and not number.endswith("MVA"):
        number += "MVA"
    return _restate_problem(check_with_stdnum(NumberName.VAT, module, number, _VAT_LENGTHS.get(where, "")), text)


# Characters after the country's letters, where a person asks how long it should be.
_VAT_LENGTHS = {
    "AT": "9", "BE": "10", "BG": "9–10", "CH": "9", "CY": "9", "CZ": "8–10", "DE": "9", "DK": "8", "EE": "9", "EL": "9",
    "ES": "9", "FI": "8", "FR": "11", "GB": "9–12", "HR": "11", "HU": "8", "IE": "8–9", "IT": "11", "LT": "9–12",
    "LU": "8", "LV": "11", "MT": "8", "NL": "12", "NO": "9", "PL": "10", "PT": "9", "RO": "2–10", "SE": "12", "SI": "8",
    "SK": "10", "XI": "9–12",
}  # fmt: skip


def _european(prefix: str, number: str, text: str) -> NumberProblem | None:
    lengths = _VAT_LENGTHS.get(prefix, "")
    if prefix == "FR":
        return _french_vat_problem(number, text, lengths)
    module = "gb.vat" if prefix == "XI" else "eu.vat"
    return _restate_problem(check_with_stdnum(NumberName.VAT, module, number.removeprefix("XI"), lengths), text)


def _french_vat_problem(number: str, text: str, lengths: str) -> NumberProblem | None:
    found = _restate_problem(check_with_stdnum(NumberName.VAT, "eu.vat", number, lengths), text)
    if found is None or found.code != "number.checksum":
        return found
    siren = number[4:]
    if check_with_stdnum(NumberName.SIREN, "fr.siren", siren, "9"):
        return bad_checksum(NumberName.VAT, text, NumberPart.SIREN)
    return NumberProblem("number.vat_key", {"number": text, "expected": french_vat(siren)})


def _restate_problem(found: NumberProblem | None, text: str) -> NumberProblem | None:
    """Return the problem said of the number as it was typed; its letters for the country are not counted."""
    if found is None:
        return None
    counted = {"count": len(plain_number(text)) - (2 if number_country(NumberKind.VAT, text) else 0)}
    return NumberProblem(found.code, {**found.params, "number": text, **(counted if "count" in found.params else {})})


def _iban(text: str) -> NumberProblem | None:
    number = plain_number(text)
    if number.isdigit():
        # A number of an account as its country alone writes it: the two letters before it are missing.
        return bad_prefix(NumberName.IBAN, text)
    if not number.isascii() or not number[:2].isalpha() or not number[2:4].isdigit():
        return bad_characters(NumberName.IBAN, text)
    expected = _IBAN_LENGTHS.get(number[:2])
    if expected is not None and len(number) != expected:
        return bad_length(NumberName.IBAN, text, str(expected))
    # A country's own check knows its banks by a list that grows old: the digits of the standard must do.
    found = check_with_stdnum(NumberName.IBAN, "iban", number, str(expected or "15–34"), check_country=False)
    return _problem_as_typed(found, text)


def _problem_as_typed(found: NumberProblem | None, text: str) -> NumberProblem | None:
    """Return the problem said of the number as it was typed."""
    return None if found is None else NumberProblem(found.code, {**found.params, "number": text})


def _bic(_country: str, text: str) -> NumberProblem | None:
    return _problem_as_typed(check_with_stdnum(NumberName.BIC, "bic", plain_number(text), "8 / 11"), text)


def _mail(_country: str, text: str) -> NumberProblem | None:
    fits = _MAIL.fullmatch(text) and not _DOT_FAULT.search(text)
    return None if fits else NumberProblem("email.malformed", {"address": text})


# ISO 13616: how long the IBAN of a country is, for the sentence that says so.
_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26,
}  # fmt: skip

_CHECKS: dict[NumberKind, Callable[[str, str], NumberProblem | None]] = {
    NumberKind.COMPANY: company_problem,
    NumberKind.REGISTER: register_problem,
    NumberKind.VAT: _vat,
    NumberKind.IBAN: lambda _country, text: _iban(text),
    NumberKind.BIC: _bic,
    NumberKind.BANK_CODE: bank_code_problem,
    NumberKind.BANK_ACCOUNT: bank_account_problem,
    NumberKind.EMAIL: _mail,
}
