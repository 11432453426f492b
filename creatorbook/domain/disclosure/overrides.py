"""The user's own overrides of rules: the rulebook as they hold it, every change marked with a source of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.rules import Accepted
from creatorbook.domain.finding_codes import finding
from creatorbook.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.rules import Jurisdiction, Outcome, Refused, Rule
    from creatorbook.domain.findings import Finding, Source

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


def overridden(laws: Mapping[str, Jurisdiction], overrides: Iterable[Override]) -> dict[str, Jurisdiction]:
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
        rules=tuple(_rule(rule, by_rule.get(rule.id)) for rule in law.rules),
        accepted=(*_accepted(law, mine), *law.accepted),
        refused=tuple(kept for each in law.refused for kept in _still_refused(each, words)),
    )


def _rule(rule: Rule, override: Override | None) -> Rule:
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


def _accepted(law: Jurisdiction, overrides: Iterable[Override]) -> Iterable[Accepted]:
    # The user knows in which language they write: their words hold in each that the country's labels are in.
    languages = dict.fromkeys((*law.languages, *(each.language for each in law.accepted)))
    return [
        Accepted(language, each.words, (each.source,), each.source.confidence, frozenset({each.rule_id}))
        for each in overrides
        if each.words
        for language in languages
    ]


def _still_refused(refused: Refused, words: set[str]) -> Iterable[Refused]:
    left = tuple(word for word in refused.words if fold(word) not in words)
    if left == refused.words:
        return (refused,)
    return (replace(refused, words=left),) if left or refused.form is not None else ()


def override_findings(owed: Iterable[Duty], overrides: Iterable[Override]) -> list[Finding]:
    """Return a finding for each country in which the user's own override speaks instead of a rule."""
    by_rule = {each.rule_id: each for each in overrides}
    return [
        finding("disclosure.overridden", sources=(by_rule[rule_id].source,), country=duty.country, rule=rule_id)
        for duty in owed
        for rule_id in duty.rule_ids
        if rule_id in by_rule
    ]
