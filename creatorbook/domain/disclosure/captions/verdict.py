"""The verdict on a post: what every country of its audience is likely to say of it, and the shortest fix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from creatorbook.domain.disclosure.captions.country import (
    CountryVerdict,
    Owed,
    country_verdict,
    duties_in_country,
)
from creatorbook.domain.disclosure.captions.fixing import Fix, propose_fix
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.places.visible import end_of_visible, limit_findings
from creatorbook.domain.disclosure.captions.scanning.lexicon import BRAND, build
from creatorbook.domain.disclosure.captions.scanning.scan import Scan, scan
from creatorbook.domain.disclosure.captions.words import WordRules, word_rules
from creatorbook.domain.disclosure.engine import Duty, duty_findings, law_of
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import label_fits, switch_duty, switch_findings
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.disclosure.saying import Said
from creatorbook.domain.disclosure.wording import Proposal, propose
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.disclosure.captions.shown import Shown
    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.disclosure.rules import Jurisdiction, Rule
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.values.platforms import Medium, Platform

# The strictest first: where countries differ, the first of these that any of them says is said.
_STRICTEST = (Verdict.INSUFFICIENT, Verdict.UNKNOWN, Verdict.SUFFICIENT, Verdict.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is likely of a post, the strictest country's word first; never that it is lawful.

    `findings` say why, each with the characters of the caption it is about; `visible_end` is where a reader stops
    before "more"; `fix` is the caption with the right words in the right place, None where nothing is to fix.
    """

    verdict: Verdict
    countries: tuple[CountryVerdict, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    scan: Scan
    visible_end: int
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class AllOwed:
    """What every country asks (None where nothing is known of it), and the words that serve them all together."""

    countries: tuple[tuple[str, Owed | None], ...]
    proposal: Proposal


class HasRules(Protocol):
    """What captions need of the rulebook, which itself knows this package: the countries' rules and the platforms'."""

    @property
    def disclosure(self) -> Mapping[str, Jurisdiction]:
        """The rules by country."""

    @property
    def platforms(self) -> Mapping[Platform, PlatformRules]:
        """The rules by platform."""


# Facts whose answers are kept: somebody types, and nothing but the caption changes.
_KEPT = 500


class CaptionRules:
    """The rulebook as it stands on one day, made ready for captions: making it takes longer than using it."""

    def __init__(self, rulebook: HasRules, on: date) -> None:
        self.rulebook = rulebook
        self.on = on
        self.lexicon = build(rulebook.disclosure.values(), on)
        self._words: dict[tuple[str, tuple[str, ...], str, Medium | None], WordRules] = {}
        self._laws: dict[str, Jurisdiction | None] = {}
        self._owed: dict[DisclosureFacts, AllOwed] = {}

    def law(self, country: str) -> Jurisdiction | None:
        """Return the country's rules, or the floor that holds there, None where nothing is known."""
        if country not in self._laws:
            self._laws[country] = law_of(country, self.rulebook.disclosure)
        return self._laws[country]

    def duties(self, facts: DisclosureFacts) -> AllOwed:
        """Return what each country of the audience asks under these facts, whatever the caption says."""
        found = self._owed.get(facts)
        if found is None:
            if len(self._owed) >= _KEPT:
                self._owed.clear()
            countries = tuple(
                (country, None if law is None else duties_in_country(facts, law, self.on))
                for country in sorted(facts.audience_countries)
                for law in [self.law(country)]
            )
            proposal = propose([_writable(owed.duty) for _country, owed in countries if owed is not None])
            found = self._owed[facts] = AllOwed(countries, proposal)
        return found

    def words(self, law: Jurisdiction, rules: tuple[Rule, ...], language: str, medium: Medium | None) -> WordRules:
        """Return the words that the country takes under these rules."""
        key = (law.country, tuple(rule.id for rule in rules), language, medium)
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = word_rules(law, rules, language, medium, self.on)
        return found


def _writable(duty: Duty) -> Duty:
    # Words that wait for a brand's name cannot be written while nobody knows it.
    return replace(duty, words=tuple(word for word in duty.words if BRAND not in word))


def assess(facts: DisclosureFacts, shown: Shown, rules: CaptionRules) -> Assessment:
    """Return what is likely of a post on the rules' day; a fact that is missing is asked for, never guessed."""
    if shown.not_covered:
        said = finding("disclosure.medium_not_covered", about="medium", medium=shown.not_covered)
        return Assessment(Verdict.UNKNOWN, (), (said,), (), scan("", rules.lexicon), 0)
    platform = rules.rulebook.platforms.get(facts.platform) if facts.platform is not None else None
    text = shown.caption
    end = end_of_visible(text, platform, facts.medium, rules.on) if shown.words_known else None
    seen = scan(text, rules.lexicon, end, facts.brand_name)
    if Tie.OWN_BRAND in (facts.tie or ()) and any(
        Said.TIE in each.says and each.visible and not each.denied for each in seen.sentences
    ):
        facts = replace(facts, says_own=True)
    owed = rules.duties(facts)
    use = None if platform is None else switch_duty(facts, platform, rules.on)
    shown = replace(shown, switch_fits=label_fits(facts, use))
    countries = tuple(_verdict_in_country(country, each, facts, shown, seen, rules) for country, each in owed.countries)
    findings = [finding for each in countries for finding in each.findings]
    if not countries:
        findings += duty_findings(Duty("", Outcome.DONT_KNOW, question=Fact.AUDIENCE))
    if platform is not None and use is not None:
        findings += switch_findings(use, shown.switch_on, shown.reader)
        findings += limit_findings(text, seen.hashtags, platform, facts.medium, rules.on)
    findings += _written_findings(seen)
    verdict = next((each for each in _STRICTEST if any(one.verdict is each for one in countries)), Verdict.UNKNOWN)
    return Assessment(
        verdict,
        countries,
        tuple(findings),
        tuple(dict.fromkeys(source for each in countries for source in each.sources)),
        seen,
        seen.visible_end,
        propose_fix(text, countries, owed.proposal) if verdict is not Verdict.SUFFICIENT else None,
    )


def _verdict_in_country(
    country: str, owed: Owed | None, facts: DisclosureFacts, shown: Shown, seen: Scan, rules: CaptionRules
) -> CountryVerdict:
    if owed is None:
        nothing = Duty(country, Outcome.DONT_KNOW, known=False)
        return CountryVerdict(country, Verdict.UNKNOWN, nothing, findings=duty_findings(nothing))
    return country_verdict(facts, shown, seen, owed, rules.words, rules.on)


def _written_findings(seen: Scan) -> list[Finding]:
    """Return how labels are written that hurt whatever the country: denied, in other alphabets, with hidden letters."""
    notes = []
    for code, flagged in (
        ("caption.denied", next((each for each in seen.mentions if each.denied), None)),
        ("caption.disguised", next((each for each in seen.mentions if each.disguised), None)),
        ("caption.hidden_characters", next((each for each in seen.mentions if each.hidden), None)),
    ):
        if flagged is not None:
            notes.append(finding(code, about="caption", span=flagged.span, label=flagged.text))
    return notes
