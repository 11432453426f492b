"""What a contract lacks before it goes out: the law's mentions, right numbers, sums and days that go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contracts.checks.conditions import condition_findings
from creatorbook.domain.contracts.checks.days import day_findings
from creatorbook.domain.contracts.checks.identity import identity_findings
from creatorbook.domain.contracts.checks.mentions import mention_findings, merge_findings
from creatorbook.domain.contracts.checks.money import money_findings
from creatorbook.domain.contracts.checks.rights import rights_findings
from creatorbook.domain.contracts.reach import laws_reaching
from creatorbook.domain.deals.categories import NO_KIN
from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_conflicts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.deals.categories import CategoryKin
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift


def contract_findings(
    dossier: Dossier,
    today: date,
    laws: Iterable[ContractLaw] = (),
    payment_law: PaymentLaw | None = None,
    *,
    others: Iterable[Dossier] = (),
    gifts: Iterable[Gift] = (),
    roster: Iterable[Dossier] = (),
    kin: CategoryKin = NO_KIN,
) -> tuple[Finding, ...]:
    """Return what is missing or wrong in the deal's terms before a contract is issued; an ERROR stops the issue.

    `laws` are the contract laws of all countries: those that reach the deal (by creator, audience, brand or chosen law)
    weigh as warnings with their sources, the others are ignored. `payment_law` is that of the creator's country.
    `others` and `gifts` are the creator's other deals, and gifts outside deals, for what they promise and add up to;
    `roster` are deals of the book's other creators, for what they promise; `kin` says which categories belong together.
    The order of rights, instalments and other deals does not change what is found.
    """
    known, given = tuple(others), tuple(gifts)
    here = laws_reaching(laws, dossier)
    return merge_findings(
        (
            *mention_findings(dossier, today, here, known, given),
            *identity_findings(dossier, today, here),
            *money_findings(dossier),
            *day_findings(dossier, today),
            *rights_findings(dossier, today),
            *condition_findings(dossier, today, payment_law),
            *exclusivity_conflicts(dossier, (*known, *roster), kin),
        )
    )
