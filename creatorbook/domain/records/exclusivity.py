"""Exclusivity: what a creator promised not to do for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Exclusivity:
    """A promise not to work for a category or for named competitors, between two days that both count.

    `territories` as in domain.territories, empty is everywhere; a missing day is an open end.
    """

    id: str
    deal_id: str
    category: str = ""
    competitors: tuple[str, ...] = ()
    territories: frozenset[str] = frozenset()
    starts_on: date | None = None
    ends_on: date | None = None
