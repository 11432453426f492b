"""The numbers of a chart in its place: rows that are read, chosen and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.clipboard import put_on_clipboard, rows_as_mime
from creatorbook.gui.look.theme.current import density, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from creatorbook.gui.reports.sheets import Sheet

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_ROWS = 12
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _SheetModel(QAbstractTableModel):
    """A sheet as Qt's views read it."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.headings: tuple[str, ...] = ()
        self.texts: list[list[str]] = []
        self.numeric: tuple[bool, ...] = ()

    def take(self, sheet: Sheet) -> None:
        self.beginResetModel()
        self.headings, self.texts, self.numeric = sheet.headings, sheet.texts(), sheet.numeric
        self.endResetModel()

    @guard_override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.texts)

    @guard_override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    @guard_override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.AlignmentFlag | None:
        """Return the text of a cell, and at which end it stands."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _END if self.numeric[index.column()] else _START
        return None

    @guard_override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.headings):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _END if self.numeric[section] else _START
        return None


class SheetTable(QTableView):
    """Shows a sheet; the keys of Copy take the chosen rows, all of them where none is chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = _SheetModel(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show these rows, as many at once as there is room for."""
        self._model.take(sheet)
        row = density().row
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFixedHeight(row * (min(len(sheet.rows), _MOST_ROWS) + 1) + scaled(16))

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows; other keys do what they do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, all of them where none is chosen."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = [self._model.texts[row] for row in chosen] or self._model.texts
        put_on_clipboard(rows_as_mime(self._model.headings, rows, self._model.numeric))
