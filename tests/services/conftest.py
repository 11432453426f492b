"""A real book for each test: bare, or with a small desk on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.new_books import new_book
from tests.services.desk import Desk, new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from creatorbook.services.book.book import Book

SETTINGS = {"name": "Léa Martin", "country": "FR", "language": "fr", "currency": "EUR"}


@pytest.fixture(autouse=True)
def _services_children(unmeasured_children: None) -> None:
    """Leave readers of files in children out of the coverage in every test of the services."""


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """Return a new book of a creator in France, closed after the test."""
    with new_book(tmp_path / "book.creatorbook", SETTINGS, clock) as book:
        yield book


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return a desk whose book is closed after the test."""
    desk = new_desk(tmp_path / "desk.creatorbook", clock)
    yield desk
    desk.book.close()
