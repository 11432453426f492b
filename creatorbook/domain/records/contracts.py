"""Contracts: the life of a numbered, versioned document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from creatorbook.domain.records.terms import Renewal, Terms

# Days: what a contract that renews itself says where no notice against it was agreed.
USUAL_RENEWAL_NOTICE = 30


class ContractState(StrEnum):
    """Where a contract is in its life."""

    DRAFT = "draft"
    ISSUED = "issued"
    SIGNED_BY_ONE = "signed_by_one"
    SIGNED = "signed"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class ContractForm(StrEnum):
    """How a contract is set: every clause at length, or a deal sheet with the same clauses in small type behind it."""

    FULL = "full"
    SHORT = "short"


# States of contracts that went out and wait for a signature.
TO_SIGN = frozenset({ContractState.ISSUED, ContractState.SIGNED_BY_ONE})
# States of contracts that went out and are not over.
OUT = TO_SIGN | {ContractState.SIGNED}

# Where a contract may go from where it is; undo takes back a step that was marked by mistake.
NEXT_STATES: dict[ContractState, frozenset[ContractState]] = {
    ContractState.DRAFT: frozenset(),
    ContractState.ISSUED: frozenset(
        {ContractState.SIGNED_BY_ONE, ContractState.SIGNED, ContractState.ENDED, ContractState.WITHDRAWN}
    ),
    ContractState.SIGNED_BY_ONE: frozenset({ContractState.SIGNED, ContractState.ENDED, ContractState.WITHDRAWN}),
    ContractState.SIGNED: frozenset({ContractState.ENDED}),
    ContractState.ENDED: frozenset(),
    ContractState.WITHDRAWN: frozenset(),
}


def last_day_of_notice(ends_on: date | None, terms: Terms | None) -> date | None:
    """Return the last day on which notice keeps a contract from renewing itself; None where it does not renew so."""
    if ends_on is None or terms is None or terms.renewal is not Renewal.AUTOMATIC:
        return None
    days = terms.renewal_notice_days
    return ends_on - timedelta(days=USUAL_RENEWAL_NOTICE if days is None else days)


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A contract's place in its life; `version` counts from 1, `number` is empty on a draft."""

    id: str
    deal_id: str
    state: ContractState
    number: str = ""
    version: int = 1
    issued_on: date | None = None
    signed_on: date | None = None
