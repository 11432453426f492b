"""The catalogue of rules: nothing of a rule file is left out, and everything has words in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.domain.contracts.law import MENTIONS
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import LimitKind
from creatorbook.domain.disclosure.rules import Form
from creatorbook.domain.law.notes import NoteKind, notes_of
from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.values.territories import EEA
from creatorbook.services.disclosure import catalogue as rule_catalogue
from creatorbook.services.disclosure.catalogue_words import CHECKS, FORMS, LIMITS, UNCLEAR
from creatorbook.services.disclosure.duties import text_in_language
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
            assert word.replace("{brand}", "…") in shown
        told = [part for part in law.accepted if not part.statement]
        parts = (law.rules, told, law.refused, law.positions, law.platform_labels, law.presumptions, law.penalties)
        shared = rulebook().disclosure["EU"].notes if code in EEA else ()
        noted = [each for kind in NoteKind for each in notes_of((*law.notes, *shared), kind, TODAY)]
        assert {text_in_language(each.text) for each in noted} <= {each.title for each in entries}
        # One says how sure all this is, one the language of the label, one how long a relationship counts.
        # The rules that stand in for others also say for which.
        always = 2 + (code == "EU") + (law.recent_days is not None)
        assert len(entries) == sum(map(len, parts)) + len(noted) + always


def test_a_country_begins_with_its_age_its_quality_and_what_is_not_known() -> None:
    shelf = rule_catalogue.country_shelf("FR", TODAY)
    first = shelf.entries[0]
    quality = shelf.quality
    assert first.section == "How sure this is"
    assert first.title == (
        f"{quality.facts} facts: {quality.seen} read at the source, {quality.elsewhere} read elsewhere, "
        f"{quality.memory} from memory · {quality.unsure} to be confirmed · last read 30 Nov 2026"
    )
    assert quality.facts == quality.seen + quality.elsewhere + quality.memory > 40
    assert first.text.startswith("● read at the source: ")
    assert all(sign in first.text for sign in "●○△")
    assert [each.section for each in shelf.entries[1 : 1 + len(shelf.not_known)]] == ["What is not known"] * 2
    assert "Digital Fairness Act" in shelf.not_known[-1]
    # Every grade that an entry shows is one of those that the legend explains.
    assert {each.confidence_text[:1] for each in shelf.entries if each.sources} <= set("●○△")


@pytest.mark.parametrize("country", sorted(rulebook().disclosure))
def test_rules_are_grouped_by_what_follows_and_begin_with_money_or_a_gift(country: str) -> None:
    entries = [each for each in rule_catalogue.country_shelf(country, TODAY).entries if each.rule_id]
    says = [each.says for each in entries]
    assert says == sorted(says, key=["Required", "Advised", "Not required"].index)
    rules = {rule.id: rule for rule in rulebook().disclosure[country].rules}
    first = rules[entries[0].rule_id]
    facts = [{test.fact for test in condition} for condition in first.when]
    assert any(Fact.VALUE in each and Fact.CREATOR_COUNTRY not in each for each in facts)
    assert is_in_force(TODAY, first.valid_from, first.valid_to)


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
