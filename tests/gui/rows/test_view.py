"""The list of painted rows: walked and answered by keys and by the mouse, and steady while it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from creatorbook.gui.access.roles import install_roles
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.rows.row import Head, Rest, RowAction, TonedText, TwoLineRow
from creatorbook.gui.rows.view import RowList

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.gui.rows.row import Entry

_ACTIONS = (
    RowAction("done", "Done", "D"),
    RowAction("later", "Later", "S"),
    RowAction("drop", "Drop it", "X", shown=False),
)


def _row(name: str) -> TwoLineRow:
    icon = TonedText("gift", "accent")
    return TwoLineRow(name, f"Row {name}", "why · since Monday", icon, TonedText("Today"), _ACTIONS, "D for done")


def _groups(*groups: tuple[str, str]) -> list[Entry]:
    entries: list[Entry] = []
    for title, names in groups:
        entries += [Head(title, title, len(names)), *map(_row, names)]
    return entries


@pytest.fixture
def rows(theme: ThemeManager, qtbot: QtBot) -> RowList:
    assert theme.choice == "light"
    view = RowList("Things")
    qtbot.addWidget(view)
    view.resize(720, 300)
    view.show_entries(_groups(("Late", "abcdef"), ("Today", "ghijkl")))
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def _told(rows: RowList) -> list[tuple[str, str, str]]:
    told: list[tuple[str, str, str]] = []
    rows.opened.connect(lambda key: told.append(("opened", key, "")))
    rows.acted.connect(lambda key, action: told.append(("acted", key, action)))
    rows.button_pressed.connect(lambda key, action: told.append(("pressed", key, action)))
    rows.menu_asked.connect(lambda key, _place: told.append(("menu", key, "")))
    return told


def _current(rows: RowList) -> str:
    row = rows.current_row()
    return row.key if row is not None else ""


def _button(rows: RowList, key: str, action: str) -> QPoint:
    """Return where a button of a row is, in the pixels of the list."""
    place, none = QPointF(_area(rows, key).center()), Qt.MouseButton.NoButton
    over = QPointF(rows.viewport().mapToGlobal(place))
    moved = QMouseEvent(QEvent.Type.MouseMove, place, over, none, none, Qt.KeyboardModifier.NoModifier)
    # Sent, not moved there: the pointer of this machine may come and go as it likes.
    QApplication.sendEvent(rows.viewport(), moved)
    return rows.viewport().mapFromGlobal(rows.place_under(key, action)) + QPoint(6, -8)


def _is_tip(text: str) -> bool:
    return QToolTip.text() == text


def _area(rows: RowList, key: str) -> QRect:
    return rows.visualRect(rows.rows.index(rows.rows.row_of(key)))


def test_arrows_and_letters_walk_past_the_heads_and_stop_at_the_ends(rows: RowList) -> None:
    assert _current(rows) == "a"
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert _current(rows) == "a"
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J):
        QTest.keyClick(rows, key)
    assert _current(rows) == "g"
    QTest.keyClick(rows, Qt.Key.Key_K)
    assert _current(rows) == "f"
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert _current(rows) == "l"
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert _current(rows) == "a"
    assert rows.verticalScrollBar().value() == 0
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    assert _current(rows) in "ghijkl"


def test_letters_answer_the_current_row_and_others_are_left_to_the_window(rows: RowList) -> None:
    told = _told(rows)
    QTest.keyClick(rows, Qt.Key.Key_J)
    for key in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_Q, Qt.Key.Key_O, Qt.Key.Key_Return):
        QTest.keyClick(rows, key)
    QTest.keyClick(rows, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert told == [
        ("acted", "b", "done"),
        ("acted", "b", "later"),
        ("acted", "b", "drop"),
        ("opened", "b", ""),
        ("opened", "b", ""),
    ]
    assert _current(rows) == "b"


def test_a_button_is_pressed_without_choosing_its_row(rows: RowList) -> None:
    told = _told(rows)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=_button(rows, "c", "later"))
    assert told == [("pressed", "c", "later")]
    assert _current(rows) == "a"
    # What is let go elsewhere is not pressed.
    place = _button(rows, "c", "done")
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=_area(rows, "c").topLeft() + QPoint(60, 10))
    assert len(told) == 1
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=_area(rows, "b").topLeft() + QPoint(60, 10))
    assert _current(rows) == "b"
    assert len(told) == 1


def test_a_double_click_opens_a_row_and_a_click_the_rest(rows: RowList) -> None:
    rows.show_entries([_row("a"), Rest("rest", "12 more")])
    told = _told(rows)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=_area(rows, "rest").center())
    assert told == [("opened", "rest", "")]
    assert rows.current_row() is None
    place = _area(rows, "a").topLeft() + QPoint(60, 10)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told[1:] == [("opened", "a", "")]


def test_the_menu_belongs_to_the_row_under_the_mouse_or_to_the_current_one(rows: RowList) -> None:
    told = _told(rows)
    place = _area(rows, "c").center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, place, rows.viewport().mapToGlobal(place)))
    assert told == [("menu", "c", "")]
    assert _current(rows) == "c"
    QTest.keyClick(rows, Qt.Key.Key_J)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    assert told[1:] == [("menu", "d", "")]


def test_what_goes_above_leaves_all_else_where_it_stands(rows: RowList) -> None:
    rows.choose("i")
    before = {key: _area(rows, key).top() for key in "ghi"}
    assert rows.verticalScrollBar().value() > 0
    rows.show_entries(_groups(("Late", "bcdef"), ("Today", "ghijkl")))
    assert {key: _area(rows, key).top() for key in "ghi"} == before
    assert _current(rows) == "i"
    # What comes above moves nothing either.
    rows.show_entries(_groups(("Late", "zyxbcdef"), ("Today", "ghijkl")))
    assert {key: _area(rows, key).top() for key in "ghi"} == before
    assert [index.row() for index in rows.selectionModel().selectedIndexes()] == [rows.rows.row_of("i")]


def test_the_next_row_takes_the_place_of_one_that_goes(rows: RowList) -> None:
    rows.choose("c")
    top = _area(rows, "c").top()
    rows.show_entries(_groups(("Late", "abdef"), ("Today", "ghijkl")))
    assert _current(rows) == "d"
    assert _area(rows, "d").top() == top
    # The last one of a group hands over to the next group, the last of all to the one before.
    rows.choose("f")
    rows.show_entries(_groups(("Late", "abde"), ("Today", "ghijkl")))
    assert _current(rows) == "g"
    rows.choose("l")
    rows.show_entries(_groups(("Late", "abde"), ("Today", "ghijk")))
    assert _current(rows) == "k"
    rows.show_entries([])
    assert rows.current_row() is None
    rows.show_entries(_groups(("Late", "mn")))
    assert _current(rows) == "m"


def test_the_mouse_answers_one_row_after_the_other_without_moving(rows: RowList) -> None:
    told = _told(rows)
    place = _button(rows, "c", "done")
    for _turn in range(3):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        gone = {key for _kind, key, _action in told}
        rows.show_entries(_groups(("Late", "".join(key for key in "abcdef" if key not in gone)), ("Today", "ghijkl")))
    assert told == [("pressed", "c", "done"), ("pressed", "d", "done"), ("pressed", "e", "done")]
    assert _current(rows) == "a"


def test_the_ring_is_for_keys_and_the_bar_for_all(rows: RowList) -> None:
    area = _area(rows, "b")
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(60, 10))
    picture = rows.viewport().grab().toImage()
    assert picture.pixelColor(area.left() + 1, area.center().y()) == colour("accent")
    assert picture.pixelColor(area.right(), area.center().y()) == colour("selection")
    QTest.keyClick(rows, Qt.Key.Key_J)
    area = _area(rows, "c")
    picture = rows.viewport().grab().toImage()
    assert picture.pixelColor(area.right(), area.center().y()) == colour("focus")


def test_what_is_cut_is_told_in_full(rows: RowList, qtbot: QtBot) -> None:
    long = TwoLineRow("long", "A sentence that goes on " * 8, "and why")
    rows.show_entries([long, _row("b")])
    for key, tip in (("long", f"{long.first}\nand why"), ("b", "")):
        place = _area(rows, key).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, rows.viewport().mapToGlobal(place))
        QApplication.sendEvent(rows.viewport(), event)
        # A tip goes a moment after it is taken away.
        qtbot.waitUntil(partial(_is_tip, tip))


def test_low_rows_are_lower_and_the_height_of_all_is_known(rows: RowList) -> None:
    assert _area(rows, "b").height() == 52
    assert rows.content_height() == 12 * 52 + 2 * 32
    rows.set_compact(True)
    assert _area(rows, "b").height() == 44
    assert rows.content_height() == 12 * 44 + 2 * 32


def test_a_narrow_list_leaves_the_buttons_to_the_keys(rows: RowList) -> None:
    wide = rows.place_under("a", "done")
    rows.resize(260, 300)
    QApplication.processEvents()
    assert rows.place_under("a", "done") != wide
    told = _told(rows)
    area = _area(rows, "a")
    for left in range(40, area.width(), 12):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(left, 26))
    assert told == []
    QTest.keyClick(rows, Qt.Key.Key_D)
    assert told == [("acted", "a", "done")]


def test_a_screen_reader_finds_a_list_and_what_it_goes_to_is_current(rows: RowList) -> None:
    install_roles()
    found = QAccessible.queryAccessibleInterface(rows)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Things"
    item = found.child(3)
    assert item.role() == QAccessible.Role.ListItem
    assert item.text(QAccessible.Text.Name) == "Row c, Today, why, since Monday"
    item.actionInterface().doAction("SetFocus")
    assert _current(rows) == "c"


def test_from_right_to_left_the_buttons_stand_on_the_other_side(rows: RowList) -> None:
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    told = _told(rows)
    place = _button(rows, "c", "done")
    assert place.x() < rows.width() // 2
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("pressed", "c", "done")]
