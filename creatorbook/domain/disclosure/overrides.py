"""The user's own overrides of rules: the rulebook as they hold it, every change marked with a source of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Accepted, Outcome
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.platform_rules import PlatformRules, SwitchRule
    from creatorbook.domain.disclosure.rules import Jurisdiction, Refused, Rule
    from creatorbook.domain.disclosure.sectors import Sectors
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.values.platforms import Platform

_K = TypeVar("_K")

# The `basis` of a source that is the user's own word.
OWN = "own"


@dataclass(frozen=True, slots=True)
class Override:
    """What the user holds instead of one rule: another outcome, words of their own (the best first), or both.

    `source` marks it wherever it is applied (its basis is "own"), `text` explains it by language code.
    """

    rule_id: str
    source: Source
    outcome: Outcome | None = None
    words: tuple[str, ...] = ()
    text: tuple[tuple[str, str], ...] = ()


def apply_overrides(laws: Mapping[str, Jurisdiction], overrides: Iterable[Override]) -> dict[str, Jurisdiction]:
    """Return the countries' rules with the overrides applied; one of a rule that is not there changes nothing."""
    by_rule = {each.rule_id: each for each in overrides}
    return {country: _law(law, by_rule) for country, law in laws.items()}


def _law(law: Jurisdiction, by_rule: Mapping[str, Override]) -> Jurisdiction:
    mine = [by_rule[rule.id] for rule in law.rules if rule.id in by_rule]
    if not mine:
        return law
    words = {fold(word) for each in mine for word in each.words}
    return replace(
        law,
        rules=tuple(_override_rule(rule, by_rule.get(rule.id)) for rule in law.rules),
        accepted=(*_override_accepted(law, mine), *law.accepted),
        refused=tuple(kept for each in law.refused for kept in _words_still_refused(each, words)),
    )


def _override_rule(rule: Rule, override: Override | None) -> Rule:
    if override is None:
        return rule
    if override.outcome is None:
        return replace(rule, sources=(override.source, *rule.sources))
    # The rule's own sources do not say what the user holds instead.
    return replace(
        rule,
        outcome=override.outcome,
        sources=(override.source,),
        confidence=override.source.confidence,
        text=dict(override.text) or rule.text,
    )


def _override_accepted(law: Jurisdiction, overrides: Iterable[Override]) -> Iterable[Accepted]:
    # The user knows in which language they write: their words hold in each that the country's labels are in.
    languages = dict.fromkeys((*law.languages, *(each.language for each in law.accepted)))
    return [
        Accepted(language, each.words, (each.source,), each.source.confidence, frozenset({each.rule_id}))
        for each in overrides
        if each.words
        for language in languages
    ]


def _words_still_refused(refused: Refused, words: set[str]) -> Iterable[Refused]:
    left = tuple(word for word in refused.words if fold(word) not in words)
    if left == refused.words:
        return (refused,)
    return (replace(refused, words=left),) if left or refused.form is not None else ()


# What the user's answer means of a platform's own setting.
SWITCH_USES = {
    Outcome.REQUIRED: SwitchUse.REQUIRED,
    Outcome.ADVISED: SwitchUse.OPTIONAL,
    Outcome.NOT_REQUIRED: SwitchUse.NOT_NEEDED,
}


def overridden_switches(
    platforms: Mapping[Platform, PlatformRules], overrides: Iterable[Override]
) -> dict[Platform, PlatformRules]:
    """Return the platforms' rules with the user's overrides of their settings; own words do not apply there."""
    by_rule = {each.rule_id: each for each in overrides if each.outcome in SWITCH_USES}
    return {
        platform: replace(rules, switch_rules=tuple(_switch(rule, by_rule.get(rule.id)) for rule in rules.switch_rules))
        if any(rule.id in by_rule for rule in rules.switch_rules)
        else rules
        for platform, rules in platforms.items()
    }


def _switch(rule: SwitchRule, override: Override | None) -> SwitchRule:
    if override is None or override.outcome is None:
        return rule
    return replace(
        rule,
        use=SWITCH_USES[override.outcome],
        sources=(override.source,),
        confidence=override.source.confidence,
        text=dict(override.text) or rule.text,
    )


def overridden_sectors(sectors: Mapping[_K, Sectors], overrides: Iterable[Override]) -> dict[_K, Sectors]:
    """Return the sectors without those of which the user wants no warning."""
    gone = {each.rule_id for each in overrides if each.outcome is Outcome.NOT_REQUIRED}
    return {
        key: replace(found, rules=tuple(rule for rule in found.rules if rule.id not in gone))
        for key, found in sectors.items()
    }


def override_findings(owed: Iterable[Duty], overrides: Iterable[Override]) -> list[Finding]:
    """Return a finding for each country in which the user's own override speaks instead of a rule."""
    by_rule = {each.rule_id: each for each in overrides}
    return [
        finding("disclosure.overridden", sources=(by_rule[rule_id].source,), country=duty.country, rule=rule_id)
        for duty in owed
        for rule_id in duty.rule_ids
        if rule_id in by_rule
    ]
