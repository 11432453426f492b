from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from creatorbook.gui.parts.file_drop import FileDrop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

HERE, ELSEWHERE = QUrl.fromLocalFile("/mail.eml"), QUrl("https://example.com/mail.eml")


class Shelf(FileDrop, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Sequence[str]] = []

    def take_files(self, paths: Sequence[str]) -> None:
        self.taken.append(paths)


@pytest.mark.parametrize(("urls", "taken"), [([HERE, ELSEWHERE], [[HERE.toLocalFile()]]), ([ELSEWHERE], []), ([], [])])
def test_files_of_this_machine_are_taken(urls: list[QUrl], taken: list[list[str]], qtbot: QtBot) -> None:
    shelf = Shelf()
    qtbot.addWidget(shelf)
    data = QMimeData()
    data.setUrls(urls)
    copy, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(1, 1), copy, data, left, keys)
    shelf.dragEnterEvent(entered)
    assert entered.isAccepted() is bool(taken)
    shelf.dropEvent(QDropEvent(QPointF(1, 1), copy, data, left, keys))
    assert shelf.taken == taken
