"""The records of a panel as a painted list: a dozen of many at first, opened and removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.rows.line_delegate import REMOVE, LineDelegate
from creatorbook.gui.rows.places import action_at
from creatorbook.gui.rows.row import PanelLine, Rest
from creatorbook.gui.rows.whole_list import WholeList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

    from creatorbook.gui.access.lists import Acts
    from creatorbook.gui.rows.row import Entry

_SHOWN = 12
_REST = "rest"
_OPEN = "open"


class PanelList(WholeList):
    """Shows panel lines, a dozen of many at first. A click, Enter or Space opens one, its cross or Delete removes it.

    `line_opened(kind, id)` and `line_removed(kind, id)` tell which; the menu of a line holds both. `at_first` is how
    many of a long list are shown unasked.
    """

    line_opened = Signal(str, str)
    line_removed = Signal(str, str)

    def __init__(self, name: str, *, at_first: int = _SHOWN) -> None:
        super().__init__(name)
        self._at_first = at_first
        self._lines: dict[str, PanelLine] = {}
        self._is_whole = False
        self._is_on_button = False
        self.opened.connect(self._on_opened)
        self.button_pressed.connect(self._on_button_pressed)
        self.menu_asked.connect(self._show_menu)

    def _make_painter(self) -> LineDelegate:
        return LineDelegate(self)

    # What is shown

    def show_lines(self, lines: Sequence[PanelLine]) -> None:
        """Show these lines; of another record's, again the first dozen only."""
        self._is_whole = self._is_whole and any(each.key in self._lines for each in lines)
        self._lines = {each.key: each for each in lines}
        self._show()

    @property
    def lines(self) -> list[PanelLine]:
        """The lines that stand there now, without those that are kept back."""
        entries = (self.rows.entry(row) for row in range(self.rows.rowCount()))
        return [each for each in entries if isinstance(each, PanelLine)]

    def _show(self) -> None:
        every: list[Entry] = list(self._lines.values())
        rest = 0 if self._is_whole else len(every) - self._at_first
        if rest > 0:
            words = ngettext("Show {count} more", "Show {count} more", rest).format(count=rest)
            every[self._at_first :] = [Rest(_REST, words)]
        self.show_entries(every)

    # Opening and removing

    def _on_opened(self, key: str) -> None:
        if key == _REST:
            place = self.rows.row_of(key)
            self._is_whole = True
            self._show()
            # On with the first of those that came.
            self.setCurrentIndex(self.rows.index(place))
        elif key in self._lines:
            self.line_opened.emit(self._lines[key].kind, self._lines[key].id)

    def acts_of_row(self, row: int) -> Acts:
        """Return what can be done with a line, first what Enter does."""
        acts, entry = super().acts_of_row(row), self.rows.entry(row)
        if isinstance(entry, PanelLine) and entry.removable:
            acts[_("Remove")] = partial(self._on_button_pressed, entry.key, REMOVE)
        return acts

    def _has_menu(self, entry: Entry) -> bool:
        return isinstance(entry, PanelLine) and (entry.openable or entry.removable)

    def _on_button_pressed(self, key: str, action: str) -> None:
        if action == REMOVE and key in self._lines and self._lines[key].removable:
            self.line_removed.emit(self._lines[key].kind, self._lines[key].id)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not self._is_on_button:
            self._open(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """The first of the two clicks has opened it."""

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A cross that is pressed does not open its line."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        areas = self._painter.button_areas(self.rows.entry(index.row()), self._option(index), index)
        self._is_on_button = action_at(areas, place) is not None
        super().mousePressEvent(event)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens as Enter does, Delete removes; the rest as in every list of rows."""
        entry = self.rows.entry(self.currentIndex().row())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier or entry is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._on_button_pressed(entry.key, REMOVE)
        else:
            super().keyPressEvent(event)

    def _show_menu(self, key: str, place: QPoint) -> None:
        line = self._lines.get(key)
        if line is None or not (line.openable or line.removable):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(line.title)
        if line.openable:
            menu.addAction(_("Open")).setData((_OPEN, key))
        if line.removable:
            menu.addAction(_("Remove")).setData((REMOVE, key))
        menu.triggered.connect(self._on_menu)
        menu.popup(place)

    def _on_menu(self, choice: QAction) -> None:
        action, key = choice.data()
        if action == _OPEN:
            self._on_opened(key)
        else:
            self._on_button_pressed(key, action)
