"""From parsed rule files to rules, strictly: an unknown key or a rule without a source is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.conditions import Test
from creatorbook.domain.disclosure.facts import NO, NOTHING, PAST, RECENT, SAID_OWN, YES, Fact, Relationship, Value
from creatorbook.domain.disclosure.platform_rules import Limit, LimitKind, PlatformRules, SwitchRule, SwitchUse
from creatorbook.domain.disclosure.rules import (
    Accepted,
    Form,
    Jurisdiction,
    LabelLanguage,
    Outcome,
    Penalty,
    Place,
    PlatformLabel,
    Position,
    Presumption,
    Refusal,
    Refused,
    Rule,
    SentenceRule,
)
from creatorbook.domain.disclosure.saying import ALL_SAID, Said
from creatorbook.domain.law.notes import read_notes
from creatorbook.domain.law.reading import LANGUAGES, RuleTable, read_sources, sources_cited
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.territories import EEA, GROUPS
from creatorbook.domain.values.ties import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.disclosure.conditions import Condition
    from creatorbook.domain.findings.finding import Source

_ANY = "any"
# What a condition may ask of each fact; "any" stands for every value but "none". Countries are checked apart.
_VALUES: dict[Fact, frozenset[str]] = {
    Fact.VALUE: frozenset({*Value, NOTHING}),
    Fact.TIE: frozenset({*Tie, NOTHING}),
    Fact.AFFILIATE: frozenset({YES, NO}),
    Fact.CONTROL: frozenset({YES, NO}),
    Fact.EXPECTATION: frozenset(Expectation) - {Expectation.UNKNOWN},
    Fact.RELATIONSHIP: frozenset({Relationship.LIVE, Relationship.NONE, RECENT, PAST}),
    Fact.PLATFORM: frozenset(Platform),
    Fact.MEDIUM: frozenset(Medium),
    Fact.SHOWS: frozenset(BrandShown) - {BrandShown.UNKNOWN},
    Fact.PLAIN: frozenset({*PlainContext, SAID_OWN}) - {PlainContext.UNKNOWN},
}
# A document in one of these names a platform's switch too, and does without where the file has no name for it.
_DOCUMENT_LANGUAGES = ("de", "es")


def read_jurisdiction(file: str, data: Mapping[str, object]) -> Jurisdiction:
    """Return the rules that a parsed `disclosure/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    checked_on = _read_needed_day(table, "checked_on")
    rules = tuple(_read_rule(entry, sources, checked_on) for entry in table.tables("rule"))
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        raise table.error("rule", "two rules have the same id")
    if not rules or rules[-1].when:
        raise table.error("rule", "the last rule is to hold always, so that every post has an answer")
    law = Jurisdiction(
        country=table.country(),
        languages=table.texts("languages", needed=True),
        label_language=table.choice("label_language", LabelLanguage),
        recent_days=table.whole_number("recent_days", least=1),
        rules=rules,
        accepted=tuple(_read_accepted(entry, sources, ids) for entry in table.tables("accepted")),
        refused=tuple(_read_refused(entry, sources) for entry in table.tables("refused")),
        positions=tuple(_position(entry, sources, ids) for entry in table.tables("position")),
        penalties=tuple(_penalty(entry, sources) for entry in table.tables("penalty")),
        sources=sources,
        platform_labels=tuple(_platform_label(entry, sources) for entry in table.tables("platform_label")),
        presumptions=tuple(_presumption(entry, sources) for entry in table.tables("presumption")),
        sentences=tuple(_sentence(entry, sources) for entry in table.tables("sentence")),
        notes=read_notes(table, sources),
        languages_of=_read_spoken(table),
    )
    table.refuse_unread()
    if not {entry.language for entry in law.accepted} & set(law.languages):
        raise table.error("accepted", "words in one of the country's languages are needed")
    return law


def read_platform(file: str, data: Mapping[str, object]) -> PlatformRules:
    """Return the rules that a parsed `platforms/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    checked_on = _read_needed_day(table, "checked_on")
    rules = tuple(_switch_rule(entry, sources, checked_on) for entry in table.tables("switch_rule"))
    if not rules or rules[-1].when:
        raise table.error("switch_rule", "the last rule is to hold always, so that every post has an answer")
    names = table.table("switch_name")
    has_switch = any(rule.use is not SwitchUse.NO_SWITCH for rule in rules)
    if has_switch and names is None:
        raise table.error("switch_name", "the switch needs its name")
    found = PlatformRules(
        platform=table.choice("platform", Platform),
        switch_names=_switch_names(names) if names is not None else {},
        switch_rules=rules,
        limits=tuple(_limit(entry, sources) for entry in table.tables("limit")),
        sources=sources,
    )
    table.refuse_unread()
    return found


def _read_spoken(table: RuleTable) -> Mapping[str, tuple[str, ...]]:
    spoken = table.table("spoken")
    if spoken is None:
        return {}
    found = {country: spoken.texts(country) for country in sorted(EEA) if spoken.has(country)}
    spoken.refuse_unread()
    return found


def _read_needed_day(table: RuleTable, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.error(key, "a day is needed here")
    return day


def _switch_names(table: RuleTable) -> dict[str, str]:
    others = {language: table.text(language, "") for language in _DOCUMENT_LANGUAGES}
    return _read_languages(table) | {language: name for language, name in others.items() if name}


def _read_languages(table: RuleTable) -> dict[str, str]:
    texts = {language: table.text(language) for language in LANGUAGES}
    table.refuse_unread()
    return texts


def _read_text(entry: RuleTable) -> dict[str, str]:
    return entry.translations("text")


def _conditions(entry: RuleTable) -> tuple[Condition, ...]:
    return tuple(_condition(table) for table in entry.tables("when"))


def _condition(table: RuleTable) -> Condition:
    tests = []
    for key in table.keys():  # noqa: SIM118  a rule table is not a mapping: asking for its keys marks them as read
        name = key.removesuffix("_not")
        if name not in set(Fact) - {Fact.AUDIENCE}:
            raise table.error(key, "this fact is not known")
        fact = Fact(name)
        tests.append(Test(fact, _read_values(table, key, fact), negated=key != name))
    if not tests:
        raise table.error("when", "a condition needs at least one fact")
    return tuple(tests)


def _read_values(table: RuleTable, key: str, fact: Fact) -> frozenset[str]:
    values: set[str] = set()
    for value in table.texts(key, needed=True):
        if fact is Fact.CREATOR_COUNTRY:
            values |= GROUPS.get(value, {value})
        elif value == _ANY and NOTHING in _VALUES[fact]:
            values |= _VALUES[fact] - {NOTHING}
        elif value in _VALUES[fact]:
            values.add(value)
        else:
            raise table.error(key, f"{value!r} is none of {', '.join(sorted(_VALUES[fact]))}")
    return frozenset(str(value) for value in values)


def _read_rule(entry: RuleTable, sources: Mapping[str, Source], checked_on: date) -> Rule:
    outcome = entry.choice("outcome", Outcome)
    if outcome is Outcome.DONT_KNOW:
        raise entry.error("outcome", "a rule knows; not knowing comes from facts that are missing")
    rule = Rule(
        id=entry.text("id"),
        outcome=outcome,
        when=_conditions(entry),
        text=_read_text(entry),
        sources=sources_cited(entry, sources),
        checked_on=entry.day("checked_on") or checked_on,
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        differs=bool(entry.flag("differs", default=False)),
    )
    entry.refuse_unread()
    return rule


def _read_rule_ids(entry: RuleTable, ids: list[str]) -> frozenset[str]:
    named = frozenset(entry.texts("for_rules"))
    unknown = sorted(named - set(ids))
    if unknown:
        raise entry.error("for_rules", f"there is no rule {unknown[0]!r}")
    return named


def _read_accepted(entry: RuleTable, sources: Mapping[str, Source], ids: list[str]) -> Accepted:
    accepted = Accepted(
        language=entry.text("language"),
        words=entry.texts("words", needed=True),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        for_rules=_read_rule_ids(entry, ids),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        media=entry.choices("media", Medium),
        where=_read_places(entry, "where"),
        statement=bool(entry.flag("statement", default=False)),
        discloses=entry.choices("discloses", Said) or ALL_SAID,
        undecided=bool(entry.flag("undecided", default=False)),
    )
    entry.refuse_unread()
    if accepted.undecided and not accepted.statement:
        raise entry.error("undecided", "words that nobody has decided on are a sentence, and are never proposed")
    if accepted.statement and not entry.has("discloses"):
        raise entry.error("discloses", "a sentence needs what it tells: product, trip, commission, money or tie")
    return accepted


def _read_refused(entry: RuleTable, sources: Mapping[str, Source]) -> Refused:
    words = entry.texts("words")
    form = entry.choice("form", Form) if entry.has("form") else None
    if bool(words) == (form is not None):
        raise entry.error("words", "either words or a form is needed here")
    refused = Refused(
        reason=entry.choice("reason", Refusal),
        words=words,
        form=form,
        language=entry.text("language", ""),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        platforms=entry.choices("platforms", Platform),
    )
    entry.refuse_unread()
    return refused


def _read_places(entry: RuleTable, key: str) -> tuple[Place, ...]:
    known = entry.choices(key, Place)
    # The file's order is kept: it is the order in which a person would look.
    return tuple(place for value in entry.texts(key) for place in known if place.value == value)


def _position(entry: RuleTable, sources: Mapping[str, Source], ids: list[str]) -> Position:
    position = Position(
        media=entry.choices("media", Medium),
        platforms=entry.choices("platforms", Platform),
        where=_read_places(entry, "where"),
        advised=_read_places(entry, "advised"),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        for_rules=_read_rule_ids(entry, ids),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        instead=_read_places(entry, "instead"),
    )
    entry.refuse_unread()
    if not position.where and not position.advised:
        raise entry.error("where", "a position needs a place")
    return position


def _penalty(entry: RuleTable, sources: Mapping[str, Source]) -> Penalty:
    penalty = Penalty(
        text=_read_text(entry),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return penalty


def _platform_label(entry: RuleTable, sources: Mapping[str, Source]) -> PlatformLabel:
    enough = entry.flag("enough")
    if enough is None:
        raise entry.error("enough", "true or false is needed here")
    label = PlatformLabel(
        enough=enough,
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return label


def _presumption(entry: RuleTable, sources: Mapping[str, Source]) -> Presumption:
    presumption = Presumption(
        text=_read_text(entry),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        differs=bool(entry.flag("differs", default=False)),
    )
    entry.refuse_unread()
    return presumption


def _sentence(entry: RuleTable, sources: Mapping[str, Source]) -> SentenceRule:
    enough = entry.flag("enough")
    if enough is None:
        raise entry.error("enough", "true or false is needed here")
    rule = SentenceRule(
        enough=enough,
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        discloses=entry.choices("discloses", Said) or ALL_SAID,
        names_giver=entry.flag("names_giver") is True,
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return rule


def _switch_rule(entry: RuleTable, sources: Mapping[str, Source], checked_on: date) -> SwitchRule:
    use = entry.choice("use", SwitchUse)
    if use is SwitchUse.DONT_KNOW:
        raise entry.error("use", "a rule knows; not knowing comes from facts that are missing")
    rule = SwitchRule(
        id=entry.text("id"),
        use=use,
        when=_conditions(entry),
        text=_read_text(entry),
        sources=sources_cited(entry, sources),
        checked_on=entry.day("checked_on") or checked_on,
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return rule


def _limit(entry: RuleTable, sources: Mapping[str, Source]) -> Limit:
    value, least = entry.whole_number("value", least=1), entry.whole_number("least", least=1)
    if value is None:
        raise entry.error("value", "a whole number is needed here")
    limit = Limit(
        kind=entry.choice("kind", LimitKind),
        value=value,
        least=least,
        media=entry.choices("media", Medium),
        sources=sources_cited(entry, sources),
        confidence=entry.confidence(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return limit
