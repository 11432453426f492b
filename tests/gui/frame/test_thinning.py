"""The window thins the history once a day, on a thread of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.thinning import Thinning
from creatorbook.services.book.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session


@pytest.fixture
def old_book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """Return a book that was begun a year and a day ago."""
    path = tmp_path / "old.creatorbook"
    Book.create(path, {"name": "Léa"}, FixedClock(clock.now() - timedelta(366))).close()
    with Book(path, clock) as book:
        yield book


def images(book: Book) -> int:
    with book.reading() as reading:
        return int(reading.exec_driver_sql("SELECT count(*) FROM change_row WHERE after IS NOT NULL").scalar_one())


def test_a_book_is_thinned_once_a_day(old_book: Book, qtbot: QtBot) -> None:
    del qtbot
    thinning, settings = Thinning(old_book, Settings()), Settings()
    assert images(old_book) > 0
    thinning.thin_once_a_day()
    thinning.wait()
    assert images(old_book) == 0
    thread = thinning._thread
    thinning.thin_once_a_day()
    assert thinning._thread is thread
    # Another window of the same person knows that it was done today.
    again = Thinning(old_book, Settings())
    again.thin_once_a_day()
    assert again._thread is None
    assert Settings().get("thinned") == {str(old_book.path): old_book.clock.today().isoformat()}
    assert settings.get("thinned") == {}


def test_the_next_day_it_is_done_again_and_a_closed_one_does_nothing(old_book: Book, qtbot: QtBot) -> None:
    del qtbot
    settings = Settings()
    settings.set("thinned", {str(old_book.path): "2020-01-01", "/another": "2020-01-01"})
    thinning = Thinning(old_book, settings)
    thinning.begin()
    thinning.close()
    thinning.begin()
    assert not thinning._timer.isActive()
    before = images(old_book)
    thinning.thin_once_a_day()
    thinning.wait()
    assert images(old_book) == before > 0
    assert list(settings.get("thinned")) == [str(old_book.path)]


def test_the_window_waits_until_it_has_come_to_rest(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(session.thinning._timer.isActive)
    assert session.thinning._thread is None
    session.end()
    assert not session.thinning._timer.isActive()
