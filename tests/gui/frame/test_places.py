"""Where a person is stays theirs: a new record is shown, a name is followed, the focus outlives a refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea

from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.gui.desk.focus import go_to
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.parts.basic import column, scroll
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query
from tests.gui.words import lines_in, list_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


def _ready(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)


def test_a_new_record_is_selected_scrolled_to_and_shown(window: Window, book: Book, qtbot: QtBot) -> None:
    _ready(window, qtbot)
    for number in range(60):
        book.run(AddRecord("brand", {"name": f"Brand {number:02}"}))
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    window.action_set.by_id["new_brand"].trigger()
    [form] = window.findChildren(RecordForm)
    name = form.rows["name"].field.focusProxy()
    assert isinstance(name, QLineEdit)
    qtbot.waitUntil(name.hasFocus)
    QTest.keyClicks(name, "Zenith & Co")
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [id] = saved.args
    qtbot.waitUntil(lambda: page.list.view.selected_ids() == [id])
    assert window.inspector.record == ("brand", id)
    row = page.list.view.visualRect(page.list.view.currentIndex())
    assert page.list.view.viewport().rect().intersects(row)
    # On another page it is shown beside what was being done there.
    window.go("today")
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))
    window.action_set.by_id["new_brand"].trigger()
    [form] = window.findChildren(RecordForm)
    form.rows["name"].field.set_value("Aurora")
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    assert window.inspector.record == ("brand", saved.args[0])
    assert window.current_page is not page


def test_the_inspector_follows_a_new_name(window: Window, book: Book, qtbot: QtBot) -> None:
    _ready(window, qtbot)
    window.go("deals")
    id = records.ids(book, Query("deal"))[0]
    window.inspect("deal", id)
    book.run(EditRecord("deal", id, {"title": "Autumn trails, part two"}))
    titles = window.inspector.findChildren(QLabel)
    qtbot.waitUntil(lambda: any(each.text() == "Autumn trails, part two" for each in titles))


def test_after_the_palette_the_list_has_the_focus(window: Window, qtbot: QtBot) -> None:
    _ready(window, qtbot)
    window.go("today")
    window.commands.finding.open_palette()
    [palette] = window.findChildren(Palette)
    palette.edit.setText("Deal 007")
    palette.show_matches()
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.inspector.record[0] == "deal")
    page = window.current_page
    assert isinstance(page, DealsPage)
    qtbot.waitUntil(lambda: window.focusWidget() is page.list.view)


def test_the_focus_stays_on_the_same_record_through_a_refresh(
    window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    _ready(window, qtbot)
    other = book.run(
        AddRecord("contact", {"name": "Another", "brand_id": agreed["brand"], "email": "a@kumo.example"})
    ).value
    window.go("brands")
    window.show_inspector(shown=True)
    window.inspect("brand", agreed["brand"])

    qtbot.waitUntil(lambda: other in {each.id for each in lines_in(window.inspector)})
    contacts = list_of(window.inspector, agreed["contact"])
    contacts.setFocus(Qt.FocusReason.TabFocusReason)
    contacts.choose(f"contact:{agreed['contact']}")
    book.run(EditRecord("contact", agreed["contact"], {"name": "Inès Laurent-Roy"}))
    qtbot.waitUntil(lambda: any("Laurent-Roy" in each.title for each in contacts.lines))
    assert window.focusWidget() is contacts
    assert contacts.currentIndex().row() == contacts.rows.row_of(f"contact:{agreed['contact']}")


def test_what_is_wrong_is_scrolled_to(qtbot: QtBot) -> None:
    rows = [FormRow(f"Field {number}", TextField()) for number in range(40)]
    area = scroll(column(*(row.field for row in rows)), "Fields")
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is area)
    go_to(rows[-1].field)
    assert isinstance(area, QScrollArea)
    assert rows[-1].field.hasFocus() or QApplication.focusWidget() is rows[-1].field.focusProxy()
    assert rows[-1].field.visibleRegion().boundingRect() == rows[-1].field.rect()


@pytest.mark.parametrize(("width", "under"), [(360, True), (900, False)])
def test_the_button_of_a_narrow_notice_stands_under_its_text(qtbot: QtBot, width: int, under: bool) -> None:
    words = "The text that you wrote last time and did not save is still here, and it is rather a long one."
    notice = Notice(words, "info", "Put it back and go on", lambda: None)
    qtbot.addWidget(notice)
    notice.resize(width, 200)
    notice.show()
    [pressed] = notice.findChildren(QPushButton)
    qtbot.waitUntil(lambda: (pressed.y() >= notice.text.geometry().bottom()) is under)
    if under:
        assert notice.text.width() > width // 2
