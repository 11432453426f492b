"""Values as a person reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

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
