"""Posts being written: judged by what stands in the form, as they will be once they are in the book."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import NotFound
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions, post_drafts
from creatorbook.services.records import lists, rows
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book

TODAY = date(2026, 3, 2)


@pytest.fixture
def deal(book: Book) -> str:
    """Return a paid deal of a creator whose audience is French."""
    with book.reading() as reading:
        creator = lists.ids(reading, lists.Query("creator"))[0]
    book.run(
        AddRecord("channel", {"creator_id": creator, "platform": Platform.INSTAGRAM, "handle": "@camille",
                              "audience_countries": ("FR",)})
    )  # fmt: skip
    brand = book.run(AddRecord("brand", {"name": "Kumo Tea"})).value
    values = {"title": "Matcha", "brand_id": brand, "fee": Money(90000, "EUR"), "stage": Stage.CONTRACTED}
    return book.run(AddRecord("deal", values)).value


def test_a_draft_takes_creator_and_brand_from_its_deal(book: Book, deal: str) -> None:
    with book.reading() as reading:
        post = post_drafts.snapshot(reading, {"deal_id": deal, "caption": "Bonjour"})
        assert post.creator_id == rows.get(reading, "deal", deal)["creator_id"].id
    assert (post.id, post.brand_name, post.platform) == ("", "Kumo Tea", Platform.INSTAGRAM)


def test_a_draft_is_judged_as_the_post_will_be(book: Book, deal: str) -> None:
    values = {
        "deal_id": deal, "platform": Platform.INSTAGRAM, "medium": Medium.FEED_POST, "language": "fr",
        "caption": "Publicité | Bonjour", "planned_at": datetime(2026, 3, 5, 17, tzinfo=UTC),
    }  # fmt: skip
    with book.reading() as reading:
        case = captions.caption_of_draft(reading, post_drafts.snapshot(reading, values), TODAY)
    assert case.on == date(2026, 3, 5)
    assert case.facts.audience_countries == {"FR"}
    assert case.check().verdict is Verdict.SUFFICIENT
    assert case.check("Bonjour").verdict is Verdict.INSUFFICIENT
    kept = book.run(AddRecord("post", values)).value
    with book.reading() as reading:
        saved = captions.caption_of_post(reading, kept, TODAY)
    assert saved.facts == case.facts
    assert saved.check().verdict is case.check().verdict


def test_what_is_gone_is_not_found(book: Book) -> None:
    with book.reading() as reading, pytest.raises(NotFound):
        post_drafts.snapshot(reading, {"deal_id": "00000000-0000-7000-8000-000000000000"})
