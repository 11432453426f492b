"""Single values edited in the cells of a table, by the keys and the mouse, through the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import PostState
from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.content.page import ContentPage
from creatorbook.gui.content.publishing import PublishDialog
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.desk import records
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.records.editing import AddRecord, EditRecord
from tests.gui.forms.test_drafts import press as press_button
from tests.gui.forms.test_forms import only

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.forms.cell_editor import CellEditor
    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.lists.listing import RecordList
    from creatorbook.services.book.book import Book


@pytest.fixture
def table(window: Window, qtbot: QtBot) -> RecordList:
    """Return the table of deals in a window that has the keys, the first deal selected."""
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    return with_keys(page.list, window, qtbot)


def with_keys(made: RecordList, window: Window, qtbot: QtBot) -> RecordList:
    window.open_first_page()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    made.select(made.model.ids[0])
    made.view.setFocus()
    return made


def column(table: RecordList, id: str) -> int:
    return [each.id for each in table.model.columns].index(id)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or focused(), key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def editor(table: RecordList) -> CellEditor:
    found = table.editing._editor
    assert found is not None
    return found


def edited(table: RecordList) -> str:
    """Return which field is edited now, in words."""
    return editor(table).field.accessibleName()


def test_a_row_is_edited_cell_by_cell_each_as_one_step(
    window: Window, table: RecordList, book: Book, qtbot: QtBot
) -> None:
    id = table.view.current_id()
    before = records.read_row(book, "deal", id)
    press(Qt.Key.Key_F2)
    assert edited(table) == f"Title, {before.title}"
    write("Autumn walk")
    press(Qt.Key.Key_Tab)
    # Typed on without waiting for the book: it goes to the cell that comes next.
    press(Qt.Key.Key_Tab)
    write("3*250 EUR")
    qtbot.waitUntil(lambda: table.editing._editor is not None and edited(table) == "Fee, Autumn walk")
    assert editor(table).row.understood == "€750,00"
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: edited(table) == "Next action, Autumn walk")
    press(Qt.Key.Key_Tab)
    assert edited(table) == "Next date, Autumn walk"
    write("12/1/27")
    assert editor(table).row.understood == "Tuesday 12 January 2027"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.editing._editor is None)
    row = records.read_row(book, "deal", id)
    assert (row.title, row["fee"], row["next_action_on"]) == ("Autumn walk", Money(750_00, "EUR"), date(2027, 1, 12))
    assert focused() is table.view
    assert table.view.current_id() == id
    # One step for each cell.
    for name in ("next_action_on", "fee", "title"):
        qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
        window.commands.carry_out("undo")
        qtbot.waitUntil(lambda name=name: records.read_row(book, "deal", id)[name] == before[name])  # type: ignore[misc]


def test_what_cannot_be_read_stays_with_its_reason_and_escape_loses_nothing(
    window: Window, table: RecordList, book: Book, qtbot: QtBot
) -> None:
    id = table.view.current_id()
    fee = records.read_row(book, "deal", id)["fee"]
    table.editing.start(id, column(table, "fee"))
    write("a lot")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        press(key)
        assert editor(table).row.error == "Not an amount. Try 3*250 or 99 USD."
    # Neither does a click elsewhere lose it.
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, table.view.height() - 60))
    assert editor(table).row.error
    editor(table).field.setFocus()
    press(Qt.Key.Key_Escape)
    assert table.editing._editor is None
    assert focused() is table.view
    assert window.toast.action == "Bring back"
    press_button(window.toast, "Bring back")
    again = editor(table).field
    assert isinstance(again, TextField)
    assert again.edit.text() == "a lot"
    assert records.read_row(book, "deal", id)["fee"] == fee


def test_going_elsewhere_writes_what_can_be_read(window: Window, table: RecordList, book: Book, qtbot: QtBot) -> None:
    id = table.view.current_id()
    press(Qt.Key.Key_F2)
    write("Written by leaving")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.focus_search()
    qtbot.waitUntil(lambda: records.read_row(book, "deal", id).title == "Written by leaving")
    qtbot.waitUntil(lambda: table.editing._editor is None)
    assert focused() is page._search


def test_a_stage_goes_the_way_of_the_board(window: Window, table: RecordList, book: Book, qtbot: QtBot) -> None:
    id = next(id for id in table.model.ids if records.read_row(book, "deal", id)["stage"] is Stage.LEAD)

    def choose(stage: Stage) -> None:
        table.editing.start(id, column(table, "stage"))
        field = editor(table).field
        assert isinstance(field, ChoiceField)
        for _each in range(len(Stage)):
            if field.value() is not stage:
                press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)

    choose(Stage.NEGOTIATING)
    qtbot.waitUntil(lambda: records.read_row(book, "deal", id)["stage"] is Stage.NEGOTIATING)
    qtbot.waitUntil(lambda: table.editing._editor is None)
    choose(Stage.LOST)
    assert table.editing._editor is None
    only(window, ReasonDialog).close()
    assert records.read_row(book, "deal", id)["stage"] is Stage.NEGOTIATING


def test_somebody_elses_change_is_met_in_the_cell(table: RecordList, book: Book, qtbot: QtBot) -> None:
    id = table.view.current_id()
    press(Qt.Key.Key_F2)
    write("Mine")
    book.run(EditRecord("deal", id, {"next_action": "Theirs"}))
    press(Qt.Key.Key_Return)
    # Another field is no conflict.
    qtbot.waitUntil(lambda: records.read_row(book, "deal", id).title == "Mine")
    qtbot.waitUntil(lambda: table.editing._editor is None)
    press(Qt.Key.Key_F2)
    write("Mine again")
    book.run(EditRecord("deal", id, {"title": "Theirs"}))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "“Theirs”" in editor(table).row.error)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.read_row(book, "deal", id).title == "Mine again")
    qtbot.waitUntil(lambda: table.editing._editor is None)


def test_a_double_click_edits_the_cell_and_opens_the_row_where_none_is(
    window: Window, table: RecordList, qtbot: QtBot
) -> None:
    def double_click(name: str) -> None:
        index = table.model.index(1, column(table, name))
        place = table.view.visualRect(index).center()
        QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    double_click("fee")
    assert edited(table).startswith("Fee, ")
    assert table.view.visualRect(table.model.index(1, column(table, "fee"))).center().y() == pytest.approx(
        table.view.viewport().mapFromGlobal(focused().mapToGlobal(focused().rect().center())).y(), abs=1
    )
    press(Qt.Key.Key_Escape)
    assert window.toast.action != "Bring back"
    press(Qt.Key.Key_Return)
    only(window, RecordForm).close()


def test_a_post_is_published_from_its_cell_through_the_same_door(window: Window, book: Book, qtbot: QtBot) -> None:
    brand = book.run(AddRecord("brand", {"name": "Studio Lin"})).value
    post = book.run(AddRecord("post", {"brand_id": brand, "caption": "New vase"})).value
    window.go("content", {"select": post})
    page = window.current_page
    assert isinstance(page, ContentPage)
    posts = with_keys(page.posts, window, qtbot)
    posts.select(post)
    press(Qt.Key.Key_F2, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert edited(posts) == "State, New vase"
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    only(window, PublishDialog).close()
    assert records.read_row(book, "post", post)["state"] is PostState.PLANNED
    # The day of a post that is not out is the one that it is planned for.
    posts.editing.start(post, column(posts, "day"))
    write("fri 18:00")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.read_row(book, "post", post)["planned_at"] is not None)
    qtbot.waitUntil(lambda: posts.editing._editor is None)
    # One that is out was not published on a day to come: the book says so in the cell.
    book.run(GoLive(post, label_confirmed=True, exception_reason="Bought by me"))
    posts.editing.start(post, column(posts, "day"))
    write("+30 18:00")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "day to come" in editor(posts).row.error)
    press(Qt.Key.Key_Escape)
    assert window.toast.action == "Bring back"


def test_a_brand_is_renamed_in_its_row_and_tab_goes_on_past_the_heads(window: Window, book: Book, qtbot: QtBot) -> None:
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    brands = with_keys(page.list, window, qtbot)
    first, second = brands.model.ids[:2]
    press(Qt.Key.Key_F2)
    write("Aaa")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: records.read_row(book, "brand", first).title == "Aaa")
    qtbot.waitUntil(lambda: edited(brands) == f"Name, {records.read_row(book, 'brand', second).title}")
    press(Qt.Key.Key_Backtab)
    assert edited(brands) == "Name, Aaa"
    editor(brands).field.set_value("")
    press(Qt.Key.Key_Return)
    assert editor(brands).row.error == "“Name” is needed."
    press(Qt.Key.Key_Escape)
