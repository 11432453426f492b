"""The conditions that a clause may name: a closed list, so that nothing in a clause ever executes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.terms import ProductDuty, UsageChannel

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.inputs import ContractInput

FRANCE = "FR"


def _approval(contract: ContractInput) -> bool:
    if contract.approval_needed is None:
        return contract.review_days is not None or contract.revisions is not None
    return contract.approval_needed


def _french_law(contract: ContractInput) -> bool:
    law = contract.governing_law.strip().upper()
    return law == FRANCE or (not law and FRANCE in contract.jurisdictions)


CONDITIONS: dict[str, Callable[[ContractInput], bool]] = {
    "affiliate": lambda contract: contract.affiliate_bp is not None,
    "agency": lambda contract: contract.agency is not None,
    "ai_rights": lambda contract: any(UsageChannel.AI_TRAINING in right.channels for right in contract.rights),
    "approval": _approval,
    "bonus": lambda contract: bool(contract.bonus.strip()),
    "confidential": lambda contract: contract.confidential is True,
    "confidential_years": lambda contract: contract.confidential_years is not None,
    "courts": lambda contract: bool(contract.courts.strip()),
    "deliverables": lambda contract: bool(contract.deliverables),
    "disclosures": lambda contract: bool(contract.disclosures),
    "end": lambda contract: contract.ends_on is not None,
    "exclusivity": lambda contract: bool(contract.exclusivities),
    "expenses": lambda contract: bool(contract.expenses.strip()),
    "fee": lambda contract: bool(contract.fee),
    "french_law": _french_law,
    "instalments": lambda contract: bool(contract.instalments),
    "jurisdiction_fr": lambda contract: FRANCE in contract.jurisdictions,
    "kill_fee": lambda contract: contract.kill_fee_bp is not None,
    "late_fixed_sum": lambda contract: contract.late_fixed_sum is not None,
    "late_rate": lambda contract: contract.late_rate_bp is not None,
    # French law wants the nature of the work said, so its gap is shown there even when nothing was written.
    "nature": lambda contract: bool(contract.nature.strip()) or FRANCE in contract.jurisdictions,
    "no_approval": lambda contract: contract.approval_needed is False,
    "notice_days": lambda contract: contract.notice_days is not None,
    "objective": lambda contract: bool(contract.objective.strip()),
    "payment_days": lambda contract: contract.payment_days is not None,
    "place": lambda contract: bool(contract.place.strip()),
    "product_kept": lambda contract: any(product.duty is ProductDuty.KEPT for product in contract.products),
    "product_returned": lambda contract: any(product.duty is ProductDuty.RETURNED for product in contract.products),
    "products": lambda contract: bool(contract.products),
    "review_days": lambda contract: contract.review_days is not None,
    "revisions": lambda contract: contract.revisions is not None,
    "rights": lambda contract: bool(contract.rights),
    "start": lambda contract: contract.starts_on is not None,
    "variable_pay": lambda contract: bool(contract.bonus.strip()) or contract.affiliate_bp is not None,
    "vat_mention": lambda contract: bool(contract.vat_mention.strip()),
}


def holds(contract: ContractInput, when: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    """Return whether every condition of `when` holds and none of `unless` does."""
    return all(CONDITIONS[name](contract) for name in when) and not any(CONDITIONS[name](contract) for name in unless)
