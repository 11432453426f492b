"""The open book is checked by itself, quickly when it was opened and all of it once a week, and damage is told."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.backups.checking import Checking
from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.services.book.book import Book


def change_beside(path: Path) -> None:
    """Change a value as nothing of ours does."""
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE brand SET name = name || '!' WHERE id = (SELECT min(id) FROM brand)")


def test_a_book_is_checked_when_it_was_opened_and_once_a_week(book: Book, qtbot: QtBot) -> None:
    settings = Settings()
    checking = Checking(book, settings)
    checking.check_if_due()
    checking.wait()
    assert settings.get("checked") == {str(book.path): book.clock.today().isoformat()}
    change_beside(book.path)
    # What the quick check sees is the form of the file, and the week is not over.
    checking.check_if_due()
    checking.wait()
    book.clock = FixedClock(book.clock.now() + timedelta(days=7))
    with qtbot.waitSignal(checking.found) as found:
        checking.check_if_due()
    assert [line for line in found.args[0] if line.endswith("is not as it was written")]
    checking.close()
    assert settings.get("checked") == {str(book.path): (book.clock.now() - timedelta(days=7)).date().isoformat()}
