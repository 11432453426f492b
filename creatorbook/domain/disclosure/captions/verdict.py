"""The verdict on a post: what every country of its audience is likely to say of it, and the shortest fix."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from creatorbook.domain.disclosure.captions.country import (
    CountryVerdict,
    Owed,
    country_verdict,
    duties_in_country,
)
from creatorbook.domain.disclosure.captions.fixing import Fix, duties_to_serve, is_served, write_fix
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.places.positions import IN_THE_PICTURE
from creatorbook.domain.disclosure.captions.places.visible import end_of_visible, limit_findings
from creatorbook.domain.disclosure.captions.scanning.lexicon import build
from creatorbook.domain.disclosure.captions.scanning.scan import Scan, scan
from creatorbook.domain.disclosure.captions.words import WordRules, word_rules
from creatorbook.domain.disclosure.engine import UNNAMED, Duty, duty_findings, law_of, shared_findings
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import label_fits, switch_duty, switch_findings
from creatorbook.domain.disclosure.rules import Outcome, Place, Refusal
from creatorbook.domain.disclosure.saying import Said
from creatorbook.domain.disclosure.wording import Proposal, propose
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.values.platforms import Medium
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from creatorbook.domain.disclosure.captions.shown import Shown
    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.disclosure.rules import Jurisdiction, Rule
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.values.platforms import Platform

# The strictest first: where countries differ, the first of these that any of them says is said.
_STRICTEST = (Verdict.INSUFFICIENT, Verdict.UNKNOWN, Verdict.SUFFICIENT, Verdict.NOT_REQUIRED)


@dataclass(frozen=True)
class Assessment:
    """What is likely of a post, the strictest country's word first; never that it is lawful.

    `findings` say why, each with the characters of the caption it is about; `visible_end` is where a reader stops
    before "more"; `make_fix` finds the fix, which takes as long as the judging: no key that is pressed asks for it.
    """

    verdict: Verdict
    countries: tuple[CountryVerdict, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    scan: Scan
    visible_end: int
    make_fix: Callable[[], Fix | None] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def fix(self) -> Fix | None:
        """The caption with the right words in the right place, None where nothing is to fix."""
        return None if self.make_fix is None else self.make_fix()


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


# What a text has of itself when the words come first.
_IN_TEXT = frozenset({Place.FIRST_WORDS, Place.BEFORE_MORE})
_TOO_MUCH = frozenset({"caption.too_long", "caption.too_many_hashtags"})
_MOST_DENIALS = 3
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
    return replace(duty, words=tuple(word for word in duty.words if UNNAMED not in word))


def assess(facts: DisclosureFacts, shown: Shown, rules: CaptionRules) -> Assessment:
    """Return what is likely of a post on the rules' day; a fact that is missing is asked for, never guessed."""
    found = _judge(facts, shown, rules)
    if found.verdict is Verdict.SUFFICIENT or is_served(found.countries):
        return found
    return replace(found, make_fix=partial(_find_fix, facts, shown, rules, found))


def _judge(facts: DisclosureFacts, shown: Shown, rules: CaptionRules) -> Assessment:
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
    findings += shared_findings(each.duty for each in countries)
    told = frozenset(each.span for each in findings if each.params.get("reason") is Refusal.CONTRADICTS)
    findings += _written_findings(seen, text, told)
    verdict = next((each for each in _STRICTEST if any(one.verdict is each for one in countries)), Verdict.UNKNOWN)
    return Assessment(
        verdict,
        countries,
        tuple(findings),
        tuple(dict.fromkeys(source for each in countries for source in each.sources)),
        seen,
        seen.visible_end,
    )


def _find_fix(facts: DisclosureFacts, shown: Shown, rules: CaptionRules, found: Assessment) -> Fix | None:
    """Return the shortest fix that holds when it is judged itself, else the fullest, which then says what it lacks."""
    if shown.position in IN_THE_PICTURE:
        return fix_of_place(found)
    best = None
    for lacking_alone in (True, False):
        proposal = propose([_writable(each) for each in duties_to_serve(found.countries, lacking_alone=lacking_alone)])
        written = write_fix(shown.caption, found.countries, proposal, facts.language)
        if written is None:
            continue
        best = _judge_fix(written, facts, shown, rules, found)
        if best.enough:
            return best
    return best


def fix_of_place(found: Assessment) -> Fix | None:
    """Return the words and the places for a label that is not in the caption: no caption mends that."""
    proposal = propose([_writable(each) for each in duties_to_serve(found.countries, lacking_alone=True)])
    return Fix("", proposal.words, places=proposal.places, enough=False) if proposal.words else None


def _judge_fix(written: Fix, facts: DisclosureFacts, shown: Shown, rules: CaptionRules, found: Assessment) -> Fix:
    again = _judge(facts, replace(shown, caption=written.caption, position=None, words_known=True), rules)
    known = {each.code for each in found.findings}
    refused = tuple(each for each in again.findings if each.code in _TOO_MUCH and each.code not in known)
    lacking = [each.duty for each in again.countries if each.duty.known and not is_served([each])]
    contradicted = bool(again.scan.denials)
    if facts.medium is Medium.STORY:
        # There the words are on the picture, and nowhere else.
        lacking = [each.duty for each in again.countries if each.duty.known]
    places = dict.fromkeys(place for duty in lacking for place in duty.places if place not in _IN_TEXT)
    served = is_served(again.countries)
    return replace(written, places=tuple(places), enough=served and not refused and not contradicted, findings=refused)


def _verdict_in_country(
    country: str, owed: Owed | None, facts: DisclosureFacts, shown: Shown, seen: Scan, rules: CaptionRules
) -> CountryVerdict:
    if owed is None:
        nothing = Duty(country, Outcome.DONT_KNOW, known=False)
        return CountryVerdict(country, Verdict.UNKNOWN, nothing, findings=duty_findings(nothing))
    return country_verdict(facts, shown, seen, owed, rules.words, rules.on)


def _written_findings(seen: Scan, text: str, told: frozenset[object]) -> list[Finding]:
    """Return how labels are written that hurt whatever the country: denied, in other alphabets, with hidden letters.

    A denial that a country's verdict has `told` is not told again.
    """
    notes = [
        finding("caption.denied", about="caption", span=span, label=text[span[0] : span[1]])
        for span in [each for each in seen.denials if each not in told][:_MOST_DENIALS]
    ]
    for code, flagged in (
        ("caption.disguised", next((each for each in seen.mentions if each.disguised), None)),
        ("caption.hidden_characters", next((each for each in seen.mentions if each.hidden), None)),
    ):
        if flagged is not None:
            notes.append(finding(code, about="caption", span=flagged.span, label=flagged.text))
    return notes
