"""Price memory: what was charged for a piece before, on which platform, with how long a use, in which year.

Only what is certain is remembered: a deal whose pieces are all of one kind has a price a piece, one of several kinds
has a price as a package and none a piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money
from creatorbook.services.records.notions import is_agreed
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes

_DEAL, _PIECE, _RIGHT, _BRAND = Table("deal"), Table("deliverable"), Table("usage_right"), Table("brand")


@dataclass(frozen=True, slots=True)
class Price:
    """What was charged a piece in one deal; `use_days` is the longest use that was granted, 0 for none, None for ever.

    `year` is that of the agreement, "" where no day is known; `is_exact` says that the fee divides by the pieces.
    """

    deal_id: str
    deal: str
    brand: str
    platform: str
    medium: str
    pieces: int
    use_days: int | None
    has_rights: bool
    year: str
    each: Money
    is_exact: bool


@dataclass(frozen=True, slots=True)
class PriceGroup:
    """Prices of the same piece in one currency and year: the least, the middle and the most of so many deals."""

    platform: str
    medium: str
    has_rights: bool
    year: str
    count: int
    least: Money
    middle: Money
    most: Money


def prices(reading: Executes, *, creator: str = "", platform: str = "", medium: str = "") -> tuple[Price, ...]:
    """Return what was charged a piece in agreed deals, the newest first."""
    deals = (
        select(_DEAL, "id", "title", "fee_minor", "fee_currency", "signed_on", _BRAND.name)
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id), with_trash=True)
        .where(_DEAL.fee_minor.greater_than(0), is_agreed(_DEAL))
    )
    deals = deals.where(_DEAL.creator_id.equals(creator)) if creator else deals
    pieces: dict[str, set[tuple[str, str]]] = {}
    counts: dict[str, int] = {}
    for deal, on, form, quantity in results.rows(reading, select(_PIECE, "deal_id", "platform", "medium", "count")):
        pieces.setdefault(deal, set()).add((on or "", form or ""))
        counts[deal] = counts.get(deal, 0) + (quantity or 1)
    rights: dict[str, list[int | None]] = {}
    for deal, days in results.rows(reading, select(_RIGHT, "deal_id", "duration_days")):
        rights.setdefault(deal, []).append(days)
    found = []
    for id, title, minor, currency, agreed, brand in results.rows(reading, deals):
        kinds = pieces.get(id, set())
        if len(kinds) != 1:
            continue
        ((on, form),) = kinds
        if (platform and on != platform) or (medium and form != medium):
            continue
        granted = rights.get(id, [])
        fee = Money(minor, currency)
        found.append(
            Price(
                id,
                title,
                brand or "",
                on,
                form,
                counts[id],
                None if None in granted else max((each or 0 for each in granted), default=0),
                bool(granted),
                str(agreed)[:4] if agreed else "",
                fee.times(Decimal(1) / counts[id]),
                fee.minor % counts[id] == 0,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.year, each.deal_id), reverse=True))


def group_prices(found: Iterable[Price]) -> tuple[PriceGroup, ...]:
    """Return prices by piece, use, year and currency, the newest year first."""
    groups: dict[tuple[str, str, bool, str, str], list[int]] = {}
    for each in found:
        key = (each.platform, each.medium, each.has_rights, each.year, each.each.currency)
        groups.setdefault(key, []).append(each.each.minor)
    made = [
        PriceGroup(
            platform,
            medium,
            has_rights,
            year,
            len(minors),
            Money(min(minors), currency),
            Money(median_low(minors), currency),
            Money(max(minors), currency),
        )
        for (platform, medium, has_rights, year, currency), minors in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: (-int(each.year or 0), each.platform, each.medium, each.has_rights)))
