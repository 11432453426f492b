"""Deals: one set as table and board, moved with mouse and keys, with a reason where one is needed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.gui.deals.card_list import SLOT
from creatorbook.gui.deals.card_menu import CardMenu
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.deals.reason import ReasonDialog
from creatorbook.gui.desk import records
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.parts.drop_target import DropStrip
from creatorbook.gui.parts.status import Badge
from creatorbook.services.records import lists
from creatorbook.services.records.editing import EditRecord, TrashRecords
from creatorbook.services.records.lists import Query
from tests.gui.lists.test_clipboard import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.deals.board_column import BoardColumn
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window) -> DealsPage:
    window.go("deals")
    found = window.current_page
    assert isinstance(found, DealsPage)
    return found


@pytest.fixture
def board(page: DealsPage) -> DealsPage:
    page._which.choose("board")
    page._show_as()
    return page


def _column(page: DealsPage, stage: Stage) -> BoardColumn:
    return next(column for column in page.board.columns if column.stage is stage)


def _texts(page: DealsPage) -> list[str]:
    model = page.list.model
    return [model.cell_text(row, 0) for row in range(model.rowCount())]


def test_the_table_shows_open_deals_and_their_sums(page: DealsPage, qtbot: QtBot) -> None:
    # Twelve deals over eleven stages: three have ended.
    assert page.list.model.rowCount() == 9
    assert page._count.text() == "9 deals"
    qtbot.waitUntil(lambda: "€" in page._total.text())
    assert "US$" in page._total.text()


def test_search_filter_and_order_are_kept_together(page: DealsPage) -> None:
    page._search.setText("deal 00")
    page._search.search_now()
    assert page.list.model.rowCount() == 8
    page._stage.set_value(Stage.LEAD)
    page._stage.changed.emit()
    assert _texts(page) == ["Deal 000"]
    page._search.setText("nothing like it")
    page._search.search_now()
    assert page.list._stack.currentWidget() is page.list.none_found
    page._search.clear()
    page._search.search_now()
    page._stage.set_value(None)
    page._stage.changed.emit()
    page.list.view.sort_asked.emit("title", True)
    assert _texts(page)[0] == "Deal 011"
    page.list.view.sort_asked.emit("fee", False)
    money = [page.list.model.record(row)["fee"] for row in range(12)]
    assert [each.currency for each in money] == ["EUR"] * 6 + ["USD"] * 6


def test_a_link_narrows_the_list_until_it_is_taken_away(window: Window, page: DealsPage) -> None:
    window.go("deals", {"filters": {"stage": Stage.PAID}, "label": "Paid deals"})
    page.reload()
    assert page.list.model.rowCount() == 1
    assert page._chip.isVisible()
    page._chip.click()
    assert page.list.model.rowCount() == 9
    assert not page._chip.isVisible()


def test_several_rows_get_a_bar_and_go_to_the_trash_as_one_step(window: Window, page: DealsPage, qtbot: QtBot) -> None:
    chosen = page.list.model.ids[:3]
    page.list.view.select(chosen)
    assert page.list._bar is not None
    assert page.list._bar.isVisible()
    assert page.list._bulk.text() == "3 selected"
    window.commands.carry_out("trash_record")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 6)
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 9)


def test_a_brand_stands_behind_its_deal_and_is_copied_and_ordered_by(page: DealsPage) -> None:
    view, model = page.list.view, page.list.model
    columns = [column.id for column in model.columns]
    brand = columns.index("brand_id")
    assert view.isColumnHidden(brand)
    view.select(model.ids[:1])
    view.copy()
    (titles, words) = read_text(QGuiApplication.clipboard().text())
    assert titles[:2] == ["Title", "Brand"]
    assert words[1] == model.record(0)["brand_id"].title
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == f"{words[0]}, {words[1]}"
    # What gives way where there is little room comes back with it, and is never remembered as put away.
    ends = columns.index("ends_on")
    for width, gone in ((620, True), (1200, False)):
        view.resize(width, view.height())
        view._fit_columns()
        assert view.isColumnHidden(ends) is gone
        assert view.layout_of_columns()["hidden"] == ["brand_id"]


def test_the_current_row_has_a_bar_at_its_beginning_and_a_ring_by_keys(window: Window, page: DealsPage) -> None:
    view = page.list.view
    view.select(page.list.model.ids[:1])
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(page.list.model.index(1, 2)).center()
    )
    assert view.hasFocus()

    def pixel(row: int, column: int, dx: int, dy: int) -> QColor:
        area = view.visualRect(page.list.model.index(row, column))
        return view.viewport().grab().toImage().pixelColor(area.left() + dx, area.top() + dy)

    assert pixel(1, 0, 1, 12) == colour("accent")
    # The cell that was clicked is not marked: it is the row that is current.
    assert pixel(1, 2, 1, 12) == colour("selection")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert pixel(2, 0, 1, 12) == colour("accent")
    assert pixel(2, 3, 20, 0) == colour("focus")
    assert pixel(1, 3, 20, 0) != colour("focus")
    # The keys may stand on a row that is not chosen: the ring goes around all of it, to its end.
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    last = max(page.list.view._shown_columns(), key=view.horizontalHeader().visualIndex)
    end = min(view.columnWidth(last), view.viewport().width() - view.columnViewportPosition(last)) - 1
    assert [pixel(3, 3, 20, 0), pixel(3, last, end, 12)] == [colour("focus")] * 2
    assert not view.selectionModel().isRowSelected(3)


def test_the_keys_go_from_the_search_box_into_what_it_found(page: DealsPage) -> None:
    page.focus_search()
    QTest.keyClicks(page._search, "mais")
    QTest.keyClick(page._search, Qt.Key.Key_Down)
    assert page.list.view.hasFocus()
    assert _texts(page)
    assert page.list.view.currentIndex().row() == 0


def test_a_board_without_a_deal_invites_to_the_first_one(board: DealsPage, book: Book, qtbot: QtBot) -> None:
    book.run(TrashRecords("deal", tuple(records.ids(book, Query("deal")))))
    qtbot.waitUntil(board.list.isVisible)
    assert [each.text() for each in board.findChildren(QPushButton) if each.isVisible() and each.text() == "New deal"]
    book.undo()
    qtbot.waitUntil(board.board.isVisible)


def test_the_board_counts_and_adds_up_without_mixing(board: DealsPage, book: Book) -> None:
    lead = _column(board, Stage.LEAD)
    assert lead.model.rowCount() == 2
    assert lead.findChildren(Badge)[0].accessibleName() == "2"
    assert lead._sums.text().split(" · ") == ["€100", "US$1,200"]
    assert lead.cards.accessibleName() == "Lead, 2 deals"
    assert sum(column.model.rowCount() for column in board.board.columns) == 12
    assert records.read_row(book, "deal", lead.model.ids[0])["fee"].currency in ("EUR", "USD")


def test_a_card_tells_in_full_what_it_may_have_to_cut(board: DealsPage) -> None:
    model = _column(board, Stage.LEAD).model
    told = {model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole) for place in range(model.rowCount())}
    assert "Deal 000\nMaison Lune\nCall" in told
    # Words that look like markup are shown as they are.
    labs = _column(board, Stage.NEGOTIATING).model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert labs == "<p>Deal 001<br>R&amp;D &lt;b&gt;Labs&lt;/b&gt;<br>Call</p>"


def test_a_card_is_read_aloud_with_its_fee_its_next_step_and_how_late_it_is(
    board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    column = _column(board, Stage.LEAD)
    id = column.model.ids[0]
    today = book.clock.today()

    def spoken() -> str:
        return str(column.model.index(column.model.row_of(id), 0).data(Qt.ItemDataRole.AccessibleTextRole))

    for day, words in (
        (today - timedelta(days=1), "1 day late"),
        (today, "Today"),
        (today + timedelta(days=1), "Tomorrow"),
        (today + timedelta(days=2), "Wed 4 Mar"),
    ):
        book.run(EditRecord("deal", id, {"next_action_on": day}))
        wanted = f"{spoken().split(', Call, ')[0]}, Call, {words}"
        qtbot.waitUntil(partial(_is_equal, spoken, wanted))
        assert "€100" in spoken() or "US$1,200" in spoken()


def _is_equal(read: Callable[[], str], wanted: str) -> bool:
    return read() == wanted


def test_the_table_says_in_words_what_is_late_and_copies_days_whole(page: DealsPage, book: Book) -> None:
    model = page.list.model
    column = [each.id for each in model.columns].index("next_action_on")
    found = [(model.record(row)["next_action_on"], model.cell_text(row, column)) for row in range(model.rowCount())]
    today = book.clock.today()
    assert {words.endswith(", late") == (day < today) for day, words in found} == {True}
    assert not any("2026" in words for _day, words in found)
    assert all("2026" in line[-1] for line in read_text(model.rows_as_mime([0, 1], [column]).text())[1:])


def test_a_card_is_moved_by_key_and_stays_the_current_one(board: DealsPage, book: Book, qtbot: QtBot) -> None:
    lead, next_one = _column(board, Stage.LEAD), _column(board, Stage.NEGOTIATING)
    id = lead.model.ids[0]
    board.select(id)
    lead.cards.setFocus()
    QTest.keyClick(lead.cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: id in next_one.model.ids)
    assert records.read_row(book, "deal", id)["stage"] is Stage.NEGOTIATING
    assert board.selection() == [("deal", id)]
    assert next_one.cards.hasFocus()
    assert next_one.cards.current_id() == id
    QTest.keyClick(next_one.cards, Qt.Key.Key_Left)
    assert lead.cards.hasFocus()


def test_a_card_is_dropped_on_another_column(board: DealsPage, book: Book, qtbot: QtBot) -> None:
    lead, target = _column(board, Stage.LEAD), _column(board, Stage.CONTRACTED)
    id = lead.model.ids[0]
    data = lead.model.mimeData([lead.model.index(0, 0)])
    place, action = QPointF(20, 20), Qt.DropAction.MoveAction
    target.cards.dropEvent(QDropEvent(place, action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: id in target.model.ids)
    row = records.read_row(book, "deal", id)
    assert row["stage"] is Stage.CONTRACTED
    assert row["signed_on"] == book.clock.today()


def _entered(data: QMimeData) -> QDragEnterEvent:
    action, button, held = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(QPoint(20, 20), action, data, button, held)


def _dropped(data: QMimeData) -> QDropEvent:
    action, button, held = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(20, 20), action, data, button, held)


def _said_of_drops(board: DealsPage) -> list[str]:
    return [each.words for each in board.findChildren(DropStrip) if each.isVisible()]


def test_a_slot_opens_where_a_dragged_card_would_stand_and_there_it_lands(
    board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    lead, target = _column(board, Stage.LEAD), _column(board, Stage.NEGOTIATING)
    id, before = lead.model.ids[0], list(target.model.ids)
    title = records.read_row(book, "deal", id).title
    data = lead.model.mimeData([lead.model.index(0, 0)])
    target.cards.dragEnterEvent(_entered(data))
    assert [each for each in target.model.ids if each != SLOT] == before
    row = target.model.row_of(SLOT)
    assert row >= 0
    accent = colour("accent").name()
    assert target.grab().toImage().pixelColor(0, target.height() // 2).name() == accent
    assert _said_of_drops(board) == ["Move to “Negotiating”"]
    target.cards.dragLeaveEvent(QDragLeaveEvent())
    assert _said_of_drops(board) == []
    assert target.model.ids == before
    assert target.grab().toImage().pixelColor(0, target.height() // 2).name() != accent
    target.cards.dragEnterEvent(_entered(data))
    target.cards.dropEvent(_dropped(data))
    qtbot.waitUntil(lambda: target.model.row_of(id) == row)
    assert target.model.row_of(SLOT) < 0
    # One step takes it back.
    step = book.next_undo()
    assert step is not None
    assert step.label == f"Move “{title}” to Negotiating"
    book.undo()
    qtbot.waitUntil(lambda: target.model.ids == before)


def test_a_card_dragged_over_the_columns_has_no_list_read(board: DealsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    lead = _column(board, Stage.LEAD)
    data = lead.model.mimeData([lead.model.index(0, 0)])

    def no_list(_reading: object, query: Query, _limit: int | None = None) -> list[str]:
        raise AssertionError(query)

    monkeypatch.setattr(lists, "ids", no_list)
    for stage in (Stage.NEGOTIATING, Stage.CONTRACTED, Stage.PAID):
        column = _column(board, stage)
        column.cards.dragEnterEvent(_entered(data))
        assert column.model.row_of(SLOT) >= 0
        column.cards.dragLeaveEvent(QDragLeaveEvent())


def test_m_asks_for_a_stage_and_a_letter_moves_the_card_there_in_one_step(
    window: Window, board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    lead, far = _column(board, Stage.LEAD), _column(board, Stage.IN_REVIEW)
    id = lead.model.ids[0]
    board.select(id)
    lead.cards.setFocus()
    QTest.keyClick(lead.cards, Qt.Key.Key_M)
    [menu] = board.board.findChildren(CardMenu)
    stages = {action.data(): action for action in menu.actions()}
    assert [Stage(each) for each in stages] == list(Stage)
    assert stages[Stage.LEAD].isChecked()
    assert not stages[Stage.LEAD].isEnabled()
    letters = [words[words.index("&") + 1].casefold() for words in (each.text() for each in menu.actions())]
    assert len(set(letters)) == len(letters)
    QTest.keyClicks(menu, letters[list(Stage).index(Stage.IN_REVIEW)])
    qtbot.waitUntil(lambda: id in far.model.ids)
    assert board.selection() == [("deal", id)]
    qtbot.waitUntil(lambda: window.focusWidget() is far.cards)
    book.undo()
    qtbot.waitUntil(lambda: id in lead.model.ids)


def test_the_right_button_has_all_that_a_card_can_do(
    window: Window, board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    lead = _column(board, Stage.LEAD)
    id = lead.model.ids[1]
    place = lead.cards.visualRect(lead.model.index(1, 0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lead.cards.viewport().mapToGlobal(place))
    QApplication.sendEvent(lead.cards.viewport(), asked)
    [menu] = board.board.findChildren(CardMenu)
    assert board.selection() == [("deal", id)]
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Open",
        "Edit",
        "Move to a stage",
        "Move to the trash",
    ]
    menu.close()
    window.activateWindow()
    lead.cards.setFocus()
    qtbot.waitUntil(lead.cards.hasFocus)
    QTest.keyClick(lead.cards, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    by_key = next(each for each in board.board.findChildren(CardMenu) if each.isVisible())
    next(each for each in by_key.actions() if each.data() == "trash").trigger()
    by_key.close()
    qtbot.waitUntil(lambda: id not in lead.model.ids)
    assert records.read_row(book, "deal", id).trashed


def test_a_folded_column_is_a_strip_that_counts_takes_cards_and_is_remembered(
    window: Window, board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    lead, next_one = _column(board, Stage.LEAD), _column(board, Stage.NEGOTIATING)
    count, id = next_one.model.rowCount(), lead.model.ids[0]
    QTest.mouseClick(next_one.fold_button, Qt.MouseButton.LeftButton)
    assert next_one.width() < 40
    assert next_one.cards.isHidden() or not next_one.cards.isVisible()
    assert next_one.strip.hasFocus()
    assert f"Negotiating, {count} deal" in next_one.strip.accessibleName()
    assert board.state()["folded"] == ["negotiating"]
    # The arrows pass over it, and a card that is dropped on it goes there.
    board.select(id)
    lead.cards.setFocus()
    QTest.keyClick(lead.cards, Qt.Key.Key_Right)
    assert not next_one.cards.hasFocus()
    data = lead.model.mimeData([lead.model.index(lead.model.row_of(id), 0)])
    next_one.dropEvent(_dropped(data))
    qtbot.waitUntil(lambda: id in next_one.model.ids)
    assert next_one.is_folded
    QTest.keyClick(next_one.strip, Qt.Key.Key_Return)
    assert next_one.cards.isVisible()
    assert board.state()["folded"] == []
    board.restore({"folded": ["lead", 7]})
    assert lead.is_folded
    # What is gone to is shown.
    board.select(lead.model.ids[0])
    assert not lead.is_folded


def test_the_board_scrolls_while_a_card_is_near_its_edge(board: DealsPage) -> None:
    area, bar = board.board._area, board.board._area.horizontalScrollBar()
    middle = area.viewport().rect().center()
    bar.setValue(0)
    board.board.edges.scroll_towards(middle)
    assert bar.value() == 0
    right = QPoint(area.viewport().width() - 10, middle.y())
    board.board.edges.scroll_towards(right)
    board.board.edges.scroll_towards(right)
    gone = bar.value()
    assert gone > 0
    board.board.edges.scroll_towards(QPoint(10, middle.y()))
    assert bar.value() < gone
    board.board.edges.scroll_towards(QPoint(-400, middle.y()))
    assert bar.value() < gone


def test_lost_asks_for_a_reason_and_without_one_nothing_moves(
    window: Window, board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    id = _column(board, Stage.LEAD).model.ids[0]
    board.board.move_deals([id], Stage.LOST)
    [dialog] = window.findChildren(ReasonDialog)
    dialog._emit_reason()
    assert dialog.isVisible()
    dialog._group.button(2).click()
    dialog._emit_reason()
    qtbot.waitUntil(lambda: id in _column(board, Stage.LOST).model.ids)
    assert records.read_row(book, "deal", id)["stage_reason"] == "No answer"


def test_a_move_that_is_not_allowed_is_said_and_not_made(
    window: Window, board: DealsPage, book: Book, qtbot: QtBot
) -> None:
    id = _column(board, Stage.PAID).model.ids[0]
    board.board.mover._write([id], Stage.PASSED, "Why not")
    qtbot.waitUntil(lambda: "cannot go" in window.toast.text)
    assert records.read_row(book, "deal", id)["stage"] is Stage.PAID


def test_a_change_elsewhere_moves_the_card_and_keeps_the_others(board: DealsPage, book: Book, qtbot: QtBot) -> None:
    lead = _column(board, Stage.LEAD)
    first, second = lead.model.ids
    board.select(second)
    book.run(EditRecord("deal", first, {"stage": Stage.NEGOTIATING, "fee": Money(1, "EUR")}))
    qtbot.waitUntil(lambda: first in _column(board, Stage.NEGOTIATING).model.ids)
    assert list(lead.model.ids) == [second]
    assert lead.cards.current_id() == second
