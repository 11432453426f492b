"""F6: from the sidebar to the page, to the inspector and round again, each of these where its focus was last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class Panes:
    """The parts of a window in their order: sidebar, page, inspector; `enter_page` sets the focus in the page."""

    def __init__(self, parts: tuple[QWidget, QWidget, QWidget], enter_page: Callable[[], None]) -> None:
        self._parts = parts
        self._enter_page = enter_page

    def step(self, by: int) -> None:
        """Set the focus on the part so many further; one that is put away is passed over."""
        shown = [part for part in self._parts if part.isVisible()]
        focused = QApplication.focusWidget()
        standing = next((part for part in shown if focused is not None and part.isAncestorOf(focused)), None)
        if standing is None:
            # From the bar at the top the page is next, whichever way.
            self._enter(self._parts[1])
        else:
            self._enter(shown[(shown.index(standing) + by) % len(shown)])

    def _enter(self, part: QWidget) -> None:
        sidebar, page, _inspector = self._parts
        last: QWidget | None = part.focusWidget()  # None before any focus, whatever the stubs say
        # In the sidebar not where the focus was, but where the person is.
        if part is not sidebar and last is not None and _is_stop(last) and part.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if part is page:
            self._enter_page()
            focused = QApplication.focusWidget()
            if focused is not None and _is_stop(focused) and part.isAncestorOf(focused):
                return
        # Of the pages Tab stops at the one that had the focus last, chosen or not.
        chosen = [each for each in part.findChildren(QAbstractButton) if part is sidebar and each.isChecked()]
        for stop in [*chosen, *filter(_is_stop, part.findChildren(QWidget))][:1]:
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()
