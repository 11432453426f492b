"""Days as people type them, in two languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.dates import add_months, parse_day

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
    ],
)
def test_understood(text: str, day: date) -> None:
    assert parse_day(text, MONDAY) == day


def test_the_language_decides_what_comes_first() -> None:
    assert parse_day("3/12/2026", MONDAY) == date(2026, 12, 3)
    assert parse_day("3/12/2026", MONDAY, month_first=True) == date(2026, 3, 12)


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
