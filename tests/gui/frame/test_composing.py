"""Words that an input method puts together and accents that wait for their letter, in every kind of line we handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from creatorbook.gui.content.page import ContentPage
from creatorbook.gui.content.post_editor import PostEditor
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.services.records.lists import Query
from tests.gui.forms.test_forms import only

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def compose(line: QWidget, unfinished: str, finished: str = "") -> None:
    """Send what an input method sends: the word as it stands, and what is done of it."""
    event = QInputMethodEvent(unfinished, [])
    if finished:
        event.setCommitString(finished)
    QApplication.sendEvent(line, event)


def written(line: QWidget) -> str:
    if isinstance(line, QComboBox):
        return line.currentText()
    if isinstance(line, QLineEdit):
        return line.text()
    assert isinstance(line, QPlainTextEdit | QTextEdit)
    return line.toPlainText()


def empty(line: QWidget) -> None:
    if isinstance(line, QComboBox):
        line.clearEditText()
    else:
        assert isinstance(line, QLineEdit | QPlainTextEdit | QTextEdit)
        line.clear()


def with_keys(line: QWidget | None, qtbot: QtBot) -> QWidget:
    assert line is not None
    # A list that came up under a line may have taken the window out of use here.
    line.window().activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.setFocus()
    found = QApplication.focusWidget()
    assert found is not None
    empty(found)
    return found


def compose_in(line: QWidget, is_there: Callable[[], bool]) -> None:
    """Go through one word after the other: what is unfinished is no text, and its keys are about the word alone."""
    compose(line, "に")
    compose(line, "にほん")
    assert written(line) == ""
    QTest.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Return)
    assert written(line) == "にほん"
    assert is_there()
    empty(line)
    compose(line, "やめ")
    QTest.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Escape)
    assert written(line) == ""
    assert is_there()
    # Given up by the input method itself.
    compose(line, "や")
    compose(line, "")
    assert written(line) == ""
    # An accent that waits for its letter, shown while it waits.
    compose(line, "^")
    assert written(line) == ""
    compose(line, "", "ê")
    assert written(line) == "ê"
    # Some systems put the word into the text and pass on the key that ended it, too.
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        compose(line, "に")
        compose(line, "", "二")
        QTest.keyClick(QApplication.activePopupWidget() or line, key)
        assert written(line).startswith("ê二")
        assert is_there()
    empty(line)


def test_keys_that_end_a_word_end_nothing_else(window: Window, book: Book, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    before = {kind: records.ids(book, Query(kind)) for kind in ("deal", "gift", "post")}

    window.commands.forms.create("deal")
    form = only(window, RecordForm)
    for name in ("title", "brand_id", "fee", "next_action_on"):
        line = with_keys(form.rows[name].field.focusProxy(), qtbot)
        compose_in(line, form.isVisible)
        compose(line, "12")
        assert form.rows[name].field.value() is None
        assert form.rows[name].field.problem() == ""
        QTest.keyClick(line, Qt.Key.Key_Escape)
    # With no word unfinished the keys mean again what they meant.
    QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))

    window.commands.forms.create("brand")
    form = only(window, RecordForm)
    compose_in(with_keys(form.rows["country"].field.focusProxy(), qtbot), form.isVisible)
    form.close()

    window.commands.finding.open_palette()
    palette = only(window, Palette)
    compose_in(with_keys(palette.edit, qtbot), palette.isVisible)
    palette.close()

    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    window.commands.carry_out("filter")
    line = with_keys(QApplication.focusWidget(), qtbot)
    compose_in(line, line.hasFocus)
    table = page.list
    id = table.model.ids[0]
    table.view.setFocus()
    table.select(id)
    for each in ("title", "fee", "next_action_on"):
        table.editing.start(id, [column.id for column in table.model.columns].index(each))
        editor = table.editing._editor
        assert editor is not None
        compose_in(with_keys(editor.field.focusProxy(), qtbot), editor.isVisible)
        QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_Escape)
        assert table.editing._editor is None

    window.go("gifts")
    gifts = window.current_page
    assert isinstance(gifts, GiftsPage)
    for field in (gifts.entry.what, gifts.entry.sender_field, gifts.entry.value):
        compose_in(with_keys(field.focusProxy(), qtbot), gifts.entry.isVisible)

    window.go("content")
    assert isinstance(window.current_page, ContentPage)
    window.commands.forms.create("post")
    post = only(window, PostEditor)
    compose_in(with_keys(post.findChildren(QPlainTextEdit)[0], qtbot), post.isVisible)
    post.close()
    assert {kind: records.ids(book, Query(kind)) for kind in before} == before
