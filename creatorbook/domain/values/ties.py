"""What binds a creator to a brand besides deals and gifts."""

from __future__ import annotations

from enum import StrEnum


class Tie(StrEnum):
    """What binds the creator to the brand without anything being paid."""

    OWN_BRAND = "own_brand"
    FAMILY = "family"
    EMPLOYER = "employer"
