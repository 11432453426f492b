"""What pages depend on is what they read: a change of any of it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from creatorbook.gui.frame.page_table import PAGES
from creatorbook.services.deals.brand_standing import brand_standings
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book
    from creatorbook.store.engine.reading import Executes

# What a dossier brings along, and no figure of a brand rests on.
BROUGHT_ALONG = {"agency", "channel", "deal_period", "usage_right", "exclusivity", "gift"}


class Listening:
    """A read transaction that keeps which tables it was asked for."""

    def __init__(self, reading: Executes) -> None:
        self._reading = reading
        self.tables: set[str] = set()

    def exec_driver_sql(self, statement: str, parameters: Any = ()) -> Any:
        """Note the tables, and ask the book."""
        self.tables.update(re.findall(r'\b(?:FROM|JOIN)\s+"?(\w+)', statement))
        return self._reading.exec_driver_sql(statement, parameters)


def test_brands_depend_on_all_that_their_standing_is_read_from(book: Book, agreed: dict[str, str]) -> None:
    with book.reading() as reading:
        listening = Listening(reading)
        assert brand_standings(listening, [agreed["brand"]], book.clock.today())[agreed["brand"]].owed
    (depends_on,) = [page.depends_on for page in PAGES if page.id == "brands"]
    read = listening.tables & set(KINDS)
    assert read >= {"payment", "post", "contract", "deliverable"}
    assert read - depends_on == BROUGHT_ALONG
