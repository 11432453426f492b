"""Reading the large book against the same SQL on a bare connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import lists, rows
from creatorbook.services.records.selects import record_select
from creatorbook.store.engine import driver
from creatorbook.store.query.select import Table
from creatorbook.store.sqlite import search
from creatorbook.store.sqlite.statement import prepare
from tests.bench.ratios import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.bench


@pytest.fixture
def bare(large: Book) -> Iterator[Any]:
    connection = driver.connect(large.path, read_only=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("typed", ["g", "gl", "glo", "glow", "reel 12"])
def test_search_as_you_type(large: Book, bare: Any, typed: str) -> None:
    with large.reading() as reading:
        where = search.match(typed)
        assert where is not None
        words = typed.split()
        if all(len(word) >= search.TRIGRAM for word in words):
            sql = (
                "SELECT s.kind, s.record_id FROM (SELECT rowid, rank FROM search_trigram WHERE search_trigram MATCH ? "
                "LIMIT 2000) h JOIN search_doc s ON s.rowid = h.rowid ORDER BY h.rank, s.rowid DESC LIMIT 50"
            )
            params: tuple[Any, ...] = (" ".join(f'"{word}"' for word in words),)
        else:
            sql = (
                f"SELECT kind, record_id FROM (SELECT s.kind, s.record_id, s.rowid n, instr(s.title, ?) at "
                f"FROM search_doc s WHERE {where.where} LIMIT 2000) ORDER BY at = 0, at, n DESC LIMIT 50"
            )
            params = (words[0], *where.params)
        found = search.find(reading, typed)
        assert found == [tuple(row) for row in bare.execute(sql, params)]
        compare(
            f"search “{typed}” in 60,000 records",
            lambda: search.find(reading, typed),
            lambda: bare.execute(sql, params).fetchall(),
            60,
            1.3,
        )


def test_a_page_of_a_hundred_deals(large: Book, bare: Any) -> None:
    with large.reading() as reading:
        ids = lists.ids(reading, lists.Query("deal"))[20_000:20_100]
        page = prepare(record_select("deal").where(Table("deal").id.among(ids)))
        shown = KINDS["deal"].columns

        def _read_page() -> list[list[Any]]:
            found = rows.fetch(reading, "deal", ids)
            return [[found[record][name] for name in shown] for record in ids]

        compare(
            "a page of 100 deals as rows, with the values that the list shows",
            _read_page,
            lambda: bare.execute(page.text, page.bind({})).fetchall(),
            60,
            1.8,
        )


@pytest.mark.parametrize("field", ["next_action_on", "title", "brand_id", "fee", "stage"])
def test_the_order_of_fifty_thousand_deals(large: Book, bare: Any, field: str) -> None:
    column = "fee_minor" if field == "fee" else field
    with large.reading() as reading:
        compare(
            f"50,000 ids by {field}",
            lambda: lists.ids(reading, lists.Query("deal", sort=((field, False),))),
            lambda: bare.execute(f"SELECT id FROM deal WHERE trashed_at IS NULL ORDER BY {column}, id").fetchall(),
            5,
            4.0,
        )


def test_the_boards_columns(large: Book, bare: Any) -> None:
    sql = "SELECT stage, fee_currency, sum(fee_minor), count(*) FROM deal WHERE trashed_at IS NULL GROUP BY 1, 2"
    with large.reading() as reading:
        compare(
            "count and money per column of the board",
            lambda: lists.groups(reading, lists.Query("deal"), "stage", "fee"),
            lambda: bare.execute(sql).fetchall(),
            10,
            1.5,
        )
