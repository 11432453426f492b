from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import get_decimal_symbol, get_group_symbol
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.spans import Span, plus_days
from creatorbook.domain.values.territories import common_territory, decimal_mark_of, expand, grouping_mark_of
from creatorbook.services.fields.countries import countries

CODES = st.frozensets(st.sampled_from(["FR", "BE", "US", "EU", "DACH", "WORLD", "uk", "GB", "GB-SCT"]), max_size=4)
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
SPANS = st.builds(Span, DAYS, DAYS)


def test_groups_open_and_everywhere_is_empty() -> None:
    assert expand(frozenset({"DACH"})) == {"DE", "AT", "CH"}
    assert expand(frozenset({"uk", "EL"})) == {"GB", "GR"}
    assert expand(frozenset({"nordics", "Baltics"})) == {"DK", "FI", "IS", "NO", "SE", "EE", "LT", "LV"}
    assert {"MX", "BR", "CU"} <= expand(frozenset({"Latin America"}))
    assert "US" not in expand(frozenset({"LATIN_AMERICA"}))
    assert expand(frozenset({"DE-BY", "DACH"})) == {"DE", "AT", "CH"}
    assert expand(frozenset({"FR", "world"})) == frozenset()
    assert expand(frozenset({"Quebec"})) == {"QUEBEC"}


def test_territories_meet_where_they_share_a_country() -> None:
    france, union, states = frozenset({"FR"}), frozenset({"EU"}), frozenset({"US"})
    assert common_territory(france, union) == frozenset({"FR"})
    assert common_territory(states, union) is None
    assert common_territory(frozenset(), france) == frozenset({"FR"})
    assert common_territory(frozenset(), frozenset()) == frozenset()


def test_a_part_of_a_country_meets_the_country_and_no_other_part() -> None:
    scotland, kingdom, europe = frozenset({"GB-SCT"}), frozenset({"UK"}), frozenset({"EUROPE"})
    assert common_territory(kingdom, scotland) == common_territory(scotland, europe) == scotland
    assert common_territory(scotland, frozenset({"GB-ENG", "GB-WLS"})) is None
    assert common_territory(frozenset({"US-CA"}), kingdom) is None
    assert expand(frozenset({"GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"})) == expand(kingdom | scotland) == {"GB"}


@given(CODES, CODES)
def test_territories_meet_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert common_territory(one, other) == common_territory(other, one)


@given(SPANS, SPANS)
def test_spans_meet_both_ways(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(SPANS, st.dates(date(2019, 1, 1), date(2031, 1, 1)))
def test_a_span_holds_the_days_between_its_ends(span: Span, day: date) -> None:
    expected = (span.first is None or span.first <= day) and (span.last is None or day <= span.last)
    assert span.contains(day) is expected


def test_spans_touch_on_a_shared_day() -> None:
    first = Span(date(2026, 1, 1), date(2026, 1, 31))
    assert first.overlaps(Span(date(2026, 1, 31), None))
    assert not first.overlaps(Span(date(2026, 2, 1), None))
    assert Span().overlaps(first)
    assert not Span().is_known


def test_a_day_never_leaves_the_calendar() -> None:
    assert plus_days(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert plus_days(date(2026, 1, 1), 10**9) == date.max
    assert plus_days(date(2026, 1, 1), -(10**7)) == date.min


@pytest.mark.parametrize("country", countries("en"))
def test_the_decimal_mark_of_a_country_is_that_of_its_official_languages(country: str) -> None:
    marks, groups = set(), set()
    for language in get_official_languages(country, de_facto=True):
        with suppress(UnknownLocaleError):
            locale = Locale.parse(f"{language}_{country}", sep="_")
            marks.add(get_decimal_symbol(locale))
            groups.add(get_group_symbol(locale))
    assert decimal_mark_of(country) == (marks.pop() if len(marks) == 1 else "")
    usual = {".": ",", ",": "." if "." in groups else "", "": ""}
    assert grouping_mark_of(country) == usual[decimal_mark_of(country)]
