"""A large book, made once a run: 10,000 brands and 50,000 deals."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.ids import new_id
from creatorbook.domain.records.deals import Stage
from creatorbook.services.book.book import Book
from creatorbook.services.book.command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from creatorbook.store.writing.uow import UnitOfWork

BRANDS, DEALS = 10_000, 50_000
_SYLLABLES = "ka lo mi ra té vu no sé glow lab éclat mer nord sud bio pur zen flo lux ban".split()  # noqa: SIM905  a line
_TITLES = ("Reel", "Story", "Video", "Campaign", "Launch")


@dataclass(frozen=True)
class Fill(Command[None]):
    """Add the brands and the deals of a large agency."""

    creator: str
    code = "test.fill"

    def execute(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import Brand, Deal

        chance = random.Random(4)
        brands = [
            {
                "id": new_id(),
                "name": " ".join(chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) for _word in range(2)).title()
                + f" {number}",
                "category": chance.choice(("skincare", "food", "tech", "travel")),
                "email": f"b{number}@example.com",
            }
            for number in range(BRANDS)
        ]
        uow.insert_many(Brand, brands)
        stages = list(Stage)
        uow.insert_many(
            Deal,
            [
                {
                    "id": new_id(),
                    "creator_id": self.creator,
                    "brand_id": chance.choice(brands)["id"],
                    "title": f"{chance.choice(_TITLES)} {number}",
                    "stage": chance.choice(stages),
                    "fee_minor": chance.randrange(10_000, 900_000),
                    "fee_currency": chance.choice(("EUR", "GBP", "USD")),
                    "next_action_on": uow.today + timedelta(chance.randrange(-400, 60))
                    if chance.random() < 0.1
                    else None,
                }
                for number in range(DEALS)
            ],
        )


@pytest.fixture(scope="session")
def large_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book of 10,000 brands and 50,000 deals."""
    path = tmp_path_factory.mktemp("large") / "large.creatorbook"
    settings = {"name": "Agency", "country": "FR", "language": "en", "currency": "EUR"}
    with Book.create(path, settings) as book:
        with book.reading() as reading:
            creator = reading.exec_driver_sql("SELECT id FROM creator").scalar_one()
        book.run(Fill(creator))
    return path


@pytest.fixture
def large(large_book: Path) -> Iterator[Book]:
    """Return the large book, open."""
    with Book(large_book) as book:
        yield book
