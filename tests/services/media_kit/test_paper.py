"""What the book knows for a media kit: prices of its memory in one currency, posts, figures; the rest is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.media_kit import MOST_WORDS, KitChannel, KitKind, KitPrice, KitWork
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.media_kit.paper import KitRequest, gather_kit, kit_pdf
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.services.media_kit.paper import Kit
    from tests.services.desk import Desk

REEL = ("instagram", "reel", False)


def _deal(desk: Desk, fee: str, currency: str = "EUR", *, uses: bool = False, **values: Any) -> str:
    given = {"stage": Stage.CONTRACTED, "signed_on": date(2026, 1, 5), **values}
    deal = desk.add("deal", title=f"{fee} {currency}", brand_id=desk.brand, fee=Money.of(fee, currency), **given)
    desk.add("deliverable", deal_id=deal, platform="instagram", medium="reel")
    if uses:
        desk.add("usage_right", deal_id=deal, channels=("organic_social",), duration_days=30)
    return deal


def _kit(desk: Desk, **asked: Any) -> Kit:
    with desk.book.reading() as reading:
        return gather_kit(reading, KitRequest(desk.creator, **asked), TODAY)


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Three reels of this year and one of the last, one with use, one in pounds; a story of which no price is known."""
    for fee in ("900", "1500", "1200"):
        _deal(desk, fee)
    _deal(desk, "300", signed_on=date(2025, 5, 5))
    _deal(desk, "2000", uses=True)
    _deal(desk, "700", "GBP", uses=True)
    _deal(desk, "99999", stage=Stage.NEGOTIATING, signed_on=None)
    desk.add("channel", creator_id=desk.creator, platform="tiktok", handle="@lea", followers=900)
    desk.add("channel", creator_id=desk.creator, platform="instagram", handle="@léa", followers=1200)
    desk.add("channel", creator_id=desk.creator, platform="blog", handle="Le blog")
    published = (
        (date(2026, 2, 1), PostState.LIVE),
        (date(2025, 2, 1), PostState.LIVE),
        (date(2026, 3, 9), PostState.PLANNED),
    )
    for on, state in published:
        at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        when = "published_at" if state is PostState.LIVE else "planned_at"
        of = {"creator_id": desk.creator, "brand_id": desk.brand, "state": state, when: at, "label_confirmed": True}
        desk.add("post", platform=Platform.INSTAGRAM, medium=Medium.STORY, **of)
    for ends_on, clicks in ((date(2026, 1, 31), 120), (date(2024, 1, 31), 5)):
        desk.add("earning", creator_id=desk.creator, brand_id=desk.brand, ends_on=ends_on, clicks=clicks, sales=3,
                 amount=Money.of("10", "EUR"))  # fmt: skip
    return desk


def test_a_page_holds_what_the_book_knows_and_names_what_it_does_not(known: Desk) -> None:
    kit = _kit(known)
    paper = kit.paper
    assert paper.prices == (KitPrice("instagram", "reel", Money.of("1200", "EUR"), Money.of("2000", "EUR")),)
    assert paper.on_request == (("instagram", "story"),)
    assert paper.channels == (
        KitChannel("instagram", "@léa", 1200, ()),
        KitChannel("tiktok", "@lea", 900, ()),
        KitChannel("blog", "Le blog", None, ()),
    )
    assert (paper.since, paper.work, paper.brands) == (
        date(2025, 3, 2),
        (KitWork("instagram", "story", 1),),
        ("Éclat",),
    )
    assert (paper.clicks, paper.sales) == (120, 3)
    assert (paper.language, kit.currency, kit.currencies) == ("fr", "EUR", ("EUR", "GBP"))
    assert kit.left_out == (
        "The book does not say how many follow: Le blog.",
        "No price is remembered for: Instagram – Story.",
    )
    assert _kit(known, names_brands=False).paper.brands == ()
    assert kit_pdf(kit).pages == 1


def test_another_currency_has_its_own_prices_and_converts_none(known: Desk) -> None:
    kit = _kit(known, currency="GBP", kind=KitKind.RATE_CARD)
    assert kit.paper.prices == (KitPrice("instagram", "reel", None, Money.of("700", "GBP")),)
    assert "Instagram – Reel has a price in EUR, none in GBP: nothing is converted." in kit.left_out
    # A media kit has no prices, and misses none.
    assert _kit(known, kind=KitKind.MEDIA_KIT).left_out == ("The book does not say how many follow: Le blog.",)


def test_a_price_of_one_s_own_goes_instead_and_none_is_on_request(known: Desk) -> None:
    story = ("instagram", "story", False)
    kit = _kit(known, prices={REEL: Money.of("1300", "EUR"), story: Money.of("250", "EUR")})
    assert [(each.medium, each.plain) for each in kit.paper.prices] == [
        ("reel", Money.of("1300", "EUR")),
        ("story", Money.of("250", "EUR")),
    ]
    assert kit.paper.on_request == ()
    bare = _kit(known, prices={REEL: None, (*REEL[:2], True): None})
    assert set(bare.paper.on_request) == {("instagram", "reel"), ("instagram", "story")}
    assert bare.paper.prices == ()


def test_what_cannot_go_on_the_page_is_refused(known: Desk) -> None:
    with pytest.raises(BadInput, match="nothing is converted"):
        _kit(known, prices={REEL: Money.of("1300", "USD")})
    with pytest.raises(BadInput, match="no documents"):
        _kit(known, language="ja")
    with pytest.raises(BadInput, match="room for 400"):
        _kit(known, words="a" * (MOST_WORDS + 1))
    assert kit_pdf(_kit(known, words="a" * MOST_WORDS)).pages == 1
    assert replace(_kit(known, language="de").paper, language="fr") == _kit(known).paper
