"""Every rule as a person reads it: by country and by platform, with its words, reasons, days and sources."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, language, mark
from creatorbook.common.text import fold
from creatorbook.domain.contracts.law import Weight
from creatorbook.domain.disclosure.engine import insert_brand, law_of
from creatorbook.domain.disclosure.facts import Fact, Value
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import LabelLanguage, Outcome, Refusal
from creatorbook.domain.disclosure.sectors import SectorLimit
from creatorbook.domain.law.backing import quality_of
from creatorbook.domain.law.notes import NoteKind, notes_of
from creatorbook.domain.law.reading import is_in_force
from creatorbook.domain.money.payment_law import LimitCount, LimitScope
from creatorbook.domain.values.territories import EEA
from creatorbook.services.disclosure.catalogue_words import CHANGES, CHECKS, FORMS, LIMITS, PARTS, UNCLEAR
from creatorbook.services.disclosure.duties import text_in_language
from creatorbook.services.disclosure.post_panel import place_words
from creatorbook.services.fields import countries as places
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.law.rulebooks import rulebook, rules_changed_since
from creatorbook.services.wording.rules import RULE_WORDS
from creatorbook.services.wording.sources import backed_by, legend, quality_text
from creatorbook.services.wording.verdicts import shared_rules_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from enum import StrEnum

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.disclosure.platform_rules import PlatformRules
    from creatorbook.domain.disclosure.rules import Accepted, Jurisdiction, Rule
    from creatorbook.domain.disclosure.sectors import Sectors
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.backing import Quality
    from creatorbook.domain.law.notes import LawNote
    from creatorbook.domain.money.payment_law import PaymentLaw, TermLimit

# How far back the page of changes looks.
_RECENT = timedelta(days=3 * 365)
_FLOOR = "EU"
_WORD = re.compile(r"\w+")

QUALITY, NOT_KNOWN = mark("How sure this is"), mark("What is not known")
# The rules by what follows from them.
DUE: dict[Outcome, str] = {
    Outcome.REQUIRED: mark("A label is required"),
    Outcome.ADVISED: mark("A label is advised"),
    Outcome.NOT_REQUIRED: mark("No label is asked for"),
}
ACCEPTED, REFUSED, WHERE, OTHER = (
    mark("Accepted words"),
    mark("Wording that does not count"),
    mark("Where the label must appear"),
    mark("Language, presumptions and penalties"),
)
ALSO, COMING = mark("What else is asked there"), mark("What is coming")
NUMBERS = mark("Numbers")
DISCLOSURE, PLATFORMS, SECTORS, MONEY, CONTRACTS, CHANGED = (
    mark("Labels"),
    mark("Platforms"),
    mark("Sectors"),
    mark("Late payment"),
    mark("Contracts"),
    mark("What changed"),
)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One thing that a rule file says. `title` and `text` are for people; `says` is a word such as "Required".

    `rule_id` is "" for what cannot be noted or overridden; days are those of the law.
    """

    section: str
    title: str
    text: str = ""
    says: str = ""
    role: str = "idle"
    sources: tuple[Source, ...] = ()
    confidence: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    rule_id: str = ""

    @property
    def days(self) -> str:
        """From when to when it holds, "" where no day is known."""
        if self.valid_from is not None and self.valid_to is not None:
            said_days = _("from {start} to {end}")
            return said_days.format(start=formats.day(self.valid_from), end=formats.day(self.valid_to))
        if self.valid_from is not None:
            return _("since {day}").format(day=formats.day(self.valid_from))
        return _("until {day}").format(day=formats.day(self.valid_to)) if self.valid_to is not None else ""

    @property
    def confidence_text(self) -> str:
        """What it rests on, in words: how its sources were read, when, and whether it is to be confirmed."""
        return backed_by(self.sources, self.confidence)

    def matches(self, wanted: str) -> bool:
        """Return whether every word looked for is somewhere in it; `wanted` is folded, a hashtag is a whole word."""
        text, whole = _searched_words(self)
        return all(part.lstrip("#") in whole if part.startswith("#") else part in text for part in wanted.split())


@lru_cache(maxsize=4096)
def _searched_words(entry: RuleEntry) -> tuple[str, frozenset[str]]:
    """Return the folded text of an entry and its whole words, once: a search looks at every one at every key."""
    parts = (entry.title, entry.text, entry.says, entry.rule_id, *(each.title for each in entry.sources))
    text = fold(" ".join(parts))
    return text, frozenset(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rules of one country or platform. `id` is stable ("disclosure/FR"), `group` and `title` are for people."""

    id: str
    group: str
    title: str
    entries: tuple[RuleEntry, ...]

    @property
    def quality(self) -> Quality:
        """How many facts it holds, how well they were read, and when last."""
        return quality_of((each.sources, each.confidence) for each in self.entries)

    @property
    def not_known(self) -> tuple[str, ...]:
        """What could not be found out, as sentences."""
        section = _(NOT_KNOWN)
        return tuple(each.title for each in self.entries if each.section == section)


_NOTED = {NoteKind.UNKNOWN: NOT_KNOWN, NoteKind.DUTY: ALSO, NoteKind.PENDING: COMING}
_SWITCH_ROLES = {SwitchUse.REQUIRED: "warn", SwitchUse.FORBIDDEN: "danger"}
_OUTCOME_ROLES = {Outcome.REQUIRED: "danger", Outcome.ADVISED: "warn", Outcome.NOT_REQUIRED: "ok"}


def build_shelves(today: date) -> tuple[Shelf, ...]:
    """Return all shipped rules, labels first; the last shelf tells what changed in three years up to today."""
    return _shelves_in(language(), today)


@lru_cache(maxsize=2)
def _shelves_in(spoken: str, today: date) -> tuple[Shelf, ...]:
    """Return them in the language spoken now: made once, ahead of time, for whoever looks at them, or in them."""
    del spoken
    book = rulebook()
    made = [
        *(country_shelf(code, today) for code in book.disclosure),
        *(_shelf(f"platforms/{code}", _(PLATFORMS), word_for(code), _platform(rules))
          for code, rules in book.platforms.items()),
        *(_shelf(f"sectors/{code}", _(SECTORS), _country(code), _sectors(rules))
          for code, rules in book.sectors.items()),
        *(_shelf(f"sectors/{code}", _(SECTORS), word_for(code), _sectors(rules))
          for code, rules in book.platform_sectors.items()),
        *(_shelf(f"money/{code}", _(MONEY), _country(code), _money(law), _notes(law.notes, today))
          for code, law in book.money.items()),
        *(_shelf(f"contracts/{code}", _(CONTRACTS), _country(code), _contract(law))
          for code, law in book.contracts.items()),
    ]  # fmt: skip
    order = [_(each) for each in (DISCLOSURE, PLATFORMS, SECTORS, MONEY, CONTRACTS)]
    made.sort(key=lambda each: (order.index(each.group), fold(each.title)))
    return (*made, Shelf("changes", _(CHANGED), _("In the last three years"), tuple(_changes(today))))


def country_shelf(code: str, today: date) -> Shelf:
    """Return what is to be read on one country's labels, by its code; raises KeyError where it has no rules."""
    laws = rulebook().disclosure
    law = law_of(code, laws)
    if law is None:
        raise KeyError(code)
    # What holds in the whole Economic Area, or is to come there, concerns each of its countries.
    shared = laws[_FLOOR].notes if code in EEA and _FLOOR in laws else ()
    notes = law.notes if law.shared else (*law.notes, *shared)
    told = [RuleEntry(_(NOT_KNOWN), shared_rules_words())] if law.shared else []
    return _shelf(f"disclosure/{code}", _(DISCLOSURE), _country(code), _law(law, today), (*told, *_notes(notes, today)))


def _shelf(id: str, group: str, title: str, facts: Iterable[RuleEntry], notes: Iterable[RuleEntry] = ()) -> Shelf:
    """Return a shelf that begins with how good its facts are and what is not known."""
    listed, noted = tuple(facts), tuple(notes)
    unknown = tuple(each for each in noted if each.section == _(NOT_KNOWN))
    known = (*listed, *(each for each in noted if each.section != _(NOT_KNOWN)))
    made = Shelf(id, group, title, known)
    head = RuleEntry(_(QUALITY), quality_text(made.quality), legend())
    return replace(made, entries=(head, *unknown, *known))


def _notes(notes: Iterable[LawNote], today: date) -> Iterator[RuleEntry]:
    for kind, section in _NOTED.items():
        for note in notes_of(notes, kind, today):
            yield RuleEntry(_(section), text_in_language(note.text), **_backing_of(note))


def _country(code: str) -> str:
    return _("European Economic Area") if code == _FLOOR else places.countries().get(code, code)


def _languages(codes: Iterable[str]) -> str:
    return ", ".join(places.languages().get(code, code) for code in codes)


def _quote_words(words: Iterable[str]) -> str:
    return ", ".join(_("“{words}”").format(words=insert_brand(each)) for each in words)


def _join_members(members: Iterable[StrEnum]) -> str:
    return ", ".join(word_for(each) for each in sorted(members))


def _join_rule_words(members: Iterable[StrEnum]) -> str:
    return ", ".join(_(RULE_WORDS[type(each)][each]) for each in members)


def _backing_of(each: object) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ("sources", "confidence", "valid_from", "valid_to")}


def _reading_order(rule: Rule, today: date) -> tuple[bool, bool, bool]:
    """Return the key that puts first what holds today, then what most posts meet: money or a gift, wherever from."""
    asked = [{test.fact for test in condition} for condition in rule.when]
    common = any(Fact.CREATOR_COUNTRY not in facts and Fact.VALUE in facts for facts in asked)
    paid = any(
        test.fact is Fact.VALUE and not test.negated and Value.MONEY in test.values
        for condition in rule.when
        for test in condition
    )
    return (not is_in_force(today, rule.valid_from, rule.valid_to), not (common and paid), not common)


def _law(law: Jurisdiction, today: date) -> Iterator[RuleEntry]:
    by_outcome = {outcome: [rule for rule in law.rules if rule.outcome is outcome] for outcome in DUE}
    ordered = [sorted(found, key=lambda rule: _reading_order(rule, today)) for found in by_outcome.values()]
    for rule in chain.from_iterable(ordered):
        word_of = _(RULE_WORDS[Outcome][rule.outcome])
        yield RuleEntry(
            _(DUE[rule.outcome]),
            text_in_language(rule.text),
            "",
            word_of,
            _OUTCOME_ROLES[rule.outcome],
            rule_id=rule.id,
            **_backing_of(rule),
        )
    for accepted in law.accepted:
        if not accepted.statement:
            yield RuleEntry(_(ACCEPTED), _quote_words(accepted.words), _limits_of(accepted), **_backing_of(accepted))
    for refused in law.refused:
        title = _quote_words(refused.words) or (_(FORMS[refused.form]) if refused.form is not None else "")
        yield RuleEntry(_(REFUSED), title, _(RULE_WORDS[Refusal][refused.reason]), **_backing_of(refused))
    for position in law.positions:
        media = _join_members(position.media) or _("Everywhere")
        title = _("{media} ({platforms})").format(media=media, platforms=_join_members(position.platforms))
        parts = [place_words(position.where, position.instead)]
        if position.advised:
            parts.append(_("Better still: {places}.").format(places=_join_rule_words(position.advised)))
        yield RuleEntry(_(WHERE), title if position.platforms else media, " · ".join(parts), **_backing_of(position))
    yield from _other_rules_of(law)


def _limits_of(accepted: Accepted) -> str:
    parts = [_("In {languages}").format(languages=_languages((accepted.language,)))]
    if accepted.media:
        parts.append(_("only for: {media}").format(media=_join_members(accepted.media)))
    if accepted.where:
        parts.append(_("enough there: {places}").format(places=_join_rule_words(accepted.where)))
    return " · ".join(parts)


def _other_rules_of(law: Jurisdiction) -> Iterator[RuleEntry]:
    if law.country == _FLOOR:
        served = sorted((_country(code) for code in law.languages_of), key=fold)
        yield RuleEntry(_(OTHER), _("For countries without rules of their own here: {names}.").format(
            names=", ".join(served)))  # fmt: skip
    languages = _languages(law.languages)
    if law.label_language is not LabelLanguage.NATIONAL:
        yield RuleEntry(
            _(OTHER), _("The label is in the language of the post, or in {languages}.").format(languages=languages)
        )
    else:
        yield RuleEntry(_(OTHER), _("The label is in {languages}.").format(languages=languages))
    if law.recent_days is not None:
        text = _("A relationship that ended less than {days} days ago still counts.")
        yield RuleEntry(_(OTHER), text.format(days=law.recent_days))
    for shown in law.platform_labels:
        title = (
            _("The platform’s own label is enough.")
            if shown.enough
            else _("The platform’s own label alone is not enough.")
        )
        yield RuleEntry(_(OTHER), title, **_backing_of(shown))
    for presumption in law.presumptions:
        yield RuleEntry(_(OTHER), text_in_language(presumption.text), **_backing_of(presumption))
    for penalty in law.penalties:
        yield RuleEntry(_(OTHER), text_in_language(penalty.text), **_backing_of(penalty))


def _platform(rules: PlatformRules) -> Iterator[RuleEntry]:
    name = text_in_language(rules.switch_names)
    section = _("The platform’s own label: {name}").format(name=name) if name else _("The platform’s own label")
    for rule in rules.switch_rules:
        says = _(RULE_WORDS[SwitchUse][rule.use])
        yield RuleEntry(
            section,
            text_in_language(rule.text),
            "",
            says,
            _SWITCH_ROLES.get(rule.use, "idle"),
            rule_id=rule.id,
            **_backing_of(rule),
        )
    for limit in rules.limits:
        number = formats.number(limit.value)
        if limit.least is not None:
            number = _("{least} to {most}").format(least=formats.number(limit.least), most=number)
        yield RuleEntry(
            _(NUMBERS), _(LIMITS[limit.kind]).format(number=number), _join_members(limit.media), **_backing_of(limit)
        )


def _sectors(sectors: Sectors) -> Iterator[RuleEntry]:
    for rule in sectors.rules:
        banned = rule.limit is SectorLimit.BANNED
        name = text_in_language(rule.name)
        yield RuleEntry(
            _(SECTORS),
            name[:1].upper() + name[1:],
            text_in_language(rule.text),
            _("Forbidden") if banned else _("Under conditions"),
            "danger" if banned else "warn",
            rule_id=rule.id,
            **_backing_of(rule),
        )


def _money(law: PaymentLaw) -> Iterator[RuleEntry]:
    held: dict[str, Any] = {"sources": law.sources, "valid_from": law.valid_from, "valid_to": law.valid_to}
    if not law.statutory:
        text = _("No law sets a rate of late interest between businesses: the rate in the contract applies.")
        yield RuleEntry(_(MONEY), text, **held)
    if law.default_days is not None:
        text = _("Where nothing is agreed, payment is due after {days} days.")
        yield RuleEntry(_(MONEY), text.format(days=law.default_days), **held)
    for limit in law.limits:
        yield RuleEntry(_(MONEY), _limit_text(limit), **_backing_of(limit))
    if law.fixed_sum is not None:
        text = _("A fixed sum of {amount} for recovery costs is owed with each late invoice.")
        yield RuleEntry(_(MONEY), text.format(amount=formats.money(law.fixed_sum)), **held)
    for band in law.bands:
        text = _("{amount} for recovery costs is owed with each late invoice of {least} or more.")
        shown = {"amount": formats.money(band.amount), "least": formats.money(band.at_least)}
        yield RuleEntry(_(MONEY), text.format(**shown), **held)
    for rate in law.rates:
        yield RuleEntry(
            _("Late interest"),
            _("{rate} a year").format(rate=formats.percent(rate.rate_bp)),
            sources=rate.sources,
            valid_from=None if rate.is_constant else rate.starts_on,
            valid_to=None if rate.is_constant else rate.ends_on,
        )


def _limit_text(limit: TermLimit) -> str:
    if limit.counted is LimitCount.MONTH_END:
        text = _("The contract may say {days} days and the end of the month instead.")
    elif limit.applies_to is LimitScope.PERIODIC:
        text = _("An invoice for a period is due within {days} days.")
    elif limit.applies_to is LimitScope.LARGE_PAYER:
        text = _("A large company may agree no later than {days} days with a smaller one.")
    elif limit.is_hard:
        text = _("No later than {days} days may be agreed.")
    else:
        text = _("Later than {days} days may be agreed only expressly, and where that is not grossly unfair.")
    return text.format(days=limit.days)


def _contract(law: ContractLaw) -> Iterator[RuleEntry]:
    states = {region.code: region.names[0] for region in law.regions}
    for each in law.thresholds:
        text = _("From {amount} excluding VAT the contract must be written; the warning comes at {percent}%.")
        if each.region:
            text = _("From {amount} within {days} days the contract must be written ({state}).")
        unclear = "; ".join(_(UNCLEAR[code]) for code in each.unclear if code in UNCLEAR)
        yield RuleEntry(
            _("When it must be written"),
            text.format(
                amount=formats.money(each.amount),
                percent=each.warn_percent,
                days=each.within_days,
                state=states.get(each.region, ""),
            ),
            _("The law leaves open: {points}.").format(points=unclear) if unclear else "",
            **_backing_of(each),
        )
    for mention in law.mentions:
        title = _(CHECKS[mention.check])
        if mention.region:
            title = _("{mention} ({state})").format(mention=title, state=states[mention.region])
        parts = [_("At most {days} days").format(days=mention.days)] if mention.days else []
        if mention.from_threshold or mention.region:
            parts.append(_("Asked for from that sum on"))
        yield RuleEntry(
            _("What it must say"),
            title,
            " · ".join(parts),
            _("Advised") if mention.weight is Weight.ADVISED else "",
            **_backing_of(mention),
        )
    if law.minor_age is not None:
        text = _("Under {age} years the parents sign too, and a professional writes it.")
        yield RuleEntry(_("Minors"), text.format(age=law.minor_age), sources=law.minor_sources)


def _changes(today: date) -> Iterator[RuleEntry]:
    for each in reversed(rules_changed_since(today - _RECENT, today)):
        texts = dict(each.text)
        text = texts.get(language()) or texts.get("en", "") or _quote_words(each.words)
        yield RuleEntry(
            _country(each.country),
            text or _(PARTS[each.part]),
            _("With version {version}").format(version=each.version) if each.version else _(PARTS[each.part]),
            _(CHANGES[each.kind]),
            sources=each.sources,
            valid_from=each.on,
        )


def find(found: Sequence[Shelf], text: str) -> list[tuple[Shelf, RuleEntry]]:
    """Return the entries that hold every word of the text, in the shelves' order; a shelf's own title counts."""
    wanted = fold(text.strip()).split()
    if not wanted:
        return []
    left = [(shelf, _words_left(shelf, wanted)) for shelf in found]
    return [(shelf, entry) for shelf, words in left for entry in shelf.entries if entry.matches(words)]


def _words_left(shelf: Shelf, wanted: Sequence[str]) -> str:
    title = fold(f"{shelf.group} {shelf.title}")
    return " ".join(part for part in wanted if part not in title)
