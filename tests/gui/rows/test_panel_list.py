"""The lines of a panel: wrapped to its width, opened and removed by keys and by the mouse, steady while they change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from creatorbook.gui.parts.basic import column, label, scroll
from creatorbook.gui.rows.line_delegate import REMOVE
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from tests.gui.words import area_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager

_LONG = "A name that is so long that a narrow panel has to take two lines for it, or even three of them"


def _line(name: str) -> PanelLine:
    return PanelLine("contact", name, f"Contact {name}", "a@b.example", "12 Nov", ("Waits", "warn"), removable=True)


@pytest.fixture
def section(theme: ThemeManager, qtbot: QtBot) -> Iterator[PanelSection]:
    assert theme.choice == "light"
    made = PanelSection("Contacts", "Add a contact", nothing="Nobody yet.")
    area = scroll(column(made, label("below"), None), "Panel")
    qtbot.addWidget(area)
    area.resize(320, 240)
    made.show_lines([_line(name) for name in "abc"])
    area.show()
    qtbot.waitExposed(area)
    made.list.setFocus(Qt.FocusReason.TabFocusReason)
    yield made
    area.close()


def _told(section: PanelSection) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    section.opened.connect(lambda kind, id: told.append((f"opened {kind}", id)))
    section.removed.connect(lambda kind, id: told.append((f"removed {kind}", id)))
    return told


def _point_at(section: PanelSection, place: QPoint) -> None:
    viewport, none = section.list.viewport(), Qt.MouseButton.NoButton
    over = QPointF(viewport.mapToGlobal(place))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), over, none, none, Qt.KeyboardModifier.NoModifier)
    # Sent, not moved there: the pointer of this machine may come and go as it likes.
    QApplication.sendEvent(viewport, moved)


def test_enter_space_and_delete_answer_the_current_line(section: PanelSection) -> None:
    told = _told(section)
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    QTest.keyClick(section.list, Qt.Key.Key_Down)
    QTest.keyClick(section.list, Qt.Key.Key_Space)
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    assert told == [("opened contact", "a"), ("opened contact", "b"), ("removed contact", "b")]


def test_a_click_opens_and_the_cross_removes_without_opening(section: PanelSection, qtbot: QtBot) -> None:
    told = _told(section)
    viewport = section.list.viewport()
    place = area_of(section.list, "b").center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    _point_at(section, place)
    under = viewport.mapFromGlobal(section.list.place_under("contact:b", REMOVE)) + QPoint(8, -8)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, under)
    assert told == [("opened contact", "b"), ("removed contact", "b")]
    # Only what may be removed has a cross.
    section.show_lines([replace(_line("c"), removable=False)])
    _point_at(section, area_of(section.list, "c").center())
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    assert told[2:] == []


def test_what_stays_keeps_the_focus_and_what_is_last_hands_it_to_the_button(section: PanelSection) -> None:
    QTest.keyClick(section.list, Qt.Key.Key_Down)
    section.show_lines([_line("new"), _line("a"), replace(_line("b"), title="Renamed")])
    row = section.list.currentIndex().row()
    assert section.list.rows.entry(row) == replace(_line("b"), title="Renamed")
    assert section.list.hasFocus()
    section.show_lines([_line("a")])
    assert section.list.hasFocus()
    assert section.list.currentIndex().row() == 0
    section.show_lines([])
    assert section.list.isHidden()
    assert section.button.hasFocus()


def test_a_narrow_panel_wraps_its_words_and_grows(section: PanelSection, qtbot: QtBot) -> None:
    short = area_of(section.list, "a").height()
    section.show_lines([replace(_line("a"), title=_LONG), _line("b")])
    qtbot.waitUntil(lambda: area_of(section.list, "a").height() > short + 20)
    tall = area_of(section.list, "a").height()
    qtbot.waitUntil(lambda: section.list.height() == tall + area_of(section.list, "b").height())
    assert section.list.verticalScrollBar().maximum() == 0
    section.window().resize(640, 240)
    qtbot.waitUntil(lambda: area_of(section.list, "a").height() < tall)
    qtbot.waitUntil(lambda: section.list.height() == sum(area_of(section.list, each).height() for each in "ab"))


def test_a_long_list_shows_a_dozen_and_the_rest_by_enter(section: PanelSection, qtbot: QtBot) -> None:
    names = [f"n{number}" for number in range(20)]
    section.show_lines([_line(name) for name in names])
    assert [line.id for line in section.list.lines] == names[:12]
    assert section.list.rows.rowCount() == 13
    QTest.keyClick(section.list, Qt.Key.Key_End)
    assert str(section.list.currentIndex().data()) == "Show 8 more"
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert [line.id for line in section.list.lines] == names
    assert section.list.currentIndex().row() == 12
    # The panel around it scrolled along with the keys.
    area = section.window()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    QTest.keyClick(section.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    # Written to meanwhile, the list stays whole; another record's begins with a dozen again.
    section.show_lines([_line(name) for name in names[1:]])
    assert len(section.list.lines) == 19
    section.show_lines([_line(f"other{number}") for number in range(20)])
    assert len(section.list.lines) == 12


def test_a_line_says_all_that_it_shows_and_how_it_is_answered(section: PanelSection) -> None:
    line = replace(_line("a"), tells="Warning")
    section.show_lines([line, PanelLine("step", "1", "Edited", "yesterday\nfrom 1 to 2", openable=False)])
    found = QAccessible.queryAccessibleInterface(section.list)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Contacts"
    first, second = found.child(0), found.child(1)
    assert first.text(QAccessible.Text.Name) == "Warning: Contact a · a@b.example · Waits · 12 Nov"
    assert first.text(QAccessible.Text.Description) == "Enter to open, Delete to remove"
    assert second.text(QAccessible.Text.Name) == "Edited · yesterday, from 1 to 2"
    assert second.text(QAccessible.Text.Description) == ""


def test_the_menu_of_a_line_opens_and_removes(section: PanelSection) -> None:
    told = _told(section)
    for wanted in ("Open", "Remove"):
        place = area_of(section.list, "a").center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, section.list.mapToGlobal(place))
        QApplication.sendEvent(section.list.viewport(), asked)
        menu = section.list.findChildren(QMenu)[-1]
        next(each for each in menu.actions() if each.text() == wanted).trigger()
        menu.close()
    assert told == [("opened contact", "a"), ("removed contact", "a")]
