"""The rules of each country as data: what they hold, since when, and how a wrong one is reported."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.scanning.lexicon import key_of
from creatorbook.domain.disclosure.engine import FLOOR, duties, law_of
from creatorbook.domain.disclosure.loading import read_jurisdiction
from creatorbook.domain.disclosure.rules import Form, Outcome
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.values.territories import EEA
from tests.domain.disclosure.support import ON, check, facts
from tests.domain.law.test_rule_files import raw
from tests.domain.support import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

LAWS = rulebook().disclosure


def test_the_nineteen_countries_and_the_floor_are_there() -> None:
    first = {"FR", "GB", "IE", "US", "DE", "BE", "NL", "IT", "ES", "CH", "CA", "AU"}
    assert set(LAWS) == first | {"PL", "AT", "DK", "SE", "PT", "IN", "JP", FLOOR}


def test_every_country_of_the_economic_area_has_rules_and_others_only_their_own() -> None:
    for country in EEA:
        law = law_of(country, LAWS)
        assert law is not None
        assert law.country == country
    assert law_of("BR", LAWS) is None
    assert law_of("NO", {}) is None
    (austria,) = duties(facts("paid", "AT", language="de"), LAWS, ON)
    assert (austria.country, austria.outcome, austria.words[0]) == ("AT", Outcome.REQUIRED, "Werbung")


@pytest.mark.parametrize("country", sorted(LAWS))
def test_a_country_says_what_it_refuses_and_what_the_platforms_label_is_worth(country: str) -> None:
    law = LAWS[country]
    forms = {entry.form for entry in law.refused}
    assert {Form.BRAND_TAG_ONLY, Form.AFTER_MORE, Form.BIO, Form.HASHTAG_PILE, Form.SMALL_OR_COVERED} <= forms
    refused = {key_of(word) for entry in law.refused for word in entry.words}
    assert "sp" in refused
    assert law.platform_labels
    assert law.penalties


@pytest.mark.parametrize("country", sorted(LAWS))
def test_each_refused_word_is_refused_at_the_start_of_a_paid_post(country: str) -> None:
    law = LAWS[country]
    for entry in law.refused:
        for word in entry.words if entry.valid_to is None else ():
            language = entry.language if entry.language in law.languages else law.languages[0]
            given = facts("paid", "AT" if country == FLOOR else country, language=language, brand_name="Zorblax")
            found = check(f"{word}: a slow morning", given)
            assert found.verdict is Verdict.INSUFFICIENT, word
            assert any(each.params.get("reason") for each in found.findings), word


def test_a_rule_is_looked_up_as_of_the_posts_day() -> None:
    spanish = facts("gift", "ES", language="es")
    assert check("un bolso", spanish, on=date(2025, 9, 30)).verdict is Verdict.NOT_REQUIRED
    assert check("un bolso", spanish, on=date(2025, 10, 1)).verdict is Verdict.INSUFFICIENT
    canadian = facts("gift", "CA")
    assert check("#gifted a canoe", canadian, on=date(2025, 9, 30)).verdict is Verdict.INSUFFICIENT
    assert check("#gifted a canoe", canadian, on=date(2025, 10, 1)).verdict is Verdict.SUFFICIENT
    french = facts("paid", "FR", language="fr")
    assert check("Partenariat rémunéré : thé", french, on=date(2024, 11, 7)).verdict is Verdict.INSUFFICIENT
    assert check("Partenariat rémunéré : thé", french, on=date(2024, 11, 8)).verdict is Verdict.SUFFICIENT
    irish = facts("paid", "IE")
    assert check("#sp by the sea", irish, on=date(2022, 6, 1)).verdict is Verdict.SUFFICIENT
    assert check("#sp by the sea", irish).verdict is Verdict.INSUFFICIENT
    british = facts("paid", "GB")
    assert check("#spon tea", british, on=date(2012, 6, 1)).verdict is Verdict.SUFFICIENT
    assert check("#spon tea", british).verdict is Verdict.INSUFFICIENT


def test_a_post_is_judged_from_the_outside_only_where_that_is_asked() -> None:
    given = facts("unknown", "US")
    inside, outside = check("Tea @moss", given), check("Tea @moss", given, outside=True)
    assert (inside.verdict, outside.verdict) == (Verdict.UNKNOWN, Verdict.INSUFFICIENT)
    assert "caption.presumed" in {each.code for each in outside.findings}
    assert check("Tea @moss", facts("unknown", "CH"), outside=True).verdict is Verdict.UNKNOWN
    assert check("Tea", facts("nothing", "US"), outside=True).verdict is Verdict.NOT_REQUIRED


GB = "disclosure/gb.toml"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["platform_label"][0].pop("enough"), r"platform_label\[0\]\.enough"),
        (lambda data: data["platform_label"][0].update(enough="yes"), r"true or false"),
        (lambda data: data["platform_label"][0].pop("sources"), r"platform_label\[0\]\.sources"),
        (lambda data: data["platform_label"][0].update(colour=1), r"colour: this key is not known"),
        (lambda data: data.update(presumption=[{"text": {"en": "x", "fr": "x"}}]), r"presumption\[0\]"),
        (lambda data: data["accepted"][0].update(media=["radio"]), r"'radio' is none of"),
        (lambda data: data["accepted"][0].update(where=["roof"]), r"'roof' is none of"),
        (lambda data: data["accepted"][0].update(statement="no"), r"true or false"),
        (lambda data: data["position"][0].update(instead=["roof"]), r"'roof' is none of"),
        (lambda data: data["refused"][0].update(platforms=["fax"]), r"'fax' is none of"),
        (lambda data: data["refused"][0].update(reason="taste"), r"'taste' is none of"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw(GB))
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_jurisdiction(GB, data)
