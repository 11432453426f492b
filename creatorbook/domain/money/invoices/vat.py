"""VAT as a decision: the seller's regime, who buys where, and what; never a bare rate of nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.treatments import BuyerKind, Place, Supply, VatCategory, place_of

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.invoices.law import Case, InvoiceLaw, Mention
    from creatorbook.domain.money.invoices.parties import Party


@dataclass(frozen=True, slots=True)
class VatDecision:
    """How one supply is taxed: the rate in basis points, and where there is no VAT, why.

    `mention` are the words that must be printed, `reason` what an electronic invoice gives, with its code (VATEX, or
    the Italian “natura”), `reports` what the seller has to report because of it, in the country's own names.
    """

    category: VatCategory
    rate_bp: int
    reason: str
    reason_code: str
    mention: Mention | None
    reports: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str


def decide_vat(seller: Party, buyer: Party, supply: Supply, on: date, law: InvoiceLaw | None) -> VatDecision | None:
    """Return how the supply is taxed on the day of its tax point, by the law of the seller's country.

    None where the rules do not know: no country of the buyer, no such regime, no rate of the day. Nothing is guessed.
    """
    if law is None or law.country != seller.country or not buyer.country:
        return None
    place = place_of(seller.country, buyer.country)
    treatment = next(
        (
            each
            for each in law.treatments
            if each.is_in_force(on) and fits(each.case, seller.regime, buyer.kind, place, supply)
        ),
        None,
    )
    if treatment is None:
        return None
    rate_bp, sources = 0, treatment.sources
    if treatment.category is VatCategory.STANDARD:
        rates = [each for each in law.rates if each.is_in_force(on) and (not each.supplies or supply in each.supplies)]
        if not rates:
            return None
        rate_bp, sources = rates[0].rate_bp, (*sources, *rates[0].sources)
    mention = law.mention(treatment.mention, on) if treatment.mention else None
    reason = mention.texts[mention.language] if mention is not None and not treatment.reason else treatment.reason
    return VatDecision(
        treatment.category,
        rate_bp,
        reason,
        treatment.reason_code,
        mention,
        treatment.reports,
        sources,
        treatment.confidence,
    )


def fits(case: Case, regime: str, buyer: BuyerKind, place: Place, supply: Supply) -> bool:
    """Return whether a case of the rules is this one; what a case does not name is no condition."""
    return (
        (not case.regimes or regime in case.regimes)
        and (not case.buyers or buyer in case.buyers)
        and (not case.places or place in case.places)
        and (not case.supplies or supply in case.supplies)
    )
