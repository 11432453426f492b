from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.disclosure.engine import Duty, duties
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.disclosure.rules import Outcome, Place
from creatorbook.domain.disclosure.wording import Proposal, propose, satisfies_wording
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.platforms import Medium, Platform
from tests.domain.support import rulebook

LAWS = rulebook().disclosure


def paid(countries: str, language: str, **changed: Any) -> Proposal:
    values: dict[str, Any] = {
        "value": frozenset({Value.MONEY}),
        "tie": frozenset(),
        "affiliate": False,
        "control": True,
        "expectation": Expectation.ASKED,
        "relationship": Relationship.LIVE,
        "creator_country": "FR",
        "audience_countries": frozenset(countries.split()),
        "language": language,
        "platform": Platform.INSTAGRAM,
        "medium": Medium.FEED_POST,
    }
    return propose(duties(DisclosureFacts(**{**values, **changed}), LAWS, date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("countries", "language", "words"),
    [
        ("FR", "fr", ("Publicité",)),
        ("FR GB US", "fr", ("Publicité",)),
        ("GB US", "en", ("Ad",)),
        ("FR GB US", "en", ("Ad", "Publicité")),
        ("DE GB US", "de", ("Werbung",)),
        ("DE FR GB US", "en", ("Ad", "Werbung", "Publicité")),
        ("BR", "en", ()),
    ],
)
def test_the_fewest_words_that_serve_all(countries: str, language: str, words: tuple[str, ...]) -> None:
    found = paid(countries, language)
    assert found.words == words
    assert set(found.by_country) == set(countries.split()) - {"BR"}
    if found.words:
        assert found.places[0] is Place.FIRST_WORDS


def test_places_of_all_countries_hold_together() -> None:
    found = paid("DE US", "en", medium=Medium.VIDEO)
    assert {Place.WHOLE_VIDEO, Place.IN_VIDEO, Place.VIDEO_START} <= set(found.places)


def test_nothing_is_proposed_where_nothing_is_owed() -> None:
    nothing = paid(
        "FR GB", "en", value=frozenset(), relationship=Relationship.NONE, control=False, expectation=Expectation.NOTHING
    )
    assert nothing == Proposal()


def test_what_may_turn_out_to_be_owed_is_proposed() -> None:
    assert paid("GB", "en", value=None, relationship=Relationship.UNKNOWN).words == ("Ad",)


@pytest.mark.parametrize(
    ("word", "accepted", "fine"),
    [
        ("Ad", "ad", True),
        ("#ad", "Ad", True),
        ("publicite", "Publicité", True),
        ("Ad", "#Ad", False),
        ("#AD", "#Ad", True),
        ("Adverts", "Advert", False),
    ],
)
def test_when_a_word_meets_another(word: str, accepted: str, *, fine: bool) -> None:
    assert satisfies_wording(word, accepted) is fine


def duty(country: str, *words: str) -> Duty:
    return Duty(country, Outcome.REQUIRED, Outcome.REQUIRED, Outcome.REQUIRED, words=words)


def test_a_country_that_demands_the_hashtag_gets_it_for_all() -> None:
    assert propose([duty("GB", "Ad", "Advert"), duty("IE", "#Ad")]).words == ("#Ad",)
    assert propose([duty("US", "Sponsored", "Ad"), duty("IE", "#Ad")]).by_country == {"IE": "#Ad", "US": "#Ad"}


def test_a_country_without_words_is_named() -> None:
    assert propose([duty("GB", "Ad"), duty("XX")]).uncovered == ("XX",)


WORDS = st.lists(st.sampled_from(["Ad", "#Ad", "Advert", "Publicité", "Werbung", "Reclame"]), max_size=4, unique=True)


@given(st.dictionaries(st.sampled_from(["AA", "BB", "CC", "DD", "EE"]), WORDS), st.randoms(use_true_random=False))
def test_every_country_is_served_in_any_order(book: dict[str, list[str]], random: Any) -> None:
    asking = [duty(country, *words) for country, words in book.items()]
    found = propose(asking)
    for each in asking:
        if each.words:
            assert any(satisfies_wording(found.by_country[each.country], accepted) for accepted in each.words)
            assert found.by_country[each.country] in found.words
        else:
            assert each.country in found.uncovered
    assert set(found.by_country.values()) == set(found.words)
    assert propose(random.sample(asking, len(asking))) == found
