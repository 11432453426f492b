"""What stands around a deal when its contract is checked: the creator's other deals, and the brand's gifts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.services.deals import facts
from creatorbook.services.deals.exclusivity import rivals
from creatorbook.services.records.reading import live
from creatorbook.store import results
from creatorbook.store.query.expressions import coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.deals.categories import CategoryKin
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.store.engine.reading import Executes

# A year back counts for the written contract, and the calendar year may be the one before that.
_BACK = timedelta(days=2 * 366)
_DEAL, _CONTRACT = Table("deal"), Table("contract")
# A deal without a day counts as one of now.
_NO_DAY = "9999"


class OtherDeals(NamedTuple):
    """The deals around one: the creator's own, and those of other creators that may meet it by exclusivity."""

    own: tuple[Dossier, ...]
    roster: tuple[Dossier, ...]


def other_deals(reading: Executes, dossier: Dossier, today: date, kin: CategoryKin) -> OtherDeals:
    """Return the deals that may conflict by exclusivity, and the creator's with the same brand of the last years."""
    found = rivals(reading, dossier, kin)
    if dossier.deal.brand is not None:
        same_brand = select(_DEAL, "id").where(
            _DEAL.id.differs(dossier.deal.id),
            coalesce(_DEAL.signed_on, _DEAL.starts_on, _NO_DAY).at_least(today - _BACK),
            creator_id=dossier.deal.creator.id,
            brand_id=dossier.deal.brand.id,
        )
        found += results.values(reading, same_brand)
    around = facts.dossiers(reading, found, known=dossier.deal.creator)
    creator = dossier.deal.creator.id
    return OtherDeals(
        tuple(each for each in around if each.deal.creator.id == creator),
        tuple(each for each in around if each.deal.creator.id != creator),
    )


def brand_gifts(reading: Executes, dossier: Dossier) -> tuple[Gift, ...]:
    """Return what the deal's brand gave the creator outside of deals."""
    if dossier.deal.brand is None:
        return ()
    found = live(reading, "gift", deal_id=None, creator_id=dossier.deal.creator.id, brand_id=dossier.deal.brand.id)
    return tuple(facts.gift(row) for row in found)


def deals_with_number(reading: Executes) -> frozenset[str]:
    """Return the ids of the deals of which a contract has a number already."""
    return frozenset(results.values(reading, select(_CONTRACT, "deal_id").where(_CONTRACT.number.differs("")).unique()))
