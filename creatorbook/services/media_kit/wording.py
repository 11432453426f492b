"""What a piece is called on screen, and where its price comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.services.reports.prices import PriceGroup


def offer_name(platform: str, medium: str, *, with_use: bool = False) -> str:
    """Return the name of a piece: "Instagram – Reel", and whether the brand may use it."""
    where, what = word_for(Platform(platform)), word_for(Medium(medium))
    name = " – ".join(dict.fromkeys((where, what)))
    return _("{piece}, with use by the brand").format(piece=name) if with_use else name


def price_origin(group: PriceGroup) -> str:
    """Return the deals that a price is remembered from: how many, of which year, from the least to the most."""
    span = formats.money(group.least, short=True)
    if group.most != group.least:
        span = _("{least} to {most}").format(least=span, most=formats.money(group.most, short=True))
    if not group.year:
        words = ngettext("{count} deal without a day: {span}", "{count} deals without a day: {span}", group.count)
        return words.format(count=formats.number(group.count), span=span)
    words = ngettext("{count} deal of {year}: {span}", "{count} deals of {year}: {span}", group.count)
    return words.format(count=formats.number(group.count), year=group.year, span=span)
