"""Who shares in a creator's income, and income that comes as a statement of somebody else."""

from __future__ import annotations

from enum import StrEnum


class SplitRole(StrEnum):
    """What a partner is to the creator."""

    AGENCY = "agency"
    MANAGER = "manager"
    CREATOR = "creator"
    LAWYER = "lawyer"
    OTHER = "other"


class SplitManner(StrEnum):
    """How a share is reckoned: a percentage, a sum a deal, an even part among all, or the whole."""

    PERCENT = "percent"
    FIXED = "fixed"
    EVEN = "even"
    WHOLE = "whole"


class SplitBase(StrEnum):
    """What a share is taken of: what came without taxes or with them."""

    WITHOUT_TAXES = "without_taxes"
    WITH_TAXES = "with_taxes"


class EarningKind(StrEnum):
    """What a statement of earnings is about."""

    BONUS = "bonus"
    AFFILIATE = "affiliate"
    PLATFORM = "platform"
    ROYALTY = "royalty"
    OTHER = "other"
