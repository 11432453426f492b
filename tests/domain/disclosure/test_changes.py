from __future__ import annotations

import tomllib

import pytest

from creatorbook.domain.disclosure.changes import ChangeKind, changes_between, read_changes
from creatorbook.domain.disclosure.engine import Duty
from creatorbook.domain.disclosure.overrides import (
    OWN,
    Override,
    apply_overrides,
    overridden_sectors,
    overridden_switches,
    override_findings,
)
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Form, Outcome
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.values.platforms import Platform
from tests.domain.support import day, rulebook

GOOD = """
[[change]]
on = 2026-05-01
version = "0.2.0"
country = "FR"
rules = ["fr-paid"]
text.en = "One more word is accepted."
text.fr = "Un mot de plus est accepté."
"""


def test_edits_and_the_laws_days_come_in_one_order() -> None:
    edits = read_changes("CHANGES.toml", tomllib.loads(GOOD))
    found = changes_between(rulebook().disclosure.values(), edits, day("2010-01-01"), day("2026-12-31"))
    assert list(found) == sorted(found, key=lambda each: each.on)
    assert {each.kind for each in found} == set(ChangeKind)
    (edit,) = edits
    assert edit in found
    assert edit.text == (("en", "One more word is accepted."), ("fr", "Un mot de plus est accepté."))
    assert changes_between((), edits, day("2026-05-01"), day("2027-01-01")) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on = 2026-05-01", ""),
        ("on = 2026-05-01", 'on = "soon"'),
        ('version = "0.2.0"', ""),
        ('country = "FR"', ""),
        ('text.en = "One more word is accepted."\ntext.fr = "Un mot de plus est accepté."', ""),
        ('country = "FR"', 'country = "FR"\ncolour = "red"'),
    ],
)
def test_a_file_of_changes_is_read_strictly(old: str, new: str) -> None:
    with pytest.raises(RuleFileError, match=r"CHANGES\.toml"):
        read_changes("CHANGES.toml", tomllib.loads(GOOD.replace(old, new)))


def test_an_override_touches_its_own_country_and_rule_only() -> None:
    laws = rulebook().disclosure
    mine = Override("fr-paid", Source("Mine", "", "2026-03-02", "low", OWN), Outcome.ADVISED, ("#sp",))
    after = apply_overrides(laws, [mine, Override("gone", mine.source, Outcome.ADVISED)])
    assert {country for country in laws if after[country] != laws[country]} == {"FR"}
    changed = [rule for rule, before in zip(after["FR"].rules, laws["FR"].rules, strict=True) if rule != before]
    assert [(rule.id, rule.outcome, rule.sources) for rule in changed] == [("fr-paid", Outcome.ADVISED, (mine.source,))]
    assert not any("#sp" in each.words for each in after["FR"].refused)
    assert apply_overrides(laws, []) == laws


MINE = Source("Mine", "", "2026-03-02", "low", OWN)


def test_a_platforms_setting_is_held_otherwise_there_and_nowhere_else() -> None:
    platforms = rulebook().platforms
    after = overridden_switches(platforms, [Override("instagram-branded", MINE, Outcome.NOT_REQUIRED)])
    assert {platform for platform in platforms if after[platform] != platforms[platform]} == {Platform.INSTAGRAM}
    before = platforms[Platform.INSTAGRAM].switch_rules
    (held,) = [rule for rule in after[Platform.INSTAGRAM].switch_rules if rule not in before]
    assert (held.id, held.use, held.sources, held.confidence) == (
        "instagram-branded", SwitchUse.NOT_NEEDED, (MINE,), "low",
    )  # fmt: skip
    # The rule's own text stays where the user wrote none.
    assert dict(held.text) == {rule.id: dict(rule.text) for rule in before}["instagram-branded"]
    wordy = [Override("instagram-branded", MINE, words=("Collab",))]
    assert overridden_switches(platforms, wordy) == platforms
    said = Override("instagram-branded", MINE, Outcome.REQUIRED, text=(("en", "My lawyer says so."),))
    spoken = overridden_switches(platforms, [said])[Platform.INSTAGRAM].switch_rules
    assert {"en": "My lawyer says so."} in [dict(rule.text) for rule in spoken]


def test_words_of_ones_own_leave_the_rule_as_it_is_and_hold_in_every_language_of_the_country() -> None:
    laws = rulebook().disclosure
    after = apply_overrides(laws, [Override("fr-paid", MINE, words=("Réclame",))])["FR"]
    (paid,) = (rule for rule in after.rules if rule.id == "fr-paid")
    (shipped,) = (rule for rule in laws["FR"].rules if rule.id == "fr-paid")
    assert (paid.outcome, paid.text, paid.confidence) == (shipped.outcome, shipped.text, shipped.confidence)
    assert paid.sources == (MINE, *shipped.sources)
    own = [entry for entry in after.accepted if "Réclame" in entry.words]
    assert {entry.for_rules for entry in own} == {frozenset({"fr-paid"})}
    assert {entry.language for entry in own} >= {entry.language for entry in laws["FR"].accepted}
    silent = apply_overrides(laws, [Override("fr-paid", MINE, Outcome.ADVISED)])["FR"]
    assert silent.accepted == laws["FR"].accepted


def test_a_refusal_goes_with_its_last_word_and_stays_with_its_form() -> None:
    law = rulebook().disclosure["FR"]
    wordy = next(entry for entry in law.refused if len(entry.words) > 1 and entry.form is None)
    one, *others = wordy.words

    def refused(*words: str) -> list[tuple[str, ...]]:
        after = apply_overrides({"FR": law}, [Override("fr-paid", MINE, words=words)])["FR"]
        assert {entry.form for entry in after.refused} == {entry.form for entry in law.refused}
        assert all(entry.words or entry.form is not None for entry in after.refused)
        return [entry.words for entry in after.refused]

    assert tuple(others) in refused(one)
    assert len(refused(*wordy.words)) == len(law.refused) - 1
    assert len(refused("Réclame")) == len(law.refused)
    assert Form.HASHTAG_PILE in {entry.form for entry in law.refused}


def test_a_sector_goes_where_nothing_is_asked_and_stays_otherwise() -> None:
    sectors = rulebook().sectors
    gone = overridden_sectors(sectors, [Override("fr-alcohol", MINE, Outcome.NOT_REQUIRED)])
    left = {rule.id for found in sectors.values() for rule in found.rules}
    assert left - {rule.id for found in gone.values() for rule in found.rules} == {"fr-alcohol"}
    assert overridden_sectors(sectors, [Override("fr-alcohol", MINE, Outcome.REQUIRED)]) == sectors


def test_an_override_that_speaks_is_told_for_its_country() -> None:
    mine = Override("fr-paid", MINE, Outcome.ADVISED)
    owed = [Duty("FR", Outcome.ADVISED, rule_ids=("fr-paid",)), Duty("GB", Outcome.REQUIRED, rule_ids=("gb-paid",))]
    (told,) = override_findings(owed, [mine])
    assert (told.code, told.params["country"], told.params["rule"], told.sources) == (
        "disclosure.overridden", "FR", "fr-paid", (MINE,),
    )  # fmt: skip
    assert override_findings(owed, []) == []
