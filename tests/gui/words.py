"""What a person reads in a part of the window: its labels, and the lines that are painted in its panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import spoken_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.rows.passage_list import PassageList
    from creatorbook.gui.rows.row import PanelLine


def words_in(widget: QWidget) -> str:
    return "\n".join([*(each.text() for each in widget.findChildren(QLabel)), *map(spoken_text, lines_in(widget))])


def lines_in(widget: QWidget) -> list[PanelLine]:
    return [line for each in widget.findChildren(PanelList) for line in each.lines]


def press_on_line(widget: QWidget, id: str, key: Qt.Key) -> None:
    """Go to the line of a record by keys and press a key there."""
    held = list_of(widget, id)
    line = next(each for each in held.lines if each.id == id)
    held.setFocus(Qt.FocusReason.TabFocusReason)
    held.choose(line.key)
    QTest.keyClick(held, key)


def press_on_passage(held: PassageList, key: str, pressed: Qt.Key) -> None:
    """Go to a passage by keys and press a key there."""
    held.setFocus(Qt.FocusReason.TabFocusReason)
    held.choose(key)
    QTest.keyClick(held, pressed)


def list_of(widget: QWidget, id: str) -> PanelList:
    return next(each for each in widget.findChildren(PanelList) if any(line.id == id for line in each.lines))


def area_of(held: PanelList, id: str) -> QRect:
    line = next(each for each in held.lines if each.id == id)
    return held.visualRect(held.rows.index(held.rows.row_of(line.key)))
