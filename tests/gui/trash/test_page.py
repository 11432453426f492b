"""The trash: all kinds together, what belongs to a record listed with it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creatorbook.common.errors import NotFound
from creatorbook.gui.desk import records
from creatorbook.gui.trash.asking import PaperDialog
from creatorbook.gui.trash.emptying import EmptyDialog
from creatorbook.gui.trash.page import TrashPage
from creatorbook.gui.trash.restoring import NamesakeDialog
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from tests.gui.words import words_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], book: Book, window: Window) -> TrashPage:
    book.run(TrashRecords("deal", (agreed["deal"],)))
    book.run(TrashRecords("gift", (agreed["gift"],)))
    window.go("trash")
    found = window.current_page
    assert isinstance(found, TrashPage)
    return found


def test_a_deal_is_one_line_with_all_that_belongs_to_it(page: TrashPage, agreed: dict[str, str]) -> None:
    assert set(page.model.ids) == {agreed["deal"], agreed["gift"]}
    row = page.model.row_of(agreed["deal"])
    assert [page.model.cell_text(row, column) for column in range(2)] == ["Matcha launch", "Deal"]
    assert page._count.text() == "2 things"


def test_enter_restores_with_everything(
    page: TrashPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    page.view.select([agreed["deal"]])
    qtbot.waitUntil(lambda: window.inspector.record == ("deal", agreed["deal"]))
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(page.model.ids) == [agreed["gift"]])
    assert not records.read_row(book, "deal", agreed["deal"]).trashed
    assert not records.read_row(book, "payment", agreed["payment"]).trashed


def test_whoever_comes_back_to_a_name_that_was_taken_is_asked_about(
    page: TrashPage, window: Window, book: Book, qtbot: QtBot
) -> None:
    old = book.run(AddRecord("brand", {"name": "Twin"})).value
    book.run(TrashRecords("brand", (old,)))
    book.run(AddRecord("brand", {"name": "twin"}))
    qtbot.waitUntil(lambda: old in page.model.ids)
    page.view.select([old])
    page.restore_selected()
    qtbot.waitUntil(lambda: bool(window.findChildren(NamesakeDialog)))
    (asking,) = window.findChildren(NamesakeDialog)
    assert "another “Twin” is there meanwhile" in words_in(asking)
    asking.cancel.click()
    qtbot.waitUntil(lambda: not window.findChildren(NamesakeDialog))
    assert records.read_row(book, "brand", old).trashed
    page.restore_selected()
    qtbot.waitUntil(lambda: bool(window.findChildren(NamesakeDialog)))
    window.findChildren(NamesakeDialog)[0].ok.click()
    qtbot.waitUntil(lambda: not records.read_row(book, "brand", old).trashed)


def test_what_came_after_the_question_is_not_erased(
    page: TrashPage, window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    page._erase.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EmptyDialog)))
    (asking,) = window.findChildren(EmptyDialog)
    # The deal stays, since a post that is not here names it.
    said = words_in(asking)
    assert "1 thing is erased for good" in said
    assert "Gift: " in said
    assert "Their names leave the history too" in said
    precious = book.run(AddRecord("brand", {"name": "Precious"})).value
    book.run(TrashRecords("brand", (precious,)))
    asking.ok.click()
    qtbot.waitUntil(lambda: set(page.model.ids) == {agreed["deal"], precious})
    qtbot.waitUntil(lambda: window.toast.text == "You were not asked about “Precious”, so it stays in the trash.")
    assert records.read_row(book, "brand", precious).trashed
    with pytest.raises(NotFound):
        records.read_row(book, "gift", agreed["gift"])


def test_a_trash_of_which_nothing_can_go_is_not_asked_about(
    window: Window, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    book.run(EditRecord("gift", agreed["gift"], {"deal_id": agreed["deal"]}))
    book.run(TrashRecords("deal", (agreed["deal"],)))
    window.go("trash")
    page = window.current_page
    assert isinstance(page, TrashPage)
    page._erase.click()
    qtbot.waitUntil(lambda: window.toast.text == "There is nothing in the trash that can be erased.")
    assert not window.findChildren(EmptyDialog)


def test_several_kinds_come_back_together(page: TrashPage, agreed: dict[str, str], qtbot: QtBot) -> None:
    page.view.selectAll()
    page.restore_selected()
    qtbot.waitUntil(lambda: not page.model.ids)
    assert page._stack.currentWidget() is page._parts["empty"]


def test_search_and_nothing_found(page: TrashPage) -> None:
    page.focus_search()
    QTest.keyClicks(page._search, "bowl")
    page._search.search_now()
    assert page.model.rowCount() == 1
    QTest.keyClicks(page._search, "xyz")
    page._search.search_now()
    assert page._stack.currentWidget() is page._parts["none"]


def test_what_lies_here_is_not_put_away_twice(page: TrashPage, window: Window, agreed: dict[str, str]) -> None:
    page.view.select([agreed["gift"]])
    window.commands.carry_out("trash_record")
    assert window.toast.text == "It is in the trash already."


def test_a_deal_whose_contract_was_issued_is_asked_about(
    agreed: dict[str, str], book: Book, window: Window, qtbot: QtBot
) -> None:
    book.run(IssueContract(agreed["deal"]))
    window.go("deals", {"select": agreed["deal"]})
    window.inspect("deal", agreed["deal"])

    def ask() -> PaperDialog:
        window.commands.carry_out("trash_record")
        qtbot.waitUntil(lambda: bool(window.findChildren(PaperDialog)))
        return window.findChildren(PaperDialog)[0]

    asking = ask()
    assert "Contract C-2026-001 was issued: the brand may have it." in words_in(asking)
    # Enter leaves it: who presses it without reading loses nothing.
    QTest.keyClick(asking.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(PaperDialog))
    assert not records.read_row(book, "deal", agreed["deal"]).trashed
    assert window.inspector.record == ("deal", agreed["deal"])
    QTest.keyClick(ask().ok, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.read_row(book, "deal", agreed["deal"]).trashed)
    qtbot.waitUntil(lambda: window.inspector.record == ("", ""))
