"""Usage rights: where, for how long and for how much a brand may use the creator's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.records.terms import RightsPrice, UsageChannel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.records.exclusivity import Exclusivity
    from creatorbook.domain.records.terms import RightsStart
    from creatorbook.domain.values.money import Money

_PAID_CHANNELS = frozenset({UsageChannel.PAID_SOCIAL, UsageChannel.WHITELISTING})


@dataclass(frozen=True, slots=True)
class UsageRight:
    """One grant of rights; `territories` as in domain.territories (empty is everywhere).

    `starts_on` counts where `start` is ON_DATE; `duration_days` None is perpetual; `price` None is "in the fee", and
    `price_counts` says of a price whether the fee holds it.
    `renewal_days` and `renewal_price` are what another window of the same rights lasts and costs, None "not said".
    `media_budget` is the most that may be spent on promoting the work.
    """

    id: str
    deal_id: str
    channels: frozenset[UsageChannel]
    start: RightsStart
    paid: bool = False
    territories: frozenset[str] = frozenset()
    starts_on: date | None = None
    duration_days: int | None = None
    price: Money | None = None
    renewal_days: int | None = None
    renewal_price: Money | None = None
    price_counts: RightsPrice = RightsPrice.UNSAID
    media_budget: Money | None = None


def is_paid(right: UsageRight) -> bool:
    """Return whether the right lets the brand pay for the work to be shown."""
    return right.paid or bool(right.channels & _PAID_CHANNELS)


def is_price_open(right: UsageRight | Exclusivity) -> bool:
    """Return whether the right or the promise has a price of which nobody said whether the fee holds it."""
    return bool(right.price) and right.price_counts is RightsPrice.UNSAID


def prices_on_top(rights: Iterable[UsageRight | Exclusivity]) -> tuple[Money, ...]:
    """Return what rights and promises cost on top of the fee; the fee holds the price of the others, or nobody said."""
    return tuple(each.price for each in rights if each.price and each.price_counts is RightsPrice.ON_TOP)
