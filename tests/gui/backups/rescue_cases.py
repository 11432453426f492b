"""A book that cannot be opened is rescued from where that is said, and the new book is opened; see test_rescue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from creatorbook.common.errors import BookDamaged, BookGone
from creatorbook.common.settings import Settings
from creatorbook.gui.backups.damage import DamageDialog
from creatorbook.gui.backups.rescue import RescueDialog
from creatorbook.gui.desk.reporter import Reporter
from creatorbook.gui.desk.run import GuiRunner
from creatorbook.gui.frame.start import Program
from creatorbook.services.backups.keeping import keep_backup
from creatorbook.services.book.book import Book
from creatorbook.services.records import lists
from tests.gui.backups.test_checking import change_beside

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager


def spoil(path: Path, name: str) -> None:
    """Damage a closed book: it cannot be opened, and one of its brands cannot be read."""
    content = bytearray(path.read_bytes())
    content[:100] = bytes(100)
    at = -1
    while (at := content.find(name.encode(), at + 1)) >= 0:
        page = at // 4096 * 4096
        content[page : page + 4096] = bytes(4096)
    path.write_bytes(content)


def test_a_book_that_cannot_be_opened_is_rescued(book: Book, theme: ThemeManager, tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings()
    settings.set("automatic_backups", False)
    keep_backup(book)
    path, clock = book.path, book.clock
    with book.reading() as reading:
        brands = len(lists.ids(reading, lists.Query("brand")))
        deals = len(lists.ids(reading, lists.Query("deal")))
        (name,) = reading.exec_driver_sql("SELECT name FROM brand ORDER BY id LIMIT 1").first()
    book.close()
    spoil(path, name)
    before = path.read_bytes()
    program = Program(settings, theme, Reporter(tmp_path / "reports"), clock)
    program.begin()
    program.open(str(path))
    assert program.first_run is not None
    dialog = program.first_run.findChild(RescueDialog)
    assert dialog is not None
    dialog.close()
    program.show_trouble(BookDamaged("The book is damaged.", where=str(path)))
    (link,) = [
        each for each in program.first_run.findChildren(QPushButton) if each.text() == "Rescue what can be read…"
    ]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = program.first_run.findChildren(RescueDialog)[-1]
    assert dialog.with_backup.isChecked()
    new = tmp_path / "saved.creatorbook"
    dialog.choose_place(str(new))
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.go.text() == "Open the new book")
    assert dialog.list.rows.rowCount() > 0
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert name in QGuiApplication.clipboard().text()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.session is not None)
    assert program.session is not None
    with program.session.book.reading() as reading:
        assert len(lists.ids(reading, lists.Query("brand"))) == brands
        assert len(lists.ids(reading, lists.Query("deal"))) == deals
    assert path.read_bytes() == before
    program.session.window.close()
    program.end()


def test_who_is_told_of_damage_can_rescue_the_open_book(
    book: Book, theme: ThemeManager, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = Settings()
    settings.set("automatic_backups", False)
    change_beside(book.path)
    program = Program(settings, theme, Reporter(tmp_path / "reports"), book.clock)
    session = program.show(book)
    session.checking.check_if_due()
    qtbot.waitUntil(lambda: session.window.findChild(DamageDialog) is not None)
    dialog = session.window.findChild(DamageDialog)
    assert dialog is not None
    assert any("is not as it was written" in each.text() for each in dialog.findChildren(QLabel))
    asked: list[RescueDialog] = []

    def is_asked() -> bool:
        asked.extend(each for each in QApplication.topLevelWidgets() if isinstance(each, RescueDialog))
        return bool(asked)

    QTest.mouseClick(dialog.rescue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(is_asked)
    qtbot.waitUntil(lambda: program.session is None)
    new = tmp_path / "saved.creatorbook"
    asked[0].choose_place(str(new))
    QTest.mouseClick(asked[0].go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked[0].go.text() == "Open the new book")
    asked[0].close()
    program.end()
    assert new.exists()


def test_a_book_whose_file_is_gone_is_saved_again_from_the_window(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    book = window.desk.book
    window.show()
    qtbot.waitExposed(window)
    window.open_first_page()
    runner = window.desk.runner
    assert isinstance(runner, GuiRunner)
    qtbot.waitUntil(lambda: not runner.is_busy)
    for beside in book.path.parent.glob(f"{book.path.name}*"):
        beside.unlink()
    window.fail(BookGone("The book’s file was moved.", where=str(book.path)))
    assert window.toast.action == "Save it again…"
    again = tmp_path / "again.creatorbook"
    with qtbot.waitSignal(window.book_asked) as asked:
        window.commands.files.save_again_as(str(again))
    assert asked.args == [str(again)]
    with Book(again, book.clock) as saved, saved.reading() as reading:
        assert lists.ids(reading, lists.Query("brand"))
