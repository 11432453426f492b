"""The keyboard focus through a refresh: it stays on the same record and field, though all is made anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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


@contextmanager
def keep_focus(root: QWidget) -> Iterator[None]:
    """Give the focus back to what stands for the same record and field after what is below the root was made anew."""
    held = root.window().focusWidget()
    if not root.isAncestorOf(held):
        yield
        return
    names = _names_of(held, root)
    yield
    if isValid(held) and held.window() is root.window() and not held.isHidden():
        return
    for each in root.findChildren(QWidget):
        put_away = each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if not put_away and _names_of(each, root) == names:
            # What was just made is shown a moment later, and only what is shown takes the focus.
            each.show()
            each.setFocus()
            return


def go_to(widget: QWidget) -> None:
    """Set the focus on a widget and scroll to it, through every area that it stands in."""
    widget.setFocus()
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
