"""Captions from the services: of a post in the book, of facts given, and of files of cases."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.facts import DisclosureFacts, Value
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions

if TYPE_CHECKING:
    from tests.services.desk import Desk

TODAY = date(2026, 11, 2)


def paid(countries: str = "GB") -> DisclosureFacts:
    return DisclosureFacts(
        value=frozenset({Value.MONEY}),
        audience_countries=frozenset(countries.split()),
        language="en",
        platform=Platform.INSTAGRAM,
        medium=Medium.FEED_POST,
    )


def case(**changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": "one",
        "jurisdiction": "UK",
        "platform": "instagram",
        "medium": "feed_post",
        "relationship": "paid",
        "controlled_by_brand": True,
        "caption": "Ad: soup of the day",
        "label_position": "caption_start",
        "platform_tool_used": False,
        "lang": "en",
        "superseded": False,
        "year_approx": 2024,
    }
    return {**values, **changed}


def answered(**changed: Any) -> dict[str, Any]:
    return captions.answer_case(json.dumps(case(**changed)), 1, TODAY)


def test_a_caption_of_facts_given_is_judged_with_everything_to_show() -> None:
    found = captions.check_caption(paid("FR GB"), "Soup #ad", TODAY)
    assert found.verdict is Verdict.INSUFFICIENT
    told = captions.assessment_as_json(found)
    json.dumps(told)
    assert told["verdict"] == "insufficient"
    assert [each["country"] for each in told["countries"]] == ["FR", "GB"]
    assert told["fix"]["caption"] == "Ad | Publicité\nSoup"
    (label,) = told["labels"]
    assert (label["text"], label["position"], label["span"]) == ("#ad", "caption_end", [5, 8])
    assert label["countries"] == {"FR": "other_language", "GB": "accepted"}
    assert all(each["sources"] for each in told["countries"])
    assert any(each["span"] == [5, 8] and "#ad" in each["text"] for each in told["findings"])
    assert "compliant" not in json.dumps(told)


def test_somebody_may_say_where_the_label_stands() -> None:
    assert captions.check_caption(paid(), "ad", TODAY, position="bio").verdict is Verdict.INSUFFICIENT
    assert captions.check_caption(paid(), "ad", TODAY, position="caption start").verdict is Verdict.SUFFICIENT
    assert captions.check_caption(paid(), "Soup", TODAY, switch_on=True).verdict is Verdict.SUFFICIENT


def test_a_post_of_the_book_is_checked_by_its_own_facts(desk: Desk) -> None:
    desk.edit("brand", desk.brand, category="Online casino")
    deal = desk.add("deal", title="Autumn", creator_id=desk.creator, brand_id=desk.brand, fee=Money.of("900", "EUR"))
    post = desk.add(
        "post",
        creator_id=desk.creator,
        brand_id=desk.brand,
        deal_id=deal,
        platform="instagram",
        medium="feed_post",
        caption="Une soirée tranquille",
        audience_countries=["FR"],
        planned_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
    with desk.book.reading() as reading:
        ready = captions.caption_of_post(reading, post, TODAY)
    assert ready.on == date(2026, 11, 20)
    assert [each.code for each in ready.warnings] == ["sector.limited"]
    assert ready.check().verdict is Verdict.INSUFFICIENT
    assert ready.check("Publicité | Une soirée tranquille").verdict is Verdict.SUFFICIENT
    assert ready.check("Une soirée", position="bio").verdict is Verdict.INSUFFICIENT


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "sufficient"),
        ({"caption": "#sp soup of the day"}, "insufficient"),
        ({"caption": "Soup", "label_position": "none"}, "insufficient"),
        ({"relationship": "none", "caption": "Soup", "label_position": "none"}, "not_required"),
        ({"relationship": "unknown", "caption": "Soup", "jurisdiction": "CH", "label_position": "none"}, "unknown"),
        ({"relationship": "unknown", "caption": "Soup", "jurisdiction": "US", "label_position": ""}, "insufficient"),
        ({"relationship": "own_brand", "caption": "My soup", "label_position": "none"}, "insufficient"),
        ({"relationship": "employee_or_family", "caption": "Our soup", "label_position": "none"}, "insufficient"),
        ({"caption": "(a soup on a table, no label)", "label_position": "none"}, "insufficient"),
        ({"caption": "(the label is read at the start)"}, "sufficient"),
        ({"caption": "(the label is read at the end)", "label_position": "caption_end"}, "insufficient"),
        ({"caption": "(the frame says 'gifted' at the top)", "label_position": "on_frame_top"}, "insufficient"),
        ({"caption": "(only #spon on the frame)", "label_position": "on_frame_top"}, "insufficient"),
        ({"caption": "Ad (the brand wrote the text itself) soup"}, "sufficient"),
        ({"caption": "#spon soup", "superseded": True, "year_approx": 2012}, "sufficient"),
        ({"caption": "#spon soup", "superseded": False, "year_approx": 2012}, "insufficient"),
        ({"jurisdiction": "UK", "platform": "twitter", "medium": "tweet", "caption": "Ad: soup"}, "sufficient"),
        ({"jurisdiction": "FR", "platform": "website", "medium": "blog_post", "lang": "fr", "caption": "Publicité"},
         "sufficient"),
        ({"jurisdiction": "US", "platform": "instagram", "medium": "video", "caption": "Ad: soup"}, "insufficient"),
        ({"jurisdiction": "US", "text_is_real": False, "caption": "#BrandPartner soup from Brand"}, "sufficient"),
        ({"jurisdiction": "US", "text_is_real": True, "caption": "#BrandPartner soup"}, "insufficient"),
        ({"caption": "Soup", "label_position": "platform_label", "platform_tool_used": True}, "sufficient"),
        ({"caption": "Soup", "label_position": "platform_label", "platform_tool_used": False}, "insufficient"),
        ({"relationship": "invitation", "controlled_by_brand": None, "jurisdiction": "CA",
          "caption": "#InvitedGuest by the lake"}, "sufficient"),
        ({"relationship": "gift_no_obligation", "jurisdiction": "FR", "caption": "Une soupe", "label_position": "none",
          "lang": "fr", "controlled_by_brand": False}, "not_required"),
        ({"label_position": None, "caption": "Soup #ad"}, "insufficient"),
        ({"jurisdiction": "BR"}, "unknown"),
    ],
)  # fmt: skip
def test_a_case_is_answered(changed: dict[str, Any], verdict: str) -> None:
    found = answered(**changed)
    assert set(found) == {"id", "verdict", "findings", "sources"}
    assert found["verdict"] == verdict, [each["text"] for each in found["findings"]]
    assert found["findings"]
    assert found["sources"] or changed.get("jurisdiction") == "BR"


def test_a_case_needs_only_its_country() -> None:
    found = captions.answer_case('{"jurisdiction": "de"}', 1, TODAY)
    assert found["verdict"] in {"unknown", "insufficient"}
    assert found["id"] == ""


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", "null", '{"id": "x"}', '{"jurisdiction": ["UK"]}', '{"jurisdiction": "UK", "caption": {}}',
     '{"jurisdiction": "UK", "controlled_by_brand": []}', "[" * 100_000],
)  # fmt: skip
def test_a_line_that_is_no_case_is_named(line: str) -> None:
    with pytest.raises(BadInput, match="Line 2"):
        captions.answer_case(line, 2, TODAY)
