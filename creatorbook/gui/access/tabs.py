"""A bar of tabs for who does not see it: which tab is shown, and which has the focus, where the bar has it.

Qt says of the tab that is shown that it has the focus, wherever the keys go, and counts arrows that are not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QTabBar

from creatorbook.gui.access.lists import PRESS
from creatorbook.gui.access.part import ReadPart
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface


class ReadTab(ReadPart):
    """One tab; pressing it shows its page."""

    def __init__(self, bar: QTabBar, whole: ReadTabs, place: int) -> None:
        super().__init__(bar, whole, QAccessible.Role.PageTab)
        self._bar, self.place = bar, place

    @guard_override
    def isValid(self) -> bool:
        """Return whether the tab is still there."""
        return shiboken6.isValid(self._bar) and self.place < self._bar.count()

    @guard_override
    def text(self, kind: QAccessible.Text) -> str:
        """Return its words."""
        return self._bar.tabText(self.place) if kind == QAccessible.Text.Name and self.isValid() else ""

    @guard_override
    def rect(self) -> QRect:
        """Return where on the screen it is."""
        area = self._bar.tabRect(self.place)
        return QRect(self._bar.mapToGlobal(area.topLeft()), area.size())

    @guard_override
    def state(self) -> QAccessible.State:
        """Return whether it is the one that is shown, and whether it has the focus."""
        held = QAccessible.State()
        is_shown = self.isValid() and self.place == self._bar.currentIndex()
        held.selectable = held.focusable = 1
        held.selected = int(is_shown)
        held.focused = int(is_shown and self._bar.hasFocus())
        held.invisible = int(not (self.isValid() and self._bar.isVisible() and self._bar.isTabVisible(self.place)))
        return held

    @guard_override
    def actionNames(self) -> list[str]:
        """Return that it can be pressed."""
        return [PRESS]

    @guard_override
    def doAction(self, name: str) -> None:
        """Show its page."""
        if name == PRESS and self.isValid():
            self._bar.setCurrentIndex(self.place)


class ReadTabs(QAccessibleWidget):
    """The bar, its tabs as children."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar, QAccessible.Role.PageTabList, "")
        self._bar = bar
        self._tabs: list[ReadTab] = []

    @guard_override
    def text(self, kind: QAccessible.Text) -> str:
        """Return its name, else that of the tab that is shown."""
        known = super().text(kind)
        is_name = kind == QAccessible.Text.Name and not known
        return self._bar.tabText(self._bar.currentIndex()) if is_name else known

    @guard_override
    def childCount(self) -> int:
        """Return how many tabs there are."""
        return self._bar.count()

    @guard_override
    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, too
        """Return a tab."""
        while len(self._tabs) <= place < self._bar.count():
            made = ReadTab(self._bar, self, len(self._tabs))
            QAccessible.registerAccessibleInterface(made)
            self._tabs.append(made)
        return self._tabs[place] if 0 <= place < self._bar.count() else None

    @guard_override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, too
        """Return the tab at a place on the screen."""
        return self.child(self._bar.tabAt(self._bar.mapFromGlobal(QPoint(x, y))))

    @guard_override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where a tab is, -1 for what is none of this bar's."""
        return child.place if isinstance(child, ReadTab) and child.isValid() else -1

    @guard_override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, too
        """Return the tab that has the focus."""
        return self.child(self._bar.currentIndex()) if self._bar.hasFocus() else None

    def let_go(self) -> None:
        """Let go of every tab: the bar is no more."""
        for each in self._tabs:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(each))
        self._tabs = []
