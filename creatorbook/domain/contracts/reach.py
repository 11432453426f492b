"""Which countries' contract laws reach a deal: by the creator, by the audience, by the brand, or by being chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.law import Reach
from creatorbook.domain.contracts.written_contract import law_applies
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.territories import EEA, country_of_law

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contracts.law import ContractLaw, Region
    from creatorbook.domain.records.deals import DealFacts
    from creatorbook.domain.records.dossier import Dossier

_UNION = "EU"
# How people write a country's law where they do not write its code; folded.
_LAW_NAMES = {
    "FR": frozenset({"france", "french", "french law", "droit francais", "loi francaise", "francais"}),
    "GB": frozenset(
        {"uk", "england", "england and wales", "english law", "united kingdom", "scotland", "droit anglais"}
    ),
    "US": frozenset({"usa", "united states", "new york", "california", "illinois", "etats unis"}),
    "DE": frozenset({"germany", "german law", "deutsches recht", "deutschland", "allemagne", "droit allemand"}),
}


def names_law(text: str, country: str) -> bool:
    """Return whether the words name the country's law ("FR", "droit français", "the laws of England and Wales")."""
    said = fold(text)
    if country_of_law(text) == country:
        return True
    return said.removeprefix("the ").removeprefix("laws of ").removeprefix("law of ") in _LAW_NAMES.get(
        country, frozenset()
    )


def law_reaches(law: ContractLaw, dossier: Dossier) -> bool | None:
    """Return whether the country's law reaches the deal, None where a party's country decides it and is missing."""
    deal, unknown = dossier.deal, False
    for reach in sorted(law.reach):
        match reach:
            case Reach.CREATOR:
                answer = _is_within(deal.creator.country, law.country)
            case Reach.AUDIENCE:
                answer = law_applies(deal.creator, law.country)
                if answer is None and _is_at_home(deal):
                    # A deal between two of one country is not asked about every other one.
                    answer = False
            case Reach.BRAND:
                answer = _is_within(deal.brand.country if deal.brand else "", law.country)
            case Reach.GOVERNING_LAW:
                answer = dossier.terms is not None and names_law(dossier.terms.governing_law, law.country)
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def waits_for_audience(law: ContractLaw, dossier: Dossier) -> bool:
    """Return whether only the creator's audience, which nobody said, decides if the country's law reaches the deal."""
    brand = dossier.deal.brand
    known = dossier.deal.creator.country and (brand is None or brand.country)
    return bool(known) and law_reaches(law, dossier) is None


def _is_at_home(deal: DealFacts) -> bool:
    return deal.brand is not None and bool(deal.brand.country) and deal.brand.country == deal.creator.country


def _is_within(country: str, wanted: str) -> bool | None:
    if not country:
        return None
    return country in EEA if wanted == _UNION else country == wanted


def laws_reaching(laws: Iterable[ContractLaw], dossier: Dossier) -> tuple[ContractLaw, ...]:
    """Return the laws that reach the deal, or may: those that certainly do not are left out."""
    return tuple(law for law in laws if law_reaches(law, dossier) is not False)


def regions(law: ContractLaw, dossier: Dossier) -> frozenset[str]:
    """Return the codes of the law's states that an address or the chosen law names."""
    chosen = dossier.terms.governing_law if dossier.terms else ""
    return frozenset(
        region.code
        for region in law.regions
        if any(_names(region, text) for text in _addresses(law, region, dossier))
        or chosen.strip().upper() == region.code
        or fold(chosen) in {fold(name) for name in region.names}
    )


def _addresses(law: ContractLaw, region: Region, dossier: Dossier) -> list[str]:
    deal = dossier.deal
    parties = {Reach.CREATOR: deal.creator, Reach.BRAND: deal.brand}
    return [
        party.address
        for reach, party in parties.items()
        if reach in region.parties and party is not None and party.country == law.country
    ]


def _names(region: Region, address: str) -> bool:
    # The postal letters count before a ZIP code or at the end of a line: "CA" alone may be anything.
    if re.search(rf"\b{region.letters}\b(?=\s+\d{{5}}|\s*(?:,|\n|$))", address):
        return True
    said = f" {fold(address)} "
    return any(f" {fold(name)} " in said for name in region.names)
