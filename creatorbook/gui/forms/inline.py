"""Fields of one record edited where they stand: each change is written a moment after it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk import records
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.forms.editors import editor
from creatorbook.gui.forms.record_form import comparable_value
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field
    from creatorbook.services.fields.kinds import Field as KindField
    from creatorbook.services.records.rows import Row

_PAUSE_MS = 450
_HALF = frozenset({FieldType.NUMBER, FieldType.PERCENT, FieldType.DURATION})


class InlineFields(QWidget):
    """Edits some fields of one record; `wrote()` comes when a change was written.

    Where there is no record yet the first change adds it, with the values given to `show_row`. A field that holds
    something that cannot be read says so and keeps it, and so does one whose name or email another has; a record
    changed by somebody else is shown as it is now.
    """

    wrote = Signal()

    def __init__(self, desk: Desk, kind: str, names: Sequence[str]) -> None:
        super().__init__()
        self._desk, self._kind = desk, KINDS[kind]
        self._row: Row | None = None
        self._new: dict[str, Any] = {}
        self._dirty: set[str] = set()
        self._busy = False
        self._sent: dict[str, Any] = {}
        self._namesake: NamesakeThere | None = None
        self.rows: dict[str, FormRow] = {}
        self._names: dict[Field, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._pause)
        desk.leaving.connect(self.flush)
        self._build([self._kind.field(name) for name in names])

    def _build(self, fields: Sequence[KindField]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place, side = 0, 0
        for field in fields:
            half = field.type in _HALF
            if side and not half:
                place, side = place + 1, 0
            grid.addWidget(self._form_row(field).field, place, side, 1, 1 if half else 2, Qt.AlignmentFlag.AlignTop)
            side = 1 if half and not side else 0
            place += 0 if side else 1

    def _form_row(self, field: KindField) -> FormRow:
        made = editor(self._desk, field)
        shown = FormRow(_(field.label), made, titled=field.type is not FieldType.FLAG, wraps=True)
        made.setToolTip(_(field.help))
        self.rows[field.name] = shown
        self._names[made] = field.name
        made.changed.connect(self._on_edited)
        edit = made.focusProxy()
        if isinstance(edit, QLineEdit):
            edit.editingFinished.connect(self.flush)
        return shown

    # Showing

    def show_row(self, row: Row | None, new: Mapping[str, Any] | None = None) -> None:
        """Show a record, or none with the values that one made here would begin with."""
        before = self._row.id if self._row is not None else ""
        after = row.id if row is not None else ""
        if self._dirty and (before or self._new) and (before != after or dict(new or {}) != self._new):
            self.flush()
            self._dirty.clear()
        self._row, self._new = row, dict(new or {})
        for name, shown in self.rows.items():
            if name in self._dirty:
                # What is being typed may be read otherwise now: a day goes by the country of the book.
                shown.show_understood()
                continue
            value = row[name] if row is not None else self._kind.field(name).default
            if comparable_value(shown.field.value()) != comparable_value(value) or shown.field.problem():
                shown.field.set_value(value)
                shown.show_error("")

    def focus_field(self, name: str) -> bool:
        """Set the keyboard focus on a field; return whether it is one of these."""
        shown = self.rows.get(name)
        if shown is None:
            return False
        shown.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    # Writing

    def _on_edited(self) -> None:
        name = self._names.get(self.sender())  # type: ignore[call-overload]  # every sender is one of our fields
        if name:
            self._dirty.add(name)
            self._timer.start()

    def _pause(self) -> None:
        """Write what can be read; what is still being typed is left alone."""
        self._write(left=False)

    def flush(self) -> None:
        """Write at once what was changed, and say what cannot be read."""
        self._timer.stop()
        self._write(left=True)

    def _write(self, *, left: bool) -> None:
        if self._busy or not self._dirty:
            return
        changes: dict[str, Any] = {}
        for name in sorted(self._dirty):
            shown = self.rows[name]
            typing = isinstance(shown.field, DayField) and shown.field.edit.hasFocus()
            if not left and (typing or shown.field.problem()):
                continue
            if not shown.check_value():
                continue
            self._dirty.discard(name)
            value = shown.field.value()
            before = self._row[name] if self._row is not None else self._kind.field(name).default
            if comparable_value(value) != comparable_value(before):
                changes[name] = value
        if changes:
            self._send(changes)

    def _send(self, changes: dict[str, Any]) -> None:
        from creatorbook.services.records.editing import AddRecord, EditRecord

        self._busy = True
        self._sent = changes
        if self._row is None:
            added = AddRecord(self._kind.id, {**self._new, **changes})
            self._desk.run(added, self._on_written, self._on_refused, silent=True)
        else:
            edited = EditRecord(self._kind.id, self._row.id, changes, self._row.version, self._namesake is not None)
            self._desk.run(edited, self._on_written, self._on_refused, silent=True)

    def _on_written(self, id: str | None) -> None:
        self._busy = False
        key = id or (self._row.id if self._row is not None else "")
        if key:
            self._reload(key)
        if self._namesake is not None:
            told, self._namesake = self._namesake, None
            self.rows[told.where].show_error(told.message)
        self.wrote.emit()
        if self._dirty:
            self._timer.start()

    def _reload(self, id: str) -> None:
        try:
            row = records.read_row(self._desk.book, self._kind.id, id)
        except CreatorbookError:
            return
        if self._row is None or self._row.id == id:
            self._row = row

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        shown = self.rows.get(getattr(error, "where", ""))
        if shown is not None and isinstance(error, NamesakeThere) and self._namesake is None:
            # What is typed here is kept at once, and undone by a key: it is written, and told.
            self._namesake = error
            self._send(self._sent)
            return
        self._namesake = None
        if shown is not None and isinstance(error, CreatorbookError):
            shown.show_error(f"{error.message} {error.hint}".strip())
            return
        self._desk.fail(error)
        if self._row is not None:
            self._reload(self._row.id)
            self.show_row(self._row)
