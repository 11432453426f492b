"""Days as people type them, in two languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.dates import add_months, parse_day, parse_moment
from creatorbook.domain.values.territories import writes_month_first

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        (" Aujourd’hui ", MONDAY),
        ("tomorrow", date(2026, 11, 24)),
        ("hier", date(2026, 11, 22)),
        ("fri", date(2026, 11, 27)),
        ("vendredi", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
        ("next tuesday", date(2026, 11, 24)),
        ("mardi prochain", date(2026, 11, 24)),
        ("last mon", date(2026, 11, 16)),
        ("dimanche dernier", date(2026, 11, 22)),
        ("+30", date(2026, 12, 23)),
        ("-1", date(2026, 11, 22)),
        ("+2w", date(2026, 12, 7)),
        ("+3 mois", date(2027, 2, 23)),
        ("in 3 weeks", date(2026, 12, 14)),
        ("in a month", date(2026, 12, 23)),
        ("dans 10 jours", date(2026, 12, 3)),
        ("2 days ago", date(2026, 11, 21)),
        ("il y a une semaine", date(2026, 11, 16)),
        ("end of month", date(2026, 11, 30)),
        ("fin du mois", date(2026, 11, 30)),
        ("2027-03-05", date(2027, 3, 5)),
        ("5/3/2027", date(2027, 3, 5)),
        ("5.3.27", date(2027, 3, 5)),
        ("05-03", date(2027, 3, 5)),
        ("1/12", date(2026, 12, 1)),
        ("5 mars", date(2027, 3, 5)),
        ("1er août 2027", date(2027, 8, 1)),
        ("March 5, 2027", date(2027, 3, 5)),
        ("5th of March 2027", date(2027, 3, 5)),
        ("12 déc.", date(2026, 12, 12)),
        ("le 3 avril", date(2027, 4, 3)),
        ("le vendredi 2 avril 2027", date(2027, 4, 2)),
        ("am 3. April", date(2027, 4, 3)),
        ("3 de abril de 2027", date(2027, 4, 3)),
        ("3 avr. 27", date(2027, 4, 3)),
        ("2027/03/05", date(2027, 3, 5)),
        ("op 5 maart 2027", date(2027, 3, 5)),
        ("5 de março de 2027", date(2027, 3, 5)),
        ("d. 5. marts 2027", date(2027, 3, 5)),
        ("fredag 5 mars 2027", date(2027, 3, 5)),
        ("5 października 2027", date(2027, 10, 5)),
        ("2027年3月5日", date(2027, 3, 5)),
    ],
)
def test_understood(text: str, day: date) -> None:
    assert parse_day(text, MONDAY) == day


def test_the_language_decides_what_comes_first() -> None:
    assert parse_day("3/12/2026", MONDAY) == date(2026, 12, 3)
    assert parse_day("3/12/2026", MONDAY, month_first=True) == date(2026, 3, 12)
    # Whoever writes dots writes the day first.
    assert parse_day("3.12.2026", MONDAY, month_first=True) == date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31/2/2027",
        "99",
        "+",
        "in weeks",
        "12/13/14/15",
        "0000-01-01",
        "+9999y",
        "1" * 500,
        "٣/٤",
        "in ٣ weeks",
        "mars",
    ],
)
def test_not_understood_is_none(text: str) -> None:
    assert parse_day(text, MONDAY) is None


@given(st.text(max_size=60), st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_no_text_raises(text: str, today: date) -> None:
    found = parse_day(text, today)
    assert found is None or date(1900, 1, 1) <= found <= date(2200, 12, 31)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_iso_comes_back(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day


def test_months_end_where_the_month_ends() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 3, 31), -1) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 18:00", "2026-11-24T18:00:00"),
        ("demain à 18h30", "2026-11-24T18:30:00"),
        ("ven. 27 nov. 2026 9h", "2026-11-27T09:00:00"),
        ("31/12 at 6:30pm", "2026-12-31T18:30:00"),
        ("12am", "2026-11-23T00:00:00"),
        ("12 pm", "2026-11-23T12:00:00"),
        ("08:05", "2026-11-23T08:05:00"),
    ],
)
def test_a_day_and_its_hour(text: str, moment: str) -> None:
    found = parse_moment(text, MONDAY)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("text", ["", "fri", "18", "5/3", "25:00", "18:60", "13pm", "0am", "teatime 18:00", "9:5"])
def test_what_names_no_hour_is_no_moment(text: str) -> None:
    assert parse_moment(text, MONDAY) is None


def test_a_weekday_before_a_date_must_be_the_right_one() -> None:
    assert parse_day("Fri 27 Nov 2026", MONDAY) == date(2026, 11, 27)
    assert parse_day("mar. 1er déc. 2026", MONDAY) == date(2026, 12, 1)
    assert parse_day("Fri 28 Nov 2026", MONDAY) is None
    assert parse_day("après-demain", MONDAY) == date(2026, 11, 25)


def test_the_weekday_of_the_day_before_an_edit_may_be_left_standing() -> None:
    friday = date(2026, 12, 4)
    assert parse_day("Fri 5 Dec 2026", MONDAY, before=friday) == date(2026, 12, 5)
    assert parse_day("ven. 5 déc. 2026", MONDAY, before=friday) == date(2026, 12, 5)
    assert parse_day("Sat 5 Dec 2026", MONDAY, before=friday) == date(2026, 12, 5)
    assert parse_day("Mon 5 Dec 2026", MONDAY, before=friday) is None
    assert parse_day("noon 5 Dec 2026", MONDAY, before=friday) is None
    assert parse_day("Fri", MONDAY, before=friday) == date(2026, 11, 27)
    moment = datetime(2026, 12, 5, 18)  # noqa: DTZ001  of no zone, as it is typed
    assert parse_moment("Fri 5 Dec 2026 18:00", MONDAY, before=friday) == moment
    assert parse_moment("Fri 5 Dec 2026 18:00", MONDAY) is None


def test_the_month_comes_first_in_america_only() -> None:
    assert [country for country in ("US", "PR", "FR", "GB", "CA", "DE", "") if writes_month_first(country)] == [
        "US",
        "PR",
    ]
