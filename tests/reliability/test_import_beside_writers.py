"""Eight writers beside an import of 10,000 contacts: nobody is refused, and nothing of anybody is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.services import imports
from creatorbook.services.book.book import Book
from creatorbook.store.engine import driver
from tests.address_books import write_address_book
from tests.reliability.beside import work_beside_writers
from tests.reliability.counting import WAIT_MILLISECONDS
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = 8
LINES = 10_000


@pytest.mark.slow
def test_nobody_is_refused_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whose turn it is decides, not how soon it comes: that is measured in the bench.
    monkeypatch.setattr(driver, "BUSY_MILLISECONDS", WAIT_MILLISECONDS)
    file = tmp_path / "contacts.csv"
    write_address_book(file, LINES)
    with Book.create(tmp_path / "book.creatorbook", {"name": "A", "country": "FR", "language": "en"}) as book:
        done: list[imports.ImportSummary] = []
        told = work_beside_writers(
            book.path,
            lambda: done.append(imports.import_files(book, [file]).value),
            writers=WRITERS,
            milliseconds=WAIT_MILLISECONDS,
        )
        assert [one["refused"] for one in told] == [0] * WRITERS
        added = int(sum(one["added"] for one in told))
        assert added >= WRITERS
        assert done[0].tallies["contact"].added == LINES
        assert support.count(book, "brand") == support.count(book, "contact") == LINES + added
        # Each of theirs is a step, the import is one, and each can be taken back.
        assert support.rows(book, "SELECT count(*) FROM change_log WHERE label = 'files.import'") == [(1,)]
        assert support.rows(book, "SELECT count(*) FROM change_log WHERE label = 'record.add'") == [(2 * added,)]
        assert book.verify().is_ok
        book.undo()
        assert support.count(book, "brand") == support.count(book, "contact") == added
        assert book.verify().is_ok
