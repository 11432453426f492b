"""A deal that says something else than the contract that is out for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.records.contracts import ContractState

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractFacts
    from creatorbook.domain.records.deals import DealFacts


@dataclass(frozen=True, slots=True)
class Differing:
    """Which terms a deal says otherwise than its contract that is out, by the names of the contract's input.

    `stamp` is another one as soon as something else differs.
    """

    deal: DealFacts
    contract: ContractFacts
    terms: tuple[str, ...]
    stamp: str


def term_differs(contract: ContractFacts, term: str, before: str, after: str) -> Finding:
    """Return what to say of one term in words: `before` stands in the contract, `after` in the deal, "" is nothing."""
    code = "contract.differs_signed" if contract.state is ContractState.SIGNED else "contract.differs_issued"
    return finding(
        code,
        about="contract",
        record=("contract", contract.id),
        number=contract.number,
        term=term,
        before=before or "–",
        after=after or "–",
    )
