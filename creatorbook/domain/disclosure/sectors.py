"""What may not be promoted at all, or only under conditions: a warning where a deal, a brand or a caption says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.law.reading import RuleTable, is_in_force, read_sources, sources_cited
from creatorbook.domain.values.folding import folded_words
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Finding, Source


_EEA = "EEA"


class SectorLimit(StrEnum):
    """Whether a sector may not be promoted, or only under conditions."""

    BANNED = "banned"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class SectorRule:
    """One sector: its name and what is asked, by language; the folded phrases that name it.

    `under_age` limits it to creators younger than that many years, `countries` (empty: everywhere) to those countries.
    """

    id: str
    limit: SectorLimit
    name: Mapping[str, str]
    phrases: tuple[tuple[str, ...], ...]
    text: Mapping[str, str]
    sources: tuple[Source, ...]
    checked_on: date
    confidence: str
    under_age: int | None = None
    countries: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sector rules of one country, or of one platform: then `country` is empty."""

    country: str
    rules: tuple[SectorRule, ...]
    sources: Mapping[str, Source]
    platform: Platform | None = None


def read_sectors(file: str, data: Mapping[str, object]) -> Sectors:
    """Return the rules that a parsed `sectors/*.toml` holds; raises RuleFileError naming the file and the key."""
    table = RuleTable(file, data)
    sources = read_sources(table)
    checked_on = table.day("checked_on")
    if checked_on is None:
        raise table.error("checked_on", "a day is needed here")
    rules = tuple(_sector(entry, sources, checked_on) for entry in table.tables("sector"))
    if not rules or len({rule.id for rule in rules}) != len(rules):
        raise table.error("sector", "sectors are needed, each with an id of its own")
    of_platform = table.has("platform")
    platform = table.choice("platform", Platform) if of_platform else None
    found = Sectors("" if of_platform else table.country(), rules, sources, platform)
    table.refuse_unread()
    return found


def _sector(entry: RuleTable, sources: Mapping[str, Source], checked_on: date) -> SectorRule:
    rule = SectorRule(
        id=entry.text("id"),
        limit=entry.choice("limit", SectorLimit),
        name=entry.translations("name"),
        phrases=tuple(folded_words(phrase) for phrase in entry.texts("words", needed=True)),
        text=entry.translations("text"),
        sources=sources_cited(entry, sources),
        checked_on=entry.day("checked_on") or checked_on,
        confidence=entry.confidence(),
        under_age=entry.whole_number("under_age", least=1),
        countries=_countries(entry),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )
    entry.refuse_unread()
    return rule


def _countries(entry: RuleTable) -> frozenset[str]:
    named = entry.texts("countries")
    return frozenset(named) - {_EEA} | (EEA if _EEA in named else frozenset())


def sector_findings(
    texts: Iterable[str],
    countries: frozenset[str],
    sectors: Mapping[str, Sectors],
    on: date,
    age: int | None = None,
) -> tuple[Finding, ...]:
    """Return a warning for each sector that one of the texts names, in the countries concerned.

    `texts` are a brand's category and name, a deal's title and objective, a caption; `countries` those of the
    audience and of the creator; `age` the creator's in years, None where not known. A word found starts a question:
    it proves nothing, and a word that is missing clears nothing.
    """
    stems = [folded_words(text) for text in texts]
    return tuple(
        finding(
            "sector.banned" if rule.limit is SectorLimit.BANNED else "sector.limited",
            about="brand",
            sources=rule.sources,
            country=country,
            sector=rule.name,
            advice=rule.text,
        )
        for country in sorted(countries & set(sectors))
        for rule in sectors[country].rules
        if _applies(rule, stems, countries, on, age)
    )


def platform_findings(
    texts: Iterable[str], countries: frozenset[str], sectors: Sectors | None, on: date, age: int | None = None
) -> tuple[Finding, ...]:
    """Return a warning for each sector that one of the texts names and the platform does not let anyone be paid for.

    `sectors` are the platform's own rules, None where none are known; the rest is as in `sector_findings`.
    """
    if sectors is None:
        return ()
    stems = [folded_words(text) for text in texts]
    return tuple(
        finding(
            "platform.sector_banned" if rule.limit is SectorLimit.BANNED else "platform.sector_limited",
            about="brand",
            sources=rule.sources,
            platform=sectors.platform,
            sector=rule.name,
            advice=rule.text,
        )
        for rule in sectors.rules
        if _applies(rule, stems, countries, on, age)
    )


def _applies(
    rule: SectorRule, stems: list[tuple[str, ...]], countries: frozenset[str], on: date, age: int | None
) -> bool:
    if not is_in_force(on, rule.valid_from, rule.valid_to):
        return False
    if rule.under_age is not None and (age is None or age >= rule.under_age):
        return False
    if rule.countries and not rule.countries & countries:
        return False
    return any(_names(rule, line) for line in stems)


def _names(rule: SectorRule, line: tuple[str, ...]) -> bool:
    return any(_contains_phrase(line, phrase) for phrase in rule.phrases)


def _contains_phrase(line: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if phrase[0] not in line:
        return False
    at = -1
    while True:
        try:
            at = line.index(phrase[0], at + 1)
        except ValueError:
            return False
        if line[at : at + len(phrase)] == phrase:
            return True
