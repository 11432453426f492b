"""Another language at once: the window is made anew on the same book, and speaks it wherever it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QTableView, QWidget

from creatorbook.common.i18n import language, use_language
from creatorbook.common.settings import Settings
from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.desk.qt_words import translate_qt
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.start import Session
from creatorbook.gui.frame.walk import Walk
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.settings.page import SettingsPage
from creatorbook.services.book import settings as book_settings
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication, theme: ThemeManager) -> Iterator[None]:
    yield
    theme.choose_text_size("usual")
    use_language("en")
    translate_qt(qapp)


def settings_page(session: Session) -> SettingsPage:
    session.window.go("settings")
    page = session.window.current_page
    assert isinstance(page, SettingsPage)
    return page


def choose(session: Session, code: str, qtbot: QtBot) -> Window:
    """Press the button of a language, and return the window that speaks it."""
    before = session.window
    [button] = [
        each
        for each in settings_page(session).choices["language"].findChildren(QAbstractButton)
        if each.text() == {"fr": "Français", "en": "English"}[code]
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.window is not before)
    qtbot.waitUntil(lambda: session.window.current_page is not None and not session.is_busy)
    return session.window


def words(root: QWidget) -> list[str]:
    """Return every text that a part of the window shows or says of itself, in order."""
    found = []
    for each in [root, *root.findChildren(QWidget)]:
        found += [each.toolTip(), each.accessibleName(), each.windowTitle()]
        if isinstance(each, QLabel | QAbstractButton):
            found.append(each.text())
        elif isinstance(each, QLineEdit):
            found += [each.text(), each.placeholderText()]
        elif isinstance(each, QTableView):
            model = each.model()
            found += [
                str(model.headerData(section, Qt.Orientation.Horizontal)) for section in range(model.columnCount())
            ]
            found += [str(model.index(0, column).data()) for column in range(model.columnCount()) if model.rowCount()]
    return sorted(text for text in found if text)


def words_of_pages(session: Session, qtbot: QtBot) -> dict[str, list[str]]:
    """Return the texts of every page, once all of it is there."""
    found: dict[str, list[str]] = {}

    def arrived(page: str) -> None:
        shown = session.window.current_page
        assert shown is not None
        found[page] = words(shown)

    walk = Walk(session)
    walk.arrived.connect(arrived)
    with qtbot.waitSignal(walk.finished):
        walk.start()
    return found


def test_the_window_speaks_another_language_at_once(session: Session, book: Book, qtbot: QtBot) -> None:
    place = session.window.geometry()
    window = choose(session, "fr", qtbot)
    assert language() == "fr"
    assert window.windowTitle().startswith("Réglages")
    assert window.geometry() == place
    assert session.book is book
    assert window.desk is session.desk
    # The focus is where it was, on the language that was chosen.
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Français"
    # What Qt's own translations leave is ours.
    left = [QCoreApplication.translate("QFileDialog", text) for text in ("&Look in:", "Files of &type:", "Back")]
    assert left == ["&Regarder dans\u00a0:", "Fichiers de &type\u00a0:", "Précédent"]
    again = choose(session, "en", qtbot)
    assert again.windowTitle().startswith("Settings")


def test_every_page_speaks_it_as_a_window_that_was_opened_with_it(
    session: Session, book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    for page in PAGES:
        session.window.go(page.id)
        qtbot.waitUntil(lambda: not session.is_busy)
    switched = choose(session, "fr", qtbot)
    other = Session(Book(book.path, book.clock), Settings(), theme)
    other.window.resize(switched.size())
    other.window.show()
    qtbot.waitUntil(lambda: other.window.current_page is not None)
    shown = [words_of_pages(each, qtbot) for each in (session, other)]
    for page in PAGES:
        assert shown[0][page.id] == shown[1][page.id], page.id
    assert words(switched.sidebar) == words(other.window.sidebar)
    assert [each.text() for each in switched.action_set.by_id.values()] == [
        each.text() for each in other.window.action_set.by_id.values()
    ]
    other.window.close()
    other.end()


def test_what_was_typed_is_written_before_the_window_goes(session: Session, book: Book, qtbot: QtBot) -> None:
    page = settings_page(session)
    edit = page.book.fields[book_settings.NAME].focusProxy()
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, "Carnet de Camille")
    session.desk.choose("language", "fr")
    qtbot.waitUntil(lambda: language() == "fr")

    def name() -> str:
        with book.reading() as reading:
            return book_settings.setting(reading, book_settings.NAME)

    qtbot.waitUntil(lambda: name() == "Carnet de Camille")


def test_the_new_window_hears_of_changes_and_closing_it_ends_the_session(
    book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    session = Session(Book(book.path, book.clock), Settings(), theme)
    with qtbot.waitExposed(session.window):
        session.window.show()
    qtbot.waitUntil(lambda: session.window.current_page is not None)
    window = choose(session, "fr", qtbot)
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    count = page.list.model.count
    window.desk.run(AddRecord("brand", {"name": "Aurora"}))
    qtbot.waitUntil(lambda: page.list.model.count == count + 1)
    qtbot.waitUntil(lambda: bool(window.toast.text))
    window.close()
    assert session._ended


def test_the_file_dialogs_speak_it_too(session: Session, qtbot: QtBot) -> None:
    def look_in() -> str:
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        return dialog.labelText(QFileDialog.DialogLabel.FileName)

    english = look_in()
    choose(session, "fr", qtbot)
    assert look_in() == "&Nom de fichier\u00a0:" != english
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "Cop&ier"
    choose(session, "en", qtbot)
    assert look_in() == english


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_a_file_is_asked_for_in_the_language_of_the_window(qtbot: QtBot, spoken: str) -> None:
    use_language(spoken)
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[str] = []
    dialog = ask_for_file(parent, "Open", "", chosen.append)
    # The system speaks one of the two at most, and its dialog no other.
    speaks = QLocale.system().language() == QLocale(spoken).language()
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog) is not speaks
    dialog.close()
    assert chosen == []


def test_the_size_of_texts_changes_at_once(session: Session, qtbot: QtBot) -> None:
    before = session.window
    # Wide enough that the sidebar keeps its words at the largest size.
    before.resize(1600, 900)
    page = settings_page(session)
    usual = QFontMetrics(page.font()).height()
    narrow = before.sidebar.width()
    [button] = [each for each in page.choices["text_size"].findChildren(QAbstractButton) if each.text() == "Largest"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.window is not before)
    qtbot.waitUntil(lambda: session.window.current_page is not None and not session.is_busy)
    assert QFontMetrics(settings_page(session).font()).height() >= usual * 1.2
    assert session.window.sidebar.width() > narrow
    assert session.window.windowTitle().startswith("Settings")
    [button] = [
        each
        for each in settings_page(session).choices["text_size"].findChildren(QAbstractButton)
        if each.text() == "Standard"
    ]
    larger = session.window
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.window is not larger)
    assert QFontMetrics(settings_page(session).font()).height() == usual


def test_a_file_is_looked_for_in_the_documents_and_not_where_the_program_was_started(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    dialog = ask_for_file(session.window, "Import", "", session.window.go)
    assert dialog.directory() != QDir.current()
    assert dialog.directory().exists()
    dialog.close()
