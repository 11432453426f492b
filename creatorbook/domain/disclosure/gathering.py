"""From the book's records to the facts of a disclosure: what the deal, the gifts and other deals say of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.gifts.values import is_lent
from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.records.terms import ProductDuty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.parties import Creator
    from creatorbook.domain.records.posts import Post
    from creatorbook.domain.values.platforms import Platform
    from creatorbook.domain.values.ties import Tie

# The strongest first: where several gifts were shown, what was asked of one was asked of the post.
_STRENGTH = (
    Expectation.ASKED,
    Expectation.EXPECTED,
    Expectation.SUGGESTED,
    Expectation.UNKNOWN,
    Expectation.NOTHING,
)
# What a kind of deal passes by its nature, before its terms are written.
_BY_KIND = {DealKind.AFFILIATE: Value.COMMISSION, DealKind.GIFT_WITH_POST: Value.PRODUCT}


def facts_of_post(
    post: Post,
    creator: Creator,
    own: Dossier | None,
    brand_dossiers: Iterable[Dossier] = (),
    gifts: Sequence[Gift] = (),
    tie: frozenset[Tie] | None = frozenset(),
) -> DisclosureFacts:
    """Return the facts of one post, from its own deal, the creator's other deals with the brand, and the gifts shown.

    `gifts` are those that this post shows. `tie` is none for a brand kept in the book as somebody else's; say
    otherwise where it is the creator's own, the family's or the employer's. What no record says is unknown: a post
    without a deal or a gift behind it is not taken to be free of them, the user is asked.
    """
    shown = [gift for gift in gifts if gift.shown_in_post_id in {None, post.id}]
    deals = [*(() if own is None else (own,)), *(each for each in brand_dossiers if each is not own)]
    relationship, ended_on = _relationship(deals, known_brand=post.brand_id is not None)
    return DisclosureFacts(
        value=_values_received(own, shown) or None,
        tie=tie if post.brand_id or own or shown else None,
        affiliate=_affiliate(deals, recorded=own is not None or bool(shown)),
        control=_control(own, shown),
        expectation=_expectation(own, shown),
        relationship=relationship,
        ended_on=ended_on,
        creator_country=creator.country,
        audience_countries=post.audience_countries or _audience(creator, post.platform),
        language=post.language or creator.language,
        platform=post.platform,
        medium=post.medium,
        brand_name=post.brand_name,
        shows=post.brand_shown,
        plain=post.plain_context,
    )


def facts_of_gift(
    gift: Gift, creator: Creator, own: Dossier | None = None, brand_dossiers: Iterable[Dossier] = ()
) -> DisclosureFacts:
    """Return the facts of showing a gift in a post that is not written yet, to the creator's usual audience.

    `own` is the deal that the gift came with, `brand_dossiers` the creator's other deals with its brand.
    """
    deals = [*(() if own is None else (own,)), *(each for each in brand_dossiers if each is not own)]
    relationship, ended_on = _relationship(deals, known_brand=bool(gift.brand_id or gift.brand_name))
    return DisclosureFacts(
        value=_values_received(own, [gift]),
        tie=frozenset(),
        affiliate=_affiliate(deals, recorded=True),
        control=_control(own, [gift]),
        expectation=_expectation(own, [gift]),
        relationship=relationship,
        ended_on=ended_on,
        creator_country=creator.country,
        audience_countries=_audience(creator, None),
        language=creator.language,
        brand_name=gift.brand_name,
    )


def facts_of_contract(dossier: Dossier) -> DisclosureFacts:
    """Return the facts of the posts that a deal's contract promises, whatever stage the deal is in.

    What is promised in a contract was asked for and agreed beforehand. A deal without a fee is paid in kind. Without
    channels the audience is taken to be the creator's own country; a platform and a form count where all the
    deliverables are of that one.
    """
    deal, creator = dossier.deal, dossier.deal.creator
    platforms = {each.platform for each in dossier.deliverables}
    home = frozenset({creator.country}) if creator.country else frozenset[str]()
    return DisclosureFacts(
        value=frozenset({Value.MONEY if deal.fee else Value.PRODUCT}),
        tie=frozenset(),
        affiliate=bool(dossier.terms and dossier.terms.affiliate_bp),
        control=True,
        expectation=Expectation.ASKED,
        relationship=Relationship.LIVE,
        creator_country=creator.country,
        audience_countries=_audience(creator, None) or home,
        language=creator.language,
        platform=next(iter(platforms)) if len(platforms) == 1 else None,
        medium=dossier.deliverables[0].medium if len(dossier.deliverables) == 1 else None,
        brand_name=deal.brand.name if deal.brand else "",
    )


def _affiliate(deals: Sequence[Dossier], *, recorded: bool) -> bool | None:
    paid_by_sale = any(
        each.deal.kind is DealKind.AFFILIATE or (each.terms is not None and bool(each.terms.affiliate_bp))
        for each in deals
        if each.deal.is_agreed
    )
    return True if paid_by_sale else (False if recorded else None)


def _control(own: Dossier | None, shown: Sequence[Gift]) -> bool | None:
    # What is agreed beforehand (a number, a day, a brief) is control in every guide that asks for it; that no
    # approval was asked proves nothing.
    if own is not None and own.terms is not None and own.terms.approval_needed:
        return True
    if own is not None and own.deal.is_agreed and own.deliverables:
        return True
    if own is None and shown and all(gift.expectation is Expectation.NOTHING for gift in shown):
        return False
    return None


def _values_received(own: Dossier | None, shown: Sequence[Gift]) -> frozenset[Value]:
    gifts = (*shown, *(own.gifts if own is not None else ()))
    found = {Value.LOAN if is_lent(gift) else Value.PRODUCT for gift in gifts}
    if own is None:
        return frozenset(found)
    if own.deal.kind in _BY_KIND:
        found.add(_BY_KIND[own.deal.kind])
    if own.deal.fee:
        found.add(Value.MONEY)
    if own.terms is not None:
        if own.terms.affiliate_bp:
            found.add(Value.COMMISSION)
        if own.terms.product_duty is ProductDuty.KEPT:
            found.add(Value.PRODUCT)
        if own.terms.product_duty is ProductDuty.RETURNED:
            found.add(Value.LOAN)
        if own.terms.bonus.strip():
            found.add(Value.MONEY)
    return frozenset(found)


def _expectation(own: Dossier | None, shown: Sequence[Gift]) -> Expectation:
    # A deal is a post that was asked for.
    if own is not None:
        return Expectation.ASKED
    return min((gift.expectation for gift in shown), key=_STRENGTH.index, default=Expectation.UNKNOWN)


def _relationship(deals: Sequence[Dossier], *, known_brand: bool) -> tuple[Relationship, date | None]:
    agreed = [each.deal for each in deals if each.deal.is_agreed]
    if any(deal.stage is not Stage.CLOSED for deal in agreed):
        return Relationship.LIVE, None
    if agreed:
        days = [deal.ends_on for deal in agreed if deal.ends_on is not None]
        return Relationship.ENDED, max(days) if len(days) == len(agreed) else None
    return (Relationship.NONE if known_brand else Relationship.UNKNOWN), None


def _audience(creator: Creator, platform: Platform | None) -> frozenset[str]:
    """Return the countries of the platform's channels, of all channels where there is none on it."""
    there = [channel for channel in creator.channels if channel.platform is platform] or creator.channels
    return frozenset[str]().union(*(channel.audience_countries for channel in there))
