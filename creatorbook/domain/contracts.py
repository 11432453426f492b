"""Contracts: the life of a numbered, versioned document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class ContractState(StrEnum):
    """Where a contract is in its life."""

    DRAFT = "draft"
    ISSUED = "issued"
    SIGNED_BY_ONE = "signed_by_one"
    SIGNED = "signed"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


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
