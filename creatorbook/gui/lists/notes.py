"""Notes on a record: a line to write in, and what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.gui.desk import drafts
from creatorbook.gui.fields.fields import LongTextField
from creatorbook.gui.parts.basic import button, set_spacing, side_by_side
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk

_LONGEST = 400
_TEXT = "text"


class NotesPart(QWidget):
    """The notes of one record, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = ("", "")
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        self.section = PanelSection(_("Notes"))
        self.section.opened.connect(self._edit)
        self.section.removed.connect(self._remove)
        layout.addWidget(self.section)
        self.text = LongTextField(lines=2)
        self.text.set_name(_("New note"))
        self.text.edit.setPlaceholderText(_("Write a note"))
        self.text.changed.connect(self._on_typed)
        layout.addWidget(self.text)
        self._add = button(_("Add note"), self._send)
        self._bar = side_by_side(None, self._add)
        self._bar.hide()
        layout.addWidget(self._bar)
        desk.leaving.connect(self._keep_draft)

    def show_record(self, kind: str, id: str) -> None:
        """Read the notes of a record; what is being written for another one is kept until that is shown again."""
        if self._record != (kind, id):
            self._keep_draft()
            self._record = (kind, id)
            kept = drafts.find_draft(self._desk.settings, self._draft_key()).get(_TEXT)
            self.text.set_value(kept)
            self._bar.setVisible(self.text.value() is not None)
        with self._desk.book.reading() as reading:
            found = live(reading, "note", record_kind=kind, record_id=id)
        lines = []
        for note in reversed(found):
            text = note["text"].strip()
            lines.append(
                PanelLine(
                    "note", note.id, cut_at_word(text, _LONGEST), formats.instant(note.created_at), removable=True
                )
            )
        self.section.show_lines(lines)

    def _draft_key(self) -> str:
        return drafts.key(str(self._desk.book.path), "note", self._record[1])

    def _keep_draft(self) -> None:
        if not self._record[1]:
            return
        if self.text.value() is not None:
            drafts.keep(self._desk.settings, self._draft_key(), {_TEXT: self.text.draft()})
        else:
            drafts.forget(self._desk.settings, self._draft_key())

    def _on_typed(self) -> None:
        self._bar.setVisible(self.text.value() is not None)

    def _send(self) -> None:
        text = self.text.value()
        if text is None:
            return
        from creatorbook.services.records.editing import AddRecord

        kind, id = self._record
        self._desk.run(AddRecord("note", {"record_kind": kind, "record_id": id, "text": text}), self._on_sent)

    def _on_sent(self, id: str) -> None:
        del id
        drafts.forget(self._desk.settings, self._draft_key())
        self.text.set_value(None)
        self._bar.hide()

    def _edit(self, kind: str, id: str) -> None:
        self._desk.edit(kind, id)

    def _remove(self, kind: str, id: str) -> None:
        self._desk.trash([(kind, id)])
