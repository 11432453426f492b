"""Which copies are kept: the newest of each of the last days, weeks and months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.backups.thinning import DAYS, MONTHS, WEEKS, choose_kept

START = datetime(2025, 1, 1, 18, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 60 * 24 * 800), unique=True, max_size=80).map(
    lambda minutes: [START + timedelta(minutes=each) for each in minutes]
)


def kept_of(moments: list[datetime]) -> list[datetime]:
    return choose_kept(moments, lambda at: at)


def test_three_years_of_days_leave_a_week_a_month_and_a_year() -> None:
    there: list[datetime] = []
    for day in range(3 * 365):
        # Thinned after each: what was dropped never comes back.
        there = kept_of([*there, START + timedelta(days=day)])
    newest = there[0]
    assert [(newest - at).days for at in there[:DAYS]] == list(range(DAYS))
    assert len(there) <= DAYS + WEEKS + MONTHS
    months = {(at.year, at.month) for at in there}
    assert len(months) == MONTHS
    assert max(older - newer for newer, older in pairwise(reversed(there))) < timedelta(days=32)


def test_of_a_day_the_newest_is_kept() -> None:
    moments = [START + timedelta(hours=each) for each in range(5)]
    assert kept_of(moments) == [moments[-1]]


def test_days_without_work_take_no_place() -> None:
    moments = [START + timedelta(days=40 * each) for each in range(10)]
    assert kept_of(moments) == moments[::-1]


@given(MOMENTS)
def test_the_newest_stays_and_thinning_again_drops_nothing(moments: list[datetime]) -> None:
    kept = kept_of(moments)
    assert set(kept) <= set(moments)
    assert kept == sorted(kept, reverse=True)
    assert kept[:1] == sorted(moments, reverse=True)[:1]
    assert kept_of(kept) == kept
    assert len(kept) <= DAYS + WEEKS + MONTHS
    days = sorted({at.date() for at in moments}, reverse=True)[:DAYS]
    assert {at.date() for at in kept} >= set(days)
