"""What hangs on the record that is shown: a section for each kind whose records may be about any other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk import records
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.parts.section import PanelSection
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.fields.kinds import Kind


class AttachedPart(QWidget):
    """Sections of one record, each kind's under its name; notes have a part of their own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = ("", "")
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.sections: dict[str, PanelSection] = {}
        for kind in KINDS.values():
            if kind.is_about_any and kind.window.noted:
                self.sections[kind.id] = self._section(kind)
                layout.addWidget(self.sections[kind.id])

    def _section(self, kind: Kind) -> PanelSection:
        section = PanelSection(_(kind.plural), _(kind.window.new.tip) if kind.window.new is not None else "")
        section.asked.connect(partial(self._add, kind.id))
        section.opened.connect(self._desk.edit)
        section.removed.connect(self._remove)
        return section

    def show_record(self, kind: str, id: str) -> None:
        """Read what hangs on a record; nothing hangs on a record of the same kind."""
        self._record = (kind, id)
        with self._desk.book.reading() as reading:
            for name, section in self.sections.items():
                section.setVisible(name != kind)
                found = live(reading, name, record_kind=kind, record_id=id) if name != kind else []
                section.show_lines([record_line(row, removable=True) for row in found])

    def _add(self, kind: str) -> None:
        owner, id = self._record
        self._desk.create(kind, None, record_kind=owner, record_id=id)

    def _remove(self, kind: str, id: str) -> None:
        self._desk.run(records.trash([(kind, id)]))
