"""What may be wrong with a number that identifies somebody, and the reading of stdnum's answers into it."""

from __future__ import annotations

import importlib
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BETWEEN = re.compile(r"[\W_]+")


class NumberName(StrEnum):
    """What a number is called where it is used."""

    SIREN = "siren"
    SIRET = "siret"
    GB_COMPANY = "gb_company"
    EIN = "ein"
    BE_ENTERPRISE = "be_enterprise"
    CH_UID = "ch_uid"
    ES_NIF = "es_nif"
    IT_VAT = "it_vat"
    IT_TAX = "it_tax"
    NL_KVK = "nl_kvk"
    AT_COMPANY = "at_company"
    PT_NIPC = "pt_nipc"
    SE_ORG = "se_org"
    DK_CVR = "dk_cvr"
    NO_ORG = "no_org"
    FI_ID = "fi_id"
    AU_ABN = "au_abn"
    CA_BN = "ca_bn"
    VAT = "vat"
    IBAN = "iban"
    BIC = "bic"
    DE_REGISTER = "de_register"
    IT_REA = "it_rea"
    ROUTING = "routing"
    SORT_CODE = "sort_code"
    ACCOUNT = "account"


class NumberPart(StrEnum):
    """The part of a number that does not fit."""

    WHOLE = "whole"
    SIREN = "siren"
    ESTABLISHMENT = "establishment"


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """One thing wrong with a number: a finding's code, and what its sentence needs beside the party."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


def plain_number(text: str) -> str:
    """Return the letters and digits of a number, in capitals, wide and styled ones made plain."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()


def bad_length(name: NumberName, text: str, expected: str) -> NumberProblem:
    """Return the finding that says how long the number is, and how long it should be ("9 or 14")."""
    return NumberProblem(
        "number.length", {"name": name, "number": text, "count": len(plain_number(text)), "lengths": expected}
    )


def bad_characters(name: NumberName, text: str) -> NumberProblem:
    """Return the finding that says that the number holds what does not belong into it."""
    return NumberProblem("number.characters", {"name": name, "number": text})


def bad_checksum(name: NumberName, text: str, part: NumberPart = NumberPart.WHOLE) -> NumberProblem:
    """Return the finding that says which digits cannot be right."""
    return NumberProblem("number.checksum", {"name": name, "number": text, "part": part})


def bad_prefix(name: NumberName, text: str) -> NumberProblem:
    """Return the finding that says that the number begins, or is made, as none does."""
    return NumberProblem("number.prefix", {"name": name, "number": text})


def check_with_stdnum(name: NumberName, module: str, text: str, lengths: str, **how: bool) -> NumberProblem | None:
    """Return what stdnum's module ("fr.siren") finds wrong with the number, None where nothing is.

    stdnum is imported here, at the first number: start-up does not pay for it. `how` goes to its `validate`.
    """
    from stdnum import exceptions

    try:
        importlib.import_module(f"stdnum.{module}").validate(text, **how)
    except exceptions.InvalidLength:
        return bad_length(name, text, lengths)
    except exceptions.InvalidChecksum:
        return bad_checksum(name, text)
    except exceptions.InvalidComponent:
        return bad_prefix(name, text)
    except exceptions.ValidationError:
        return bad_characters(name, text)
    return None
