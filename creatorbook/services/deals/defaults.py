"""What a new deal, gift or post starts with where nothing is said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.services.deals import facts
from creatorbook.services.records import reading as records
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.services.fields.hooks import Surroundings

    Filler = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def deal_defaults(around: Surroundings) -> Filler:
    """Fill in the only creator of the book."""
    only = cache(lambda: _only_creator(around))
    return lambda given: {} if given.get("creator_id") else only()


def gift_defaults(around: Surroundings) -> Filler:
    """Fill in the only creator of the book, and today as the day of arrival of what does not go back before."""
    of_deal = deal_defaults(around)

    def fill(given: Mapping[str, Any]) -> Mapping[str, Any]:
        back = given.get("return_due_on")
        arrived = {} if back is not None and back < around.today else {"received_on": around.today}
        return {**arrived, **of_deal(given)}

    return fill


def post_defaults(around: Surroundings) -> Filler:
    """Fill in creator and brand of the deal, and the audience countries of the creator's channel on the platform."""
    only = cache(lambda: _only_creator(around))
    creator_of = cache(lambda id: facts.one_creator(around.reading, id))

    def fill(given: Mapping[str, Any]) -> Mapping[str, Any]:
        values: dict[str, Any] = {}
        has_both = given.get("creator_id") and given.get("brand_id")
        deal = None if has_both else _parties_of(around, given.get("deal_id"))
        if deal is not None:
            values |= deal
        elif not given.get("creator_id"):
            values |= only()
        creator_id = given.get("creator_id") or values.get("creator_id")
        if creator_id:
            creator, platform = creator_of(str(creator_id)), given.get("platform")
            audience = {
                country
                for channel in creator.channels
                if platform is None or channel.platform is platform
                for country in channel.audience_countries
            }
            values |= {"audience_countries": tuple(sorted(audience)), "language": creator.language}
        return values

    return fill


def _parties_of(around: Surroundings, deal_id: str | None) -> Mapping[str, Any] | None:
    if not deal_id:
        return None
    row = results.first(around.reading, select("deal", "creator_id", "brand_id").where(id=deal_id).with_trash())
    return None if row is None else {"creator_id": row[0], "brand_id": row[1]}


def _only_creator(around: Surroundings) -> Mapping[str, Any]:
    """Return the creator of a book that has but one, as a value of creator_id."""
    ids = records.ids(around.reading, "creator", limit=2)
    return {"creator_id": ids[0]} if len(ids) == 1 else {}
