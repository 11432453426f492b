"""What pages depend on is what they read: a change of any of it is shown."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.gui.frame.page_table import PAGES, PageEntry
from creatorbook.gui.frame.warm.modules import modules_of
from creatorbook.services.book.settings import usual_currency
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.deals.brand_standing import brand_standings
from creatorbook.services.deals.brands import gift_years
from creatorbook.services.disclosure.duties import gift_verdict
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.reminders import today
from creatorbook.services.reminders.figures import figures
from creatorbook.store.sqlite.tables import tables_with

if TYPE_CHECKING:
    from creatorbook.services.book.book import Book
    from creatorbook.store.engine.reading import Executes

# What a dossier brings along, and nothing on the page rests on.
BROUGHT_ALONG = {
    "brands": {"agency", "channel", "deal_period", "usage_right", "exclusivity", "gift"},
    "today": {"agency", "contact"},
    "gifts": {"agency", "contact", "contract", "exclusivity", "payment", "usage_right"},
}


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
        read = listening.tables.intersection(tables_with(reading, "id"))
    assert read >= {"payment", "post", "contract", "deliverable"}
    assert read - _depends_on("brands") == BROUGHT_ALONG["brands"]


def test_today_depends_on_all_that_its_lines_and_figures_are_read_from(book: Book, agreed: dict[str, str]) -> None:
    assert agreed
    day = book.clock.today()
    with book.reading() as reading:
        listening = Listening(reading)
        assert today.list_due(listening, day)
        assert figures(listening, day)
        read = listening.tables.intersection(tables_with(reading, "id"))
    assert read >= {"proof", "disclosure", "deal_period"}
    assert read - _depends_on("today") == BROUGHT_ALONG["today"]


def test_gifts_depend_on_all_that_their_verdicts_and_sums_are_read_from(book: Book, agreed: dict[str, str]) -> None:
    with book.reading() as reading:
        listening = Listening(reading)
        assert gift_verdict(listening, agreed["gift"], book.clock.today()).duties
        assert gift_years(listening)
        assert usual_currency(listening) == "EUR"
        read = listening.tables.intersection(tables_with(reading, "id"))
    assert read >= {"rule_note", "book_setting", "creator"}
    assert read - _depends_on("gifts") == BROUGHT_ALONG["gifts"]


def test_contracts_depend_on_all_that_a_draft_is_read_from(book: Book, agreed: dict[str, str]) -> None:
    with book.reading() as reading:
        listening = Listening(reading)
        assert draft(listening, agreed["deal"], "fr", book.clock.today()).contract.fee
        read = listening.tables.intersection(tables_with(reading, "id"))
    assert read >= {"rule_note", "book_setting", "creator", "terms"}
    assert read - _depends_on("contracts") == set()


@pytest.mark.parametrize("page", [page for page in PAGES if page.id in {kind.window.page for kind in KINDS.values()}])
def test_a_page_depends_on_what_the_columns_of_its_list_refer_to(page: PageEntry) -> None:
    listed = [kind for kind in KINDS.values() if kind.window.page == page.id]
    named = {kind.field(name).kind for kind in listed for name in kind.columns if kind.has(name)} - {""}
    assert named <= page.depends_on


def _depends_on(id: str) -> frozenset[str]:
    (found,) = [page.depends_on for page in PAGES if page.id == id]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_what_is_imported_before_a_page_is_what_it_imports(page: PageEntry) -> None:
    page.load()
    assert set(modules_of(page)) <= sys.modules.keys()
