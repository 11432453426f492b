"""The list of a kind: made from its field table, with search, order, filters, selection and an empty state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk import records
from creatorbook.gui.forms.cell_fields import CellFields
from creatorbook.gui.keys.places import SETTING, TABLE_EDIT, keys_in_place
from creatorbook.gui.lists.cells import CellDelegate, CellPainter, StatusCell, Toned, initials_width
from creatorbook.gui.lists.looks import colour_role_of, due_words, is_over, late_day, role_of_day
from creatorbook.gui.lists.record_table import Column, RecordTable
from creatorbook.gui.lists.table_view import RecordView
from creatorbook.gui.parts.basic import Card, button, label, set_spacing, set_tab_after, side_by_side
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.notices import EmptyState, none_found
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.words import word_for
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QModelIndex

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.forms.cell_editing import CellEditing
    from creatorbook.gui.rows.row import Head
    from creatorbook.services.fields.kinds import Field
    from creatorbook.services.records.notions import Notion
    from creatorbook.services.records.rows import Row

    Grouping: TypeAlias = Callable[[Query, Sequence[str]], Sequence[tuple[Head, Sequence[str]]]]

# As long as a day is in any language.
_LONGEST_DAY = "30 sept."
_YEAR = 5
_CHARACTER = 7
# Letters of a choice that its column keeps room for, and pixels of the mark before it.
_LONGEST_CHOICE, _MARK = 16, 22
_RIGHT = (FieldType.MONEY, FieldType.NUMBER, FieldType.PERCENT, FieldType.DURATION)
_STIFF = frozenset({*_RIGHT, FieldType.DAY, FieldType.CHOICE})
_DUE = frozenset({"next_action_on", "due_on", "draft_due_on", "return_due_on"})


def _text_column(field: Field) -> Callable[[Row], str]:
    def shown(record: Row) -> str:
        return formats.format_value(field, record[field.name])

    return shown


def _short_sum(field: Field) -> Callable[[Row], str]:
    def shown(record: Row) -> str:
        value = record[field.name]
        return formats.money(value, short=True) if value else ""

    return shown


def _whole_column(field: Field) -> Callable[[Row], str]:
    def whole(record: Row) -> str:
        return str(record[field.name] or "")

    return whole


def _whole_text(field: Field) -> Callable[[Row], str] | None:
    """Return what is copied of a field where its cell shows less."""
    if field.type is FieldType.LONG_TEXT:
        return _whole_column(field)
    return _text_column(field) if field.type is FieldType.MONEY else None


def _status(field: Field) -> Callable[[Row], tuple[str, str]]:
    def shown(record: Row) -> tuple[str, str]:
        return formats.format_value(field, record[field.name]), colour_role_of(record[field.name]) or "idle"

    return shown


def columns_of(kind_id: str, names: Sequence[str] = (), widths: Mapping[str, int] | None = None) -> list[Column]:
    """Return the columns of a kind's list, or of these fields of it; `widths` are pixels by field, where given."""
    kind = KINDS[kind_id]
    own_widths = widths or {}
    return [
        Column(
            field.name,
            _(field.label),
            _short_sum(field) if field.type is FieldType.MONEY else _text_column(field),
            max(own_widths.get(field.name, field.width * _CHARACTER + 24), _least_width(field, _(field.label))),
            field.type in _RIGHT,
            whole=_whole_text(field),
            bends=field.type not in _STIFF,
        )
        for field in (kind.field(name) for name in names or kind.columns)
    ]


def _least_width(field: Field, head: str) -> int:
    """Return how wide the column of a field is at least: neither a day is cut, nor the head over short values."""
    if field.type is FieldType.CHOICE and field.enum is not None:
        longest = max(len(word_for(member)) for member in field.enum)
        return max((len(head) + 1) * _CHARACTER, min(longest, _LONGEST_CHOICE) * _CHARACTER + _MARK) + 24
    if field.type is not FieldType.DAY:
        return (len(head) + 1) * _CHARACTER + 24 if field.type in _STIFF else 0
    late = len(late_day(_LONGEST_DAY)) if field.name in _DUE else 0
    return max(late, len(_LONGEST_DAY) + _YEAR) * _CHARACTER + 24


def painters_of(kind_id: str, names: Sequence[str], desk: Desk) -> dict[int, CellPainter]:
    """Return how the cells are painted: coloured choices as dot and word, days by which something is due."""
    kind = KINDS[kind_id]
    made: dict[int, CellPainter] = {}
    for number, field in enumerate(kind.field(name) for name in names or kind.columns):
        if field.type is FieldType.CHOICE and field.enum is not None and colour_role_of(next(iter(field.enum))):
            made[number] = StatusCell(_status(field))
        elif field.name in _DUE:
            deciding = [each.name for each in kind.fields if each.type is FieldType.CHOICE]
            made[number] = Toned(_due_column(field, desk, deciding))
    return made


def _due_column(field: Field, desk: Desk, deciding: Sequence[str]) -> Callable[[Row], tuple[str, str]]:
    """Return how the day is shown; one of the `deciding` fields says that nothing is to be done any more."""

    def shown(record: Row) -> tuple[str, str]:
        day, today = record[field.name], desk.clock.today()
        if day is None:
            return "", "text_muted"
        if is_over({name: record[name] for name in deciding}):
            return formats.day_near(day, today), "text_muted"
        return _due_day(day, today), role_of_day(day, today)

    return shown


def _near_day(record: Row, field: Field, desk: Desk) -> str:
    """Return a day without this year's number, with a word where what is due by it is late."""
    day, today = record[field.name], desk.clock.today()
    if day is None:
        return ""
    if field.name not in _DUE or is_over(record.values):
        return formats.day_near(day, today)
    return _due_day(day, today)


def _due_day(day: date, today: date) -> str:
    return late_day(formats.day_near(day, today)) if day < today else due_words(day, today)


def _with_near_days(column: Column, kind_id: str, desk: Desk) -> Column:
    kind = KINDS[kind_id]
    field = kind.field(column.id) if kind.has(column.id) else None
    if field is None or field.type is not FieldType.DAY:
        return column
    # In other programs a day is nothing without its year.
    return replace(column, text=lambda record: _near_day(record, field, desk), whole=column.text)


def _placed(column: Column, behind: str, gives_way: str) -> Column:
    if column.id == behind:
        return replace(column, shown=False, behind=True)
    return replace(column, gives_way=True) if column.id == gives_way else column


class RecordList(DropTarget, QWidget):
    """A table of one kind in a card. `current(kind, id)` and `opened(id)` tell of the rows.

    `empty` is the heading, the sentence and the button of an empty list; `more` are columns beyond the kind's fields,
    with how their cells are painted; `widths` are pixels by field, for lists with more columns than room. `lead` is how
    the first column is painted, and what is read aloud of it; the field `behind` is seen there, and has a column of its
    own on demand only; the field
    `gives_way` is left out where the room is too narrow. Rows of `two_lines` are as high as those need.
    `cells` says which of them are edited where they stand, all that hold one value of a field unless given.
    `groups(query, ids)` puts the ids that a query found into groups, shown as long as no column orders them; one alone
    has no head.
    """

    current = Signal(str, str)
    opened = Signal(str)
    create_asked = Signal()
    counted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        kind: str,
        *,
        empty: tuple[str, str, str],
        names: Sequence[str] = (),
        more: Sequence[tuple[Column, CellPainter | None]] = (),
        widths: Mapping[str, int] | None = None,
        lead: tuple[CellPainter, Callable[[Row], str]] | None = None,
        behind: str = "",
        gives_way: str = "",
        two_lines: bool = False,
        trashed: bool = False,
        groups: Grouping | None = None,
        cells: CellFields | None = None,
    ) -> None:
        super().__init__()
        self._cells = cells or CellFields(kind)
        self._editing: CellEditing | None = None
        self.desk, self.kind = desk, kind
        self._trashed, self._groups = trashed, groups
        self._search = self._said = ""
        self._filters: dict[str, Any] = {}
        self._only: Notion | None = None
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._names = tuple(names) or KINDS[kind].columns
        given = [*columns_of(kind, self._names, widths), *(column for column, _painter in more)]
        columns = [_placed(_with_near_days(column, kind, desk), behind, gives_way) for column in given]
        painters = painters_of(kind, self._names, desk)
        self._lead_width = 0 if lead is None else initials_width(two_lines=two_lines)
        if lead is not None:
            painters[0], columns[0] = lead[0], replace(columns[0], spoken=lead[1])
        extra = {place: painter for place, (_column, painter) in enumerate(more, len(self._names)) if painter}
        self.model = RecordTable(columns, self._fetch, self)
        self._two_lines = two_lines
        self.view = RecordView(self.model, _(KINDS[kind].plural), two_lines=two_lines)
        self.view.in_groups = groups is not None
        self.view.setItemDelegate(CellDelegate({**painters, **extra}, self.view))
        self._connect_view()
        card = Card(margin=1)
        card.body.addWidget(self.view)
        self._card, self._empty_words = card, empty
        self._empty: EmptyState | None = None
        self._none_found: EmptyState | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._offered: list[QPushButton] = []
        self._bar: QWidget | None = None
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        layout.addWidget(self._stack, 1)
        self.view.selectionModel().selectionChanged.connect(self._selection)
        desk.setting_changed.connect(self._setting)
        self._setting("density")
        self._setting(SETTING)

    def _connect_view(self) -> None:
        self.view.current.connect(self._emit_current)
        self.view.opened.connect(self.opened)
        self.view.sort_asked.connect(self._on_sorted)
        if not self._trashed:
            self.view.delete_asked.connect(self._trash)
            self.view.takes_rows = True
            self.setAcceptDrops(True)
            self.view.pasted.connect(self._paste)
            self.view.may_edit = self._may_edit
            self.view.edit_asked.connect(self._edit_cell)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)

    @property
    def empty(self) -> EmptyState:
        """What is shown in place of the rows while there is no record at all; most lists never need it."""
        if self._empty is None:
            self._empty = EmptyState(KINDS[self.kind].icon, *self._empty_words[1:], heading=self._empty_words[0])
            self._empty.acted.connect(self.create_asked)
            self._stack.addWidget(self._empty)
        return self._empty

    @property
    def none_found(self) -> EmptyState:
        """What is shown in place of the rows while none of them fits."""
        if self._none_found is None:
            self._none_found = none_found()
            self._stack.addWidget(self._none_found)
        return self._none_found

    def _make_bar(self) -> QWidget:
        self._bulk = label("", "heading")
        bar = side_by_side(
            self._bulk,
            None,
            *self._offered,
            button(_("Copy"), self._copy, icon="copy"),
            button(_("Move to the trash"), self._trash, icon="trash-2"),
            margins=(12, 6, 6, 6),
        )
        bar.setProperty("look", "well")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(bar)
        set_tab_after(self._stack, bar)
        return bar

    def offer(self, made: QPushButton) -> None:
        """Put one more button on the bar that is made when several records are selected, before the usual ones."""
        self._offered.append(made)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return records.fetch(self.desk.book, self.kind, ids)

    @property
    def query(self) -> Query:
        """What the list shows."""
        return Query(self.kind, self._search, dict(self._filters), self._sort, self._trashed, self._only)

    def apply_filters(
        self,
        text: str,
        filters: Mapping[str, Any],
        touched: Mapping[str, Collection[str]] | None = None,
        *,
        only: Notion | None = None,
    ) -> None:
        """Show what fits the text, these values of fields, and what a figure counts."""
        self._search, self._filters, self._only = text, dict(filters), only
        self.refresh(touched)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the ids again, and the rows that were touched."""
        if touched is None or set(touched) != {self.kind}:
            # The title of a record that ours refer to may have changed: all rows are read again as they are shown.
            self.model.invalidate()
        else:
            self.model.invalidate(touched[self.kind])
        ids = records.ids(self.desk.book, self.query)
        groups = self._groups(self.query, ids) if self._groups is not None and not self._sort else ()
        if len(groups) > 1:
            self.model.set_groups(groups)
        else:
            self.model.set_ids(ids)
        count = self.model.count
        self._stack.setCurrentWidget(self._card if count else self.none_found if self._is_narrowed() else self.empty)
        self.counted.emit(count)
        if self._search != self._said:
            self._said = self._search
            found = ngettext("{count} found", "{count} found", count).format(count=formats.number(count))
            announce(self, found if count else self.none_found.heading.text())
        self._selection()

    def _is_narrowed(self) -> bool:
        """Whether there would be rows without what is asked of them: a book with none is empty, whatever is asked."""
        if not (self._search or self._filters or self._only):
            return False
        return bool(self._search or records.ids(self.desk.book, Query(self.kind, trashed=self._trashed), 1))

    def selection(self) -> list[tuple[str, str]]:
        """Return the selected records as (kind, id)."""
        return [(self.kind, id) for id in self.view.selected_ids()]

    def select(self, id: str) -> None:
        """Select a record and scroll to it."""
        self.view.select([id])

    def set_compact(self, compact: bool) -> None:
        """Use low rows, or high ones."""
        self.view.set_compact(compact)

    def _setting(self, key: str) -> None:
        if key == "density":
            self.set_compact(self.desk.settings.get("density") == "compact")
        elif key == SETTING:
            self.view.edit_keys = keys_in_place(self.desk.settings, TABLE_EDIT)

    def state(self) -> dict[str, Any]:
        """Return widths, columns and order, to be remembered."""
        return {**self.view.layout_of_columns(), "sort": [list(part) for part in self._sort]}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered; invalid values are ignored."""
        self.view.set_layout_of_columns(state)
        sort = state.get("sort")
        kind = KINDS[self.kind]
        if isinstance(sort, list):
            pairs = [(str(part[0]), bool(part[1])) for part in sort if isinstance(part, list) and len(part) == 2]  # noqa: PLR2004  a pair
            self._sort = tuple(pair for pair in pairs if kind.has(pair[0]))
        if self._sort:
            self.view.show_order(*self._sort[0])

    def _emit_current(self, id: str) -> None:
        self.current.emit(self.kind if id else "", id)

    def _on_sorted(self, column: str, descending: bool) -> None:
        rest = tuple(part for part in self._sort if part[0] != column)
        self._sort = ((column, descending), *rest)[:3] if column else ()
        self.refresh(None)

    def _selection(self) -> None:
        count = self.view.count_selected()
        if self._bar is None and count > 1:
            self._bar = self._make_bar()
        if self._bar is not None:
            self._bulk.setText(ngettext("{count} selected", "{count} selected", count).format(count=count))
            self._bar.setVisible(count > 1)

    def _menu(self, place: QPoint) -> None:
        chosen = bool(self.view.selected_ids())
        if self._trashed and not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.view.accessibleName())
        if chosen and not self._trashed:
            menu.addAction(_("Edit")).triggered.connect(self._edit)
        if chosen:
            menu.addAction(_("Copy")).triggered.connect(self._copy)
        if not self._trashed:
            menu.addAction(_("Paste rows…")).triggered.connect(self.view.paste)
        if chosen and not self._trashed:
            menu.addSeparator()
            menu.addAction(_("Move to the trash")).triggered.connect(self._trash)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _edit(self) -> None:
        self.desk.edit(self.kind, self.view.current_id())

    def _copy(self) -> None:
        self.view.copy()

    # One value, edited in its cell

    def _may_edit(self, index: QModelIndex) -> bool:
        row = self.model.record(index.row())
        return row is not None and self._cells.field_in(self.model.columns[index.column()].id, row) is not None

    @property
    def editing(self) -> CellEditing:
        """What edits single cells, made when the first one is edited."""
        if self._editing is None:
            from creatorbook.gui.forms.cell_editing import CellEditing

            self._editing = CellEditing(self.desk, self.view, self.model, self._cells, self._lead_width)
        return self._editing

    def _edit_cell(self, index: QModelIndex, by_mouse: bool) -> None:
        id, column = self.model.id_at(index.row()), index.column()
        if by_mouse:
            self.editing.start(id, column, by_mouse=True)
        elif id:
            self.editing.start_in_row(id, column)

    # What is dropped

    def wants_files(self, paths: Sequence[str]) -> bool:  # noqa: ARG002  files go on to the window
        """Files are for the window."""
        return False

    def wants_text(self, text: str) -> bool:
        """Return whether these are rows, as another program's table lets them be dragged out."""
        return self.view.takes_rows and ("\t" in text or "\n" in text.strip())

    def drop_words(self, what: str) -> str:
        """Say what happens to rows here."""
        del what
        return _("Paste these rows: you see first what they bring")

    def take_text(self, text: str) -> None:
        """Show what the rows would bring, as those do that are pasted."""
        self._paste(text, self.view.shown_titles())

    def _paste(self, text: str, columns: Sequence[str]) -> None:
        shown = self.view.shown_titles()
        if self._two_lines:
            # A cell of two lines shows several fields: without headings they come as the kind names them.
            kind = KINDS[self.kind]
            columns = [_(kind.field(name).label) for name in kind.columns]
        self.desk.paste_rows(self.kind, text, columns, shown)

    def _trash(self) -> None:
        chosen = self.selection()
        if chosen:
            self.desk.trash(chosen)
