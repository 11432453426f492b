"""A small book for the tests of the services: one creator in France, one brand, and short ways to add to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.records import editing as records
from creatorbook.services.records import lists, rows
from tests.new_books import filled_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import Clock
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row

T = TypeVar("T")

TODAY = date(2026, 3, 2)
SETTINGS = {"name": "Léa Martin", "country": "France", "language": "fr", "currency": "EUR"}


def fill(book: Book) -> None:
    """Say how the creator is reached, and add the brand."""
    with book.reading() as reading:
        (creator,) = lists.ids(reading, lists.Query("creator"))
    reach = {"address": "3 rue des Lilas\n75020 Paris", "email": "lea@example.com"}
    book.run(records.EditRecord("creator", creator, reach))
    brand = {
        "name": "Éclat",
        "legal_name": "Éclat SAS",
        "country": "FR",
        "tax_residence": "FR",
        "address": "1 quai du Rhône\n69001 Lyon",
        "email": "bonjour@example.com",
        "category": "Skincare",
    }
    book.run(records.AddRecord("brand", brand))


def new_desk(path: Path, clock: Clock) -> Desk:
    """Return a desk on a new book at `path`, to be closed by the caller."""
    return furnished_desk(path, clock, fill)[0]


def furnished_desk(path: Path, clock: Clock, furnish: Callable[[Book], T]) -> tuple[Desk, T]:
    """Return a desk on a new book at `path` with what `furnish` puts into it, which calls `fill` first."""
    book, returned = filled_book(path, SETTINGS, clock, furnish)
    return Desk(book), returned


class Desk:
    """A book and what stands in it: `creator` and `brand` are ids."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.creator = self.ids("creator")[0]
        self.brand = self.ids("brand")[0]

    def add(self, kind: str, **values: Any) -> str:
        return self.book.run(records.AddRecord(kind, values)).value

    def edit(self, kind: str, record: str, **values: Any) -> None:
        self.book.run(records.EditRecord(kind, record, values))

    def ids(self, kind: str, **query: Any) -> list[str]:
        with self.book.reading() as reading:
            return lists.ids(reading, lists.Query(kind, **query))

    def row(self, kind: str, record: str) -> Row:
        with self.book.reading() as reading:
            return rows.get(reading, kind, record)

    def dump(self) -> dict[str, list[Any]]:
        """Return every row of every table that a person's work stands in."""
        with self.book.reading() as reading:
            tables = [
                name
                for (name,) in reading.exec_driver_sql(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                    "AND name NOT LIKE 'search_%' AND name NOT LIKE 'digest_%' "
                    "AND name NOT IN ('change_log', 'change_row', 'alembic_version')"
                )
            ]
            return {
                name: list(reading.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()) for name in tables
            }

    def agreed_deal(self, **values: Any) -> str:
        """Add a deal with all that its contract needs."""
        deal = self.add(
            "deal",
            **{
                "title": "Spring serum",
                "brand_id": self.brand,
                "fee": Money(150000, "EUR"),
                "objective": "Spring launch",
                "starts_on": date(2026, 3, 1),
                "ends_on": date(2026, 5, 31),
                **values,
            },
        )
        self.add("deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, due_on=date(2026, 3, 6))
        self.add("terms", deal_id=deal, payment_days=30, revisions=2, governing_law="FR", approval_needed=True)
        self.add("payment", deal_id=deal, label="Balance", amount=Money(150000, "EUR"), days_after=30)
        self.add("usage_right", deal_id=deal, channels=("organic_social",), duration_days=90)
        return deal
