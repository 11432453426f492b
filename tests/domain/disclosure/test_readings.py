"""What people write in the fields of a case: relations, places, media, yes and no, in other words than the list's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creatorbook.domain.disclosure.captions.cases import CaseError, caption_of, read_case
from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.captions.places.positions import places_met
from creatorbook.domain.disclosure.captions.ties import (
    RELATIONSHIPS,
    facts_of_relationship,
    read_relationship,
    says_unknown,
)
from creatorbook.domain.disclosure.captions.verdict import assess
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.disclosure.support import rules

P, V = LabelPosition, Value
TODAY = date(2026, 11, 23)
ASKED, EXPECTED, NOTHING = Expectation.ASKED, Expectation.EXPECTED, Expectation.NOTHING


@pytest.mark.parametrize(
    ("said", "value", "tie", "expectation"),
    [
        ("gift + discount code", {V.PRODUCT, V.COMMISSION}, set(), Expectation.UNKNOWN),
        ("press trip", {V.INVITATION}, set(), Expectation.UNKNOWN),
        ("Press trip, no obligation to post", {V.INVITATION}, set(), NOTHING),
        ("employee", None, {Tie.EMPLOYER}, Expectation.UNKNOWN),
        ("works for the brand", None, {Tie.EMPLOYER}, Expectation.UNKNOWN),
        ("brand founder", None, {Tie.OWN_BRAND}, Expectation.UNKNOWN),
        ("co-founder and CEO", None, {Tie.OWN_BRAND}, Expectation.UNKNOWN),
        ("equity", None, {Tie.OWN_BRAND}, Expectation.UNKNOWN),
        ("equity stake + fee", {V.MONEY}, {Tie.OWN_BRAND}, ASKED),
        ("wife of the owner", None, {Tie.FAMILY, Tie.OWN_BRAND}, Expectation.UNKNOWN),
        ("family business", None, {Tie.FAMILY}, Expectation.UNKNOWN),
        ("loaned car", {V.LOAN}, set(), Expectation.UNKNOWN),
        ("car lent in exchange for a story", {V.LOAN}, set(), EXPECTED),
        ("event tickets", {V.INVITATION}, set(), Expectation.UNKNOWN),
        ("free festival tickets, hashtag suggested in the brief", {V.INVITATION, V.PRODUCT}, set(), EXPECTED),
        ("hosted hotel stay", {V.INVITATION}, set(), Expectation.UNKNOWN),
        ("none / self-bought", set(), set(), NOTHING),
        ("self_bought", set(), set(), NOTHING),
        ("bought it herself at full price", set(), set(), NOTHING),
        ("no relationship", set(), set(), NOTHING),
        ("no material connection", set(), set(), NOTHING),
        ("unpaid", set(), set(), NOTHING),
        ("selbst gekauft", set(), set(), NOTHING),
        ("aucune relation", set(), set(), NOTHING),
        ("gift, not paid", {V.PRODUCT}, set(), Expectation.UNKNOWN),
        ("gifted, unsolicited", {V.PRODUCT}, set(), NOTHING),
        ("PR package with no strings attached", {V.PRODUCT}, set(), NOTHING),
        ("product in return for a review", {V.PRODUCT}, set(), EXPECTED),
        ("cadeau sans obligation", {V.PRODUCT}, set(), NOTHING),
        ("geschenk, ohne Gegenleistung", {V.PRODUCT}, set(), NOTHING),
        ("complimentary salon service", {V.PRODUCT, V.SERVICE}, set(), Expectation.UNKNOWN),
        ("staff discount", {V.DISCOUNT}, {Tie.EMPLOYER}, Expectation.UNKNOWN),
        ("reduced price", {V.DISCOUNT}, set(), Expectation.UNKNOWN),
        ("affiliate links", {V.COMMISSION}, set(), Expectation.UNKNOWN),
        ("referral code with commission", {V.COMMISSION}, set(), Expectation.UNKNOWN),
        ("revenue share", {V.COMMISSION}, set(), Expectation.UNKNOWN),
        ("paid partnership", {V.MONEY}, set(), ASKED),
        ("paid_post + affiliate", {V.MONEY, V.COMMISSION}, set(), ASKED),
        ("sponsored", {V.MONEY}, set(), ASKED),
        ("contract with the agency", {V.MONEY}, set(), ASKED),
        ("rémunéré", {V.MONEY}, set(), ASKED),
        ("bezahlte Kooperation", {V.MONEY}, set(), ASKED),
        ("brand_ambassador", None, None, Expectation.UNKNOWN),
        ("long-term ambassador, post outside the contract", {V.MONEY}, set(), ASKED),
    ],
)
def test_a_relation_is_read_from_a_few_words(
    said: str, value: set[Value] | None, tie: set[Tie] | None, expectation: Expectation
) -> None:
    assert read_relationship(said)
    assert not says_unknown(said)
    facts = DisclosureFacts(**facts_of_relationship(said, None))
    assert facts.value == (None if value is None else frozenset(value))
    assert facts.tie == (None if tie is None else frozenset(tie))
    assert facts.expectation is expectation


@pytest.mark.parametrize("said", ["unknown", "unclear", "not known", "alleged by the complainant", "inconnu"])
def test_unknown_is_said_in_many_words(said: str) -> None:
    assert read_relationship(said)
    assert says_unknown(said)
    assert DisclosureFacts(**facts_of_relationship(said, None)) == DisclosureFacts()


@pytest.mark.parametrize("said", ["friends", "???", "Tuesday", ""])
def test_what_says_nothing_of_a_relation_is_not_guessed(said: str) -> None:
    assert not read_relationship(said)
    assert says_unknown(said)


def test_a_relation_that_ended_and_what_is_certain_of_one_that_runs() -> None:
    assert facts_of_relationship("former ambassador", None)["relationship"] is Relationship.ENDED
    assert facts_of_relationship("ambassador", None)["relationship"] is Relationship.LIVE
    assert facts_of_relationship("gift", True)["expectation"] is EXPECTED
    assert facts_of_relationship("gift", False)["expectation"] is NOTHING
    for name in RELATIONSHIPS:
        assert facts_of_relationship(name, True) == facts_of_relationship(name.replace("_", " ").upper(), True)


@pytest.mark.parametrize(
    ("said", "affiliate"),
    [("affiliate links", True), ("paid post, affiliate", True), ("a gift sent by them", False),
     ("paid by them in cash", None)],
)  # fmt: skip
def test_who_is_paid_may_have_a_commission_too_and_who_got_a_gift_has_none(said: str, affiliate: bool | None) -> None:
    assert facts_of_relationship(said, None)["affiliate"] is affiliate


@pytest.mark.parametrize(
    ("real", "caption", "brand"),
    [(False, "#BrandPartner", "brand"), (False, "Merci à la Marque", "marque"), (False, "A lamp", ""),
     (True, "#BrandPartner", ""), (None, "#BrandPartner", "")],
)  # fmt: skip
def test_a_caption_made_up_after_guidance_calls_the_brand_a_brand(real: bool | None, caption: str, brand: str) -> None:
    case = read_case({"jurisdiction": "US", "caption": caption, "text_is_real": real}, TODAY)
    assert case.facts.brand_name == brand


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ({"superseded": True, "year_approx": 2019}, date(2019, 12, 31)),
        ({"superseded": True, "year_approx": 2026}, TODAY),
        ({"superseded": True, "year_approx": 0}, TODAY),
        ({"superseded": True, "year_approx": "2019"}, TODAY),
        ({"superseded": False, "year_approx": 2019}, TODAY),
        ({"superseded": True}, TODAY),
    ],
)
def test_a_case_is_judged_by_the_rules_of_its_year_where_they_were_replaced(said: dict[str, Any], on: date) -> None:
    assert read_case({"jurisdiction": "US", **said}, TODAY).on == on


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("caption_start", P.CAPTION_START), ("first line", P.CAPTION_START), ("Start of caption", P.CAPTION_START),
        ("first_hashtag", P.CAPTION_START), ("upfront", P.CAPTION_START), ("caption_start_area", P.CAPTION_START),
        ("end of caption", P.CAPTION_END), ("last word of the caption", P.CAPTION_END),
        ("bottom_of_caption", P.CAPTION_END), ("middle of the text", P.CAPTION_MIDDLE),
        ("within hashtags", P.CAPTION_IN_HASHTAGS), ("buried among 12 hashtags", P.CAPTION_IN_HASHTAGS),
        ("last hashtag", P.CAPTION_IN_HASHTAGS), ("after more", P.CAPTION_AFTER_MORE),
        ("below_the_fold", P.CAPTION_AFTER_MORE), ("hidden behind 'see more'", P.CAPTION_AFTER_MORE),
        ("truncated", P.CAPTION_AFTER_MORE), ("profile", P.BIO), ("link in bio page / bio", P.BIO),
        ("channel description", P.BIO), ("description", P.DESCRIPTION_ONLY), ("show notes", P.DESCRIPTION_ONLY),
        ("description box below the fold", P.DESCRIPTION_AFTER_MORE), ("pinned comment", P.FIRST_COMMENT),
        ("first_comment", P.FIRST_COMMENT), ("separate tweet", P.FIRST_COMMENT), ("alt text", P.ALT_TEXT),
        ("linked page", P.LANDING_PAGE_ONLY), ("landing_page", P.LANDING_PAGE_ONLY),
        ("external website", P.LANDING_PAGE_ONLY), ("site footer", P.SITE_FOOTER), ("imprint", P.SITE_FOOTER),
        ("frame", P.ON_FRAME_CLEAR), ("sticker on the picture", P.ON_FRAME_CLEAR),
        ("on every story frame", P.ON_FRAME_CLEAR), ("top of the frame", P.ON_FRAME_TOP),
        ("bottom of the screen", P.ON_FRAME_BOTTOM), ("tiny text", P.ON_FRAME_SMALL),
        ("small_font_on_frame", P.ON_FRAME_SMALL), ("white text on white background", P.ON_FRAME_OBSCURED),
        ("obscured by the close icon", P.ON_FRAME_OBSCURED), ("low contrast", P.ON_FRAME_OBSCURED),
        ("shown for a split second", P.ON_FRAME_OBSCURED), ("first frame only", P.ON_FIRST_FRAME_ONLY),
        ("one of three slides", P.ON_FIRST_FRAME_ONLY), ("opening seconds of video", P.VIDEO_START),
        ("video intro", P.VIDEO_START), ("throughout the video", P.VIDEO_CONTINUOUS), ("overlay", P.VIDEO_CONTINUOUS),
        ("end card", P.END_OF_VIDEO), ("last seconds of the video", P.END_OF_VIDEO), ("outro", P.END_OF_VIDEO),
        ("halfway through the video", P.VIDEO_LATE), ("spoken", P.SPOKEN_START), ("verbal at start", P.SPOKEN_START),
        ("said and shown in the first seconds", P.SPOKEN_AND_VISIBLE_START),
        ("audio and text", P.SPOKEN_AND_VISIBLE_START), ("said ten minutes in", P.SPOKEN_LATE),
        ("spoken at the end", P.SPOKEN_LATE), ("said every hour", P.REPEATED), ("repeated", P.REPEATED),
        ("platform tool", P.PLATFORM_LABEL), ("paid_partnership_label", P.PLATFORM_LABEL),
        ("branded content toggle", P.PLATFORM_LABEL), ("beside the link", P.NEXT_TO_LINK),
        ("next to the discount code", P.NEXT_TO_LINK), ("headline", P.TITLE), ("top of the article", P.TOP_OF_PAGE),
        ("none", P.NONE), ("no disclosure", P.NONE), ("not labelled", P.NONE), ("missing", P.NONE),
        ("in_video", P.IN_VIDEO), ("in the video", P.IN_VIDEO), ("video", P.IN_VIDEO), ("in the reel", P.IN_VIDEO),
        ("added later", P.ADDED_LATER), ("label delayed until approval", P.ADDED_LATER),
    ],
)  # fmt: skip
def test_a_place_is_read_from_a_few_words(said: str, position: LabelPosition) -> None:
    assert read_position(said) is position
    assert read_position(said.upper().replace(" ", "_")) is position


@pytest.mark.parametrize("place", list(Place))
def test_a_place_that_a_rule_asks_for_is_read_as_one_that_meets_it(place: Place) -> None:
    position = read_position(place.value)
    assert position is not None
    met = places_met(position, Medium.FEED_POST, visible=True, affiliate=False)
    # The first hashtags are counted in the text, and are not a position.
    assert place in met or place is Place.FIRST_HASHTAGS


@pytest.mark.parametrize("said", ["", None, "under the table", "Tuesday"])
def test_a_place_that_says_nothing_leaves_it_to_the_caption(said: str | None) -> None:
    assert read_position(said) is None


@pytest.mark.parametrize(
    ("platform", "medium", "read"),
    [
        ("Instagram Stories", "IG story", (Platform.INSTAGRAM, Medium.STORY)),
        ("ig", "grid post", (Platform.INSTAGRAM, Medium.FEED_POST)),
        ("instagram", "video", (Platform.INSTAGRAM, Medium.REEL)),
        ("X (Twitter)", "post", (Platform.X, Medium.TEXT_POST)),
        ("YouTube", "", (Platform.YOUTUBE, Medium.VIDEO)),
        ("youtube", "YouTube Short", (Platform.YOUTUBE, Medium.SHORT_VIDEO)),
        ("tik tok", "clip", (Platform.TIKTOK, Medium.SHORT_VIDEO)),
        ("TikTok", "tiktok_live", (Platform.TIKTOK, Medium.LIVE)),
        ("facebook", "livestream", (Platform.FACEBOOK, Medium.LIVE)),
        ("snap", "", (Platform.SNAPCHAT, Medium.STORY)),
        ("website", "review page", (Platform.BLOG, Medium.ARTICLE)),
        ("youtube", "video_review", (Platform.YOUTUBE, Medium.VIDEO)),
        ("spotify", "audio", (Platform.PODCAST, Medium.PODCAST_EPISODE)),
        ("substack", "", (Platform.NEWSLETTER, Medium.NEWSLETTER)),
        ("", "", (None, Medium.FEED_POST)),
        ("billboard", "poster", (None, Medium.FEED_POST)),
    ],
)
def test_a_platform_and_a_medium_have_many_names(platform: str, medium: str, read: tuple[object, object]) -> None:
    facts = read_case({"jurisdiction": "US", "platform": platform, "medium": medium}, TODAY).facts
    assert (facts.platform, facts.medium) == read


@pytest.mark.parametrize(
    ("said", "answer"),
    [("yes", True), ("No", False), ("unknown", None), ("off", False), ("on", True), (1, True), (0, False),
     ("partial control", True), ("not used", False), ("", None), (None, None), (True, True), ("none", False)],
)  # fmt: skip
def test_yes_and_no_are_words_too(said: object, answer: bool | None) -> None:
    case = read_case({"jurisdiction": "US", "platform_tool_used": said, "controlled_by_brand": said}, TODAY)
    assert case.shown.switch_on is answer
    assert case.facts.control is answer


def test_fields_that_are_no_answers_are_refused() -> None:
    wrongs: tuple[dict[str, Any], ...] = (
        {"jurisdiction": "US", "controlled_by_brand": []}, {"jurisdiction": {}}, {"caption": "Ad"}
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(CaseError):
            read_case(wrong, TODAY)


def test_words_of_the_label_may_stand_in_a_field_of_their_own() -> None:
    def told(**more: Any) -> str:
        return read_case({"jurisdiction": "US", **more}, TODAY).shown.caption

    assert told(caption="(video)", label_words="paid ad") == "paid ad"
    assert told(caption="A lamp", label_text="#ad") == "#ad A lamp"
    assert told(caption="#AD A lamp", label_text="#ad") == "#AD A lamp"


def test_an_aside_is_a_description_unless_it_quotes_or_speaks_as_the_creator() -> None:
    assert caption_of("A lamp (the brand asked for this)") == ("A lamp", True)
    assert caption_of("A lamp (tiny '#ad' in the corner)")[0] == "A lamp  #ad"
    assert caption_of("A lamp (not an ad)")[0] == "A lamp (not an ad)"
    assert "Provision" in caption_of("Die Lampe* (*Link: ich erhalte eine Provision)")[0]
    assert caption_of("(a lamp, no label)") == ("", False)


@pytest.mark.parametrize(
    ("caption", "position", "tool", "verdict", "code"),
    [
        ("(picture in which he pours a soup; one cannot see whether there are words)", None, False, "unknown", True),
        ("(picture in which he pours a soup)", "not stated", None, "unknown", True),
        ("(photo où il verse une soupe)", None, True, "unknown", True),
        ("(picture in which he pours a soup)", "none", False, "insufficient", False),
        ("(picture in which he pours a soup, no disclosure)", None, False, "insufficient", False),
        ("(photo où il verse une soupe, sans mention)", None, False, "insufficient", False),
        ("(picture in which he pours a soup, '#Werbung' first)", None, False, "sufficient", False),
        ("Soup for the cold", None, False, "insufficient", False),
    ],
)
def test_of_a_post_that_is_only_described_nothing_is_known_of_its_label(
    caption: str, position: str | None, tool: bool | None, verdict: str, code: bool
) -> None:
    case = read_case(
        {
            "jurisdiction": "AT",
            "platform": "instagram",
            "medium": "feed_post",
            "relationship": "paid",
            "caption": caption,
            "label_position": position,
            "platform_tool_used": tool,
        },
        TODAY,
    )
    found = assess(case.facts, case.shown, rules(TODAY))
    assert found.verdict == verdict
    assert ("caption.not_at_hand" in {each.code for each in found.findings}) is code
    assert ("caption.no_label" in {each.code for each in found.findings}) is (verdict == "insufficient")
