"""How a post shows a brand, and what its context makes plain without any label."""

from __future__ import annotations

from enum import StrEnum


class BrandShown(StrEnum):
    """How a post shows the brand."""

    UNKNOWN = "unknown"
    PROMOTES = "promotes"
    INCIDENTAL = "incidental"
    NOT_AT_ALL = "not_at_all"


class PlainContext(StrEnum):
    """What everybody sees without a label: the brand's own account, a commercial, a brand of the creator's name."""

    UNKNOWN = "unknown"
    BRAND_ACCOUNT = "brand_account"
    COMMERCIAL_CLIP = "commercial_clip"
    OWN_NAME = "own_name"
    NO = "no"
