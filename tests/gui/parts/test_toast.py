"""What the window says lies over its pages and its dialogs, and never over what is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from creatorbook.gui.desk.focus import go_to
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.parts.foot_box import shown_box
from tests.gui.conftest import fill
from tests.gui.keys import has_keys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def _covers(window: Window, area: QRect) -> bool:
    return shown_box(window.toast).intersects(area)


def _field(window: Window) -> QRect:
    """Return where what has the keys lies in the window."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return QRect(focused.mapTo(window, QPoint()), focused.size())


def test_it_makes_way_for_the_field_in_use_and_for_the_buttons_of_a_dialog(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 560)
    window.show_message("Moved “Gift guide” to Negotiating.", undo=True)
    window.commands.forms.create("deal")
    form = window.findChildren(RecordForm)[0]
    qtbot.waitUntil(lambda: has_keys(form))
    buttons = [each for each in form.foot.findChildren(QPushButton) if each.isVisible()] if form.foot else []
    assert buttons
    went = set()
    for row in form.rows.values():
        go_to(row.field)
        qtbot.waitUntil(lambda: has_keys(form) and not _covers(window, _field(window)))
        went.add(window.toast.y())
        for each in buttons:
            assert not _covers(window, QRect(each.mapTo(window, QPoint()), each.size()))
    # It had to.
    assert len(went) > 1
    # What was said before the dialog came is seen above it, and can be answered.
    undo = next(each for each in window.toast.findChildren(QPushButton) if each.text() == "Undo")
    middle = undo.mapTo(window, undo.rect().center())
    assert window.childAt(middle) is undo
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Undone" in window.toast.text)
    form.close()


def test_it_makes_way_for_the_row_that_is_chosen(window: Window, book: Book, qtbot: QtBot) -> None:
    window.resize(1024, 560)
    fill(book)
    window.go("deals")
    view = window.current_page.list.view  # type: ignore[union-attr]  # a page of deals
    qtbot.waitUntil(lambda: view.model().rowCount() > 0 and view.isVisible())
    went = set()
    view.setFocus()
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        view.setCurrentIndex(index)
        window.show_message(f"Row {row}.")
        area = view.visualRect(index).adjusted(-view.width(), 0, view.width(), 0).intersected(view.viewport().rect())
        assert area.isValid()
        assert not _covers(window, QRect(view.viewport().mapTo(window, area.topLeft()), area.size()))
        went.add(window.toast.y())
    assert len(went) > 1
