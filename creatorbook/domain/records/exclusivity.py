"""Exclusivity: what a creator promised not to do for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.records.terms import RightsPrice

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Exclusivity:
    """A promise not to work for a category or for named competitors, between two days that both count.

    `territories` as in domain.territories, empty is everywhere; a missing day is an open end. `price` is as that of
    a usage right.
    """

    id: str
    deal_id: str
    category: str = ""
    competitors: tuple[str, ...] = ()
    territories: frozenset[str] = frozenset()
    starts_on: date | None = None
    ends_on: date | None = None
    price: Money | None = None
    price_counts: RightsPrice = RightsPrice.UNSAID
