from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.disclosure.engine import STRENGTH, Duty, duties, duty_findings
from creatorbook.domain.disclosure.facts import DisclosureFacts, Fact, Relationship, Value
from creatorbook.domain.disclosure.overrides import OWN, Override, apply_overrides
from creatorbook.domain.disclosure.rules import Outcome, Place
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.support import codes, rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.disclosure.rules import Jurisdiction

ON = date(2026, 3, 2)
LAWS = rulebook().disclosure
COUNTRIES = ("DE", "FR", "GB", "US")

NONE: dict[str, Any] = {
    "value": frozenset(),
    "tie": frozenset(),
    "affiliate": False,
    "control": False,
    "expectation": Expectation.NOTHING,
    "relationship": Relationship.NONE,
    "creator_country": "FR",
    "audience_countries": frozenset(COUNTRIES),
    "language": "en",
    "platform": Platform.INSTAGRAM,
    "medium": Medium.FEED_POST,
}


def of(**changed: Any) -> DisclosureFacts:
    """Make a post about a thing bought with one's own money, but for what is said."""
    return DisclosureFacts(**{**NONE, **changed})


def outcomes(facts: DisclosureFacts, on: date = ON) -> dict[str, str]:
    return {duty.country: duty.outcome.value for duty in duties(facts, LAWS, on)}


def everywhere(outcome: str) -> dict[str, str]:
    return dict.fromkeys(COUNTRIES, outcome)


def some(*values: Value) -> frozenset[Value]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, everywhere("not_required")),
        ({"value": some(Value.MONEY)}, everywhere("required")),
        ({"value": some(Value.COMMISSION)}, everywhere("required")),
        ({"affiliate": True}, everywhere("required")),
        ({"tie": frozenset({Tie.OWN_BRAND})}, everywhere("required")),
        ({"tie": frozenset({Tie.FAMILY})}, everywhere("required")),
        ({"tie": frozenset({Tie.EMPLOYER})}, everywhere("required")),
        ({"relationship": Relationship.LIVE}, everywhere("required")),
        ({"value": some(Value.PRODUCT), "expectation": Expectation.ASKED}, everywhere("required")),
        ({"value": some(Value.PRODUCT), "expectation": Expectation.EXPECTED}, everywhere("required")),
        ({"value": some(Value.PRODUCT), "expectation": Expectation.SUGGESTED}, everywhere("required")),
        ({"value": some(Value.PRODUCT)}, {**everywhere("required"), "FR": "advised"}),
        ({"value": some(Value.DISCOUNT)}, {**everywhere("required"), "FR": "advised"}),
        ({"value": some(Value.LOAN)}, {**everywhere("required"), "FR": "advised"}),
        ({"value": some(Value.SERVICE), "control": True}, everywhere("required")),
        ({"value": some(Value.INVITATION)}, everywhere("required")),
        (
            {"value": some(Value.PRODUCT), "creator_country": "BE", "expectation": Expectation.ASKED},
            everywhere("required"),
        ),
        (
            {"relationship": Relationship.ENDED, "ended_on": ON - timedelta(days=100)},
            {"DE": "advised", "FR": "advised", "GB": "required", "US": "advised"},
        ),
        ({"relationship": Relationship.ENDED, "ended_on": ON - timedelta(days=366)}, everywhere("not_required")),
        ({"relationship": Relationship.ENDED, "ended_on": None}, everywhere("dont_know")),
        ({"value": None}, everywhere("dont_know")),
        (
            {"value": some(Value.PRODUCT), "expectation": Expectation.UNKNOWN},
            {**everywhere("required"), "FR": "dont_know"},
        ),
        ({"value": some(Value.PRODUCT), "control": None}, {**everywhere("required"), "FR": "dont_know"}),
        ({"value": some(Value.MONEY), "expectation": Expectation.UNKNOWN, "tie": None}, everywhere("required")),
        ({"relationship": Relationship.LIVE, "value": None, "tie": None, "affiliate": None}, everywhere("required")),
    ],
)
def test_what_a_post_owes(changed: dict[str, Any], expected: dict[str, str]) -> None:
    assert outcomes(of(**changed)) == expected


@pytest.mark.parametrize(
    ("changed", "country", "question", "at_least"),
    [
        ({"value": None}, "US", Fact.VALUE, Outcome.NOT_REQUIRED),
        ({"value": None, "tie": None}, "GB", Fact.VALUE, Outcome.NOT_REQUIRED),
        ({"tie": None}, "DE", Fact.TIE, Outcome.NOT_REQUIRED),
        ({"value": some(Value.PRODUCT), "expectation": Expectation.UNKNOWN}, "FR", Fact.EXPECTATION, Outcome.ADVISED),
        ({"value": some(Value.LOAN), "control": None}, "FR", Fact.CONTROL, Outcome.ADVISED),
        ({"relationship": Relationship.UNKNOWN}, "GB", Fact.RELATIONSHIP, Outcome.NOT_REQUIRED),
    ],
)
def test_the_one_question_that_decides(
    changed: dict[str, Any], country: str, question: Fact, at_least: Outcome
) -> None:
    (duty,) = duties(of(**changed, audience_countries=frozenset({country})), LAWS, ON)
    assert (duty.outcome, duty.question, duty.at_least) == (Outcome.DONT_KNOW, question, at_least)
    assert duty.sources
    assert duty.words


def test_no_country_is_a_question_and_an_unknown_one_is_said() -> None:
    (nowhere,) = duties(of(audience_countries=frozenset()), LAWS, ON)
    assert (nowhere.outcome, nowhere.question) == (Outcome.DONT_KNOW, Fact.AUDIENCE)
    assert codes(duty_findings(nowhere)) == ["disclosure.country_unknown"]
    (brazil,) = duties(of(audience_countries=frozenset({"BR"})), LAWS, ON)
    assert (brazil.outcome, brazil.known) == (Outcome.DONT_KNOW, False)
    assert codes(duty_findings(brazil)) == ["disclosure.no_rules"]


def one(country: str, **changed: Any) -> Duty:
    (duty,) = duties(of(**changed, audience_countries=frozenset({country})), LAWS, ON)
    return duty


def test_words_are_the_countrys_in_the_language_it_asks_for() -> None:
    paid = {"value": some(Value.MONEY)}
    assert one("FR", **paid).language == "fr"
    assert one("FR", **paid).words[:2] == ("Publicité", "Collaboration commerciale")
    assert one("DE", **paid, language="en").words[:2] == ("Werbung", "Anzeige")
    assert one("GB", **paid).words[0] == "Ad"
    assert (one("GB", **paid, language="fr").language, one("GB", **paid, language="it").language) == ("fr", "en")
    assert {"Verdure partner", "Verdure ambassador"} <= set(one("US", **paid, brand_name="Verdure").words)
    assert "… partner" in one("US", **paid).words
    # Without a name, words that need none come first.
    gift = one("FR", value=some(Value.PRODUCT), expectation=Expectation.NOTHING).words
    assert gift[0] == "Produit offert"
    assert not [word for word in gift if "{" in word]


def test_a_gift_has_words_of_its_own_in_france() -> None:
    free = one("FR", value=some(Value.PRODUCT), brand_name="Verdure")
    assert free.words[0] == "Produit offert par Verdure"
    assert "Publicité" in free.words
    paid = one("FR", value=some(Value.MONEY), brand_name="Verdure")
    assert not any("offert" in word.casefold() for word in paid.words)


@pytest.mark.parametrize(
    ("country", "medium", "place"),
    [
        ("FR", Medium.STORY, Place.EVERY_FRAME),
        ("FR", Medium.FEED_POST, Place.FIRST_WORDS),
        ("GB", Medium.FEED_POST, Place.BEFORE_MORE),
        ("GB", Medium.STORY, Place.EVERY_FRAME),
        ("US", Medium.LIVE, Place.REPEATED),
        ("US", Medium.VIDEO, Place.IN_VIDEO),
        ("DE", Medium.REEL, Place.WHOLE_VIDEO),
        ("DE", Medium.PODCAST_EPISODE, Place.SPOKEN_START),
        ("DE", Medium.ARTICLE, Place.TOP_OF_PAGE),
    ],
)
def test_where_the_label_stands(country: str, medium: Medium, place: Place) -> None:
    assert place in one(country, value=some(Value.MONEY), medium=medium).places


def own_words(rule: str, *words: str) -> Mapping[str, Jurisdiction]:
    return apply_overrides(LAWS, [Override(rule, Source("Mine", "", "2026-03-02", "low", OWN), words=words)])


def test_while_a_question_is_open_only_words_that_do_either_way_are_shown() -> None:
    # Asked for or not, a gift owes a label; words that only do where it was asked for would be a trap.
    facts = of(value=some(Value.PRODUCT), expectation=Expectation.UNKNOWN, audience_countries=frozenset({"FR"}))
    (open_,) = duties(facts, own_words("fr-in-kind-asked", "Réclame"), ON)
    assert open_.outcome is Outcome.DONT_KNOW
    assert "Réclame" not in open_.words
    asked = replace(facts, expectation=Expectation.ASKED)
    (settled,) = duties(asked, own_words("fr-in-kind-asked", "Réclame"), ON)
    assert settled.words[0] == "Réclame"
    # Where the other answer owes no label at all, its words are no measure.
    (either,) = duties(of(value=None, audience_countries=frozenset({"US"})), own_words("us-material-value", "Puff"), ON)
    assert (either.outcome, either.at_least) == (Outcome.DONT_KNOW, Outcome.NOT_REQUIRED)
    assert either.words[0] == "Puff"


def test_a_place_may_be_asked_for_by_platform_medium_rule_and_day() -> None:
    law = LAWS["FR"]
    base = replace(
        law.positions[0], where=(Place.BESIDE_LINK,), media=frozenset(), for_rules=frozenset(), platforms=frozenset()
    )
    facts = of(value=some(Value.MONEY), audience_countries=frozenset({"FR"}))
    for changed, asked in (
        ({}, True),
        ({"platforms": frozenset({Platform.INSTAGRAM})}, True),
        ({"platforms": frozenset({Platform.BLOG})}, False),
        ({"media": frozenset({Medium.FEED_POST})}, True),
        ({"media": frozenset({Medium.STORY})}, False),
        ({"for_rules": frozenset({"fr-paid"})}, True),
        ({"for_rules": frozenset({"fr-nothing"})}, False),
        ({"valid_to": ON}, True),
        ({"valid_to": ON - timedelta(days=1)}, False),
        ({"valid_from": ON + timedelta(days=1)}, False),
    ):
        (duty,) = duties(facts, {"FR": replace(law, positions=(replace(base, **changed),))}, ON)
        assert (Place.BESIDE_LINK in duty.places) is asked, changed


def test_an_affiliate_article_labels_its_links_in_the_united_kingdom() -> None:
    assert Place.BESIDE_LINK in one("GB", affiliate=True, medium=Medium.ARTICLE).places
    assert Place.BESIDE_LINK not in one("GB", value=some(Value.MONEY), medium=Medium.ARTICLE).places


def test_the_law_of_the_day_of_the_post_is_the_one_that_counts() -> None:
    def of_day(on: date) -> Duty:
        facts = of(value=some(Value.MONEY), medium=Medium.VIDEO, audience_countries=frozenset({"FR"}))
        (duty,) = duties(facts, LAWS, on)
        return duty

    before, after = of_day(date(2024, 11, 7)), of_day(date(2024, 11, 8))
    assert Place.WHOLE_VIDEO in before.places
    assert Place.WHOLE_VIDEO not in after.places
    assert Place.WHOLE_VIDEO in after.advised_places
    assert "Partenariat rémunéré" not in before.words
    assert "Partenariat rémunéré" in after.words
    assert "2 years" in of_day(date(2024, 5, 11)).penalties[0]["en"]
    assert "5 years" in of_day(date(2024, 5, 12)).penalties[0]["en"]


def test_a_duty_is_told_as_a_finding_with_its_sources() -> None:
    (required,) = duty_findings(one("FR", value=some(Value.MONEY)), ("post", "o1"))
    assert required.code == "disclosure.required"
    assert required.record == ("post", "o1")
    assert required.sources
    assert codes(duty_findings(one("FR", value=some(Value.PRODUCT)))) == ["disclosure.advised"]
    assert codes(duty_findings(one("FR"))) == ["disclosure.not_required"]
    (question,) = duty_findings(one("FR", value=None))
    assert (question.code, question.params["question"]) == ("disclosure.dont_know", Fact.VALUE)


# What follows holds for any facts whatever.

ANY_VALUE = st.one_of(st.none(), st.frozensets(st.sampled_from(list(Value)), max_size=3))
ANY_TIE = st.one_of(st.none(), st.frozensets(st.sampled_from(list(Tie)), max_size=2))
MAYBE = st.sampled_from([None, True, False])
FACTS = st.builds(
    DisclosureFacts,
    value=ANY_VALUE,
    tie=ANY_TIE,
    affiliate=MAYBE,
    control=MAYBE,
    expectation=st.sampled_from(list(Expectation)),
    relationship=st.sampled_from(list(Relationship)),
    ended_on=st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2026, 3, 2))),
    creator_country=st.sampled_from(["", "FR", "BE", "US", "CH"]),
    audience_countries=st.frozensets(st.sampled_from([*COUNTRIES, "BR"]), max_size=5),
    language=st.sampled_from(["", "fr", "en", "de", "it"]),
    platform=st.one_of(st.none(), st.sampled_from(list(Platform))),
    medium=st.one_of(st.none(), st.sampled_from(list(Medium))),
)
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "value": st.frozensets(st.sampled_from(list(Value)), max_size=3),
    "tie": st.frozensets(st.sampled_from(list(Tie)), max_size=2),
    "affiliate": st.booleans(),
    "control": st.booleans(),
    "expectation": st.sampled_from([each for each in Expectation if each is not Expectation.UNKNOWN]),
    "relationship": st.sampled_from([each for each in Relationship if each is not Relationship.UNKNOWN]),
    "ended_on": st.dates(date(2024, 1, 1), date(2026, 3, 2)),
    "creator_country": st.sampled_from(["FR", "BE", "US"]),
}
UNKNOWN = {None, "", Expectation.UNKNOWN, Relationship.UNKNOWN}


@given(FACTS, st.data())
def test_more_facts_never_turn_a_known_answer_into_dont_know_nor_into_another(
    facts: DisclosureFacts, data: st.DataObject
) -> None:
    missing = [name for name in KNOWN if getattr(facts, name) in UNKNOWN]
    if not missing:
        return
    name = data.draw(st.sampled_from(missing))
    richer = replace(facts, **{name: data.draw(KNOWN[name])})
    for before, after in zip(duties(facts, LAWS, ON), duties(richer, LAWS, ON), strict=True):
        if before.outcome is not Outcome.DONT_KNOW:
            assert after.outcome is before.outcome
        if before.known and before.country:
            assert STRENGTH[after.at_least] >= STRENGTH[before.at_least]
            assert STRENGTH[after.at_most] <= STRENGTH[before.at_most]


@given(FACTS, st.dates(date(2023, 1, 1), date(2027, 1, 1)))
def test_each_answer_has_a_source_or_says_that_there_is_none(facts: DisclosureFacts, on: date) -> None:
    found = duties(facts, LAWS, on)
    assert [duty.country for duty in found] == (sorted(facts.audience_countries) or [""])
    for duty in found:
        if not duty.known or not duty.country:
            assert duty.outcome is Outcome.DONT_KNOW
            continue
        assert duty.sources
        assert duty.rule_ids
        assert (duty.question is None) is (duty.outcome is not Outcome.DONT_KNOW)
        if duty.outcome in {Outcome.REQUIRED, Outcome.ADVISED}:
            assert duty.words
            assert duty.at_least is duty.outcome is duty.at_most
        (told,) = duty_findings(duty)
        assert told.sources == duty.sources


@given(FACTS)
def test_when_all_is_known_nothing_is_unknown(facts: DisclosureFacts) -> None:
    full = replace(
        facts,
        value=facts.value or frozenset(),
        tie=facts.tie or frozenset(),
        affiliate=bool(facts.affiliate),
        control=bool(facts.control),
        expectation=Expectation.NOTHING if facts.expectation is Expectation.UNKNOWN else facts.expectation,
        relationship=Relationship.NONE if facts.relationship is Relationship.UNKNOWN else facts.relationship,
        ended_on=facts.ended_on or ON,
        creator_country=facts.creator_country or "FR",
        audience_countries=frozenset(COUNTRIES),
    )
    assert all(duty.outcome is not Outcome.DONT_KNOW for duty in duties(full, LAWS, ON))


def test_the_facts_that_may_be_unknown_are_the_ones_tried_here() -> None:
    where = {"audience_countries", "language", "platform", "medium", "brand_name"}
    # Not knowing these is as good as a no: they free from a label only where somebody says so.
    where |= {"shows", "plain", "says_own"}
    assert {field.name for field in fields(DisclosureFacts)} == set(KNOWN) | where
