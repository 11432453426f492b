"""A creator's media kit or rate card as a PDF, and what is not on it because the book does not know it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.look import paper_of
from creatorbook.documents.inputs.media_kit import (
    MOST_CHANNELS,
    MOST_PRICES,
    MOST_WORDS,
    KitChannel,
    KitKind,
    KitPaper,
    KitPrice,
    KitWork,
)
from creatorbook.documents.media_kit.render import render_media_kit
from creatorbook.documents.words import clauses as library
from creatorbook.domain.values.dates import add_months
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.services.book.settings import LANGUAGE, setting, usual_currency
from creatorbook.services.deals import facts
from creatorbook.services.documents.looks import look_of
from creatorbook.services.fields.words import word_for
from creatorbook.services.media_kit.offers import offers
from creatorbook.services.media_kit.wording import offer_name
from creatorbook.store import results
from creatorbook.store.engine.instants import instant_text
from creatorbook.store.query.expressions import coalesce, total
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.documents.render import Rendered
    from creatorbook.domain.records.parties import Channel, Creator
    from creatorbook.domain.values.money import Money
    from creatorbook.services.media_kit.offers import Offer
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Expression
    from creatorbook.store.query.select import Select

_MONTHS_OF_WORK = 12
_POST, _BRAND, _DEAL, _EARNING = Table("post"), Table("brand"), Table("deal"), Table("earning")


@dataclass(frozen=True, slots=True)
class KitRequest:
    """What is asked for: of whom, which page, in which language and currency ("" the creator's own).

    `words` are the creator's own. `prices` go instead of what is remembered, by the key of their offer; None leaves a
    piece without a price. `names_brands` puts the names of the brands on it.
    """

    creator_id: str
    kind: KitKind = KitKind.BOTH
    language: str = ""
    currency: str = ""
    words: str = ""
    prices: Mapping[tuple[str, str, bool], Money | None] = field(default_factory=dict)
    names_brands: bool = True


@dataclass(frozen=True, slots=True)
class Kit:
    """What the book knows for a request: the page to be, the offers behind its prices, and what it does not know."""

    paper: KitPaper
    currency: str
    offers: tuple[Offer, ...]
    left_out: tuple[str, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currency of its prices, and all in which prices are remembered."""
        return tuple(sorted({self.currency, *(each for offer in self.offers for each in offer.elsewhere)}))


def gather_kit(reading: Executes, request: KitRequest, today: date) -> Kit:
    """Return what goes on the page; raises NotFound for no creator.

    Raises BadInput for a language that has no documents, words that are too long, a price in another currency.
    """
    creator = facts.one_creator(reading, request.creator_id)
    language = _language(reading, request.language, creator)
    currency = currency_of(reading, request)
    if len(request.words) > MOST_WORDS:
        raise BadInput(
            _("Your own words are {count} characters long, and there is room for {most}.").format(
                count=len(request.words), most=MOST_WORDS
            ),
            where="words",
        )
    if any(price is not None and price.currency != currency for price in request.prices.values()):
        raise BadInput(
            _("This page is in {currency}: nothing is converted.").format(currency=currency),
            where="prices",
            hint=_("Give every price in that currency, or choose the other one for the page."),
        )
    found = offers(reading, creator.id, currency)
    since = add_months(today, -_MONTHS_OF_WORK)
    charged = {**{each.key: _remembered(each) for each in found}, **request.prices}
    clicks, sales = _stated(reading, creator.id, since)
    paper = KitPaper(
        kind=request.kind,
        language=language,
        made_on=today,
        name=creator.name,
        country=creator.country,
        email=creator.email,
        phone=creator.phone,
        words=request.words,
        channels=_channels(creator.channels),
        since=since,
        work=_work(reading, creator.id, since),
        brands=_brands(reading, creator.id, since) if request.names_brands else (),
        clicks=clicks,
        sales=sales,
        prices=_prices(charged),
        on_request=tuple(
            (platform, medium)
            for platform, medium, with_use in charged
            if not with_use and not any(charged.get((platform, medium, use)) for use in (False, True))
        ),
        look=replace(look_of(reading, creator.id), paper=paper_of(creator.country), cover=False),
    )
    return Kit(paper, currency, found, tuple(_left_out(paper, found, charged, currency)))


def kit_pdf(kit: Kit) -> Rendered:
    """Return the page as a PDF; raises CannotRender where it would be more than one."""
    return render_media_kit(kit.paper)


def currency_of(reading: Executes, request: KitRequest) -> str:
    """Return the currency of the prices: the one asked for, else the creator's, else the book's."""
    creator = facts.one_creator(reading, request.creator_id)
    return request.currency or creator.currency or usual_currency(reading)


def _language(reading: Executes, asked: str, creator: Creator) -> str:
    if asked and asked not in library.languages():
        raise BadInput(
            _("There are no documents in this language."),
            where="language",
            hint=_("Choose one of: {names}.").format(names=", ".join(library.languages())),
        )
    wanted = (asked, creator.language, setting(reading, LANGUAGE))
    return next((each for each in wanted if each in library.languages()), "en")


def _remembered(offer: Offer) -> Money | None:
    return offer.remembered.middle if offer.remembered is not None else None


def _channels(channels: Sequence[Channel]) -> tuple[KitChannel, ...]:
    """Return the channels, the most followed first; an audience's countries are sorted by code."""
    shown = [
        KitChannel(each.platform.value, each.handle, each.followers, tuple(sorted(each.audience_countries)))
        for each in channels
    ]
    return tuple(sorted(shown, key=lambda each: -(each.followers or 0)))


def _prices(charged: Mapping[tuple[str, str, bool], Money | None]) -> tuple[KitPrice, ...]:
    pieces = dict.fromkeys((platform, medium) for platform, medium, _use in charged)
    found = (KitPrice(*piece, charged.get((*piece, False)), charged.get((*piece, True))) for piece in pieces)
    return tuple(each for each in found if each.plain is not None or each.with_use is not None)


def _work(reading: Executes, creator: str, since: date) -> tuple[KitWork, ...]:
    """Return how many posts were published with brands, by form, the most frequent first."""
    counts = Counter(results.iterate(reading, _published(creator, since, _POST.platform, _POST.medium)))
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(KitWork(platform, medium, posts) for (platform, medium), posts in ranked)


def _brands(reading: Executes, creator: str, since: date) -> tuple[str, ...]:
    """Return the brands of published posts, whose names anybody could read there, the most frequent first."""
    names = Counter(name for (name,) in results.iterate(reading, _published(creator, since, _BRAND.name)))
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _published(creator: str, since: date, *columns: Expression) -> Select:
    first = datetime.combine(since, time.min, UTC)
    return (
        select(_POST, *columns)
        .join_if_there(_DEAL, _DEAL.id.equals(_POST.deal_id))
        .join(_BRAND, _BRAND.id.equals(coalesce(_POST.brand_id, _DEAL.brand_id)))
        .where(_POST.published_at.at_least(instant_text(first)), creator_id=creator, state=PostState.LIVE)
    )


def _stated(reading: Executes, creator: str, since: date) -> tuple[int, int]:
    """Return the clicks and sales of the statements of brands whose time ended since a day."""
    counted = select(_EARNING, total(coalesce(_EARNING.clicks, 0)), total(coalesce(_EARNING.sales, 0)))
    found = results.first(reading, counted.where(_EARNING.ends_on.at_least(since), creator_id=creator))
    clicks, sales = found if found is not None else (0, 0)
    return clicks or 0, sales or 0


def _left_out(
    paper: KitPaper,
    found: Sequence[Offer],
    charged: Mapping[tuple[str, str, bool], Money | None],
    currency: str,
) -> list[str]:
    """Return a sentence for each thing that the page does not say because the book does not."""
    said = []
    if not paper.channels:
        said.append(_("The book holds no channel: add one to the creator."))
    if len(paper.channels) > MOST_CHANNELS:
        words = _("There is room for {most} channels: the page has those that most people follow.")
        said.append(words.format(most=MOST_CHANNELS))
    unknown = [each.handle or word_for(Platform(each.platform)) for each in paper.channels if each.followers is None]
    if unknown:
        said.append(_("The book does not say how many follow: {channels}.").format(channels=", ".join(unknown)))
    if paper.kind is KitKind.MEDIA_KIT:
        return said
    if len(paper.prices) > MOST_PRICES:
        said.append(_("There is room for {most} prices: what comes after is on request.").format(most=MOST_PRICES))
    without = [each for each in found if charged[each.key] is None]
    never = [offer_name(each.platform, each.medium, with_use=each.with_use) for each in without if not each.elsewhere]
    if never:
        said.append(_("No price is remembered for: {pieces}.").format(pieces="; ".join(never)))
    for each in without:
        if each.elsewhere:
            words = _("{piece} has a price in {currencies}, none in {currency}: nothing is converted.")
            name = offer_name(each.platform, each.medium, with_use=each.with_use)
            said.append(words.format(piece=name, currencies=", ".join(each.elsewhere), currency=currency))
    return said
