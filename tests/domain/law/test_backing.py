"""What a fact rests on: the best reading of its sources, its day, and how many were not read."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.findings.finding import Source
from creatorbook.domain.law.backing import Reading, backing_of, is_home_page, is_verifiable, note_sources

TEXT = Source("The act", "https://law.example/act/5", "2026-11-23", "high")
NEWS = Source("The paper", "https://news.example/1", "2026-11-30", "medium", "elsewhere")
KNOWN = Source("Habit", "https://news.example/", "2026-11-30", "low", "memory")


def test_the_best_reading_speaks_with_its_own_day() -> None:
    found = backing_of((KNOWN, NEWS, TEXT))
    assert found is not None
    assert (found.reading, found.read_on, found.sources, found.unread) == (Reading.SEEN, date(2026, 11, 23), 3, 1)
    found = backing_of((KNOWN, NEWS))
    assert found is not None
    assert (found.reading, found.read_on) == (Reading.ELSEWHERE, date(2026, 11, 30))
    assert backing_of(()) is None


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://iap.it", True),
        ("https://iap.it/", True),
        ("https://iap.it/#top", True),
        ("https://iap.it/?p=40451", False),
        ("https://iap.it/codice", False),
    ],
)
def test_a_home_page_is_a_site_without_a_page(url: str, *, home: bool) -> None:
    assert is_home_page(url) is home


def test_what_was_read_at_a_page_of_its_own_can_be_looked_up() -> None:
    assert is_verifiable(TEXT)
    assert is_verifiable(NEWS)
    assert not is_verifiable(KNOWN)
    assert not is_verifiable(Source("x", "https://law.example/", "2026-11-23", "high"))
    assert not is_verifiable(Source("Mine", "", "2026-11-23", "low", "own"))


def test_a_log_notes_how_a_source_was_read_as_values() -> None:
    assert note_sources((TEXT, KNOWN)) == "The act (seen, 2026-11-23); Habit (memory, 2026-11-30)"
