"""Price memory: what was charged for a piece before, on which platform, with how long a use, in which year.

Only what is certain is remembered: a deal whose pieces are all of one kind has a price a piece, one of several kinds
has a price as a package and none a piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.money.durations import HOUR
from creatorbook.domain.values.money import Money
from creatorbook.services.records.notions import is_agreed
from creatorbook.store import results
from creatorbook.store.query.expressions import coalesce, least, most, total
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes

_DEAL, _PIECE, _RIGHT, _BRAND = Table("deal"), Table("deliverable"), Table("usage_right"), Table("brand")


class Price(NamedTuple):
    """What was charged a piece in one deal; `use_days` is the longest use that was granted, 0 for none, None for ever.

    `year` is that of the agreement, "" where no day is known; `minor` is in minor units of `currency`, and `is_exact`
    says that the fee divides by the pieces. `fee_minor` is the whole fee, `minutes` the time that was kept, 0 for none.
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
    minor: int
    currency: str
    is_exact: bool
    fee_minor: int
    minutes: int

    @property
    def each(self) -> Money:
        """What a piece was charged."""
        return Money(self.minor, self.currency)


@dataclass(frozen=True, slots=True)
class PriceGroup:
    """Prices of the same piece in one currency and year: the least, the middle and the most of so many deals.

    `an_hour` is what those of them brought an hour of which the time was kept, all together; None where none has any.
    """

    platform: str
    medium: str
    has_rights: bool
    year: str
    count: int
    least: Money
    middle: Money
    most: Money
    an_hour: Money | None


def prices(reading: Executes, *, creator: str = "", platform: str = "", medium: str = "") -> tuple[Price, ...]:
    """Return what was charged a piece in agreed deals, the newest first."""
    conditions = [_DEAL.fee_minor.greater_than(0), is_agreed(_DEAL)]
    conditions += [_DEAL.creator_id.equals(creator)] if creator else []
    on, form = coalesce(_PIECE.platform, ""), coalesce(_PIECE.medium, "")
    deals = (
        select(
            _DEAL, _DEAL.id, _DEAL.title, _DEAL.fee_minor, _DEAL.fee_currency, _DEAL.signed_on, _DEAL.minutes,
            _BRAND.name, least(on), most(on), least(form), most(form), total(coalesce(_PIECE["count"], 1)),
        )
        .join(_PIECE, _PIECE.deal_id.equals(_DEAL.id))
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id), with_trash=True)
        .where(*conditions)
        .group_by(_DEAL.id)
    )  # fmt: skip
    of = select(_RIGHT, _RIGHT.deal_id, _RIGHT.duration_days).join(_DEAL, _DEAL.id.equals(_RIGHT.deal_id))
    rights: dict[str, list[int | None]] = {}
    for deal, days in results.iterate(reading, of.where(*conditions)):
        rights.setdefault(deal, []).append(days)
    found = []
    for (
        id,
        title,
        minor,
        currency,
        agreed,
        minutes,
        brand,
        first_on,
        last_on,
        first_form,
        last_form,
        count,
    ) in results.iterate(reading, deals):
        if first_on != last_on or first_form != last_form:
            continue
        if (platform and first_on != platform) or (medium and first_form != medium):
            continue
        granted = rights.get(id, ())
        found.append(
            Price(
                id, title, brand or "", first_on, first_form, count,
                None if None in granted else max((each or 0 for each in granted), default=0), bool(granted),
                agreed[:4] if agreed else "", (2 * minor + count) // (2 * count), currency, minor % count == 0,
                minor, minutes or 0,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.year, each.deal_id), reverse=True))


def group_prices(found: Iterable[Price]) -> tuple[PriceGroup, ...]:
    """Return prices by piece, use, year and currency, the newest year first."""
    groups: dict[tuple[str, str, bool, str, str], list[Price]] = {}
    for each in found:
        key = (each.platform, each.medium, each.has_rights, each.year, each.currency)
        groups.setdefault(key, []).append(each)
    made = [_group(of) for of in groups.values()]
    return tuple(sorted(made, key=lambda each: (-int(each.year or 0), each.platform, each.medium, each.has_rights)))


def _group(of: list[Price]) -> PriceGroup:
    """Return prices that are of one piece, use, year and currency as a group."""
    first, minors = of[0], [each.minor for each in of]
    least, middle, most = (Money(minor, first.currency) for minor in (min(minors), median_low(minors), max(minors)))
    timed = [each for each in of if each.minutes]
    fees, minutes = sum(each.fee_minor for each in timed), sum(each.minutes for each in timed)
    an_hour = Money((2 * fees * HOUR + minutes) // (2 * minutes), first.currency) if minutes else None
    return PriceGroup(first.platform, first.medium, first.has_rights, first.year, len(of), least, middle, most, an_hour)
