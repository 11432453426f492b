"""What showing a gift will owe, shown while it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Platform
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.disclosure import gift_drafts
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


@pytest.fixture
def seen(desk: Desk) -> Desk:
    """Add a channel that is seen in France and Britain."""
    desk.add(
        "channel", creator_id=desk.creator, platform=Platform.INSTAGRAM, handle="@lea", audience_countries=("FR", "GB")
    )
    return desk


def lines(desk: Desk, brand_name: str = "", **values: Any) -> tuple[str, ...]:
    with desk.book.reading() as reading:
        gift = gift_drafts.snapshot(reading, values, brand_name=brand_name)
        return gift_drafts.duty_lines(disclosures.draft_gift_verdict(reading, gift, TODAY))


def test_a_gift_that_was_asked_for_owes_the_word_of_each_country(seen: Desk) -> None:
    (said,) = lines(seen, brand_id=seen.brand, description="Cream", expectation=Expectation.ASKED)
    assert said == "If you show it, a label is required: France (“Publicité”), United Kingdom (“Publicité”)."


def test_a_gift_with_nothing_asked_is_told_country_by_country(seen: Desk) -> None:
    required, advised = lines(seen, brand_id=seen.brand, expectation=Expectation.NOTHING)
    assert "United Kingdom (“" in required
    assert "France" not in required
    assert advised.startswith("If you show it, a label is advised: France")


def test_what_is_not_said_yet_is_a_question(seen: Desk) -> None:
    said = lines(seen, brand_name="A brand nobody knows", description="Lamp")
    assert any("it depends" in line and "Was a post asked for" in line for line in said)


def test_it_says_what_the_kept_gift_will_say(seen: Desk) -> None:
    values = {"brand_id": seen.brand, "description": "Cream", "expectation": Expectation.SUGGESTED}
    before = lines(seen, **values)
    gift = seen.add("gift", **values)
    with seen.book.reading() as reading:
        assert gift_drafts.duty_lines(disclosures.gift_verdict(reading, gift, TODAY)) == before


def test_it_is_said_in_the_language_of_the_screen(seen: Desk) -> None:
    use_language("fr")
    try:
        assert "Publicité" in " ".join(lines(seen, brand_id=seen.brand, expectation=Expectation.ASKED))
    finally:
        use_language("en")
