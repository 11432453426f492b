"""Contracts: the life of a numbered, versioned document."""

from __future__ import annotations

from enum import StrEnum


class ContractState(StrEnum):
    """Where a contract is in its life."""

    DRAFT = "draft"
    ISSUED = "issued"
    SIGNED_BY_ONE = "signed_by_one"
    SIGNED = "signed"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
