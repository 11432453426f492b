"""The words for numbers that identify somebody, and for the parts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.domain.number_problems import NumberName, NumberPart

if TYPE_CHECKING:
    from enum import StrEnum

NUMBER_WORDS: dict[type[StrEnum], dict[str, str]] = {
    NumberName: {
        NumberName.SIREN: "SIREN",
        NumberName.SIRET: "SIRET",
        NumberName.GB_COMPANY: mark("Companies House number"),
        NumberName.EIN: "EIN",
        NumberName.BE_ENTERPRISE: mark("Belgian enterprise number"),
        NumberName.CH_UID: mark("UID number"),
        NumberName.ES_NIF: "NIF",
        NumberName.IT_VAT: mark("partita IVA"),
        NumberName.IT_TAX: "codice fiscale",
        NumberName.NL_KVK: mark("KvK number"),
        NumberName.AT_COMPANY: mark("Firmenbuch number"),
        NumberName.PT_NIPC: "NIPC",
        NumberName.SE_ORG: mark("organisation number"),
        NumberName.DK_CVR: mark("CVR number"),
        NumberName.NO_ORG: mark("organisation number"),
        NumberName.FI_ID: mark("business ID"),
        NumberName.AU_ABN: "ABN",
        NumberName.CA_BN: mark("business number"),
        NumberName.VAT: mark("VAT number"),
        NumberName.IBAN: "IBAN",
        NumberName.BIC: "BIC",
    },
    NumberPart: {
        NumberPart.WHOLE: mark("each of its characters"),
        NumberPart.SIREN: mark("its SIREN, the nine digits of the company"),
        NumberPart.ESTABLISHMENT: mark("its last five digits, those of the establishment"),
    },
}
