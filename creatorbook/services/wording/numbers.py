"""The words for numbers that identify somebody and their parts, and for why a term is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.domain.contracts.terms_defaults import ProposalReason
from creatorbook.domain.identity.problems import NumberName, NumberPart

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
        NumberName.VAT: mark("VAT identification number"),
        NumberName.IBAN: "IBAN",
        NumberName.BIC: "BIC",
        NumberName.DE_REGISTER: mark("Handelsregister number"),
        NumberName.IT_REA: mark("REA number"),
        NumberName.ROUTING: mark("routing number"),
        NumberName.SORT_CODE: mark("sort code"),
        NumberName.ACCOUNT: mark("account number"),
    },
    NumberPart: {
        NumberPart.WHOLE: mark("each of its characters"),
        NumberPart.SIREN: mark("its SIREN, the nine digits of the company"),
        NumberPart.ESTABLISHMENT: mark("its last five digits, those of the establishment"),
    },
    ProposalReason: {
        ProposalReason.BRAND_HABIT: mark("What this brand is known for"),
        ProposalReason.LAW_DEFAULT: mark("What the law says where nothing is agreed"),
        ProposalReason.TRADE_PRACTICE: mark("Trade practice, not law"),
        ProposalReason.CREATOR_COUNTRY: mark("The law of the creator’s country"),
        ProposalReason.CREATOR_TOWN: mark("The courts of the creator’s town"),
    },
}
