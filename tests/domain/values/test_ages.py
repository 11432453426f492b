"""Ages in whole years."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.values.ages import ADULT, age_on


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-03-02", "2026-03-02", 16),
        ("2010-03-03", "2026-03-02", 15),
        ("2010-12-31", "2026-01-01", 15),
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-03", "2026-03-02", -1),
    ],
)
def test_a_year_counts_from_the_birthday_on(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("day", "age"),
    [
        ("2026-02-28", ADULT - 1),
        ("2026-03-01", ADULT),
        ("2028-02-28", ADULT + 1),
        ("2028-02-29", ADULT + 2),
    ],
)
def test_born_on_29_february_one_is_older_on_1_march_where_the_year_has_no_such_day(day: str, age: int) -> None:
    assert age_on(date(2008, 2, 29), date.fromisoformat(day)) == age
