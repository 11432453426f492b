"""Scrolls the board while a card is dragged near one of its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_TICK_MS = 16
_EDGE = 48
_STEP = 14


def step_at(place: int, length: int) -> int:
    """Return by how many pixels to scroll for a place along an edge of this length: none in the middle."""
    if place < _EDGE:
        return -_STEP
    return _STEP if place > length - _EDGE else 0


class EdgeScroll(QObject):
    """Looks where the mouse is while a drag is under way: no event tells of a mouse that stands still."""

    def __init__(self, board: QAbstractScrollArea) -> None:
        super().__init__(board)
        self._board = board
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look)

    def turn(self, on: bool) -> None:
        """Begin or end."""
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def _look(self) -> None:
        self.scroll_towards(self._board.viewport().mapFromGlobal(QCursor.pos()))

    def scroll_towards(self, place: QPoint) -> None:
        """Scroll a step where the place, in the pixels of the board, is near an edge that something lies behind."""
        area = self._board.viewport().rect()
        if area.contains(place):
            _scroll_by(self._board.horizontalScrollBar(), step_at(place.x(), area.width()))


def _scroll_by(bar: QScrollBar, step: int) -> None:
    bar.setValue(bar.value() + step)
