"""Backups in the window: by themselves, in their dialog, and a backup that is looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.backups.dialog import BackupsDialog
from creatorbook.gui.backups.keeping import BackupKeeper, back_up_after_session
from creatorbook.gui.backups.strip import BackupStrip
from creatorbook.gui.frame.start import Session
from creatorbook.services.backups.keeping import keep_backup
from creatorbook.services.backups.listing import list_backups, usual_folder
from creatorbook.services.backups.places import choose_folder
from creatorbook.services.book.book import Book
from creatorbook.services.records import lists
from creatorbook.services.records.editing import AddRecord, TrashRecords
from creatorbook.services.records.trash import EmptyTrash

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager


def backups_of(book: Book) -> int:
    return len(list_backups(book, [usual_folder(book.path)]))


def said(window: Window) -> str:
    return " ".join(each.text() for each in window.toast.findChildren(QLabel))


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> BackupsDialog:
    """Return the dialog of backups of a book that has one, in which a brand was that is gone since."""
    book = window.desk.book
    brand = book.run(AddRecord("brand", {"name": "Xylophone & Sons"})).value
    keep_backup(book)
    book.run(TrashRecords("brand", (brand,)))
    book.run(EmptyTrash())
    window.commands.carry_out("backups")
    found = window.findChild(BackupsDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.list.rows.rowCount() == 1)
    return found


def test_a_lost_record_is_found_and_brought_back_by_keys(dialog: BackupsDialog, window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Only in the backup: 1 brand" in dialog.told.text())
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "xylophone")
    qtbot.waitUntil(lambda: "1 record found" in dialog.told.text())
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_B)
    book = window.desk.book

    def is_back() -> bool:
        with book.reading() as reading:
            return bool(lists.ids(reading, lists.Query("brand", search="xylophone")))

    qtbot.waitUntil(is_back)

    def is_answered() -> bool:
        row = dialog.list.current_row()
        return row is not None and row.day.text == "the same"

    qtbot.waitUntil(is_answered)


def test_a_backup_is_made_by_hand_where_something_has_changed(
    dialog: BackupsDialog, window: Window, qtbot: QtBot
) -> None:
    before = {each.path for each in list_backups(window.desk.book, [usual_folder(window.desk.book.path)])}
    QTest.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.now.isEnabled)
    after = {each.path for each in list_backups(window.desk.book, [usual_folder(window.desk.book.path)])}
    assert after != before
    assert "Backed up and checked" in said(window)


def test_a_backup_that_is_looked_at_says_so_and_takes_nothing(
    book: Book, theme: ThemeManager, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = keep_backup(book)
    assert kept is not None
    session = Session(Book(kept.path, book.clock, may_be_read_only=True), Settings(), theme)
    session.window.show()
    qtbot.waitExposed(session.window)
    session.window.open_first_page()
    strip = session.window.findChild(BackupStrip)
    assert strip is not None
    assert strip.isVisible()
    session.desk.run(AddRecord("brand", {"name": "Pixelo"}))
    qtbot.waitUntil(lambda: "is a backup" in said(session.window))
    with qtbot.waitSignal(session.window.book_asked) as asked:
        strip.make_book(str(tmp_path / "mine.creatorbook"))
    session.window.close()
    session.end()
    assert asked.args == [str(tmp_path / "mine.creatorbook")]
    with Book(tmp_path / "mine.creatorbook", book.clock) as mine:
        assert not mine.is_read_only


def test_a_book_backs_itself_up_once_a_day_and_when_it_is_closed(book: Book, qtbot: QtBot) -> None:
    settings = Settings()
    keeper = BackupKeeper(book, settings)
    keeper.back_up_if_due()
    keeper.wait()
    assert backups_of(book) == 1
    book.run(AddRecord("brand", {"name": "Pixelo"}))
    keeper.back_up_if_due()
    keeper.wait()
    assert backups_of(book) == 1
    choose_folder(settings, book.path, usual_folder(book.path))
    usual_folder(book.path).rename(book.path.with_name("elsewhere"))
    book.clock = FixedClock(book.clock.now() + timedelta(days=1))
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.back_up_if_due()
    assert "not there" in failed.args[0].message
    keeper.close()
    choose_folder(settings, book.path, book.path.parent / "elsewhere")
    thread = back_up_after_session(book.path, settings, book.clock)
    assert thread is not None
    thread.join()
    assert len(list_backups(book, [book.path.with_name("elsewhere")])) == 2
    settings.set("automatic_backups", False)
    assert back_up_after_session(book.path, settings, book.clock) is None
