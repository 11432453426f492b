"""Values as a person reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date, format_datetime

from creatorbook.common.i18n import use_language
from creatorbook.domain.values.dates import parse_day
from creatorbook.services.fields import formats


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2026, 12, 1), "1er déc. 2026"),
        ("fr", date(2026, 12, 2), "2 déc. 2026"),
        ("fr", date(2026, 12, 11), "11 déc. 2026"),
        ("en", date(2026, 12, 1), "1 Dec 2026"),
    ],
)
def test_french_counts_the_first_of_a_month(language: str, day: date, text: str) -> None:
    use_language(language)
    assert formats.day(day) == text
    assert formats.instant(datetime(2026, 12, day.day, 12, tzinfo=UTC)).startswith(text)
    # What is read off the screen can be typed back.
    assert parse_day(text, date(2026, 1, 1)) == day


@pytest.mark.parametrize("language", ["en", "fr"])
def test_days_read_as_babel_writes_them(language: str) -> None:
    use_language(language)
    locale, first = formats.locale(), "d'er'" if language == "fr" else "d"
    start = date(2026, 1, 1)
    for number in range(366):
        value = start + timedelta(days=number)
        pattern = first if value.day == 1 else "d"
        assert formats.day(value) == format_date(value, f"{pattern} MMM y", locale=locale)
        assert formats.day_near(value, start) == format_date(
            value, f"{pattern} MMM" if value.year == 2026 else f"{pattern} MMM y", locale=locale
        )
        assert formats.day_near(value, date(2020, 1, 1), weekday=True) == format_date(
            value, f"EEE {pattern} MMM y", locale=locale
        )
        moment = datetime(value.year, value.month, value.day, number % 24, number % 60).astimezone()
        assert formats.instant(moment.astimezone(UTC)) == format_datetime(
            moment.replace(tzinfo=None), f"{pattern} MMM y, HH:mm", locale=locale
        )
