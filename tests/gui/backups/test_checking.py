"""The open book is checked by itself, quickly when it was opened and all of it once a week, and damage is told."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from creatorbook.common.clock import FixedClock
from creatorbook.common.settings import Settings
from creatorbook.gui.backups.checking import Checking
from creatorbook.gui.backups.damage import DamageDialog
from creatorbook.gui.backups.rescue import RescueDialog
from creatorbook.gui.desk.reporter import Reporter
from creatorbook.gui.frame.start import Program
from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
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
