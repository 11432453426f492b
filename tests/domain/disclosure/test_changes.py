from __future__ import annotations

import tomllib

import pytest

from creatorbook.domain.disclosure.changes import ChangeKind, changes_between, read_changes
from creatorbook.domain.disclosure.overrides import OWN, Override, apply_overrides
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.law.reading import RuleFileError
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
    found = changes_between(rulebook().disclosure, edits, day("2010-01-01"), day("2026-12-31"))
    assert list(found) == sorted(found, key=lambda each: each.on)
    assert {each.kind for each in found} == set(ChangeKind)
    (edit,) = edits
    assert edit in found
    assert edit.text == (("en", "One more word is accepted."), ("fr", "Un mot de plus est accepté."))
    assert changes_between({}, edits, day("2026-05-01"), day("2027-01-01")) == ()


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
