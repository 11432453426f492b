"""What hangs on the record that is shown: a section for each kind whose records may be about any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Reading
    from creatorbook.services.fields.kinds import Kind


class AttachedSection(PanelSection):
    """The records of one kind that are about the record shown."""

    def __init__(self, desk: Desk, kind: Kind) -> None:
        super().__init__(_(kind.plural), _(kind.window.new.tip) if kind.window.new is not None else "")
        self._desk, self._kind = desk, kind.id
        self._record = ("", "")
        self.asked.connect(self._add)
        self.opened.connect(desk.edit)
        self.removed.connect(self._remove)

    def show_record(self, reading: Reading, kind: str, id: str) -> None:
        """Show what hangs on a record; nothing hangs on a record of the same kind."""
        self._record = (kind, id)
        self.setVisible(self._kind != kind)
        found = live(reading, self._kind, record_kind=kind, record_id=id) if self._kind != kind else []
        self.show_lines([record_line(row, removable=True) for row in found])

    def _add(self) -> None:
        owner, id = self._record
        self._desk.create(self._kind, None, record_kind=owner, record_id=id)

    def _remove(self, kind: str, id: str) -> None:
        self._desk.trash([(kind, id)])


class AttachedPart(QWidget):
    """Sections of one record, each kind's under its name; notes have a part of their own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.sections: dict[str, AttachedSection] = {}
        for kind in KINDS.values():
            if kind.is_about_any and kind.window.noted:
                self.sections[kind.id] = AttachedSection(desk, kind)
                layout.addWidget(self.sections[kind.id])

    def show_record(self, kind: str, id: str) -> None:
        """Read what hangs on a record."""
        with self._desk.book.reading() as reading:
            for section in self.sections.values():
                section.show_record(reading, kind, id)
