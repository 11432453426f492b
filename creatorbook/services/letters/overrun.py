"""A use after the end of its rights: how long it lasted, what a use like it costs, and what that comes to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.letter import OverrunLine
from creatorbook.domain.values.money import Money
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.deals.rights_windows import RightsWindow
    from creatorbook.domain.records.rights import UsageRight
    from creatorbook.services.letters.requests import LetterRequest
    from creatorbook.store.engine.reading import Executes

_RIGHT, _DEAL = Table("usage_right"), Table("deal")


@dataclass(frozen=True, slots=True)
class UsePrice:
    """What a use of so many days costs; `deal` is the title of another deal that it was priced in, "" for its own."""

    unit: Money
    days: int
    deal: str = ""


def price_of_use(reading: Executes, right: UsageRight) -> UsePrice | None:
    """Return what a use like this costs: its renewal, its own price, else that of the newest use that was priced.

    That one is of the same creator and of the same channels. None where nothing like it was ever priced.
    """
    if right.renewal_price and (days := right.renewal_days or right.duration_days):
        return UsePrice(right.renewal_price, days)
    if right.price and right.duration_days:
        return UsePrice(right.price, right.duration_days)
    creator = results.value(reading, select(_DEAL, _DEAL.creator_id).where(id=right.deal_id))
    others = (
        select(_RIGHT, _RIGHT.price_minor, _RIGHT.price_currency, _RIGHT.duration_days, _RIGHT.channels, _DEAL.title)
        .join(_DEAL, _DEAL.id.equals(_RIGHT.deal_id))
        .where(
            _RIGHT.id.differs(right.id),
            _RIGHT.price_minor.greater_than(0),
            _RIGHT.duration_days.greater_than(0),
            _DEAL.creator_id.equals(str(creator)),
        )
        .order_by(descending(_RIGHT.id))
    )
    for minor, currency, days, channels, title in results.iterate(reading, others):
        if frozenset(json.loads(channels or "[]")) == right.channels:
            return UsePrice(Money(minor, currency), days, title)
    return None


def reckon_overrun(window: RightsWindow, request: LetterRequest, price: UsePrice | None, today: date) -> OverrunLine:
    """Return a use after its window, from the day after its end to the day that it was seen, priced by periods begun.

    A price that was given is that of the whole.
    """
    used_on, closes_on = request.used_on, window.closes_on
    days = max((used_on - closes_on).days, 0) if used_on is not None and closes_on is not None else 0
    first = closes_on + timedelta(days=1) if days and closes_on is not None else None
    seen = used_on if used_on is None or used_on <= today else None
    if request.price is not None or price is None or not days:
        return OverrunLine(seen, request.used_where.strip(), first, days, total=request.price)
    count = -(-days // price.days)
    total = Money(price.unit.minor * count, price.unit.currency)
    return OverrunLine(seen, request.used_where.strip(), first, days, price.days, price.unit, count, total)
