"""What was charged before, said in a line or two while a fee is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.records.notions import is_agreed
from creatorbook.services.reports.prices import group_prices, prices
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from creatorbook.services.reports.prices import PriceGroup
    from creatorbook.store.engine.reading import Executes

_DEAL, _PIECE = Table("deal"), Table("deliverable")


def recall_price(reading: Executes, *, deal: str = "", brand: str = "", creator: str = "") -> str:
    """Return what was charged before for what a deal asks for, else by this brand; "" where nothing is remembered.

    A deal whose pieces are of one kind is compared with deals that had that kind alone, those of the newest year that
    has any; never with itself, and currencies are never mixed.
    """
    piece = _piece_of(reading, deal) if deal else None
    if piece is not None:
        platform, medium = piece
        found = [
            each
            for each in prices(reading, creator=creator, platform=platform, medium=medium)
            if each.deal_id != deal and each.year
        ]
        groups = group_prices(each for each in found if each.year == found[0].year)
        if groups:
            return "\n".join(_say_group(each) for each in groups)
    return _say_brand(reading, deal, brand) if brand else ""


def _piece_of(reading: Executes, deal: str) -> tuple[str, str] | None:
    """Return the platform and the form of a deal's pieces, None where they are of several kinds, or there are none."""
    kinds = set(results.iterate(reading, select(_PIECE, "platform", "medium").where(_PIECE.deal_id.equals(deal))))
    if len(kinds) != 1:
        return None
    ((platform, medium),) = kinds
    return (platform, medium) if platform and medium else None


def _say_group(group: PriceGroup) -> str:
    piece = f"{word_for(Platform(group.platform))} – {word_for(Medium(group.medium))}"
    span = formats.money(group.least, short=True)
    if group.most != group.least:
        span = _("{least} to {most}").format(least=span, most=formats.money(group.most, short=True))
    said = (
        ngettext(
            "{piece} in {year}, with rights of use: {price} apiece in {count} deal.",
            "{piece} in {year}, with rights of use: {price} apiece in {count} deals.",
            group.count,
        )
        if group.has_rights
        else ngettext(
            "{piece} in {year}: {price} apiece in {count} deal.",
            "{piece} in {year}: {price} apiece in {count} deals.",
            group.count,
        )
    )
    return said.format(piece=piece, year=group.year, price=span, count=formats.number(group.count))


def _say_brand(reading: Executes, deal: str, brand: str) -> str:
    newest = results.first(
        reading,
        select(_DEAL, "title", "fee_minor", "fee_currency")
        .where(
            _DEAL.brand_id.equals(brand),
            _DEAL.fee_minor.greater_than(0),
            is_agreed(_DEAL),
            _DEAL.id.differs(deal or "-"),
        )
        .order_by(descending(_DEAL.signed_on), descending(_DEAL.id)),
    )
    if newest is None:
        return ""
    title, minor, currency = newest
    return _("This brand paid {fee} for “{title}”.").format(
        fee=formats.money(Money(minor, currency), short=True), title=title
    )
