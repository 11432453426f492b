"""Every schema that went out still opens: upgraded whole, nothing lost, and equal to a new book to the letter."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.services.book.book import Book
from creatorbook.services.records.history.lines import book_history
from creatorbook.services.records.searching import search_best
from creatorbook.store.engine import driver
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.verify import verify_file
from tests.store.support import schema_of

if TYPE_CHECKING:
    from typing import Any

OLD = sorted(Path(__file__).parent.glob("schema-*.creatorbook.gz"))
# Those whose texts were folded for the search as it was done before.
FOLDED_BEFORE = OLD[:3]
# What was changed in each before steps had codes: the kind in the words of whoever wrote it, the title, and how many
# steps there were. Since the third, steps are kept by codes and told in the words of whoever reads.
WRITTEN = {
    "schema-0001": ("creator", "creator", "Léa Martin", 5),
    "schema-0002": ("marque", "marque", "Brindille", 5),
    "schema-0003": ("brand", "marque", "Brindille", 5),
    "schema-0004": ("brand", "marque", "Brindille", 5),
    "schema-0005": ("brand", "marque", "Brindille", 6),
    "schema-0006": ("brand", "marque", "Brindille", 5),
    "schema-0007": ("brand", "marque", "Brindille", 5),
    "schema-0008": ("brand", "marque", "Brindille", 5),
}
# The last schema whose days of notice were those against a renewal by itself, else the time to put a breach right.
ONE_NOTICE = "schema-0005"


def tables(connection: driver.Connection) -> dict[str, list[str]]:
    """Return table → the names of its columns, of those that hold rows of ours."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("search_", "sqlite_", "alembic_", "digest_"))
    ]
    return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}


def quoted(columns: list[str]) -> str:
    """Return the names as SQL lists them."""
    return ", ".join(f'"{column}"' for column in columns)


def rows(path: Path, wanted: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Return the rows of the tables, by the columns wanted."""
    connection = driver.connect(path, read_only=True)
    try:
        return {
            table: sorted(connection.execute(f"SELECT {quoted(columns)} FROM {table}").fetchall(), key=repr)
            for table, columns in wanted.items()
            # An upgrade forgets what could be undone: images of rows are of the old tables.
            if table not in {"change_log", "changed_row"}
        }
    finally:
        connection.close()


@pytest.fixture(params=OLD, ids=lambda path: path.name.split(".")[0])
def old_book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a stored book."""
    path = tmp_path / "old.creatorbook"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_every_schema_before_this_one_has_its_book() -> None:
    assert [path.name.split(".")[0] for path in OLD] == [f"schema-{number:04d}" for number in range(1, schema.HEAD)]


def test_an_old_book_is_upgraded_whole(old_book: Path, template_book: Path) -> None:
    connection = driver.connect(old_book, read_only=True)
    columns = tables(connection)
    connection.close()
    # What the days of notice are for has fields of its own since, and an approval may be one that nobody spoke of.
    columns["terms"].remove("notice_days")
    columns["terms"].remove("approval_needed")
    before = rows(old_book, columns)
    assert len(before["deal"]) > 20

    book = Book(old_book)
    book.close()

    after = rows(old_book, columns)
    assert after == before
    verify_file(old_book)
    upgraded, new = (driver.connect(path, read_only=True) for path in (old_book, template_book))
    assert schema_of(upgraded) == schema_of(new)
    upgraded.close()
    new.close()


@pytest.mark.parametrize("old_book", [OLD[4]], indirect=True, ids=[ONE_NOTICE])
def test_days_of_notice_stay_what_the_contract_made_of_them(old_book: Path) -> None:
    columns = {"terms": ["renewal", "notice_days"]}
    assert [row for row in rows(old_book, columns)["terms"] if row[1]] == [("automatic", 60), ("none", 15)]
    with Book(old_book):
        pass
    columns = {"terms": ["renewal", "notice_days", "cure_days", "renewal_notice_days"]}
    kept = [row for row in rows(old_book, columns)["terms"] if any(row[1:])]
    assert kept == [("automatic", None, None, 60), ("none", None, 15, None)]


@pytest.mark.parametrize("old_book", [OLD[6]], indirect=True, ids=["schema-0007"])
def test_an_approval_that_nobody_spoke_of_is_unsaid_unless_a_contract_that_went_out_says_it_is_not_needed(
    old_book: Path,
) -> None:
    columns = {"terms": ["deal_id", "approval_needed"], "contract": ["deal_id", "issued_at"]}
    before = rows(old_book, columns)
    issued = {deal for deal, issued_at in before["contract"] if issued_at is not None}
    with Book(old_book):
        pass
    after = rows(old_book, columns)["terms"]
    kept = [(deal, said if said or deal in issued else None) for deal, said in before["terms"]]
    assert after == sorted(kept, key=repr)
    assert {said for _deal, said in after} == {None, 0, 1}


@pytest.mark.parametrize("old_book", [OLD[5]], indirect=True, ids=["schema-0006"])
def test_each_payment_that_was_paid_is_a_sum_that_came_in_whole(old_book: Path) -> None:
    columns = ["id", "amount_minor", "amount_currency", "paid_on", "trashed_at"]
    paid = [row for row in rows(old_book, {"payment": columns})["payment"] if row[3] is not None]
    assert len(paid) > 10
    with Book(old_book):
        pass
    connection = driver.connect(old_book, read_only=True)
    came = connection.execute(
        "SELECT payment.id, received.amount_minor, received.amount_currency, received.received_on, received.trashed_at "
        "FROM received JOIN allocation ON allocation.received_id = received.id JOIN payment "
        "ON payment.id = allocation.payment_id JOIN deal ON deal.id = payment.deal_id "
        "WHERE allocation.kind = 'payment' AND allocation.amount_minor = received.amount_minor "
        "AND allocation.taken = received.amount_minor "
        "AND received.creator_id = deal.creator_id AND received.brand_id = deal.brand_id"
    ).fetchall()
    settled = connection.execute("SELECT sum(settled), count(DISTINCT id) FROM payment WHERE settled > 0").fetchone()
    keys = [
        id for table in ("received", "allocation", "payment") for (id,) in connection.execute(f"SELECT id FROM {table}")
    ]
    connection.close()
    assert sorted(came, key=repr) == paid
    assert settled == (sum(row[1] for row in paid), len(paid))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("old_book", FOLDED_BEFORE, indirect=True, ids=lambda path: path.name.split(".")[0])
def test_the_search_of_an_old_book_finds_what_a_new_one_does(old_book: Path) -> None:
    with Book(old_book) as book:
        with book.reading() as reading:
            history = book_history(reading)
            assert search_best(reading, "06 39 98 41 07") == []
        assert book.refresh_search()
        with book.reading() as reading:
            assert [row.title for row in search_best(reading, "06 39 98 41 07")] == ["Salomé Varenne"]
            assert book_history(reading) == history
        assert book.verify().is_ok
        assert not book.refresh_search()


@pytest.mark.parametrize("old_book", FOLDED_BEFORE, indirect=True, ids=lambda path: path.name.split(".")[0])
def test_a_search_that_was_not_folded_to_its_end_is_folded_when_the_book_is_opened_next(old_book: Path) -> None:
    with Book(old_book) as book:
        answers = iter([False, False, True])
        assert not book.refresh_search(lambda: next(answers, True))
    with Book(old_book) as book:
        assert book.refresh_search()


@pytest.mark.parametrize(
    ("old_book", "written"),
    [(path, WRITTEN[path.name.split(".")[0]]) for path in OLD],
    indirect=["old_book"],
)
def test_an_old_history_reads_as_it_did_in_both_languages(old_book: Path, written: tuple[str, str, str, int]) -> None:
    said = {}
    with Book(old_book) as book, book.reading() as reading:
        for language in ("en", "fr"):
            use_language(language)
            said[language] = [line.label.replace("\N{NO-BREAK SPACE}", " ") for line in book_history(reading)]
    # Its steps were kept as English texts, with their parameters in the words of whoever wrote them.
    english, french, title, steps = written
    assert len(said["en"]) == len(said["fr"]) == steps
    assert f"Change {english} “{title}”" in said["en"]
    assert f"Modification : {french} « {title} »" in said["fr"]
    assert not set(said["en"]) & set(said["fr"])
