from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from creatorbook.gui.parts.drop_target import DropStrip, DropTarget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

HERE, ELSEWHERE = QUrl.fromLocalFile("/mail.eml"), QUrl("https://example.com/mail.eml")


class Shelf(DropTarget, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Sequence[str]] = []

    def take_files(self, paths: Sequence[str]) -> None:
        self.taken.append(paths)

    def drop_words(self, what: str) -> str:
        return f"Keep {what}"

    def wants_text(self, text: str) -> bool:
        return "\t" in text

    def take_text(self, text: str) -> None:
        self.taken.append([text])


def _entered(data: QMimeData) -> QDragEnterEvent:
    copy, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(QPoint(1, 1), copy, data, left, keys)


def _dropped(data: QMimeData) -> QDropEvent:
    copy, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(1, 1), copy, data, left, keys)


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    made = Shelf()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def test_a_strip_says_what_would_happen_and_goes(shelf: Shelf) -> None:
    data = QMimeData()
    data.setUrls([HERE])
    shelf.dragEnterEvent(_entered(data))
    strip = shelf.findChild(DropStrip)
    assert isinstance(strip, DropStrip)
    assert (strip.isVisible(), strip.accessibleName()) == (True, "Keep “mail.eml”")
    # It lies over the part, and lets the drop through to it.
    assert strip.geometry() == shelf.rect()
    assert shelf.childAt(10, 10) is None
    shelf.dragLeaveEvent(QDragLeaveEvent())
    assert not strip.isVisible()
    data.setUrls([HERE, QUrl.fromLocalFile("/list.csv")])
    shelf.dragEnterEvent(_entered(data))
    assert (strip.isVisible(), strip.words) == (True, "Keep 2 files")
    shelf.dropEvent(_dropped(data))
    assert not strip.isVisible()
    # Nothing is said of what is not wanted.
    data.setUrls([ELSEWHERE])
    shelf.dragEnterEvent(_entered(data))
    assert not strip.isVisible()


def test_a_picture_from_another_program_comes_as_a_file(shelf: Shelf) -> None:
    data, picture = QMimeData(), QImage(3, 2, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data.setImageData(picture)
    entered = _entered(data)
    shelf.dragEnterEvent(entered)
    assert entered.isAccepted()
    shelf.dropEvent(_dropped(data))
    ((path,),) = shelf.taken
    assert (QImage(path).width(), QImage(path).pixelColor(1, 1)) == (3, QColor(Qt.GlobalColor.red))


@pytest.mark.parametrize(("text", "taken"), [("Nove\tReel", [["Nove\tReel"]]), ("A word", [])])
def test_text_is_taken_where_it_is_wanted(shelf: Shelf, text: str, taken: list[list[str]]) -> None:
    data = QMimeData()
    data.setText(text)
    entered = _entered(data)
    shelf.dragEnterEvent(entered)
    assert entered.isAccepted() is bool(taken)
    shelf.dropEvent(_dropped(data))
    assert shelf.taken == taken


@pytest.mark.parametrize(("urls", "taken"), [([HERE, ELSEWHERE], [[HERE.toLocalFile()]]), ([ELSEWHERE], []), ([], [])])
def test_files_of_this_machine_are_taken(urls: list[QUrl], taken: list[list[str]], shelf: Shelf) -> None:
    data = QMimeData()
    data.setUrls(urls)
    entered = _entered(data)
    shelf.dragEnterEvent(entered)
    assert entered.isAccepted() is bool(taken)
    shelf.dropEvent(_dropped(data))
    assert shelf.taken == taken
