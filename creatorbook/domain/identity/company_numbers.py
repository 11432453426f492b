"""Company numbers by country: which shape they have, and what is wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

_SIREN, _SIRET = 9, 14
_EIN = re.compile(r"\s*\d{2}-\d{7}\s*")
_GB_COMPANY = re.compile(r"(?:\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z])")
# Companies House: registrations of Scotland, Northern Ireland, partnerships, societies, overseas companies and so on.
_GB_PREFIXES = frozenset(
    "AC CE CS FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NV OC OE PC R0 RC RS SA SC SE SF SG SI SL SO SP SR SZ "  # noqa: SIM905  a line
    "ZC".split()
)
_GB_LENGTH = 8


@dataclass(frozen=True, slots=True)
class _Shape:
    """One kind of number of a country: stdnum's module for it, and the lengths it may have (letters and digits)."""

    name: NumberName
    module: str
    lengths: tuple[int, ...]


# What a company is registered under, where it is one number of one shape. Registers whose numbers depend on the court
# or the county (Germany, Luxembourg, Ireland, Poland) are left free.
_SHAPES: dict[str, tuple[_Shape, ...]] = {
    "BE": (_Shape(NumberName.BE_ENTERPRISE, "be.vat", (9, 10)),),
    "CH": (_Shape(NumberName.CH_UID, "ch.uid", (12,)),),
    "ES": (_Shape(NumberName.ES_NIF, "es.nif", (9,)),),
    "IT": (_Shape(NumberName.IT_VAT, "it.iva", (11,)), _Shape(NumberName.IT_TAX, "it.codicefiscale", (16,))),
    "PT": (_Shape(NumberName.PT_NIPC, "pt.nif", (9,)),),
    "SE": (_Shape(NumberName.SE_ORG, "se.orgnr", (10,)),),
    "DK": (_Shape(NumberName.DK_CVR, "dk.cvr", (8,)),),
    "NO": (_Shape(NumberName.NO_ORG, "no.orgnr", (9,)),),
    "FI": (_Shape(NumberName.FI_ID, "fi.ytunnus", (8,)),),
    "AT": (_Shape(NumberName.AT_COMPANY, "at.businessid", tuple(range(2, 10))),),
    "AU": (_Shape(NumberName.AU_ABN, "au.abn", (11,)),),
    "CA": (_Shape(NumberName.CA_BN, "ca.bn", (9, 15)),),
}


# Entries in registers whose shape is known: Germany (section and number, whatever the court), Italy (REA).
_REGISTERS = {
    "DE": (NumberName.DE_REGISTER, re.compile(r"\b(?:HR[AB]|GNR|PR|VR|GSR)\s*\d", re.IGNORECASE)),
    "IT": (NumberName.IT_REA, re.compile(r"\b[A-Z]{2}\s*[-–]?\s*\d{1,7}\b")),
}


def register_problem(country: str, text: str) -> NumberProblem | None:
    """Return what is wrong with an entry in the register of a country, None where nothing is or is known."""
    name, shape = _REGISTERS.get(country, (None, None))
    if name is None or shape is None or shape.search(text):
        return None
    return bad_characters(name, text)


def siren_of(text: str) -> str:
    """Return the nine digits of the SIREN in a SIREN, a SIRET or a line such as "RCS Lyon 732 829 320", "" for none."""
    digits = french_digits(text)
    return digits[:_SIREN] if len(digits) in (_SIREN, _SIRET) else ""


def french_digits(text: str) -> str:
    """Return the digits of a French company number, whatever words stand around it."""
    return "".join(character for character in plain_number(text) if character in "0123456789")


def company_problem(country: str, text: str) -> NumberProblem | None:
    """Return what is wrong with the company number of a party of the country, None where nothing is or is known."""
    own = {"FR": _french, "GB": _british, "US": _american, "NL": _dutch}.get(country)
    if own is not None:
        return own(text)
    shapes = _SHAPES.get(country, ())
    if not shapes:
        return None
    length = len(plain_number(text).removeprefix(country)) if country != "CH" else len(plain_number(text))
    for shape in shapes:
        if length in shape.lengths:
            return check_with_stdnum(shape.name, shape.module, text, _lengths(shape.lengths))
    return bad_length(shapes[0].name, text, _lengths(tuple(number for shape in shapes for number in shape.lengths)))


def _lengths(numbers: tuple[int, ...]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else " / ".join(map(str, sorted(numbers)))


def _french(text: str) -> NumberProblem | None:
    digits = french_digits(text)
    if len(digits) == _SIREN:
        return check_with_stdnum(NumberName.SIREN, "fr.siren", digits, "9") and bad_checksum(NumberName.SIREN, text)
    if len(digits) != _SIRET:
        letters = any(character.isalpha() for character in text)
        return bad_characters(NumberName.SIREN, text) if letters and not digits else _bad_french_length(text, digits)
    if check_with_stdnum(NumberName.SIREN, "fr.siren", digits[:_SIREN], "9"):
        return bad_checksum(NumberName.SIRET, text, NumberPart.SIREN)
    if check_with_stdnum(NumberName.SIRET, "fr.siret", digits, "14"):
        return bad_checksum(NumberName.SIRET, text, NumberPart.ESTABLISHMENT)
    return None


def _bad_french_length(text: str, digits: str) -> NumberProblem:
    return NumberProblem(
        "number.length", {"name": NumberName.SIREN, "number": text, "count": len(digits), "lengths": "9 / 14"}
    )


def _american(text: str) -> NumberProblem | None:
    # A state's own file number is free; what looks like an EIN is one.
    return check_with_stdnum(NumberName.EIN, "us.ein", text, "9") if _EIN.fullmatch(text) else None


def _british(text: str) -> NumberProblem | None:
    number = plain_number(text)
    if len(number) != _GB_LENGTH:
        return bad_length(NumberName.GB_COMPANY, text, "8")
    if not _GB_COMPANY.fullmatch(number):
        return bad_characters(NumberName.GB_COMPANY, text)
    if number[0].isalpha() and number[:2] not in _GB_PREFIXES:
        return bad_prefix(NumberName.GB_COMPANY, text)
    return None


def _dutch(text: str) -> NumberProblem | None:
    number = plain_number(text).removeprefix("KVK")
    if not number.isdigit():
        return bad_characters(NumberName.NL_KVK, text)
    return None if len(number) in (8, 12) else bad_length(NumberName.NL_KVK, text, "8")
