"""A row of tabs that is too narrow: no tab is torn, none is lost, and the keys reach them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from creatorbook.gui.lists.tab_row import TabRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.look.theme_manager import ThemeManager

_TITLES = ["Overview", "Terms", "Content", "Money", "Files", "History"]


def _seen(row: TabRow) -> list[str]:
    return [title for place, title in enumerate(_TITLES) if row.tabs.isTabVisible(place)]


def _in_menu(row: TabRow) -> list[str]:
    menu = row.more.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_tabs_without_room_are_in_the_menu_and_reached_by_keys(theme: ThemeManager, qtbot: QtBot) -> None:
    row = TabRow("Parts")
    qtbot.addWidget(row)
    row.set_titles(_TITLES, 0)
    row.resize(1000, 40)
    row.show()
    assert (_seen(row), row.more.isVisible()) == (_TITLES, False)

    row.resize(row.tabs.width_of(0) + row.tabs.width_of(1) + row.more.sizeHint().width(), 40)
    assert _seen(row) == ["Overview", "Terms"]
    assert _in_menu(row) == ["Content", "Money", "Files", "History"]
    walked = []
    for _step in _TITLES:
        walked.append(row.tabs.tabText(row.tabs.currentIndex()))
        assert walked[-1] in _seen(row)
        assert sum(row.tabs.tabRect(_TITLES.index(title)).width() for title in _seen(row)) <= row.tabs.width()
        QTest.keyClick(row.tabs, Qt.Key.Key_Right)
    assert walked == _TITLES
    _in_menu(row)
    menu = row.more.menu()
    assert isinstance(menu, QMenu)
    menu.triggered.emit(menu.actions()[0])
    assert row.tabs.tabText(row.tabs.currentIndex()) in _seen(row)
    row.resize(1000, 40)
    assert (_seen(row), row.more.isVisible()) == (_TITLES, False)
