"""The form of any record, made from the field table: create, edit, errors beside the fields, conflicts shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from creatorbook.common.errors import Conflict, CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts, records
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows, refuse_row
from creatorbook.gui.forms import about_field
from creatorbook.gui.forms.about_field import AboutField
from creatorbook.gui.forms.editors import ReferenceField, editor
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, empty, label, set_spacing
from creatorbook.gui.parts.basic import line as rule
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.notices import refuse
from creatorbook.services.fields.kinds import KINDS, WIDE, FieldType
from creatorbook.services.fields.values import Ref
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.command import Command
    from creatorbook.services.fields.kinds import Field as KindField
    from creatorbook.services.records.rows import Row

_WIDTH = 640
# A new record gives back its id, an edited one nothing.
W = TypeVar("W", bound=str | None)


def comparable_value(value: object) -> object:
    """Return the value as a form compares it: a reference is its id, nothing is None."""
    if isinstance(value, Ref):
        return value.id
    return None if value in ("", ()) else value


class RecordForm(Dialog):
    """One record being written. `saved(id)` comes when it was; a stale form opens the conflict dialog instead.

    What was typed and not saved is kept as a draft when the form closes, and is offered the next time.
    """

    saved = Signal(str)

    def __init__(
        self, parent: QWidget, desk: Desk, kind: str, values: Mapping[str, Any], record: Row | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._kind, self._record = desk, KINDS[kind], record
        self._version = record.version if record is not None else None
        self._start = dict(values)
        # The field, and its value, that another record was told to have.
        self._doubled: tuple[str, object] | None = None
        # For receivers of `saved`: what was written, and what it belongs to.
        self.setProperty("kind", kind)
        self.rows: dict[str, FormRow] = {}
        title = self._heading()
        self.setWindowTitle(title)
        self.be_wide(scaled(_WIDTH))
        layout = self.body
        self._notices = QVBoxLayout()
        set_spacing(self._notices, 8)
        layout.addLayout(self._notices)
        layout.addWidget(self._fields(), 1)
        self._save = button(_("Save"), self.save, "primary")
        self.set_foot(*self._footer(), button(_("Cancel"), self.close), self._save)
        self._look_at_numbers()
        self._recall_price_of_brand()
        name = drafts.key(str(desk.book.path), kind, record.id if record is not None else "")
        fields = {field: shown.field for field, shown in self.rows.items()}
        self._draft_kept = FormDraft(self, desk.settings, name, fields, self._notices)
        self._first_field()

    @classmethod
    def edit(cls, parent: QWidget, desk: Desk, kind: str, id: str) -> RecordForm:
        """Return the form of a record that is there; raises NotFound."""
        record = records.read_row(desk.book, kind, id)
        return cls(parent, desk, kind, record.values, record)

    @classmethod
    def new(cls, parent: QWidget, desk: Desk, kind: str, values: Mapping[str, Any]) -> RecordForm:
        """Return the form of a new record with these values filled in."""
        defaults = {field.name: field.default for field in KINDS[kind].fields if field.default is not None}
        return cls(parent, desk, kind, {**defaults, **values})

    # Building

    def _heading(self) -> str:
        """Return what stands at the top of the form."""
        if self._record is not None:
            return self._record.title
        window = self._kind.window
        title = window.new.text if window.new is not None else window.title
        return _(title) if title else _("New {kind}").format(kind=_(self._kind.singular).lower())

    def _footer(self) -> tuple[QWidget | None, ...]:
        """Return what stands at the foot before the form's own buttons; None pushes what follows to the far end."""
        return (None,)

    def _is_shown(self, field: KindField) -> bool:
        # The kind of what a record is on is chosen with it, in one field.
        if field.fixed or (self._kind.is_about_any and field.name == "record_kind"):
            return False
        if field.kind and field.required and KINDS[field.kind].implied:
            # A book with one creator fills it in by itself: there is nothing to choose.
            with self._desk.book.reading() as reading:
                return lists.count(reading, Query(field.kind)) > 1
        return not (field.name == self._kind.parent and self._start.get(field.name))

    def _fields(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        group, place, side = "", 0, 0
        for field in self._kind.fields:
            if not self._is_shown(field):
                continue
            wide = field.type in WIDE or field.name == self._kind.title
            if field.group != group or (wide and side):
                place, side = place + (1 if side else 0), 0
            if field.group != group:
                group = field.group
                grid.addWidget(label(_(group), "heading") if group else rule(), place, 0, 1, 2)
                place += 1
            grid.addWidget(self._build_row(field).field, place, side, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            side = 0 if wide or side else 1
            place += 0 if side else 1
        grid.setRowStretch(place + 1, 1)
        inner.setAccessibleName(_("Fields"))
        return inner

    def _build_row(self, field: KindField) -> FormRow:
        if self._kind.is_about_any and field.name == "record_id":
            return self._build_about(field)
        made = editor(self._desk, field)
        needed = _("“{field}” is needed.").format(field=_(field.label)) if field.required else ""
        name = _(field.label)
        shown = FormRow(name, made, hint=_(field.help), needed=needed, titled=field.type is not FieldType.FLAG)
        value = self._start.get(field.name)
        if value is not None and value != ():
            made.set_value(value)
        self.rows[field.name] = shown
        return shown

    def _build_about(self, field: KindField) -> FormRow:
        name = _(self._kind.field("record_kind").label)
        needed = _("“{field}” is needed.").format(field=name) if field.required else ""
        shown = FormRow(name, AboutField(self._desk), needed=needed)
        on = about_field.joined(self._start)
        if on is not None:
            shown.field.set_value(on)
        self.rows[field.name] = shown
        return shown

    def _look_at_numbers(self) -> None:
        """Show of the numbers of a party what cannot be right, when a field is left."""
        for name in self._kind.window.numbers:
            edit = self.rows[name].field.focusProxy() if name in self.rows else None
            if isinstance(edit, QLineEdit):
                edit.editingFinished.connect(self._note_numbers)
        if self._record is not None:
            self._note_numbers()

    def _note_numbers(self) -> None:
        if not self._kind.window.numbers:
            return
        from creatorbook.services.deals.terms_help import party_troubles

        troubles = party_troubles(self._kind.id, self.values())
        for name in self._kind.window.numbers:
            if name in self.rows:
                self.rows[name].show_note(troubles.get(name, ""))

    def _recall_price_of_brand(self) -> None:
        """Say below the fee what was charged before, and say it anew for another brand."""
        if self._kind.window.priced not in self.rows:
            return
        if "brand_id" in self.rows:
            self.rows["brand_id"].field.changed.connect(self._recall_price)
        self._recall_price()

    def _recall_price(self) -> None:
        from creatorbook.services.reports.price_memory import recall_price

        values = {**self._start, **self.values()}
        with self._desk.book.reading() as reading:
            said = recall_price(
                reading,
                deal=self._record.id if self._record is not None else "",
                brand=str(comparable_value(values.get("brand_id")) or ""),
                creator=str(comparable_value(values.get("creator_id")) or ""),
            )
        self.rows[self._kind.window.priced].show_memory(said)

    def _first_field(self) -> None:
        waiting = [shown for name, shown in self.rows.items() if comparable_value(self._start.get(name)) is None]
        if self._record is None and waiting:
            waiting[0].field.setFocus()
        elif self.rows:
            next(iter(self.rows.values())).field.setFocus()

    # Saving

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields."""
        found = {name: shown.field.value() for name, shown in self.rows.items()}
        return found | about_field.parted(found["record_id"]) if self._kind.is_about_any else found

    def changes(self) -> dict[str, Any]:
        """Return the fields whose value is another than at the start."""
        values = self.values()
        changed = {
            name: value
            for name, value in values.items()
            if comparable_value(value) != comparable_value(self._start.get(name))
        }
        # What a record is on is one thing, said by two fields.
        return changed | about_field.parted(about_field.joined(values)) if "record_id" in changed else changed

    def save(self) -> None:
        """Check every field, then write; the form stays open until the write is made."""
        empty(self._notices)
        if not check_rows(self.rows.values()):
            return
        from creatorbook.services.records.editing import AddRecord, EditRecord

        if self._record is None:
            values = {name: value for name, value in self.values().items() if value is not None}
            hidden = {name: value for name, value in self._start.items() if name not in self.rows}
            self._write(AddRecord(self._kind.id, {**hidden, **values}, self._are_both_wanted()))
            return
        changes = self.changes()
        if not changes:
            self.close()
            return
        self._write(EditRecord(self._kind.id, self._record.id, changes, self._version, self._are_both_wanted()))

    def _are_both_wanted(self) -> bool:
        """Whether what was told to be there already is saved again."""
        return self._doubled is not None and self._doubled[1] == self.values().get(self._doubled[0])

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by the key for it."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
        else:
            super().keyPressEvent(event)

    def _write(self, command: Command[W]) -> None:
        self._save.setEnabled(False)
        self._desk.run(command, self._on_written, self._on_refused)

    def _on_written(self, id: str | None) -> None:
        self._draft_kept.mark_saved()
        self.saved.emit(id or (self._record.id if self._record is not None else ""))
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self._save.setEnabled(True)
        if isinstance(error, Conflict) and self._record is not None:
            self._resolve()
        elif isinstance(error, CreatorbookError):
            if isinstance(error, NamesakeThere):
                self._doubled = (error.where, self.values().get(error.where))
                error.hint = _("Save again to have both, or use the one that is there.")
            self._show(error)
        else:
            self._desk.fail(error)

    def _show(self, error: CreatorbookError) -> None:
        shown = self.rows.get(error.where)
        if shown is None:
            refuse(self._notices, sentence(error))
            return
        refuse_row(shown, f"{error.message} {error.hint}".strip())

    def _resolve(self) -> None:
        from creatorbook.gui.forms.conflict import ConflictDialog

        if self._record is None:
            return
        try:
            theirs = records.read_row(self._desk.book, self._kind.id, self._record.id)
        except CreatorbookError as error:
            self._show(error)
            return
        about = self.rows["record_id"].field if self._kind.is_about_any else None
        tell = about.tell if isinstance(about, AboutField) else None
        dialog = ConflictDialog(self, self._record, theirs, self.changes(), tell)
        dialog.chosen.connect(self._resolve_conflict)
        dialog.open()

    def _resolve_conflict(self, answer: tuple[Row, dict[str, Any]]) -> None:
        """Take theirs as the new ground, then what was chosen of ours."""
        theirs, mine = answer
        self._record, self._version, self._start = theirs, theirs.version, dict(theirs.values)
        kept = {**theirs.values, **mine}
        if self._kind.is_about_any:
            kept["record_id"] = about_field.joined(kept)
        for name, shown in self.rows.items():
            shown.field.set_value(kept[name])
        self.save()

    # What was not saved

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        self._draft_kept.put_back()

    def offer_back(self, again: Callable[[], RecordForm]) -> None:
        """Let the window offer to bring the form back when it closes unsaved; `again` makes it anew."""
        self._draft_kept.offer_back(self._desk, again, self._made_here)

    def _made_here(self) -> list[str]:
        """Return the titles of the records that were made in its fields: they stay though the form was not saved."""
        fields = (shown.field for shown in self.rows.values())
        return [title for field in fields if isinstance(field, ReferenceField) for title in field.made_here()]
