"""The room that a screen leaves for a window, and how a window is made to fit into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtWidgets import QWidget

EDGE = 16
"""How far what lies above a window stays away from its edges, in pixels; half of it on a screen."""


def room_on_screen(window: QWidget, *, placed: bool = True) -> QRect:
    """Return where the inside of a window may lie: what its screen leaves free, less a margin and its frame.

    One that is not placed yet comes up on the screen of its parent.
    """
    shown_on = window if placed else window.parentWidget() or window
    free = shown_on.screen().availableGeometry().adjusted(EDGE // 2, EDGE // 2, -EDGE // 2, -EDGE // 2)
    inside, outside = window.geometry(), window.frameGeometry()
    top = inside.top() - outside.top()
    if not placed:
        # The frame comes with the first picture; until then it is as high as the style says.
        top = max(top, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
    return free.adjusted(
        inside.left() - outside.left(), top, inside.right() - outside.right(), inside.bottom() - outside.bottom()
    )


def shrink(widget: QWidget, most: QSize) -> None:
    """Make the widget no larger than this, also where its own least size is; a smaller one stays as it is."""
    least = widget.minimumSize()
    if least.width() > most.width() or least.height() > most.height():
        widget.setMinimumSize(least.boundedTo(most))
    size = widget.size().boundedTo(most)
    if size != widget.size():
        widget.resize(size)


def shrink_to_screen(window: QWidget, *, placed: bool = True) -> None:
    """Make the window no larger than its screen leaves free; a smaller one stays as it is."""
    shrink(window, room_on_screen(window, placed=placed).size())


def fit_to_screen(window: QWidget) -> None:
    """Shrink a window that is shown to its screen, and move it inside."""
    if window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return
    shrink_to_screen(window)
    move_inside(window, room_on_screen(window))


def move_inside(widget: QWidget, room: QRect) -> None:
    """Move the widget so that it lies in the room, which it is no larger than."""
    place = widget.geometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        widget.setGeometry(left, top, place.width(), place.height())
