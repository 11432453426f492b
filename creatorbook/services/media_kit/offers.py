"""What a creator offers, piece by piece, each with the price that the book remembers for it; none is made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.records.notions import is_agreed
from creatorbook.services.reports.prices import group_prices, prices
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.services.reports.prices import PriceGroup
    from creatorbook.store.engine.reading import Executes

_DEAL, _PIECE, _POST = Table("deal"), Table("deliverable"), Table("post")
_PLATFORMS, _MEDIA = ([each.value for each in choice] for choice in (Platform, Medium))


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece that was agreed or published before, without or with a right of the brand to use it.

    `remembered` are the prices of its newest year in the currency that was asked for, None where there are none;
    `elsewhere` the other currencies in which it has prices.
    """

    platform: str
    medium: str
    with_use: bool
    remembered: PriceGroup | None
    elsewhere: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, bool]:
        """What tells it from the others."""
        return self.platform, self.medium, self.with_use


def offers(reading: Executes, creator: str, currency: str) -> tuple[Offer, ...]:
    """Return what a creator offers in the order of the platforms; with use by the brand only what was so agreed."""
    newest: dict[tuple[str, str, bool], PriceGroup] = {}
    elsewhere: dict[tuple[str, str, bool], set[str]] = {}
    for each in group_prices(prices(reading, creator=creator)):
        key = (each.platform, each.medium, each.has_rights)
        if each.middle.currency == currency:
            newest.setdefault(key, each)
        else:
            elsewhere.setdefault(key, set()).add(each.middle.currency)
    known = newest.keys() | elsewhere.keys()
    with_use = {(platform, medium, True) for platform, medium, use in known if use and platform and medium}
    found = {(platform, medium, False) for platform, medium in _pieces(reading, creator)} | with_use
    return tuple(
        Offer(*key, newest.get(key), tuple(sorted(elsewhere.get(key, ())))) for key in sorted(found, key=_place)
    )


def _pieces(reading: Executes, creator: str) -> set[tuple[str, str]]:
    """Return the pieces that were agreed or published; those of which nobody said what they are, are none."""
    agreed = select(_PIECE, _PIECE.platform, _PIECE.medium).join(_DEAL, _DEAL.id.equals(_PIECE.deal_id))
    published = select(_POST, "platform", "medium").where(creator_id=creator, state=PostState.LIVE)
    found = {
        *results.iterate(reading, agreed.where(_DEAL.creator_id.equals(creator), is_agreed(_DEAL)).unique()),
        *results.iterate(reading, published.unique()),
    }
    return {(platform, medium) for platform, medium in found if platform and medium}


def _place(key: tuple[str, str, bool]) -> tuple[int, int, bool]:
    platform, medium, with_use = key
    return _PLATFORMS.index(platform), _MEDIA.index(medium), with_use
