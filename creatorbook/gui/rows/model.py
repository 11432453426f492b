"""The list model of painted rows: given the new entries it changes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.rows.in_place import bring_to
from creatorbook.gui.rows.row import Head, help_of, spoken_text, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from creatorbook.gui.rows.row import Entry

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_NOWHERE = QModelIndex()


class RowModel(QAbstractListModel):
    """Entries in order, each known by its key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._entries: dict[str, Entry] = {}
        self._rows: dict[str, int] | None = None
        self._edition = 0

    @property
    def edition(self) -> int:
        """A number that is another one as soon as the entries are others."""
        return self._edition

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries, no key of them twice: what was there and stays is kept, and told where it changed."""
        wanted = {entry.key: entry for entry in entries}
        before = self._entries
        self._entries = {**before, **wanted}
        self._edition += 1
        bring_to(self, self._keys, list(wanted), self._forget)
        self._entries = wanted
        self._edition += 1
        changed = [row for row, key in enumerate(self._keys) if key in before and before[key] != wanted[key]]
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _forget(self) -> None:
        self._rows = None
        self._edition += 1

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row, None where there is no such row."""
        return self._entries[self._keys[row]] if 0 <= row < len(self._keys) else None

    def row_of(self, key: str) -> int:
        """Return the row of a key, or -1."""
        if self._rows is None:
            self._rows = {key: row for row, key in enumerate(self._keys)}
        return self._rows.get(key, -1)

    @guard_override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._keys)

    @guard_override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What an entry is called, what is read aloud of it, and how a row is answered by keys."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == _DISPLAY:
            return title_of(entry)
        if role == _ACCESSIBLE:
            return spoken_text(entry)
        if role == _DESCRIPTION:
            return help_of(entry)
        return None

    @guard_override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """The heads of groups cannot be chosen."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or isinstance(entry, Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of rows that follow one another."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
