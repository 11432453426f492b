"""The inspector's first tab: what a record is, at a glance, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk import records
from creatorbook.gui.desk.loading import load
from creatorbook.gui.inspector.attached import AttachedPart
from creatorbook.gui.inspector.remarks import RemarkNotices
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.lists.looks import colour_role_of, due_words, is_over, role_of_day
from creatorbook.gui.lists.notes import NotesPart
from creatorbook.gui.parts.basic import Card, button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.facts import Facts
from creatorbook.gui.parts.status import Badge, Status
from creatorbook.services.deals.remarks import REMARKED
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records.about import about_words

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class OverviewTab(InspectorTab):
    """What a record is: its state, its facts, what belongs to it, and its notes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self._about = ("", "")
        self._head = QVBoxLayout()
        set_spacing(self._head, 8)
        self.body.addLayout(self._head)
        # What speaks against a deal decides whether it may be made at all: it stands first.
        self.remarks = RemarkNotices(desk)
        self.body.addWidget(self.remarks)
        self._lead, self._facts = QVBoxLayout(), QVBoxLayout()
        for each in (self._lead, self._facts):
            set_spacing(each, 12)
        self.body.addLayout(self._lead)
        self._parts: dict[str, QWidget] = {}
        self._place = QVBoxLayout()
        set_spacing(self._place, 12)
        self.body.addLayout(self._place)
        self.body.addLayout(self._facts)
        self.body.addWidget(line())
        self.attached = AttachedPart(desk)
        self.body.addWidget(self.attached)
        self.notes = NotesPart(desk)
        self.body.addWidget(self.notes)
        self.body.addStretch(1)

    def show_record(self, kind: str, id: str) -> None:
        """Read the record and show it."""
        self._record = (kind, id)
        try:
            record = records.read_row(self.desk.book, kind, id)
        except NotFound:
            return
        self._show_head(record)
        if kind in REMARKED and not record.trashed:
            self.remarks.show_record(kind, id)
        else:
            self.remarks.clear()
        self._show_part(record)
        self._show_facts(record)
        noted = KINDS[kind].window.noted
        self.attached.setVisible(noted)
        self.notes.setVisible(noted)
        if noted:
            self.attached.show_record(kind, id)
            self.notes.show_record(kind, id)

    def _show_head(self, record: Row) -> None:
        empty(self._head)
        parts: list[QWidget | None] = []
        window = KINDS[record.kind].window
        name = window.state
        if name and record[name] is not None:
            parts.append(Status(formats.plain_text(record[name]), colour_role_of(record[name]) or "idle"))
        else:
            parts.append(label(_(KINDS[record.kind].singular), "muted"))
        if record.trashed:
            parts.append(Badge(_("In the trash"), "danger"))
        parts.append(None)
        if record.trashed:
            parts.append(button(_("Restore"), self._restore, "", "archive-restore"))
        else:
            words, icon = (_("Open"), "eye") if window.viewer else (_("Edit"), "pencil")
            parts.append(button(words, self._edit, "", icon))
        self._head.addWidget(side_by_side(*parts))
        self._show_about(record)
        if window.state_reason and record[window.state_reason]:
            self._head.addWidget(label(record[window.state_reason], "muted", wrap=True))

    def _show_about(self, record: Row) -> None:
        """Show what a note or a task is on, as a link that opens it."""
        if not KINDS[record.kind].is_about_any:
            return
        self._about = (str(record["record_kind"]), str(record["record_id"]))
        with self.desk.book.reading() as reading:
            words = about_words(reading, [record]).get(record.id)
        if words is None:
            return
        name = _(KINDS[record.kind].field("record_kind").label)
        link = button(words, self._open_about, "link")
        link.setAccessibleName(labelled(name, words))
        self._head.addWidget(side_by_side(label(name, "small"), link, None))

    def _open_about(self) -> None:
        kind, id = self._about
        page = records.page_of(kind)
        if page:
            self.desk.go(page, select=id)
        self.desk.inspect(kind, id)

    def _show_part(self, record: Row) -> None:
        made = self._parts.get(record.kind)
        path = KINDS[record.kind].window.part
        if made is None and path:
            made = self._parts[record.kind] = load(path)(self.desk)
            self._place.addWidget(made)
        for part in self._parts.values():
            part.setVisible(part is made)
        if made is not None:
            made.show_row(record)  # type: ignore[attr-defined]  # every part has it

    @staticmethod
    def _shown_pairs(record: Row) -> list[tuple[str, str]]:
        kind = KINDS[record.kind]
        first = kind.window.glance
        pairs = []
        for field in (*map(kind.field, first), *(each for each in kind.fields if each.name not in first)):
            value = record[field.name]
            if field.name in (*kind.window.elsewhere, *kind.window.next_step, kind.title):
                continue
            if value in (None, "", ()) or (field.type is FieldType.FLAG and not value):
                continue
            if field.kind and KINDS[field.kind].implied:
                continue
            is_long = field.type is FieldType.LONG_TEXT
            pairs.append((_(field.label), str(value).strip() if is_long else formats.format_value(field, value)))
        return pairs

    def _show_facts(self, record: Row) -> None:
        """Show what is known, before what belongs to it where there is something to do next; that leads."""
        empty(self._lead)
        empty(self._facts)
        step = KINDS[record.kind].window.next_step
        if step and any(record[name] for name in step):
            self._lead.addWidget(self._next_step(record, *step))
        pairs = self._shown_pairs(record)
        if pairs:
            (self._lead if step else self._facts).addWidget(Facts(pairs))

    def _next_step(self, record: Row, what: str, by: str) -> Card:
        kind = KINDS[record.kind]
        made = Card(margin=12, dressed="well")
        set_spacing(made.body, 4, (12, 10, 12, 10))
        made.body.addWidget(label(_(kind.field(what).label), "small"))
        if record[what]:
            made.body.addWidget(label(record[what], "heading", wrap=True))
        day, today = record[by], self.desk.clock.today()
        if day is None:
            return made
        if is_over(record.values):
            made.body.addWidget(label(formats.day_near(day, today), "muted"))
            return made
        words = due_words(day, today)
        shown = formats.day_near(day, today, weekday=True)
        tone = role_of_day(day, today)
        said = words if words == shown else f"{words} · {shown}"
        made.body.addWidget(Status(said, "idle" if tone == "text" else tone))
        return made

    def _edit(self) -> None:
        self.desk.edit(*self._record)

    def _restore(self) -> None:
        from creatorbook.gui.trash.restoring import restore_records

        restore_records(self.desk, self, self._record[0], (self._record[1],))
