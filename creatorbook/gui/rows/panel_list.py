"""The records of a panel as a painted list that is as high as what it holds: the panel around it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QScrollArea, QSizePolicy

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.rows.line_delegate import REMOVE, LineDelegate
from creatorbook.gui.rows.places import action_at
from creatorbook.gui.rows.row import PanelLine, Rest
from creatorbook.gui.rows.view import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from creatorbook.gui.rows.model import Index
    from creatorbook.gui.rows.row import Entry

_SHOWN = 12
_REST = "rest"
_OPEN = "open"
_NARROWEST = 120


class PanelList(RowList):
    """Shows panel lines, a dozen of many at first. A click, Enter or Space opens one, its cross or Delete removes it.

    `line_opened(kind, id)` and `line_removed(kind, id)` tell which; the menu of a line holds both. `at_first` is how
    many of a long list are shown unasked.
    """

    line_opened = Signal(str, str)
    line_removed = Signal(str, str)

    def __init__(self, name: str, *, at_first: int = _SHOWN) -> None:
        super().__init__(name)
        self._at_first = at_first
        self.setProperty("look", "plain")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        height.setHeightForWidth(True)
        self.setSizePolicy(height)
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

    @guard_override
    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines its words take."""
        return True

    @guard_override
    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        return self._painter_height(width)

    def _painter_height(self, width: int) -> int:
        painter = self.itemDelegate()
        if not isinstance(painter, LineDelegate):
            return 0
        return sum(painter.height_at(self.rows.entry(row), width) for row in range(self.rows.rowCount()))

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as its lines are at the width that it has."""
        return QSize(_NARROWEST, self._painter_height(max(self.width(), _NARROWEST)))

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """Never narrower than a word, never lower than its lines."""
        return self.sizeHint()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
            self.updateGeometry()

    @guard_override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The panel around it scrolls."""
        event.ignore()

    @guard_override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002  Qt's signature
    ) -> None:
        """Let the panel around it show a line that the keys went to."""
        if not self.hasFocus():
            return
        line = self.visualRect(index)
        above = self.parentWidget()
        while above is not None:
            inner = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and inner is not None:
                for edge in (line.bottomLeft(), line.topLeft()):
                    place = self.viewport().mapTo(inner, QPoint(edge))
                    above.ensureVisible(place.x(), place.y(), 0, 4)
            above = above.parentWidget()

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
