"""A row of tabs: those that have no room are in the menu behind its last button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.basic import icon_button, set_spacing, set_tab_after

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent


class Tabs(QTabBar):
    """Tabs that are never torn and need no arrows: their row leaves out those that have no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def width_of(self, place: int) -> int:
        """Return how wide a tab is, whether it is seen or not."""
        return self.tabSizeHint(place).width()

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Return the room that the row can do with: the menu has what does not fit."""
        return QSize(0, super().minimumSizeHint().height())

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the arrow keys to the tabs that are in the menu, too."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        place = self.currentIndex() + step
        if 0 <= place < self.count():
            self.setCurrentIndex(place)


class TabRow(QWidget):
    """The tabs, and a button with the others of them; the tab that is shown is always seen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.tabs = Tabs(name)
        self._more: QToolButton | None = None
        self._layout = QHBoxLayout(self)
        set_spacing(self._layout, 0)
        self._layout.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self.fit)

    @property
    def more(self) -> QToolButton:
        """The button behind the tabs, made when there is first too little room for them all."""
        if self._more is None:
            self._more = icon_button("ellipsis", _("More tabs"))
            self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(self._more)
            menu.setAccessibleName(_("More tabs"))
            menu.aboutToShow.connect(self._list_hidden)
            menu.triggered.connect(self._turn)
            self._more.setMenu(menu)
            self._layout.addWidget(self._more)
            set_tab_after(self.tabs, self._more)
        return self._more

    def set_titles(self, titles: list[str], chosen: int) -> None:
        """Show these tabs, one of them chosen; nothing is told of a change."""
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for title in titles:
            self.tabs.addTab(title)
        self.tabs.setCurrentIndex(chosen)
        self.tabs.blockSignals(False)
        self.setVisible(bool(titles))
        self.fit()

    def fit(self) -> None:
        """Leave out from the end what has no room, never the tab that is shown."""
        widths = [self.tabs.width_of(place) for place in range(self.tabs.count())]
        all_fit = sum(widths) <= self.width()
        seen = set(range(len(widths))) if all_fit else self._that_fit(widths)
        if self._more is not None or not all_fit:
            self.more.setVisible(not all_fit)
        # What comes is shown before anything goes: Qt turns to another tab where the one that is shown is hidden.
        for place in sorted(range(len(widths)), key=lambda each: each not in seen):
            if self.tabs.isTabVisible(place) is not (place in seen):
                self.tabs.setTabVisible(place, place in seen)

    def _that_fit(self, widths: list[int]) -> set[int]:
        chosen = self.tabs.currentIndex()
        room = self.width() - self.more.sizeHint().width() - widths[chosen]
        seen = {chosen}
        for place, width in enumerate(widths):
            if place == chosen:
                continue
            room -= width
            if room < 0:
                break
            seen.add(place)
        return seen

    def _list_hidden(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for place in range(self.tabs.count()):
            if not self.tabs.isTabVisible(place):
                menu.addAction(self.tabs.tabText(place)).setData(place)

    def _turn(self, action: QAction) -> None:
        self.tabs.setCurrentIndex(action.data())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for now."""
        super().resizeEvent(event)
        self.fit()

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Measure again where the words, or the size of the text, have changed."""
        heard = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self.fit()
        return heard
