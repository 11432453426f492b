"""The table model of every list: ids in order, row objects fetched by the hundred and kept for a while.

The rows may stand in groups, each under a head, which is a row of its own: it is no record, and has no id.

`data` is called a thousand times a repaint: it compares cached ints, never enums, and asks nothing of the book
that it has asked before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.clipboard import rows_as_mime
from creatorbook.gui.parts.basic import plain_tip
from creatorbook.gui.rows.in_place import bring_to
from creatorbook.gui.rows.row import Head, spoken_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

Index: TypeAlias = QModelIndex | QPersistentModelIndex

# Joined once: a view asks for every cell that it paints.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
PAGE = 100
PAGES_KEPT = 60
RUNS = 50
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
ID_ROLE = ROW_ROLE + 1
MIME = "application/x-creatorbook-ids"

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `text(row)` is what is shown and read aloud; `right` aligns numbers to the right.

    `whole(row)` is what is copied where the cell shows less, with its line breaks. `bends` is on for words, which may
    be cut or spread to the room there is; amounts, days and states keep their width.
    `spoken(row)` is read aloud where more is painted than `text` says. `shown` is off for what is seen on demand only;
    `behind` is on where the first column's cell shows it all the same, so that it is copied and ordered by. What
    `gives_way` is left out where there is too little room for the names.
    """

    id: str
    title: str
    text: Callable[[Any], str]
    width: int = 140
    right: bool = False
    sortable: bool = True
    tip: Callable[[Any], str] | None = None
    whole: Callable[[Any], str] | None = None
    bends: bool = True
    spoken: Callable[[Any], str] | None = None
    shown: bool = True
    behind: bool = False
    gives_way: bool = False


class RecordTable(QAbstractTableModel):
    """Ids in order; `fetch(ids)` returns the row objects of these ids by id, fewer where some are gone.

    `grouped()` comes when rows were given and some are, or were, heads of groups: those are of another height.
    """

    grouped = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Sequence[str]], Mapping[str, Any]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._texts = tuple(column.text for column in columns)
        self._fetch = fetch
        # What the rows stand for, in order: ids, and keys of heads among them.
        self._ids: list[str] = []
        self._heads: dict[str, Head] = {}
        self._pages: OrderedDict[int, dict[str, Any]] = OrderedDict()
        self._rows: dict[str, int] | None = None
        self._words: dict[str, list[str | None]] = {}
        self._order: tuple[int, bool] = (-1, False)

    @property
    def ids(self) -> Sequence[str]:
        """The ids, in order."""
        return [id for id in self._ids if id not in self._heads] if self._heads else self._ids

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._ids) - len(self._heads)

    @property
    def has_heads(self) -> bool:
        """Whether the rows stand in groups."""
        return bool(self._heads)

    def id_at(self, number: int) -> str:
        """Return the id of a row, "" for the head of a group and where there is no such row."""
        id = self._ids[number] if 0 <= number < len(self._ids) else ""
        return "" if id in self._heads else id

    def head_at(self, number: int) -> Head | None:
        """Return the head of a group that a row is, None for a record."""
        return self._heads.get(self._ids[number]) if self._heads and 0 <= number < len(self._ids) else None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return self._columns

    def set_order(self, column: int, *, descending: bool) -> None:
        """Know by which column the rows are ordered, -1 for none: its heading says so to who cannot see the arrow."""
        before, self._order = self._order[0], (column, descending)
        for each in {before, column} - {-1}:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, each, each)

    def spoken_title(self, column: int) -> str:
        """Return the title of a column, with the order of the rows where it is the one that decides."""
        title = self._columns[column].title
        if column != self._order[0]:
            return title
        words = _("{title}, descending") if self._order[1] else _("{title}, ascending")
        return words.format(title=title)

    def row_of(self, id: str) -> int:
        """Return the row of the id, or -1."""
        if self._rows is None:
            self._rows = {key: number for number, key in enumerate(self._ids)}
        return self._rows.get(id, -1)

    def record(self, number: int) -> Any:
        """Return the row object of a row, or None where it is gone."""
        if not 0 <= number < len(self._ids) or self._ids[number] in self._heads:
            return None
        page = number // PAGE
        held = self._pages.get(page)
        if held is None:
            wanted = self._ids[page * PAGE : (page + 1) * PAGE]
            held = dict(self._fetch([id for id in wanted if id not in self._heads] if self._heads else wanted))
            self._pages[page] = held
            if len(self._pages) > PAGES_KEPT:
                for id in self._pages.popitem(last=False)[1]:
                    self._words.pop(id, None)
        return held.get(self._ids[number])

    def cell_text(self, number: int, column: int) -> str:
        """Return the text of a cell, made once: money and days are slow to write in a person's language."""
        record = self.record(number)
        if record is None:
            head = self.head_at(number)
            return head.title if head is not None and not column else ""
        known = self._words.setdefault(self._ids[number], [None] * len(self._columns))
        text = known[column]
        if text is None:
            text = known[column] = self._texts[column](record)
        return text

    def plain_cell(self, number: int, column: int) -> tuple[str, bool]:
        """Return the text of a cell, and whether it stands at the right."""
        return self.cell_text(number, column), self._columns[column].right

    def set_ids(self, wanted: Iterable[str]) -> None:
        """Show these ids in this order; views keep selection and scroll where the differences are few.

        Ids must not repeat. Above fifty runs of differences the model is reset.
        """
        self._show(list(wanted), {})

    def set_groups(self, groups: Iterable[tuple[Head, Sequence[str]]]) -> None:
        """Show these ids in groups, each under its head; as `set_ids` otherwise. Keys of heads are no ids."""
        new: list[str] = []
        heads: dict[str, Head] = {}
        for head, ids in groups:
            new += [head.key, *ids]
            heads[head.key] = head
        self._show(new, heads)

    def _show(self, new: list[str], heads: dict[str, Head]) -> None:
        before = self._heads
        # While rows come and go both the old ones and the new ones are told from records.
        self._heads = {**before, **heads}
        self._bring(new)
        self._heads = heads
        for key, head in heads.items():
            if before.get(key, head) != head:
                number = self.row_of(key)
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))
        if before or heads:
            self.grouped.emit()

    def _bring(self, new: list[str]) -> None:
        if new == self._ids:
            return
        if self._runs(new) > RUNS:
            self.beginResetModel()
            self._ids = new
            self._forget()
            self.endResetModel()
            return
        bring_to(self, self._ids, new, self._forget)

    def _forget(self) -> None:
        self._rows = None
        self._pages.clear()
        self._words.clear()

    def _runs(self, new: list[str]) -> int:
        keep = set(new)
        count, inside = 0, False
        for id in self._ids:
            gone = id not in keep
            count += gone and not inside
            inside = gone
        known = set(self._ids)
        inside = False
        for id in new:
            fresh = id not in known
            count += fresh and not inside
            inside = fresh
        return count

    def invalidate(self, ids: Collection[str] | None = None) -> None:
        """Fetch these rows again when they are next shown; None means all of them."""
        if not self._ids:
            return
        last = len(self._columns) - 1
        if ids is None:
            self._pages.clear()
            self._words.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, last))
            return
        for number in sorted(row for row in map(self.row_of, ids) if row >= 0):
            self._pages.pop(number // PAGE, None)
            self._words.pop(self._ids[number], None)
            self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def rewrite(self, ids: Collection[str]) -> None:
        """Make the texts of these rows again, of the rows as they were fetched."""
        last = len(self._columns) - 1
        for number in sorted(row for row in map(self.row_of, ids) if row >= 0):
            self._words.pop(self._ids[number], None)
            self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    @guard_override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    @guard_override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    @guard_override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text to show and to read aloud, the row object (ROW_ROLE), the id (ID_ROLE), alignment, tool tip."""
        if role == _DISPLAY or role == _ACCESSIBLE:  # noqa: PLR1714, SIM109  two int comparisons are the fastest way
            return self._spoken(index) if role == _ACCESSIBLE else self.cell_text(index.row(), index.column())
        if role == ROW_ROLE:
            return self.record(index.row())
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[index.column()].right else _LEFT
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role == _TOOL_TIP:
            tip = self._columns[index.column()].tip
            record = self.record(index.row()) if tip is not None else None
            return plain_tip(tip(record)) if tip is not None and record is not None else None
        return None

    def _spoken(self, index: Index) -> str:
        head = self.head_at(index.row())
        if head is not None:
            return "" if index.column() else spoken_text(head)
        spoken = self._columns[index.column()].spoken
        record = self.record(index.row()) if spoken is not None else None
        if spoken is None or record is None:
            return self.cell_text(index.row(), index.column())
        return spoken(record)

    @guard_override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The titles of the columns; a row is headed, for who has it read aloud, by its first cell."""
        if orientation == Qt.Orientation.Vertical and role == _ACCESSIBLE and 0 <= section < len(self._ids):
            return self.cell_text(section, 0)
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == _DISPLAY:
                return self._columns[section].title
            if role == _ACCESSIBLE:
                return self.spoken_title(section)
            if role == _ALIGNMENT:
                return _RIGHT if self._columns[section].right else _LEFT
        return None

    @guard_override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected and dragged, heads of groups cannot."""
        if not index.isValid() or (self._heads and self.head_at(index.row()) is not None):
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    @guard_override
    def mimeTypes(self) -> list[str]:
        """What a drag carries: our ids, and text for other programs."""
        return [MIME, "text/plain"]

    @guard_override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the rows, and their cells as a spreadsheet reads them."""
        numbers = sorted({index.row() for index in indexes})
        data = self.rows_as_mime(numbers, range(len(self._columns)))
        data.setData(MIME, "\n".join(id for number in numbers if (id := self.id_at(number))).encode())
        return data

    def rows_as_mime(self, numbers: Iterable[int], columns: Sequence[int]) -> QMimeData:
        """Return rows as spreadsheets take them, with a heading line; of the columns these, in this order."""
        chosen = [self._columns[column] for column in columns]
        rows = [
            [self._whole_text(number, column) for column in columns]
            for number in numbers
            if self.record(number) is not None
        ]
        return rows_as_mime([each.title for each in chosen], rows, [each.right for each in chosen])

    def _whole_text(self, number: int, column: int) -> str:
        whole = self._columns[column].whole
        return whole(self.record(number)) if whole is not None else self.cell_text(number, column)
