"""Shares of income as they are written down: whose, how much, in which order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.shares import SplitManner
from creatorbook.services.deals.windows import is_inverted
from creatorbook.services.records.reading import ids
from creatorbook.store import results
from creatorbook.store.query.expressions import most
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from creatorbook.services.fields.hooks import Surroundings

    Filler = Callable[[Mapping[str, Any]], Mapping[str, Any]]

_SPLIT, _AGENCY = Table("split"), Table("agency")
_WHOLE_BP = 10_000


def split_defaults(around: Surroundings) -> Filler:
    """Fill in the only creator of the book where no deal is named, the agency's name and percentage, the next place."""
    only = cache(lambda: ids(around.reading, "creator", limit=2))
    given_places: dict[tuple[str, str], int] = {}

    def fill(given: Mapping[str, Any]) -> Mapping[str, Any]:
        values: dict[str, Any] = {}
        creator, deal = given.get("creator_id"), given.get("deal_id")
        if not creator and not deal and len(only()) == 1:
            creator = values["creator_id"] = only()[0]
        owner = ("deal_id", str(deal)) if deal else ("creator_id", str(creator or ""))
        if not given.get("position"):
            # Of two in one step neither is in the book yet.
            place = max(given_places.get(owner, 0), _last_place(around, owner)) + 1
            given_places[owner] = values["position"] = place
        return {**_of_agency(around, given), **values}

    return fill


def _last_place(around: Surroundings, owner: tuple[str, str]) -> int:
    last = select(_SPLIT, most(_SPLIT.position)).where(_SPLIT[owner[0]].equals(owner[1]))
    return int(results.value(around.reading, last) or 0)


def _of_agency(around: Surroundings, given: Mapping[str, Any]) -> Mapping[str, Any]:
    if not given.get("agency_id"):
        return {}
    found = results.first(around.reading, select(_AGENCY, "name", "commission_bp").where(id=str(given["agency_id"])))
    if found is None:
        return {}
    name, commission = found
    is_percentage = given.get("manner") in (None, SplitManner.PERCENT)
    return {"partner": name} | ({"percent_bp": commission} if commission and is_percentage else {})


def one_owner(given: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return that a share of a deal is of no creator besides; raise BadInput for one that would be of nobody's income.

    Of the two the one that is given anew counts, the deal where both are.
    """
    creator, deal = (given.get(name, before[name]) for name in ("creator_id", "deal_id"))
    if not creator and not deal:
        raise _of_nobody()
    if not (creator and deal):
        return given
    is_of_creator = bool(given.get("creator_id")) and not given.get("deal_id")
    return {**given, "deal_id" if is_of_creator else "creator_id": None}


def _of_nobody() -> BadInput:
    return BadInput(_("Say of whose income the share is: a creator’s, or a deal’s."), where="creator_id")


def check_split(around: Surroundings, split: Mapping[str, Any], _before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return that a share of a deal is of no creator besides; raise BadInput where nobody can tell how much it is.

    Raises AnswerIsNo where the percentages of one deal, or of one creator's deals on one day, come to more than 100.
    """
    if is_inverted(split):
        raise BadInput(_("The share would end before it starts."), where="ends_on", hint=_("Check both dates."))
    if not split["deal_id"] and not split["creator_id"]:
        raise _of_nobody()
    if split["deal_id"] and (split["starts_on"] or split["ends_on"]):
        raise BadInput(
            _("A share of one deal is of all that comes of it: it has no first or last day."),
            where="starts_on" if split["starts_on"] else "ends_on",
        )
    if split["manner"] is SplitManner.PERCENT:
        _refuse_more_than_all(around, split)
    if split["manner"] is SplitManner.PERCENT and split["percent_bp"] is None:
        raise BadInput(_("Say how much it is: a percentage."), where="percent_bp")
    if split["manner"] is SplitManner.FIXED and (split["fixed"] is None or split["fixed"].minor <= 0):
        raise BadInput(_("Say how much it is: a sum above zero."), where="fixed")
    return {"creator_id": None} if split["deal_id"] and split["creator_id"] else {}


def _refuse_more_than_all(around: Surroundings, split: Mapping[str, Any]) -> None:
    name = "deal_id" if split["deal_id"] else "creator_id"
    others = select(_SPLIT, "percent_bp", "starts_on", "ends_on").where(
        _SPLIT[name].equals(split[name]), _SPLIT.manner.equals(SplitManner.PERCENT), _SPLIT.id.differs(split["id"])
    )
    starts, ends = _day(split["starts_on"]), _day(split["ends_on"], "9999")
    beside = sum(
        percent or 0
        for percent, first, last in results.iterate(around.reading, others)
        if (first or "") <= ends and starts <= (last or "9999")
    )
    if beside + (split["percent_bp"] or 0) > _WHOLE_BP:
        raise AnswerIsNo(
            _("The percentages would come to more than all there is."),
            where="percent_bp",
            hint=_("Lower one of them, or let one end before the other begins."),
            code="split.more_than_all",
        )


def _day(day: date | None, otherwise: str = "") -> str:
    return day.isoformat() if day is not None else otherwise


def check_settlement(
    _around: Surroundings, settlement: Mapping[str, Any], _before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Raise BadInput for a sum that was paid on of nothing or less."""
    if settlement["amount"] is not None and settlement["amount"].minor <= 0:
        raise BadInput(_("What was settled is more than nothing."), where="amount")
    return {}
