"""The conditions that a clause may name: a closed list, so that nothing in a clause ever executes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.records.terms import ProductDuty, RawFootage, Renewal, RightsPrice, UsageChannel
from creatorbook.domain.values.platforms import Medium
from creatorbook.domain.values.territories import EEA, country_of_law

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.inputs.contract import ContractInput, Party

FRANCE = "FR"
EUROPE = "EU"


def _approval(contract: ContractInput) -> bool:
    if contract.approval_needed is None:
        return contract.review_days is not None or contract.revisions is not None
    return contract.approval_needed


def law_of(contract: ContractInput) -> str:
    """Return the country whose law governs, "" where it is not known by a code.

    Where nothing is said and French mandatory rules apply it is France: they ask for French law, and nothing else.
    """
    if not contract.governing_law.strip():
        return FRANCE if FRANCE in contract.jurisdictions else ""
    return country_of_law(contract.governing_law)


def is_bound_by(jurisdiction: str, contract: ContractInput) -> bool:
    """Return whether the contract must carry what a jurisdiction asks for; "EU" stands for every member of the EEA."""
    if jurisdiction == EUROPE:
        return any(country == EUROPE or country in EEA for country in contract.jurisdictions)
    return jurisdiction in contract.jurisdictions


def _audience(country: str) -> Callable[[ContractInput], bool]:
    return lambda contract: any(duty.country.strip().upper() == country for duty in contract.disclosures)


def _law(country: str) -> Callable[[ContractInput], bool]:
    return lambda contract: law_of(contract) == country


def _raw_footage_is(fate: RawFootage) -> Callable[[ContractInput], bool]:
    return lambda contract: contract.raw_footage is fate


def _channel(*channels: UsageChannel) -> Callable[[ContractInput], bool]:
    return lambda contract: any(set(channels) & set(right.channels) for right in contract.rights)


def _home(party: Party) -> str:
    """Return the country where a party pays its tax."""
    return (party.tax_residence.strip() or party.country.strip()).upper()


def _withheld_at_home(country: str) -> Callable[[ContractInput], bool]:
    """Both at home there: the advance on income tax is withheld by the country's own law, not by a treaty."""

    def _holds(contract: ContractInput) -> bool:
        return _home(contract.creator) == country == contract.brand.country.strip().upper()

    return _holds


CONDITIONS: dict[str, Callable[[ContractInput], bool]] = {
    "affiliate": lambda contract: contract.affiliate_bp is not None,
    "affiliate_code": lambda contract: contract.affiliate_bp is not None and bool(contract.affiliate_code.strip()),
    "affiliate_days": lambda contract: contract.affiliate_bp is not None and contract.affiliate_days is not None,
    "agency": lambda contract: contract.agency is not None,
    "account": lambda contract: contract.creator.has_account,
    "agent": lambda contract: contract.agent is not None,
    "ai_rights": _channel(UsageChannel.AI_TRAINING),
    "appearance": lambda contract: any(line.medium is Medium.APPEARANCE for line in contract.deliverables),
    "approval": _approval,
    "audience.us": _audience("US"),
    "bonus": lambda contract: bool(contract.bonus.strip()),
    # The artists' social insurance is levied on whoever in Germany commissions, wherever the creator lives (§ 24 KSVG).
    "brand.de": lambda contract: contract.brand.country.strip().upper() == "DE",
    "brand.us": lambda contract: contract.brand.country.strip().upper() == "US",
    "creator.us": lambda contract: _home(contract.creator) == "US",
    "confidential": lambda contract: contract.confidential is True,
    "confidential_years": lambda contract: contract.confidential_years is not None,
    "courts": lambda contract: bool(contract.courts.strip()),
    "cure_days": lambda contract: contract.cure_days is not None,
    "deliverables": lambda contract: bool(contract.deliverables),
    "disclosures": lambda contract: bool(contract.disclosures),
    "end": lambda contract: contract.ends_on is not None,
    "exclusivity": lambda contract: bool(contract.exclusivities),
    "expenses": lambda contract: bool(contract.expenses.strip()),
    "fee": lambda contract: bool(contract.fee or contract.rights_on_top),
    "fixed_fee": lambda contract: bool(contract.fee),
    "guardian_email": lambda contract: any(each.email.strip() for each in contract.guardians),
    "guardians": lambda contract: len(contract.guardians) > 1,
    "instalments": lambda contract: bool(contract.instalments),
    "insurance": lambda contract: contract.insurance is True,
    "jurisdiction.fr": lambda contract: FRANCE in contract.jurisdictions,
    "kill_fee": lambda contract: contract.kill_fee_bp is not None,
    "late_fixed_sum": lambda contract: contract.late_fixed_sum is not None,
    "late_rate": lambda contract: contract.late_rate_bp is not None,
    "law.de": _law("DE"),
    "law.eu": lambda contract: law_of(contract) in EEA,
    "law.fr": _law(FRANCE),
    "law.gb": _law("GB"),
    "law.gb_sct": lambda contract: contract.governing_law.strip().upper() == "GB-SCT",
    "law.us": _law("US"),
    "liability_cap": lambda contract: contract.liability_cap is not None,
    "minor": lambda contract: contract.is_minor,
    "morals": lambda contract: contract.morals is True,
    # French law wants the nature of the work said, so its gap is shown there even when nothing was written.
    "nature": lambda contract: bool(contract.nature.strip()) or FRANCE in contract.jurisdictions,
    "no_approval": lambda contract: contract.approval_needed is False,
    "media_budget": lambda contract: any(right.media_budget is not None for right in contract.rights),
    "named": lambda contract: any(
        line.tags or line.link.strip() or line.code.strip() for line in contract.deliverables
    ),
    "notice_days": lambda contract: contract.notice_days is not None,
    "online_days": lambda contract: contract.online_days is not None,
    "objective": lambda contract: bool(contract.objective.strip()),
    "pay": lambda contract: (
        bool(contract.fee or contract.rights_on_top or contract.bonus.strip()) or contract.affiliate_bp is not None
    ),
    "payment_days": lambda contract: contract.payment_days is not None,
    "personal_data": lambda contract: contract.personal_data is True,
    "place": lambda contract: bool(contract.place.strip()),
    "print": _channel(UsageChannel.PRINT, UsageChannel.ALL_MEDIA),
    "product_claims": lambda contract: bool(contract.claims.strip()),
    "product_kept": lambda contract: any(product.duty is ProductDuty.KEPT for product in contract.products),
    "product_returned": lambda contract: any(product.duty is ProductDuty.RETURNED for product in contract.products),
    "products": lambda contract: bool(contract.products),
    "pronoun": lambda contract: contract.creator.pronoun is not Pronoun.UNSAID,
    "raw.assigned": _raw_footage_is(RawFootage.ASSIGNED),
    "raw.delivered": _raw_footage_is(RawFootage.DELIVERED),
    "raw.kept": _raw_footage_is(RawFootage.KEPT),
    "raw_footage": lambda contract: contract.raw_footage is not None,
    "renewal": lambda contract: contract.renewal is not Renewal.NONE,
    "renewal.automatic": lambda contract: contract.renewal is Renewal.AUTOMATIC,
    "renewal_notice_days": lambda contract: contract.renewal_notice_days is not None,
    "renewal.by_agreement": lambda contract: contract.renewal is Renewal.BY_AGREEMENT,
    "reshoot_price": lambda contract: contract.reshoot_price is not None,
    "reshoots": lambda contract: contract.reshoots is not None,
    "review_days": lambda contract: contract.review_days is not None,
    "revisions": lambda contract: contract.revisions is not None,
    "rights": lambda contract: bool(contract.rights),
    "rights_on_top": lambda contract: bool(contract.rights_on_top),
    "rights_priced_in_fee": lambda contract: any(
        bool(right.price) and right.price_counts is RightsPrice.IN_FEE for right in contract.rights
    ),
    "rights_renewal": lambda contract: any(right.is_renewable for right in contract.rights),
    "standards": lambda contract: bool(contract.content_standards.strip()),
    "start": lambda contract: contract.starts_on is not None,
    "one_day": lambda contract: contract.starts_on is not None and contract.starts_on == contract.ends_on,
    "takedown": lambda contract: contract.takedown_days is not None,
    "two_languages": lambda contract: contract.other is not None,
    "variable_pay": lambda contract: bool(contract.bonus.strip()) or contract.affiliate_bp is not None,
    "vat_mention": lambda contract: bool(contract.vat_mention.strip()),
    "whitelisting": _channel(UsageChannel.WHITELISTING),
    "withholding.es": _withheld_at_home("ES"),
    "withholding.it": _withheld_at_home("IT"),
}


def conditions_hold(contract: ContractInput, when: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    """Return whether every condition of `when` holds and none of `unless` does."""
    return all(CONDITIONS[name](contract) for name in when) and not any(CONDITIONS[name](contract) for name in unless)
