"""Where a box that lies over a window goes, so that it covers nothing that is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Sequence

# Looking for them in a whole window would take milliseconds, each time that something in it moves.
_kept_clear: WeakSet[QWidget] = WeakSet()

_AIR = 8
# Under a field stands how it was understood, or what is wrong with it.
_SENTENCE = 28


def keep_clear(part: QWidget) -> None:
    """Keep a part of a window clear beside what has the keys: the buttons of a dialog."""
    _kept_clear.add(part)


def _is_within(part: QWidget, host: QWidget) -> bool:
    above: QWidget | None = part
    while above is not None and above is not host:
        above = above.parentWidget()
    return above is host


def areas_in_use(host: QWidget) -> list[QRect]:
    """Return what is not to be covered, in the coordinates of a window, what matters most first.

    That is the line that is being written or the row that is chosen, the whole field with the sentence below it, and
    the buttons of a dialog.
    """
    found: list[QRect] = []
    focused = QApplication.focusWidget()
    if focused is not None and host.isAncestorOf(focused):
        if isinstance(focused, QAbstractItemView):
            cell, row = focused.visualRect(focused.currentIndex()), focused.viewport().rect()
            found.append(_seen(host, focused.viewport(), QRect(0, cell.y(), row.width(), cell.height())))
        elif isinstance(focused, QPlainTextEdit | QTextEdit):
            found += [_seen(host, focused.viewport(), focused.cursorRect()), _seen(host, focused, focused.rect())]
        else:
            whole = _seen(host, focused, focused.rect())
            found += [whole, whole.adjusted(0, 0, 0, _SENTENCE if whole.isValid() else 0)]
    kept = [each for each in _kept_clear if isValid(each) and each.isVisible() and _is_within(each, host)]
    found += [_seen(host, each, each.rect()) for each in kept]
    return [each for each in found if each.isValid()]


def find_free_top(area: QRect, box: QRect, kept: Sequence[QRect]) -> int:
    """Return the top of a box within an area at which it covers none of what is `kept`: its own, or the next above.

    Where there is no such place, the last of what is kept is covered, then the one before.
    """
    for number in range(len(kept), 0, -1):
        cleared = [each.adjusted(0, -_AIR, 0, _AIR) for each in kept[:number]]
        tops = [box.top(), *sorted((each.top() - box.height() for each in cleared), reverse=True)]
        for top in tops:
            moved = box.translated(0, top - box.top())
            if area.top() <= top <= box.top() and not any(moved.intersects(each) for each in cleared):
                return top
    return box.top()


def _seen(host: QWidget, part: QWidget, area: QRect) -> QRect:
    """Return what is seen of an area of a part, in the coordinates of the host."""
    seen = area.intersected(part.visibleRegion().boundingRect())
    return QRect(part.mapTo(host, seen.topLeft()), seen.size())
