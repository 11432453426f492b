"""A platform's own rules, apart from any law: its switch, and the limits that decide what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.conditions import decide
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.disclosure.conditions import Condition
    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.values.platforms import Medium, Platform


class SwitchUse(StrEnum):
    """What the platform says of its own switch for a post."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NOT_NEEDED = "not_needed"
    FORBIDDEN = "forbidden"
    NO_SWITCH = "no_switch"
    DONT_KNOW = "dont_know"


class LimitKind(StrEnum):
    """What is limited or shown, in characters or in pieces."""

    VISIBLE_CHARACTERS = "visible_characters"
    CAPTION_CHARACTERS = "caption_characters"
    VISIBLE_LINES = "visible_lines"
    TITLE_CHARACTERS = "title_characters"
    HASHTAGS = "hashtags"


@dataclass(frozen=True, slots=True)
class SwitchRule:
    """When the switch is to be on, or must not be; `text` explains it by language."""

    id: str
    use: SwitchUse
    when: tuple[Condition, ...]
    text: Mapping[str, str]
    sources: tuple[Source, ...]
    checked_on: date
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def says(self) -> str:
        """The use, as its value."""
        return self.use.value


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of the platform for these media (empty: all); `least` is its lowest known value where it varies."""

    kind: LimitKind
    value: int
    least: int | None
    media: frozenset[Medium]
    sources: tuple[Source, ...]
    confidence: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PlatformRules:
    """One platform: the names of its switch by language (empty where it has none), its rules, its limits."""

    platform: Platform
    switch_names: Mapping[str, str]
    switch_rules: tuple[SwitchRule, ...]
    limits: tuple[Limit, ...]
    sources: Mapping[str, Source]

    def limit(self, kind: LimitKind, medium: Medium | None, on: date) -> Limit | None:
        """Return the limit in force for the medium, one made for it before one for all, None where none is known."""
        found = [
            each
            for each in self.limits
            if each.kind is kind
            and is_in_force(on, each.valid_from, each.valid_to)
            and (not each.media or medium in each.media)
        ]
        return next((each for each in found if each.media), found[0] if found else None)


@dataclass(frozen=True, slots=True)
class SwitchDuty:
    """What the platform asks of its switch for one post, with the rule that says so, or the question that decides."""

    platform: Platform
    use: SwitchUse
    names: Mapping[str, str]
    rule_id: str
    text: Mapping[str, str]
    sources: tuple[Source, ...]
    confidence: str
    question: Fact | None = None
    names_ties: bool = False


def switch_duty(facts: DisclosureFacts, rules: PlatformRules, on: date) -> SwitchDuty:
    """Return what the platform asks of its switch on the day."""
    found = decide([rule for rule in rules.switch_rules if is_in_force(on, rule.valid_from, rule.valid_to)], facts, on)
    rule = found.speaks or (found.possible[0] if found.possible else None)
    if rule is None:
        return SwitchDuty(rules.platform, SwitchUse.DONT_KNOW, rules.switch_names, "", {}, (), "low")
    return SwitchDuty(
        rules.platform,
        rule.use if found.speaks else SwitchUse.DONT_KNOW,
        rules.switch_names,
        rule.id,
        rule.text,
        rule.sources,
        rule.confidence,
        found.missing[0] if found.missing else None,
        any(test.fact is Fact.TIE and not test.negated for condition in rule.when for test in condition),
    )


def label_fits(facts: DisclosureFacts, duty: SwitchDuty | None) -> bool:
    """Return whether the platform means its label for a post of these facts.

    A label that names a partner tells nothing of one's own brand, family or employer: there it counts only where the
    platform asks for it in so many words. One that is forbidden never counts.
    """
    if duty is not None and duty.use is SwitchUse.FORBIDDEN:
        return False
    if not facts.tie:
        return True
    return facts.tie == {Tie.OWN_BRAND} and duty is not None and duty.names_ties and duty.use is SwitchUse.REQUIRED


def switch_findings(duty: SwitchDuty, is_on: bool | None, language: str = "en") -> tuple[Finding, ...]:
    """Return what to do about the switch, which is on, off, or not known (None); named in the language."""
    name = duty.names.get(language) or duty.names.get("en", "")
    code = {
        (SwitchUse.REQUIRED, None): "platform.switch_required",
        (SwitchUse.REQUIRED, False): "platform.switch_missing",
        (SwitchUse.FORBIDDEN, None): "platform.switch_forbidden",
        (SwitchUse.FORBIDDEN, True): "platform.switch_wrongly_on",
    }.get((duty.use, is_on))
    if duty.use is SwitchUse.DONT_KNOW and duty.question is not None:
        return (
            finding(
                "platform.switch_dont_know",
                about="platform_switch",
                sources=duty.sources,
                platform=duty.platform,
                switch=name,
                question=duty.question,
            ),
        )
    if code is None:
        return ()
    return (finding(code, about="platform_switch", sources=duty.sources, platform=duty.platform, switch=name),)
