"""Passages to read as a painted list: as high as what it holds where there is room, else it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.roles import GRID
from creatorbook.gui.rows.passage_delegate import PassageDelegate
from creatorbook.gui.rows.row import Passage
from creatorbook.gui.rows.view import RowList
from creatorbook.gui.rows.whole_list import WholeList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from creatorbook.gui.rows.row import Entry

_WIDTH, _LEAST = 320, 120
_COPY = "copy"
# How far the words of a panel are from its edges: what is above and below a panel begins where they do.
PANEL_SIDE = 2 * GRID


class PassageList(RowList):
    """Shows passages. What can be done with one: by its buttons, by letters and from its menu; Enter does the first.

    Ctrl and C, or the menu, copies the words of the current one.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("look", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.menu_asked.connect(self._show_menu)
        self.opened.connect(self._on_opened)

    def _make_painter(self) -> PassageDelegate:
        return PassageDelegate(self)

    @property
    def passages(self) -> list[Passage]:
        """The passages that stand there now."""
        entries = (self.rows.entry(row) for row in range(self.rows.rowCount()))
        return [each for each in entries if isinstance(each, Passage)]

    def go_to_top(self) -> None:
        """Begin to read again: the first passage is the current one."""
        self._step_to(0, 1)
        self.scrollToTop()

    def _can_open(self, entry: Entry) -> bool:
        return isinstance(entry, Passage) and bool(entry.actions)

    def _on_opened(self, key: str) -> None:
        entry = self.rows.entry(self.rows.row_of(key))
        if isinstance(entry, Passage) and entry.actions:
            self.acted.emit(key, entry.actions[0].id)

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as all of it."""
        return QSize(_WIDTH, self.content_height())

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """A few lines: the rest is scrolled to."""
        return QSize(_WIDTH, _LEAST)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
            self.updateGeometry()

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the current one by the key for it; the rest as in every list of rows."""
        entry = self.rows.entry(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(entry, Passage):
            QGuiApplication.clipboard().setText(entry.words)
        else:
            super().keyPressEvent(event)

    def _show_menu(self, key: str, place: QPoint) -> None:
        entry = self.rows.entry(self.rows.row_of(key))
        if not isinstance(entry, Passage):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in entry.actions:
            menu.addAction(action.text).setData((action.id, key))
        menu.addAction(_("Copy")).setData((_COPY, key))
        menu.triggered.connect(self._on_menu)
        menu.popup(place)

    def _on_menu(self, choice: QAction) -> None:
        action, key = choice.data()
        entry = self.rows.entry(self.rows.row_of(key))
        if action != _COPY:
            self.acted.emit(key, action)
        elif isinstance(entry, Passage):
            QGuiApplication.clipboard().setText(entry.words)


class PassagePanel(WholeList, PassageList):
    """Passages of a panel, which scrolls around them."""

    def _make_painter(self) -> PassageDelegate:
        made = PassageDelegate(self)
        made.side = PANEL_SIDE
        return made
