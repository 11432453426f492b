"""What a post owes, country by country: the duty, its words, its places, its sources, or the question that decides."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from creatorbook.domain.disclosure.conditions import decide
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.rules import LabelLanguage, Outcome, ways_to_place
from creatorbook.domain.disclosure.saying import find_what_to_say, says_enough
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.law.notes import NoteKind, notes_of
from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.rules import Jurisdiction, Place, Position, Refused, Rule
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.law.notes import LawNote

_T = TypeVar("_T")
# The file of the law that holds in every country of the European Economic Area.
FLOOR = "EU"
# In the place of the name of a brand that nobody named.
UNNAMED = "…"
STRENGTH = {Outcome.NOT_REQUIRED: 0, Outcome.ADVISED: 1, Outcome.REQUIRED: 2}
_CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class Duty:
    """What one country's rules say of one post on one day.

    `outcome` is what they say, "don't know" where a fact is missing: then `question` names it, and `at_least` and
    `at_most` bound what the answer can be. `rule_ids` are the rules behind it, `text` explains one by language.
    `words` are the accepted ones in `language`, the best first, with the brand’s name, or "…" where it is not known;
    `places` all hold together, any one of `instead` does instead of them, `advised_places` are good practice.
    `known` is False where there are no rules. `also`
    is what is owed there besides the label. `shared`: the country has no rules of its own here; these are those that
    hold in the whole European Economic Area.
    """

    country: str
    outcome: Outcome
    at_least: Outcome = Outcome.NOT_REQUIRED
    at_most: Outcome = Outcome.REQUIRED
    question: Fact | None = None
    rule_ids: tuple[str, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    words: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    places: tuple[Place, ...] = ()
    advised_places: tuple[Place, ...] = ()
    instead: tuple[Place, ...] = ()
    penalties: tuple[Mapping[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: str = "low"
    known: bool = True
    also: tuple[LawNote, ...] = ()
    shared: bool = False


def duties(facts: DisclosureFacts, rulebook: Mapping[str, Jurisdiction], on: date) -> tuple[Duty, ...]:
    """Return one duty an audience country, in the order of the countries' codes, by the rules in force on the day.

    Without an audience country there is one "don't know" that asks for it; a country without rules gives one that
    says so (`known` False).
    """
    if not facts.audience_countries:
        return (Duty("", Outcome.DONT_KNOW, question=Fact.AUDIENCE),)
    return tuple(
        Duty(country, Outcome.DONT_KNOW, known=False) if law is None else duty_in(facts, law, on)
        for country in sorted(facts.audience_countries)
        for law in [law_of(country, rulebook)]
    )


def law_of(country: str, rulebook: Mapping[str, Jurisdiction]) -> Jurisdiction | None:
    """Return the rules of a country, the European floor where it has none of its own, None where nothing is known."""
    if country in rulebook:
        return rulebook[country]
    if country not in EEA or FLOOR not in rulebook:
        return None
    floor = rulebook[FLOOR]
    spoken = floor.languages_of.get(country, ())
    languages = tuple(dict.fromkeys((*spoken, *floor.languages)))
    return replace(floor, country=country, languages=languages, shared=True)


def duty_in(facts: DisclosureFacts, law: Jurisdiction, on: date) -> Duty:
    """Return what one country's rules say of the post on the day."""
    found = decide(law.rules_on(on), facts, on, law.recent_days)
    if not found.possible:
        return Duty(law.country, Outcome.DONT_KNOW, known=False)
    strengths = sorted({rule.outcome for rule in found.possible}, key=STRENGTH.__getitem__)
    outcome = found.speaks.outcome if found.speaks else Outcome.DONT_KNOW
    # Where several are open, the strictest is the one whose words and places are safe to show.
    rule = found.speaks or max(found.possible, key=lambda each: STRENGTH[each.outcome])
    language, words = _safe_words(law, rule, found.possible, facts, on)
    labelled = outcome is not Outcome.NOT_REQUIRED
    places = positions_of(law, rule, facts, on) if labelled else ()
    return Duty(
        country=law.country,
        shared=law.shared,
        outcome=outcome,
        at_least=strengths[0],
        at_most=strengths[-1],
        question=found.missing[0] if found.missing else None,
        rule_ids=(rule.id,) if found.speaks else tuple(each.id for each in found.possible),
        text=rule.text,
        language=language if labelled else "",
        words=words if labelled else (),
        refused=tuple(each for each in law.refused if is_in_force(on, each.valid_from, each.valid_to)),
        places=_unique(place for each in places for place in each.where),
        instead=_find_instead(places),
        advised_places=_unique(place for each in places for place in each.advised),
        penalties=tuple(each.text for each in law.penalties if is_in_force(on, each.valid_from, each.valid_to))
        if labelled
        else (),
        also=notes_of(law.notes, NoteKind.DUTY, on) if labelled else (),
        sources=_unique(source for each in ([rule] if found.speaks else found.possible) for source in each.sources),
        confidence=rule.confidence
        if found.speaks
        else max((each.confidence for each in found.possible), key=_CONFIDENCE.__getitem__),
    )


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


def _find_instead(places: Sequence[Position]) -> tuple[Place, ...]:
    """Return the places each of which does alone for all of these."""
    ways = [
        each.instead if len(each.where) != 1 else (*each.instead, *each.where) for each in places if each.where
    ]  # fmt: skip
    if not any(each.instead for each in places):
        return ()
    asked = {place for each in places for place in each.where}
    return tuple(place for place in _unique(chain.from_iterable(ways)) if all(place in way for way in ways)
                 and place not in asked)  # fmt: skip


def _safe_words(
    law: Jurisdiction, rule: Rule, possible: Iterable[Rule], facts: DisclosureFacts, on: date
) -> tuple[str, tuple[str, ...]]:
    """Return the language and the words that do whichever of the possible rules turns out to hold."""
    language, words = accepted_words(law, rule, facts, on)
    for other in possible:
        if other is not rule and other.outcome is not Outcome.NOT_REQUIRED:
            also = set(accepted_words(law, other, facts, on)[1])
            words = tuple(word for word in words if word in also) or words
    return language, words


def accepted_words(law: Jurisdiction, rule: Rule, facts: DisclosureFacts, on: date) -> tuple[str, tuple[str, ...]]:
    """Return the language of the label and the words accepted in it, those made for the rule first.

    Words that tell less than there is to tell are left out. The label's language is the post's or the country's as
    the law asks; where the law has no words in the post's language, the country's first language is used.
    """
    to_say = find_what_to_say(facts)
    wanted_of_words = to_say.certain | to_say.possible
    entries = [
        each
        for each in law.accepted
        if not each.statement
        and says_enough(each.discloses, wanted_of_words)
        and is_in_force(on, each.valid_from, each.valid_to)
        and (not each.for_rules or rule.id in each.for_rules)
        and (not each.media or facts.medium in each.media)
    ]
    wanted = facts.language if law.label_language is not LabelLanguage.NATIONAL else ""
    spoken = {each.language for each in entries}
    if law.label_language is LabelLanguage.NATIONAL and facts.language in law.languages:
        wanted = facts.language
    language = wanted if wanted in spoken else next((each for each in law.languages if each in spoken), "")
    chosen = sorted((each for each in entries if each.language == language), key=lambda each: not each.for_rules)
    written = [word for each in chosen for word in each.words]
    if not facts.brand_name:
        # Words that need no name are the better advice where nobody said whose product it is.
        written.sort(key=lambda word: "{brand}" in word)
    return language, _unique(insert_brand(word, facts.brand_name) for word in written)


def insert_brand(word: str, brand: str = "") -> str:
    """Return accepted words with the brand's name in its place, an ellipsis where the name is not known."""
    return word.replace("{brand}", brand or UNNAMED)


def positions_of(law: Jurisdiction, rule: Rule, facts: DisclosureFacts, on: date) -> tuple[Position, ...]:
    """Return the positions that the law asks for in the post's medium and platform, under the rule."""
    return tuple(
        each
        for each in law.positions
        if is_in_force(on, each.valid_from, each.valid_to)
        and (not each.media or facts.medium in each.media)
        and (not each.platforms or facts.platform in each.platforms)
        and (not each.for_rules or rule.id in each.for_rules)
    )


def shared_findings(found: Iterable[Duty]) -> tuple[Finding, ...]:
    """Return that these countries have no rules of their own here, and what is answered for them instead."""
    return tuple(
        finding("disclosure.shared_rules", about="audience_countries", sources=duty.sources[:1], country=duty.country)
        for duty in found
        if duty.shared
    )


def duty_findings(duty: Duty, record: tuple[str, str] | None = None) -> tuple[Finding, ...]:
    """Return the duty as a finding: required, advised, not required, or the question that decides."""
    if not duty.country:
        return (finding("disclosure.country_unknown", about="audience_countries", record=record),)
    if not duty.known:
        return (finding("disclosure.no_rules", about="audience_countries", record=record, country=duty.country),)
    if duty.outcome is Outcome.DONT_KNOW:
        return (
            finding(
                "disclosure.dont_know",
                about=duty.question or "",
                record=record,
                sources=duty.sources,
                country=duty.country,
                question=duty.question,
                at_least=duty.at_least,
            ),
        )
    if duty.outcome is Outcome.NOT_REQUIRED:
        return (finding("disclosure.not_required", record=record, sources=duty.sources, country=duty.country),)
    code = "disclosure.required" if duty.outcome is Outcome.REQUIRED else "disclosure.advised"
    return (
        finding(
            code,
            about="caption",
            record=record,
            sources=duty.sources,
            country=duty.country,
            words=duty.words,
            places=ways_to_place(duty.places, duty.instead),
        ),
    )
