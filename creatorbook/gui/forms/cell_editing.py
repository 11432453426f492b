"""Values of a table edited in their cells: by which keys, what is written, and what is kept of what is not."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from creatorbook.common.errors import Conflict, CreatorbookError, NotFound
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk import records
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import refuse_row
from creatorbook.gui.forms.cell_editor import CellEditor
from creatorbook.gui.forms.editors import editor
from creatorbook.gui.forms.record_form import comparable_value
from creatorbook.services.book.command import Command
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTableView

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.desk.drafts import Typed
    from creatorbook.gui.forms.cell_fields import CellFields
    from creatorbook.services.fields.kinds import Field
    from creatorbook.services.records.rows import Row


# How many cells are looked at for the next that holds one value: more than two rows have.
_TRIED = 64


class NamedColumn(Protocol):
    """A column of a table: its id and its title."""

    @property
    def id(self) -> str:
        """By what it is known."""

    @property
    def title(self) -> str:
        """What stands over it."""


class EditedRows(Protocol):
    """What is asked of the model of a table."""

    @property
    def columns(self) -> Sequence[NamedColumn]:
        """The columns, in the order of the model."""

    def id_at(self, number: int) -> str:
        """Return the id of a row, "" for none."""

    def row_of(self, id: str) -> int:
        """Return the row of an id, or -1."""


class CellEditing(QObject):
    """Edits one cell of a table at a time.

    Enter, Tab and going elsewhere write what can be read, as one step; what cannot, or is refused, stays with the
    reason below it. Escape leaves the cell as it was, and the window offers to bring back what was typed.
    """

    def __init__(self, desk: Desk, view: QTableView, rows: EditedRows, cells: CellFields, lead: int) -> None:
        super().__init__(view)
        # What stands before the text of the first column stays in sight.
        self._lead = lead
        self._desk, self._view, self._rows, self._cells = desk, view, rows, cells
        self._editor: CellEditor | None = None
        self._row: Row | None = None
        self._column = 0
        self._field: Field | None = None
        self._beyond: list[tuple[str, int]] = []
        self._is_writing = False
        for signal in (
            view.horizontalScrollBar().valueChanged,
            view.verticalScrollBar().valueChanged,
            view.horizontalHeader().sectionResized,
            view.horizontalHeader().sectionMoved,
            view.horizontalHeader().geometriesChanged,
            view.model().layoutChanged,
            view.model().modelReset,
            view.model().rowsInserted,
            view.model().rowsRemoved,
            view.model().rowsMoved,
        ):
            signal.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        desk.leaving.connect(self._leave)

    # Which cell

    def start(self, id: str, column: int, *, by_mouse: bool = False) -> bool:
        """Edit a record's cell; return whether there is one value in it."""
        if self._is_writing or self._view.isColumnHidden(column) or self._rows.row_of(id) < 0:
            return False
        try:
            # Not as the table has it: it may be about to hear of what was just written.
            row = records.read_row(self._desk.book, self._cells.kind, id)
        except CreatorbookError:
            # It is gone, and the table is about to hear of that.
            return False
        field = self._cells.field_in(self._rows.columns[column].id, row)
        if field is None:
            return False
        before = self._editor
        self._row, self._field, self._column = row, field, column
        made = editor(self._desk, field)
        # What lies over the table grows by what is said: nothing has to be kept free for it.
        made.speaks_below = False
        made.set_value(row[field.name])
        name = _("{field}, {record}").format(field=self._rows.columns[column].title, record=row.title)
        needed = _("“{field}” is needed.").format(field=_(field.label)) if field.required else ""
        holder = self._view.parentWidget() or self._view
        shown = FormRow(name, made, needed=needed, titled=False)
        self._editor = CellEditor(holder, shown, field.type)
        self._editor.finished.connect(self._on_finished)
        self._editor.left.connect(self._on_left)
        index = self._view.model().index(self._rows.row_of(id), column)
        self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._view.scrollTo(index)
        self._follow()
        self._editor.start(by_mouse=by_mouse)
        _put_away(before)
        return True

    def start_in_row(self, id: str, column: int) -> bool:
        """Edit the current cell of a record, or where that holds no one value, its first that does."""
        return self.start(id, column) or any(self.start(id, each) for each in self._shown_columns())

    def _shown_columns(self) -> list[int]:
        heading = self._view.horizontalHeader()
        places = [heading.logicalIndex(place) for place in range(heading.count())]
        return [column for column in places if not self._view.isColumnHidden(column)]

    def _cells_beyond(self, step: int) -> Iterator[tuple[str, int]]:
        """Yield the cells after the one that is edited, or before it: the rest of its row, then those of the others."""
        columns = self._shown_columns()[::step]
        number = self._rows.row_of(self._row.id) if self._row is not None else -1
        start = columns.index(self._column) + 1 if self._column in columns else 0
        while 0 <= number < self._view.model().rowCount():
            if id := self._rows.id_at(number):
                for column in columns[start:]:
                    yield id, column
            start, number = 0, number + step

    def _follow(self) -> None:
        """Lie over the cell wherever it is now; where its record is not in the table any more, leave it."""
        if self._editor is None or self._row is None:
            return
        number = self._rows.row_of(self._row.id)
        if number < 0:
            if not self._is_writing:
                self._leave()
            return
        holder, port = self._editor.holder, self._view.viewport()
        room = QRect(port.mapTo(holder, port.rect().topLeft()), port.size())
        cell = self._view.visualRect(self._view.model().index(number, self._column))
        if not self._column:
            before, after = (0, -self._lead) if self._view.isRightToLeft() else (self._lead, 0)
            cell.adjust(before, 0, after, 0)
        self._editor.place_over(cell.translated(room.topLeft()), room)

    # Writing

    def _is_changed(self) -> bool:
        if self._editor is None or self._row is None or self._field is None:
            return False
        field = self._editor.field
        return bool(field.problem()) or comparable_value(field.value()) != comparable_value(self._row[self._field.name])

    def _on_finished(self, step: int) -> None:
        # By the order of now: what is written may move the record.
        self._beyond = list(islice(self._cells_beyond(step), _TRIED)) if step else []
        self._write()

    def _write(self) -> None:
        if self._editor is None or self._row is None or self._field is None or self._is_writing:
            return
        shown = self._editor.row
        if self._is_changed() and not shown.check_value():
            refuse_row(shown, shown.error)
            return
        if not self._is_changed():
            self._go_on([])
            return
        command = self._cells.command(self._field.name, self._row, self._editor.field.value())
        if not isinstance(command, Command):
            # Closed before it is asked, so that the focus comes back from the dialog to the table.
            self._close()
            command()
            return
        self._is_writing = True
        self._editor.hold_keys()
        self._desk.run(command, self._on_written, self._on_refused)

    def _on_written(self, _value: object) -> None:
        self._is_writing = False
        self._go_on(self._editor.take_keys() if self._editor is not None else [])

    def _go_on(self, keys: Sequence[QKeyEvent]) -> None:
        """Close the cell and go where the key said, with the keys that were pressed meanwhile."""
        if not any(self.start(id, column) for id, column in self._beyond):
            self._close()
        for key in keys:
            receiver = QApplication.focusWidget()
            if receiver is not None:
                QCoreApplication.sendEvent(receiver, key)

    def _on_refused(self, error: Exception) -> None:
        self._is_writing = False
        if self._editor is None or self._row is None or self._field is None:
            self._desk.fail(error)
            return
        self._editor.take_keys()
        if isinstance(error, Conflict):
            self._meet(error)
        elif isinstance(error, CreatorbookError) and not isinstance(error, NotFound):
            refuse_row(self._editor.row, f"{error.message} {error.hint}".strip())
        else:
            self._desk.fail(error)

    def _meet(self, error: Conflict) -> None:
        """Write again where somebody changed another field of the record; else say what stands there now."""
        if self._editor is None or self._row is None or self._field is None:
            return
        before, name = self._row[self._field.name], self._field.name
        try:
            self._row = records.read_row(self._desk.book, self._cells.kind, self._row.id)
        except CreatorbookError:
            self._desk.fail(error)
            return
        if comparable_value(self._row[name]) == comparable_value(before):
            self._write()
            return
        theirs = formats.format_value(self._field, self._row[name]) or _("nothing")
        said = _("It was changed meanwhile, to “{value}”. Enter writes yours, Escape leaves it so.")
        refuse_row(self._editor.row, said.format(value=theirs))

    # Leaving

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Write what can be read when the focus goes elsewhere in the window; a list that drops is of the field."""
        if self._editor is None or self._is_writing or now is None or _is_in(now, self._editor):
            return
        if now.window() is not self._view.window() and _is_in(now.window(), self._editor):
            return
        self._beyond = []
        shown = self._editor.row
        if not self._is_changed():
            self._close()
        elif shown.check_value():
            self._write()

    def _on_left(self) -> None:
        self._leave()

    def _leave(self) -> None:
        """Leave the cell as it was; what was typed can be brought back."""
        if self._editor is None or self._row is None or self._field is None:
            return
        if self._is_changed():
            title = labelled(self._rows.columns[self._column].title, self._row.title)
            again = partial(_bring_back, self, self._row.id, self._column, self._editor.field.draft())
            self._desk.offer_back(title, again)
        self._close()

    def put_back(self, id: str, column: int, typed: Typed) -> None:
        """Edit a cell with what was typed into it and not written."""
        if not self._view.isVisible():
            self._desk.go(KINDS[self._cells.kind].window.page, select=id)
        if self.start(id, column) and self._editor is not None:
            self._editor.field.put_back(typed)

    def _close(self) -> None:
        gone, self._editor = self._editor, None
        self._row = self._field = None
        if gone is not None and _is_in(QApplication.focusWidget(), gone):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        _put_away(gone)


def _put_away(editor: CellEditor | None) -> None:
    if editor is not None and isValid(editor):
        editor.hide()
        editor.deleteLater()


def _is_in(widget: QObject | None, holder: QObject) -> bool:
    """Whether a widget is part of another, also in a popup that dropped from it."""
    while widget is not None and widget is not holder:
        widget = widget.parent()
    return widget is holder


def _bring_back(editing: CellEditing, id: str, column: int, typed: Typed) -> None:
    if isValid(editing):
        editing.put_back(id, column, typed)
