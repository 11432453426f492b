from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.working_days import find_free_day, next_working_day
from tests.domain.support import day


@pytest.mark.parametrize(
    ("on", "country", "names"),
    [
        ("2026-05-01", "FR", {"en": "Labor Day", "fr": "Fête du Travail"}),
        ("2026-07-14", "FR", {"en": "National Day", "fr": "Fête nationale"}),
        # Movable feasts: Easter of 2026 is 5 April.
        ("2026-05-14", "BE", {"en": "Ascension Day", "fr": "Ascension"}),
        ("2026-10-03", "DE", {"en": "German Unity Day"}),
        ("2026-12-28", "GB", {"en": "Boxing Day (observed)"}),
        ("2026-07-03", "US", {"en": "Independence Day (observed)"}),
        ("2026-12-08", "ES", {"en": "Immaculate Conception"}),
    ],
)
def test_a_public_holiday_has_its_names(on: str, country: str, names: dict[str, str]) -> None:
    off = find_free_day(day(on), country)
    assert off is not None
    assert off.holiday is not None
    assert dict(off.holiday) | names == dict(off.holiday)


def test_a_weekend_has_no_name() -> None:
    off = find_free_day(day("2026-03-21"), "FR")
    assert off is not None
    assert off.holiday is None


def test_the_weekend_is_the_countrys_own() -> None:
    assert find_free_day(day("2026-03-27"), "DZ") is not None  # a Friday
    assert find_free_day(day("2026-03-29"), "DZ") is None  # a Sunday


@pytest.mark.parametrize(("on", "country"), [("2026-03-20", "FR"), ("2026-03-21", ""), ("2026-05-01", "ZZ")])
def test_a_working_day_or_an_unknown_country_is_not_off(on: str, country: str) -> None:
    assert find_free_day(day(on), country) is None


def test_the_next_working_day_is_one_in_all_countries() -> None:
    assert next_working_day(day("2026-03-20"), ("FR",)) == day("2026-03-20")
    assert next_working_day(day("2026-03-21"), ("FR",)) == day("2026-03-23")
    # Good Friday in Britain, Easter Monday in both.
    assert next_working_day(day("2026-04-03"), ("FR",)) == day("2026-04-03")
    assert next_working_day(day("2026-04-03"), ("FR", "GB")) == day("2026-04-07")
    assert next_working_day(day("2026-03-21"), ()) == day("2026-03-21")


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sets(st.sampled_from(["FR", "GB", "US", "DE", "ES", "IT"])))
def test_a_proposal_is_near_and_never_a_day_off(on: date, countries: set[str]) -> None:
    found = next_working_day(on, sorted(countries))
    assert on <= found <= on + timedelta(days=10)
    assert all(find_free_day(found, country) is None for country in countries)


@pytest.mark.parametrize("on", [date.min, date.max, date(1949, 12, 31)])
def test_days_beyond_the_calendars_are_left_alone(on: date) -> None:
    assert find_free_day(on, "FR") is None
    assert next_working_day(on, ("FR",)) == on
