"""What was spent for the work: whose it is, and of which deal and brand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.services.records.reading import ids
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.services.fields.hooks import Surroundings

    Filler = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def of_deal_defaults(around: Surroundings) -> Filler:
    """Fill in the creator and the brand of the deal, else the only creator of the book."""
    only = cache(lambda: ids(around.reading, "creator", limit=2))

    def fill(given: Mapping[str, Any]) -> Mapping[str, Any]:
        parties = parties_of(around, given.get("deal_id"))
        if parties is None and not given.get("creator_id") and len(only()) == 1:
            return {"creator_id": only()[0]}
        return parties or {}

    return fill


def expense_defaults(around: Surroundings) -> Filler:
    """Fill in the parties of its deal, and today as the day on which it was spent."""
    of_deal = of_deal_defaults(around)
    return lambda given: {"spent_on": around.today, **of_deal(given)}


def check_expense(
    around: Surroundings, expense: Mapping[str, Any], _before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Return the parties of the deal that it was for; raise BadInput for nothing spent, or nobody to pay it."""
    if expense["amount"] is not None and expense["amount"].minor <= 0:
        raise BadInput(_("What was spent is more than nothing."), where="amount")
    parties = parties_of(around, expense["deal_id"])
    if expense["passed_on"] and parties is None and not expense["brand_id"]:
        raise BadInput(_("Say which deal or which brand it was for: nobody else can pay it back."), where="deal_id")
    return parties or {}


def parties_of(around: Surroundings, deal: str | None) -> Mapping[str, Any] | None:
    """Return the creator and the brand of a deal as values; None for no deal, or one that is not there."""
    if not deal:
        return None
    to_come = around.to_come("deal", deal)
    if to_come is not None:
        return {"creator_id": to_come["creator_id"], "brand_id": to_come["brand_id"]}
    found = results.first(around.reading, select("deal", "creator_id", "brand_id").where(id=deal).with_trash())
    return None if found is None else {"creator_id": found[0], "brand_id": found[1]}
