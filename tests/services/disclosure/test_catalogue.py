"""The catalogue of rules: nothing of a rule file is left out, and everything has words in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.contracts.law import MENTIONS
from creatorbook.domain.disclosure.platform_rules import LimitKind
from creatorbook.domain.disclosure.rules import Form
from creatorbook.services.disclosure import catalogue as rule_catalogue
from creatorbook.services.disclosure.catalogue_words import CHECKS, FORMS, LIMITS, UNCLEAR
from creatorbook.services.law.rulebooks import rulebook

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def in_english() -> None:
    use_language("en")


def test_every_part_of_a_country_is_there() -> None:
    shelves = {each.id: each for each in rule_catalogue.build_shelves(TODAY)}
    for code, law in rulebook().disclosure.items():
        entries = shelves[f"disclosure/{code}"].entries
        assert {each.rule_id for each in entries} - {""} == {rule.id for rule in law.rules}
        shown = " ".join(each.title for each in entries)
        for word in (word for part in law.refused for word in part.words):
            assert word in shown
        told = [part for part in law.accepted if not part.statement]
        parts = (law.rules, told, law.refused, law.positions, law.platform_labels, law.presumptions, law.penalties)
        assert len(entries) == sum(len(part) for part in parts) + 1 + (law.recent_days is not None)


def test_every_entry_says_something_and_what_is_of_the_law_has_a_source() -> None:
    for shelf in rule_catalogue.build_shelves(TODAY):
        assert shelf.entries
        for entry in shelf.entries:
            assert entry.title, (shelf.id, entry)
            assert entry.sources or not entry.confidence, (shelf.id, entry)


def test_every_form_number_and_mention_has_words() -> None:
    assert set(FORMS) == set(Form)
    assert set(LIMITS) == set(LimitKind)
    assert set(CHECKS) == set(MENTIONS)
    assert set(UNCLEAR) >= {code for law in rulebook().contracts.values() for t in law.thresholds for code in t.unclear}


def test_days_are_said() -> None:
    entry = rule_catalogue.RuleEntry("", "t", valid_from=date(2024, 11, 8))
    assert entry.days == "since 8 Nov 2024"
    entry = rule_catalogue.RuleEntry("", "t", valid_from=date(2024, 11, 8), valid_to=date(2025, 1, 1))
    assert entry.days == "from 8 Nov 2024 to 1 Jan 2025"
    assert rule_catalogue.RuleEntry("", "t", valid_to=date(2025, 1, 1)).days == "until 1 Jan 2025"
    assert rule_catalogue.RuleEntry("", "t").days == ""


def test_a_search_takes_words_in_any_order_and_hashtags_whole() -> None:
    shelves = rule_catalogue.build_shelves(TODAY)
    found = rule_catalogue.find(shelves, "France #sp")
    assert found
    assert all("“sp”" in entry.title for _shelf, entry in found)
    assert found == rule_catalogue.find(shelves, "#SP  france")
    assert rule_catalogue.find(shelves, "") == []
    assert rule_catalogue.find(shelves, "no such thing at all") == []
    assert all(
        shelf.id == "platforms/instagram" for shelf, _entry in rule_catalogue.find(shelves, "instagram hashtags")
    )


def test_what_changed_is_told_newest_first() -> None:
    changes = rule_catalogue.build_shelves(TODAY)[-1]
    days = [each.valid_from for each in changes.entries]
    assert changes.id == "changes"
    assert days == sorted(days, reverse=True, key=str)
