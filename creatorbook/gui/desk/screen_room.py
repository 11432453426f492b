"""The room that a screen leaves for a window, and how a window is made to fit into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

_EDGE = 16


def room_on_screen(window: QWidget, *, placed: bool = True) -> QRect:
    """Return where the inside of a window may lie: what its screen leaves free, less a margin and its frame.

    One that is not placed yet comes up on the screen of its parent.
    """
    shown_on = window if placed else window.parentWidget() or window
    free = shown_on.screen().availableGeometry().adjusted(_EDGE // 2, _EDGE // 2, -_EDGE // 2, -_EDGE // 2)
    inside, outside = window.geometry(), window.frameGeometry()
    top = inside.top() - outside.top()
    if not placed:
        # The frame comes with the first picture; until then it is as high as the style says.
        top = max(top, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
    return free.adjusted(
        inside.left() - outside.left(), top, inside.right() - outside.right(), inside.bottom() - outside.bottom()
    )


def shrink_to_screen(window: QWidget, *, placed: bool = True) -> None:
    """Make the window no larger than its screen leaves free; a smaller one stays as it is."""
    most = room_on_screen(window, placed=placed).size()
    least = window.minimumSize()
    if least.width() > most.width() or least.height() > most.height():
        window.setMinimumSize(least.boundedTo(most))
    size = window.size().boundedTo(most)
    if size != window.size():
        window.resize(size)


def fit_to_screen(window: QWidget) -> None:
    """Shrink a window that is shown to its screen, and move it inside."""
    if window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    shrink_to_screen(window)
    room, place = room_on_screen(window), window.geometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        window.setGeometry(left, top, place.width(), place.height())
