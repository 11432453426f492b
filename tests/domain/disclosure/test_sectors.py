"""Sectors that may not be promoted, or only under conditions."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.disclosure.sectors import SectorLimit, platform_findings, read_sectors, sector_findings
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.values.platforms import Platform
from tests.domain.disclosure.support import ON
from tests.domain.law.test_rule_files import raw
from tests.domain.support import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

SECTORS = rulebook().sectors
FILE = "sectors/fr.toml"


def told(text: str, countries: str = "FR", on: date = ON, age: int | None = None) -> list[tuple[str, str]]:
    found = sector_findings([text], frozenset(countries.split()), SECTORS, on, age)
    return [(each.code.partition(".")[2], str(dict(each.params["sector"])["en"])) for each in found]  # type: ignore[call-overload]  # a mapping by language


@pytest.mark.parametrize(
    ("text", "limit", "sector"),
    [
        ("Clinic for plastic surgery", "banned", "cosmetic acts and surgery"),
        ("Médecine esthétique", "banned", "cosmetic acts and surgery"),
        ("Injections de Botox", "banned", "cosmetic acts and surgery"),
        ("Nicotine pouches", "banned", "nicotine products"),
        ("Une puff à la fraise", "banned", "nicotine products"),
        ("An exotic pet in the living room", "banned", "wild animals"),
        ("Pronostics sportifs du samedi", "banned", "sports tips"),
        ("Remède miracle", "banned", "products in the place of a treatment"),
        ("Crypto exchange", "limited", "crypto-assets"),
        ("Formation au trading", "limited", "financial products"),
        ("Online casino", "limited", "gambling"),
        ("Paris sportifs", "limited", "gambling"),
        ("Whisky; beer", "limited", "alcohol"),
        ("Compléments alimentaires", "limited", "health claims on food"),
        ("Soda and crisps", "limited", "sweet, salty or fat food"),
        ("Medical devices", "limited", "medicines and medical devices"),
        ("Formation CPF", "limited", "training paid by the personal training account"),
        ("Dropshipping", "limited", "dropshipping"),
    ],
)
def test_a_word_of_a_sector_is_a_warning(text: str, limit: str, sector: str) -> None:
    assert (limit, sector) in told(text)


@pytest.mark.parametrize(
    ("country", "text", "limit"),
    [
        ("IT", "Scommetti sulla partita", "banned"),
        ("BE", "Sportweddenschappen", "banned"),
        ("BE", "Paris sportifs", "banned"),
        ("NL", "Online gokken", "banned"),
        ("DE", "Mein Sportwetten-Tipp", "limited"),
        ("IN", "The betting app of the season", "banned"),
        ("GB", "A free bet on the house", "limited"),
    ],
)
def test_gambling_is_told_where_its_law_was_read(country: str, text: str, limit: str) -> None:
    assert told(text, country) == [(limit, "gambling")]
    assert told("Betting", country, on=date(2018, 7, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Skincare",
        "A wine-red dress? No: garnet",
        "You bet! A slot is free",
        "Ginger tea",
        "Parisian sport shoes",
        "🙂",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert [each for each in told(text, "FR GB IT") if each[1] != "alcohol"] == []


def test_food_is_limited_for_creators_under_sixteen_alone() -> None:
    name = "food and drink shown by a creator under 16"
    assert ("limited", name) in told("Restaurant", age=15)
    assert told("Restaurant", age=16) == told("Restaurant", age=None) == []


def test_a_sector_is_told_where_and_when_its_law_holds() -> None:
    assert told("Online casino", "CA US") == []
    assert told("Online casino", "CA FR")
    assert told("Online casino", on=date(2023, 6, 9)) == []
    (finding,) = sector_findings(["poker"], frozenset({"FR"}), SECTORS, ON)
    assert finding.sources
    assert "18" in dict(finding.params["advice"])["fr"]  # type: ignore[call-overload]  # a mapping by language


def test_every_sector_has_its_source_and_both_languages() -> None:
    assert {rule.limit for rule in SECTORS["FR"].rules} == set(SectorLimit)
    for country in SECTORS.values():
        assert country.rules
        for rule in country.rules:
            assert rule.sources
            assert rule.phrases
            assert all(rule.phrases)
            assert set(rule.name) == set(rule.text) == {"en", "fr"}
            assert rule.valid_from is not None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["sector"][0].pop("sources"), r"sector\[fr-aesthetic-acts\]\.sources"),
        (lambda data: data["sector"][0].update(limit="perhaps"), r"'perhaps' is none of"),
        (lambda data: data["sector"][0].update(colour="red"), r"colour: this key is not known"),
        (lambda data: data["sector"][0]["name"].pop("fr"), r"name\.fr"),
        (lambda data: data["sector"].append(data["sector"][0]), r"an id of its own"),
        (lambda data: data.pop("checked_on"), r"checked_on: a day is needed"),
        (lambda data: data.update(sector=[]), r"sectors are needed"),
        (lambda data: data.update(country="France"), r"ISO 3166-1"),
    ],
)
def test_a_wrong_sector_file_is_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw(FILE))
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_sectors(FILE, data)


PLATFORMS = rulebook().platform_sectors


def told_by(platform: Platform, text: str, countries: str = "FR", on: date = ON) -> set[str]:
    found = platform_findings([text], frozenset(countries.split()), PLATFORMS.get(platform), on)
    assert all(each.sources and each.params["platform"] is platform for each in found)
    return {each.code.rpartition("_")[2] for each in found}


@pytest.mark.parametrize(
    ("platform", "text", "limits"),
    [
        (Platform.INSTAGRAM, "Vape shop", {"banned"}),
        (Platform.INSTAGRAM, "Natural wine from the Jura", {"limited"}),
        (Platform.FACEBOOK, "Pepper spray for your bag", {"banned"}),
        (Platform.FACEBOOK, "Network marketing", {"banned"}),
        (Platform.YOUTUBE, "Online casino", {"limited"}),
        (Platform.YOUTUBE, "Essay writing service", {"banned"}),
        (Platform.TIKTOK, "Energy drink", {"banned"}),
        (Platform.TIKTOK, "Whisky", {"banned"}),
        (Platform.TIKTOK, "Chirurgie esthétique", {"banned"}),
        (Platform.TWITCH, "CBD oil", {"banned"}),
        (Platform.TWITCH, "Craft beer", {"limited"}),
        (Platform.X, "Dating app", {"banned"}),
        (Platform.X, "Bitcoin", {"limited"}),
        (Platform.LINKEDIN, "Vape shop", set()),
        (Platform.INSTAGRAM, "Skincare", set()),
        (Platform.YOUTUBE, "Ginger tea", set()),
    ],
)
def test_a_platform_has_sectors_of_its_own(platform: Platform, text: str, limits: set[str]) -> None:
    assert told_by(platform, text) == limits


def test_what_a_platform_limits_in_some_countries_is_told_there() -> None:
    for country in ("FR", "NO", "CH", "GB"):
        assert told_by(Platform.TIKTOK, "Vitamin gummies", country) == {"banned"}
    assert told_by(Platform.TIKTOK, "Vitamin gummies", "US") == set()
    assert told_by(Platform.TIKTOK, "Vitamin gummies", "US IE") == {"banned"}
    assert told_by(Platform.TWITCH, "Tobacco", on=date(2023, 6, 5)) == set()


def test_every_sector_of_a_platform_has_its_source_and_both_languages() -> None:
    assert len(PLATFORMS) >= 6
    for platform, sectors in PLATFORMS.items():
        assert sectors.platform is platform
        for rule in sectors.rules:
            assert rule.sources
            assert all(source.url.startswith("https://") for source in rule.sources)
            assert all(rule.phrases)
            assert set(rule.name) == set(rule.text) == {"en", "fr"}
            assert rule.id.startswith(platform.value)
