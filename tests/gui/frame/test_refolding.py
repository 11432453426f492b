"""The window lets the search of an old book find what today's finds, and waits for nothing."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.gui.frame.warm.refolding import Refolding
from creatorbook.services.book.book import Book
from creatorbook.services.records.searching import search_best

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session

OLD = Path(__file__).parents[2] / "books" / "schema-0003.creatorbook.gz"


def found(book: Book, text: str) -> list[str]:
    with book.reading() as reading:
        return [row.title for row in search_best(reading, text)]


def test_an_old_book_is_searched_as_a_new_one_is(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    path = tmp_path / "old.creatorbook"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with Book(path) as book:
        refolding = Refolding(book)
        assert found(book, "0639984107") == []
        refolding.begin()
        refolding.wait()
        assert found(book, "0639984107") == ["Salomé Varenne"]
        assert book.next_undo() is None


def test_one_that_is_closed_does_not_begin(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    path = tmp_path / "old.creatorbook"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with Book(path) as book:
        refolding = Refolding(book)
        refolding.close()
        refolding.begin()
        refolding.wait()
        assert found(book, "0639984107") == []


def test_the_window_begins_when_it_has_been_drawn(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.refolding._thread is not None)
    session.refolding.wait()
    assert not session.book.refresh_search()
