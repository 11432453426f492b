"""The keyboard focus through a refresh: it stays on the same record and field, though all is made anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator


def _names_of(widget: QWidget, root: QWidget) -> tuple[tuple[str, str], ...]:
    """Return by what a widget is known below the root: the records that it and its parents show, and its name."""
    found = [(type(widget).__name__, widget.accessibleName())]
    above: QWidget | None = widget
    while above is not None and above is not root:
        id = getattr(above, "id", "")
        if isinstance(id, str) and id:
            # The name of a line says what the record holds: it may be just that which has changed.
            found = [(type(widget).__name__, "" if above is widget else widget.accessibleName()), ("record", id)]
            break
        above = above.parentWidget()
    return tuple(found)


class FocusBelow:
    """Where the focus was in a window when a dialog was laid over it, and goes back to."""

    def __init__(self, window: QWidget) -> None:
        # None where nothing had it, whatever the types of Qt say.
        self.widget: QWidget | None = window.focusWidget()
        _below.add(self)

    def give_back(self) -> None:
        """Set the focus there, where it still is."""
        _below.discard(self)
        if self.widget is not None and isValid(self.widget) and self.widget.isVisible():
            self.widget.setFocus(Qt.FocusReason.PopupFocusReason)


_below: WeakSet[FocusBelow] = WeakSet()


@contextmanager
def keep_focus(root: QWidget) -> Iterator[None]:
    """Give the focus back to what stands for the same record and field after what is below the root was made anew.

    So does the place that it goes back to from a dialog.
    """
    window = root.window()
    held = window.focusWidget()
    names = _names_of(held, root) if root.isAncestorOf(held) else None
    below = [
        (each, _names_of(each.widget, root))
        for each in _below
        if each.widget is not None and _stands_in(each.widget, root)
    ]
    yield
    if names is not None and not (isValid(held) and held.window() is window and not held.isHidden()):
        found = _find_named(root, names)
        if found is not None:
            # What was just made is shown a moment later, and only what is shown takes the focus.
            found.show()
            found.setFocus()
    for place, wanted in below:
        if place.widget is None or not isValid(place.widget) or place.widget.isHidden():
            place.widget = _find_named(root, wanted)


def _stands_in(widget: QWidget, root: QWidget) -> bool:
    return isValid(widget) and root.isAncestorOf(widget)


def _find_named(root: QWidget, names: tuple[tuple[str, str], ...]) -> QWidget | None:
    for each in root.findChildren(QWidget):
        put_away = each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if not put_away and _names_of(each, root) == names:
            return each
    return None


def go_to(widget: QWidget) -> None:
    """Set the focus on a widget and scroll to it, through every area that it stands in."""
    widget.setFocus()
    reveal(widget)


def reveal(widget: QWidget) -> None:
    """Scroll to a widget, through every area that it stands in; what was just put there has its place by then."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
