"""Days on which nobody works: weekends and public holidays of a country, and the next day that is neither.

National holidays only: those of a region, a canton or a state are not included. The calendar library is imported at the
first question and each country's year is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holidays import HolidayBase

# Nowhere do holidays and weekends last longer in a row.
_LONGEST = 31
# The languages in which a holiday is named: those of the screen. A country without French names gives English ones.
_LANGUAGES = {"en": ("en_GB", "en_US", "en"), "fr": ("fr",)}
_YEARS = range(1950, 2101)


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day off in a country (ISO 3166-1 alpha-2): `holiday` is its name by language, None for a weekend."""

    day: date
    country: str
    holiday: Mapping[str, str] | None = None


@lru_cache(maxsize=64)
def _holidays_of_year(country: str, year: int, language: str) -> HolidayBase:
    import holidays

    return holidays.country_holidays(country, years=year, language=language or None)


@lru_cache(maxsize=1)
def _languages_of_countries() -> Mapping[str, tuple[str, ...]]:
    import holidays

    return {code: tuple(spoken) for code, spoken in holidays.list_localized_countries().items()}


@lru_cache(maxsize=1)
def _supported_countries() -> frozenset[str]:
    import holidays

    return frozenset(code for code in holidays.list_supported_countries() if len(code) == len("FR"))


def find_free_day(day: date, country: str) -> FreeDay | None:
    """Return why the day is off in the country, None where it is a working day or the country's days are not known."""
    if day.year not in _YEARS or country not in _supported_countries():
        return None
    calendar = _holidays_of_year(country, day.year, "")
    if day in calendar:
        return FreeDay(day, country, _names(day, country))
    return FreeDay(day, country) if calendar.is_weekend(day) else None


def _names(day: date, country: str) -> dict[str, str]:
    spoken = _languages_of_countries().get(country, ())
    names = {}
    for language, codes in _LANGUAGES.items():
        code = next((each for each in codes if each in spoken), "")
        if code or language == "en":
            # Two holidays on one day come with a semicolon between them.
            names[language] = str(_holidays_of_year(country, day.year, code).get(day)).replace("; ", ", ")
    return names


def next_working_day(day: date, countries: Iterable[str]) -> date:
    """Return the day itself, or the first one after it that is a working day in all the countries."""
    wanted = tuple(countries)
    for ahead in range(_LONGEST):
        later = day + timedelta(days=ahead)
        if all(find_free_day(later, country) is None for country in wanted):
            return later
    return day
