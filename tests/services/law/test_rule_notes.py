from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.overrides import OWN
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.law import rulebooks
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.law.rule_notes import (
    ClearRuleNote,
    NoteRule,
    OverrideRule,
    known_rules,
    notes,
    rule_kinds,
)
from creatorbook.services.wording.findings import sentence
from tests.services import support
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk

CAPTION = "Mon sérum du soir est arrivé."


@pytest.fixture
def post(desk: Desk) -> str:
    """Return a paid post for France, without a label."""
    return desk.add(
        "post",
        creator_id=desk.creator,
        deal_id=desk.agreed_deal(),
        brand_id=desk.brand,
        platform=Platform.INSTAGRAM,
        medium=Medium.FEED_POST,
        caption=CAPTION,
        language="fr",
        audience_countries=("FR",),
    )


def outcome(desk: Desk, post: str) -> disclosures.Verdict:
    with desk.book.reading() as reading:
        return disclosures.post_verdict(reading, post, TODAY)


def caption(desk: Desk, post: str, text: str | None = None) -> tuple[Verdict, list[str]]:
    with desk.book.reading() as reading:
        found = captions.caption_of_post(reading, post, TODAY).check(text)
    return found.verdict, [each.code for each in found.findings]


def test_every_rule_has_an_id_of_its_own_and_a_country() -> None:
    every = [rule.id for law in rulebooks.rulebook().disclosure.values() for rule in law.rules]
    assert sorted(known_rules()) == sorted(every)


def test_a_note_is_kept_and_changes_nothing_of_what_is_owed(desk: Desk, post: str) -> None:
    before = outcome(desk, post)
    desk.book.run(NoteRule("fr-paid", "  Asked my lawyer.\nShe agrees. "))
    with desk.book.reading() as reading:
        (note,) = notes(reading)
        assert own_overrides(reading) == ()
    assert (note.rule_id, note.note, note.is_override) == ("fr-paid", "Asked my lawyer.\nShe agrees.", False)
    assert note.to_json()["outcome"] is None
    assert outcome(desk, post) == before


def test_an_override_of_the_outcome_speaks_and_says_whose_it_is(desk: Desk, post: str) -> None:
    rule = outcome(desk, post).duties[0].rule_ids[0]
    assert caption(desk, post)[0] is Verdict.INSUFFICIENT
    desk.book.run(NoteRule(rule, "My lawyer says no."))
    desk.book.run(OverrideRule(rule, Outcome.NOT_REQUIRED))
    verdict = outcome(desk, post)
    (duty,) = verdict.duties
    assert duty.outcome is Outcome.NOT_REQUIRED
    assert [(source.basis, source.confidence, source.checked_on) for source in duty.sources] == [
        (OWN, "low", "2026-03-02")
    ]
    assert duty.sources[0].title == f"Your own override of the rule “{rule}”"
    assert disclosures.text_in_language(duty.text) == "My lawyer says no."
    (own,) = [each for each in verdict.findings if each.code == "disclosure.overridden"]
    assert sentence(own) == f"France: your own override of the rule “{rule}” is applied here."
    assert verdict.to_json()["duties"][0]["sources"][0]["basis"] == "own"
    found, codes = caption(desk, post)
    assert found is Verdict.NOT_REQUIRED
    assert "disclosure.overridden" in codes


def test_words_of_ones_own_come_first_and_count_even_where_they_were_refused(desk: Desk, post: str) -> None:
    shipped = outcome(desk, post).duties[0]
    assert caption(desk, post, "Collab avec Éclat. " + CAPTION)[0] is Verdict.INSUFFICIENT
    desk.book.run(OverrideRule(shipped.rule_ids[0], words=("Collab", "Réclame", "Collab")))
    (duty,) = outcome(desk, post).duties
    assert duty.outcome is shipped.outcome
    assert duty.words[:2] == ("Collab", "Réclame")
    assert set(shipped.words) <= set(duty.words)
    assert duty.sources[0].basis == OWN
    assert duty.sources[1:] == shipped.sources
    assert caption(desk, post, "Réclame | " + CAPTION)[0] is Verdict.SUFFICIENT
    assert caption(desk, post, "Collab | " + CAPTION)[0] is Verdict.SUFFICIENT


def test_clearing_and_undo_bring_the_shipped_rule_and_the_own_one_back(desk: Desk, post: str) -> None:
    shipped = outcome(desk, post)
    before = support.content(desk.book)
    desk.book.run(OverrideRule("fr-paid", Outcome.ADVISED, ("Réclame",)))
    after = support.content(desk.book)
    own = outcome(desk, post)
    assert own != shipped
    desk.book.run(ClearRuleNote("fr-paid"))
    assert outcome(desk, post) == shipped
    assert desk.book.undo().value == "Clear what you wrote on the rule “fr-paid”"
    assert outcome(desk, post) == own
    assert desk.book.undo().value == "Override the rule “fr-paid”"
    assert support.content(desk.book) == before
    desk.book.redo()
    assert support.content(desk.book) == after


def test_a_gift_is_judged_by_the_override_too(desk: Desk) -> None:
    gift = desk.add("gift", description="Lamp", brand_id=desk.brand, creator_id=desk.creator, expectation="asked")
    desk.add("channel", creator_id=desk.creator, platform=Platform.INSTAGRAM, handle="@lea", audience_countries=("FR",))
    with desk.book.reading() as reading:
        rule = disclosures.gift_verdict(reading, gift, TODAY).duties[0].rule_ids[0]
    desk.book.run(OverrideRule(rule, Outcome.ADVISED))
    with desk.book.reading() as reading:
        assert disclosures.gift_verdict(reading, gift, TODAY).duties[0].outcome is Outcome.ADVISED


@pytest.mark.parametrize(
    "given",
    [{}, {"outcome": Outcome.DONT_KNOW}, {"words": ("  ",)}, {"words": ("…",)}, {"words": ("x" * 121,)}],
)
def test_an_odd_override_is_refused(desk: Desk, given: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        desk.book.run(OverrideRule("fr-paid", **given))  # type: ignore[arg-type]  # keywords of mixed types


def test_a_rule_that_is_not_there_is_refused(desk: Desk) -> None:
    for command in (NoteRule("xx", "a"), OverrideRule("xx", Outcome.ADVISED), ClearRuleNote("fr-paid")):
        with pytest.raises(NotFound):
            desk.book.run(command)


def test_what_the_laws_own_days_changed_is_told() -> None:
    found = rulebooks.rules_changed_since(date(2024, 11, 7), date(2024, 11, 8))
    assert {each.country for each in found} == {"FR"}
    assert ("began", "rule", ("fr-eea-creator",)) in {(each.kind, each.part, each.rule_ids) for each in found}
    # What was accepted up to the 7th ended on the 8th.
    assert "ended" in {each.kind for each in found}
    assert all(each.sources for each in found)
    assert rulebooks.rules_changed_since(date(2024, 11, 8), date(2024, 11, 8)) == ()


def test_what_we_changed_is_told_by_day() -> None:
    assert {each.country for each in rulebooks.rule_edits()} >= set(rulebooks.rulebook().disclosure)
    assert all({language for language, _text in each.text} == {"en", "fr"} for each in rulebooks.rule_edits())
    assert all(set(each.rule_ids) <= set(known_rules()) for each in rulebooks.rule_edits())
    newest = rulebooks.rule_edits()[-1]
    assert newest in rulebooks.rules_changed_since(date(2020, 1, 1), newest.on)
    assert newest not in rulebooks.rules_changed_since(newest.on, date(2099, 1, 1))


def test_every_rule_of_any_kind_has_an_id_of_its_own() -> None:
    book = rulebooks.rulebook()
    limits = (*book.sectors.values(), *book.platform_sectors.values())
    ids = [
        *known_rules(),
        *(rule.id for rules in book.platforms.values() for rule in rules.switch_rules),
        *(rule.id for sectors in limits for rule in sectors.rules),
    ]
    assert len(set(ids)) == len(ids)
    assert set(rule_kinds()) == set(ids)


def test_what_a_platform_asks_of_its_setting_can_be_held_otherwise(desk: Desk, post: str) -> None:
    shipped = outcome(desk, post).switch
    assert shipped is not None
    assert shipped.use is SwitchUse.REQUIRED
    desk.book.run(OverrideRule("instagram-branded", Outcome.NOT_REQUIRED))
    held = outcome(desk, post).switch
    assert held is not None
    assert held.use is SwitchUse.NOT_NEEDED
    assert [source.basis for source in held.sources] == [OWN]
    assert "platform.switch_missing" not in caption(desk, post)[1]
    desk.book.run(ClearRuleNote("instagram-branded"))
    assert outcome(desk, post).switch == shipped


def test_a_sector_can_be_silenced_and_nothing_else(desk: Desk, post: str) -> None:
    def warned() -> set[str]:
        with desk.book.reading() as reading:
            found = captions.caption_of_post(reading, post, TODAY).sector_warnings("Un verre de vin")
        return {each.code for each in found}

    assert warned() == {"sector.limited", "platform.sector_limited"}
    desk.book.run(OverrideRule("fr-alcohol", Outcome.NOT_REQUIRED))
    assert warned() == {"platform.sector_limited"}
    desk.book.run(OverrideRule("instagram-alcohol", Outcome.NOT_REQUIRED))
    assert warned() == set()
    for wrong in ({"outcome": Outcome.REQUIRED}, {"words": ("Santé",)}):
        with pytest.raises(BadInput):
            desk.book.run(OverrideRule("fr-gambling", **wrong))
    with pytest.raises(BadInput):
        desk.book.run(OverrideRule("instagram-branded", words=("Collab",)))


def test_a_note_may_be_written_on_a_rule_of_any_kind(desk: Desk) -> None:
    for rule in ("instagram-branded", "tiktok-alcohol", "fr-crypto"):
        desk.book.run(NoteRule(rule, "Asked them."))
    with desk.book.reading() as reading:
        assert {each.rule_id for each in notes(reading)} == {"instagram-branded", "tiktok-alcohol", "fr-crypto"}
