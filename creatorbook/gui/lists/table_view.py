"""The table view of every list: fixed row height, stored widths, selection and scroll kept by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import is_pressed
from creatorbook.gui.lists.clipboard import put_on_clipboard
from creatorbook.gui.lists.column_heads import ColumnHeads
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_ring
from creatorbook.gui.look.theme.current import heights, text_scale
from creatorbook.gui.rows.places import head_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction

    from creatorbook.gui.lists.record_table import Column, RecordTable

_NARROWEST, _WIDEST = 0.6, 1.8
# Where the columns of words had to be narrower than this, those that can be missed give way first.
_TIGHT = 0.75
# What a choice among the columns is about.
_ORDER, _SHOWN = "order", "shown"


def _never(_index: QModelIndex) -> bool:
    return False


def _width(column: Column) -> int:
    """Return how wide a column is at the size of texts in use."""
    return round(column.width * text_scale())


class RecordView(QTableView):
    """Shows a RecordTable.

    `opened(id)`: Enter or a double click on a row. `edit_asked(index, by the mouse)`: a double click on a cell
    that `may_edit`, or one of the `edit_keys`. `current(id)`: another selected row is current ("" for none).
    `sort_asked(column id, descending)`: a heading was clicked; the page asks services for a new order, its own for "".
    `delete_asked()`: the Delete key. `pasted(text, titles of the columns)`: the keys of Paste.
    """

    opened = Signal(str)
    edit_asked = Signal(object, bool)
    current = Signal(str)
    sort_asked = Signal(str, bool)
    delete_asked = Signal()
    pasted = Signal(str, object)

    def __init__(self, model: RecordTable, name: str, *, two_lines: bool = False) -> None:
        super().__init__()
        self._model = model
        # Whether the rows stand in groups where nothing else orders them, so that there is a way back to that.
        self.in_groups = False
        # Whether what is pasted has somewhere to go.
        self.takes_rows = False
        # Which cells are edited where they stand, and by which keys.
        self.may_edit: Callable[[QModelIndex], bool] = _never
        self.edit_keys: tuple[str, ...] = ()
        self._two_lines = two_lines
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(min(heights(compact=True).row, head_height()))
        self.set_compact(False)
        heading = ColumnHeads(self)
        self.setHorizontalHeader(heading)
        heading.setMinimumSectionSize(60)
        heading.sectionClicked.connect(self._heading)
        heading.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading.customContextMenuRequested.connect(self._offer_columns_at)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, _width(column))
            self.setColumnHidden(number, not column.shown)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(self._emit_current)
        self.selectionModel().currentChanged.connect(self._repaint_rows)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.grouped.connect(self._size_heads)
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        # Whether the widths are the person's own: restored, or drawn with the mouse; else they follow the room.
        self._own_widths = False
        # What is left out for want of room, and what the person has asked for, which never is.
        self._left_out: set[int] = set()
        self._asked_for: set[int] = set()
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_columns)
        heading.sectionResized.connect(self._on_resized)

    def set_compact(self, compact: bool) -> None:
        """Use low rows, or high ones."""
        density = heights(compact=compact)
        self.verticalHeader().setDefaultSectionSize(density.row_two_lines if self._two_lines else density.row)
        if self._model.has_heads:
            self._size_heads()

    def _size_heads(self) -> None:
        """Make the heads of groups as high as those of every list, the rows as high as they are."""
        rows = self.verticalHeader()
        head, usual = head_height(), rows.defaultSectionSize()
        for number in range(self._model.rowCount()):
            wanted = head if self._model.head_at(number) is not None else usual
            if rows.sectionSize(number) != wanted:
                rows.resizeSection(number, wanted)

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows, in the order shown."""
        return [id for number in self._selected_rows() if (id := self._model.id_at(number))]

    def count_selected(self) -> int:
        """Return how many rows are selected."""
        return len(self._selected_rows())

    def _selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows: by their runs, as Qt would ask the model of each of them."""
        runs = self.selectionModel().selection()
        rows = sorted({row for run in runs for row in range(run.top(), run.bottom() + 1)})  # type: ignore[attr-defined]  # a list
        return [row for row in rows if self._model.head_at(row) is None] if self._model.has_heads else rows

    def current_id(self) -> str:
        """Return the id of the current row, or ""."""
        return self._model.id_at(self.currentIndex().row())

    def select(self, ids: Iterable[str], *, scroll: bool = True) -> None:
        """Select these rows, make the first of them current, and scroll to it."""
        numbers = [number for number in map(self._model.row_of, ids) if number >= 0]
        selection = QItemSelection()
        last = len(self._model.columns) - 1
        for number in numbers:
            selection.select(self._model.index(number, 0), self._model.index(number, last))
        chosen = self.selectionModel()
        if numbers:
            chosen.setCurrentIndex(self._model.index(numbers[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if numbers and scroll:
            self._show_row(numbers[0])

    def _show_row(self, number: int) -> None:
        """Scroll to a row; the head above the first of a group is seen with it."""
        if self._model.head_at(number - 1) is not None:
            self.scrollTo(self._model.index(number - 1, 0))
        self.scrollTo(self._model.index(number, 0))

    def widths(self) -> dict[str, int]:
        """Return the widths that the person gave the columns, by id; none where they follow the room."""
        if not self._own_widths:
            return {}
        return {column.id: self.columnWidth(number) for number, column in enumerate(self._model.columns)}

    def set_widths(self, widths: dict[str, Any]) -> None:
        """Give the columns the widths that were remembered; unknown ids and invalid values are ignored."""
        self._own_widths = self._own_widths or bool(widths)
        for number, column in enumerate(self._model.columns):
            width = widths.get(column.id)
            if isinstance(width, int) and 0 < width < 4000:  # noqa: PLR2004  wider than any screen is a damaged file
                self.setColumnWidth(number, width)

    def layout_of_columns(self) -> dict[str, Any]:
        """Return widths, order and what is hidden, to be remembered."""
        heading = self.horizontalHeader()
        columns = self._model.columns
        order = sorted(range(len(columns)), key=heading.visualIndex)
        return {
            "widths": self.widths(),
            "order": [columns[number].id for number in order],
            "hidden": [column.id for number, column in enumerate(columns) if self._is_put_away(number)],
        }

    def set_layout_of_columns(self, kept: Mapping[str, Any]) -> None:
        """Restore what `layout_of_columns` returned; unknown ids and invalid values are ignored."""
        widths, order, hidden = kept.get("widths"), kept.get("order"), kept.get("hidden")
        if isinstance(widths, dict):
            self.set_widths(widths)
        ids = [column.id for column in self._model.columns]
        heading = self.horizontalHeader()
        if isinstance(order, list):
            for place, id in enumerate(id for id in order if id in ids):
                heading.moveSection(heading.visualIndex(ids.index(id)), place)
        if isinstance(hidden, list):
            # The first column names the record: it always stays.
            for number, id in enumerate(ids):
                self.setColumnHidden(number, number > 0 and id in hidden)

    def offer_columns(self) -> None:
        """Show, under the headings, what the rows can be ordered by and which columns there are."""
        self._offer_columns_at(self.horizontalHeader().rect().bottomLeft())

    def _offer_columns_at(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Columns"))
        orders = menu.addMenu(_("Sort by"))
        orders.setAccessibleName(_("Sort by"))
        self._add_orders(orders)
        menu.addSeparator()
        for number, column in enumerate(self._model.columns):
            choice = menu.addAction(column.title)
            choice.setCheckable(True)
            choice.setChecked(not self.isColumnHidden(number))
            choice.setEnabled(number > 0)
            choice.setData((_SHOWN, number))
        menu.triggered.connect(self._on_columns_chosen)
        menu.popup(self.horizontalHeader().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _add_orders(self, menu: QMenu) -> None:
        heading = self.horizontalHeader()
        chosen = heading.sortIndicatorSection() if heading.isSortIndicatorShown() else -1
        if self.in_groups:
            choice = menu.addAction(_("In groups"))
            choice.setCheckable(True)
            choice.setChecked(chosen < 0)
            choice.setData((_ORDER, -1))
        for number, column in enumerate(self._model.columns):
            if column.sortable and (column.behind or not self.isColumnHidden(number)):
                choice = menu.addAction(self._model.spoken_title(number))
                choice.setCheckable(True)
                choice.setChecked(number == chosen)
                choice.setData((_ORDER, number))

    def _on_columns_chosen(self, choice: QAction) -> None:
        about, number = choice.data()
        if about == _ORDER:
            self._heading(number)
        else:
            shown = choice.isChecked()
            self._left_out.discard(number)
            if shown:
                self._asked_for.add(number)
            self.setColumnHidden(number, not shown)

    def _is_put_away(self, number: int) -> bool:
        return self.isColumnHidden(number) and number not in self._left_out

    def show_order(self, column_id: str, descending: bool) -> None:
        """Show by an arrow which column the rows are ordered by."""
        ids = [column.id for column in self._model.columns]
        heading = self.horizontalHeader()
        known = column_id in ids
        heading.setSortIndicatorShown(known)
        if known:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            heading.setSortIndicator(ids.index(column_id), order)
        self._model.set_order(ids.index(column_id) if known else -1, descending=descending)

    def _heading(self, section: int) -> None:
        if section < 0:
            self.show_order("", descending=False)
            self.sort_asked.emit("", False)
            return
        column = self._model.columns[section]
        if not column.sortable:
            return
        heading = self.horizontalHeader()
        again = heading.isSortIndicatorShown() and heading.sortIndicatorSection() == section
        descending = again and heading.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.show_order(column.id, descending)
        self.sort_asked.emit(column.id, descending)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.may_edit(index):
            self.edit_asked.emit(index, True)
        else:
            self._open_current()

    def _open_current(self) -> None:
        if id := self.current_id():
            self.opened.emit(id)

    def _emit_current(self) -> None:
        current = self.currentIndex()
        chosen = current.isValid() and self.selectionModel().isRowSelected(current.row())
        self.current.emit(self.current_id() if chosen else "")

    def _repaint_rows(self, current: QModelIndex, before: QModelIndex) -> None:
        """The mark of the current row goes through all its cells; Qt paints only the one that was left."""
        for row in {current.row(), before.row()}:
            if row >= 0:
                area = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
                self.viewport().update(area)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where the keys are in use a ring around the current one, selected or not."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0 or not (self.hasFocus() and is_by_keys()):
            return
        seen, columns = self.viewport().rect(), self.horizontalHeader()
        end = min(columns.length() - columns.offset(), seen.width())
        area = QRect(0, self.rowViewportPosition(row), end, self.rowHeight(row))
        if self.isRightToLeft():
            area.moveRight(seen.right())
        painter = QPainter(self.viewport())
        try:
            paint_ring(painter, area, 0)
        finally:
            painter.end()

    def _remember(self) -> None:
        top = self.rowAt(0)
        if self._model.head_at(top) is not None:
            # A head may go with its group; the record under it is what is looked at.
            top += 1
        anchor = self._model.id_at(top)
        self._kept = (self.selected_ids(), anchor, self.rowViewportPosition(top) if top >= 0 else 0)

    def _restore(self) -> None:
        ids, anchor, shift = self._kept
        self.select([id for id in ids if self._model.row_of(id) >= 0], scroll=False)
        number = self._model.row_of(anchor) if anchor else -1
        if number >= 0:
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(number) - shift)

    def copy(self) -> None:
        """Take the selected rows to the clipboard as a spreadsheet reads them: the columns that are shown, in order."""
        numbers = self._selected_rows()
        if numbers:
            put_on_clipboard(self._model.rows_as_mime(numbers, self._shown_columns()))

    def _shown_columns(self) -> list[int]:
        heading = self.horizontalHeader()
        places = [heading.logicalIndex(place) for place in range(heading.count())]
        return [column for column in places if not self.isColumnHidden(column) or self._model.columns[column].behind]

    def paste(self) -> None:
        """Tell of the rows in the clipboard, and of the columns that they would stand in."""
        self.pasted.emit(QGuiApplication.clipboard().text(), self.shown_titles())

    def shown_titles(self) -> list[str]:
        """Return the titles of the columns that are shown, in their order."""
        return [self._model.columns[column].title for column in self._shown_columns()]

    def _fit_columns(self) -> None:
        """Spread the columns over the room there is, unless the person has given them widths."""
        if self._own_widths:
            return
        wished = [number for number in range(len(self._model.columns)) if not self._is_put_away(number)]
        missed = {number for number in wished if self._model.columns[number].gives_way} - self._asked_for
        out = missed if self._factor(wished) < _TIGHT else set()
        for number in out ^ self._left_out:
            self.setColumnHidden(number, number in out)
        self._left_out = out
        shown = [number for number in wished if number not in out]
        factor = min(max(self._factor(shown), _NARROWEST), _WIDEST)
        for number, column in enumerate(self._model.columns):
            if number in shown:
                self.setColumnWidth(number, round(_width(column) * factor) if column.bends else _width(column))

    def _factor(self, numbers: list[int]) -> float:
        """Return how much of their width the columns of words among these have room for."""
        columns = [self._model.columns[number] for number in numbers]
        stiff = sum(_width(column) for column in columns if not column.bends)
        wanted = sum(_width(column) for column in columns if column.bends)
        # The rows come after this: room is kept for the bar that they may bring; the last column takes what is left.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        return (room - stiff) / max(wanted, 1)

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the columns their first widths, when the window has given every part its room."""
        super().showEvent(event)
        self._fitting.start()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns follow the room: the inspector comes and goes. What was gone to stays in sight."""
        row, height = self.currentIndex().row(), event.oldSize().height()
        seen = row >= 0 and (height <= 0 or 0 <= self.rowViewportPosition(row) < height)
        super().resizeEvent(event)
        if seen and event.size().height() != height:
            self.scrollTo(self.currentIndex())
        if self.isVisible():
            self._fitting.start()

    def _on_resized(self) -> None:
        """Keep the widths from now on where it was the person who drew one."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.horizontalHeader().underMouse():
            self._own_widths = True

    @guard_override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go past the heads of groups, which Qt would stop at."""
        current = self.currentIndex()
        last = self._model.rowCount() - 1
        if not self._model.has_heads:
            return super().moveCursor(action, modifiers)
        if not current.isValid():
            # Qt would stay before the head of the first group for ever: nobody can go to a head.
            return self._record_from(0, 1, self._model.index(0, self._shown_columns()[0]))
        cursor = QAbstractItemView.CursorAction
        steps = {cursor.MoveUp: -1, cursor.MoveDown: 1, cursor.MovePageUp: -1, cursor.MovePageDown: 1}
        by = steps.get(action, 0)
        if action in (cursor.MoveUp, cursor.MoveDown):
            wanted = current.row() + by
        elif by:
            found = self.rowAt(self.visualRect(current).center().y() + by * self.viewport().height())
            wanted = found if found >= 0 else 0 if by < 0 else last
        elif action in (cursor.MoveHome, cursor.MoveEnd) and modifiers & Qt.KeyboardModifier.ControlModifier:
            by, wanted = (1, 0) if action == cursor.MoveHome else (-1, last)
        else:
            return super().moveCursor(action, modifiers)
        return self._record_from(wanted, by, current)

    def _record_from(self, number: int, by: int, current: QModelIndex) -> QModelIndex:
        """Return the record at a row or next to it: past a head the way that one goes, back where there is none."""
        for step in (by, -by):
            at = min(max(number, 0), self._model.rowCount() - 1)
            while 0 <= at < self._model.rowCount():
                if self._model.id_at(at):
                    return self._model.index(at, current.column())
                at += step
        return current

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Copy takes the rows as a spreadsheet reads them, Paste brings some from there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open_current()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.takes_rows:
            self.paste()
        elif is_pressed(event, *self.edit_keys):
            self.edit_asked.emit(self.currentIndex(), False)
        else:
            super().keyPressEvent(event)
