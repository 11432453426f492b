"""The inspector's tab of history: what was done to the record, when, by whom, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.i18n import _
from creatorbook.gui.inspector import history_words
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.parts.basic import column, empty, label, line, set_spacing
from creatorbook.services.fields import formats
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Executes
    from creatorbook.services.records.history import HistoryLine
    from creatorbook.services.records.rows import Row

_SHOWN = 60


class HistoryTab(InspectorTab):
    """The newest changes of one record first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = QVBoxLayout()
        set_spacing(self.lines, 12)
        self.body.addLayout(self.lines)
        self.body.addStretch(1)

    def show_record(self, kind: str, id: str) -> None:
        """Read the record's changes."""
        from creatorbook.services.records.history import record_history

        empty(self.lines)
        with self.desk.book.reading() as reading:
            found = record_history(reading, kind, id, _SHOWN)
            record = rows.fetch(reading, kind, [id]).get(id)
            for number, each in enumerate(found):
                if number:
                    self.lines.addWidget(line())
                self.lines.addWidget(self._line(reading, kind, each, record))
        if not found:
            self.lines.addWidget(label(_("Nothing was written down about this record yet."), "small", wrap=True))

    @staticmethod
    def _line(reading: Executes, kind: str, shown: HistoryLine, record: Row | None) -> QWidget:
        head = f"{shown.label} ({_('undone')})" if shown.undone else shown.label
        who = _("{when}, by {who}").format(when=formats.instant(shown.at), who=shown.actor)
        parts: list[QWidget | None] = [label(head, "muted" if shown.undone else "", wrap=True), label(who, "small")]
        for name, before, after in history_words.changes(reading, kind, shown.fields, record):
            if before:
                words = _("{field}: {before} → {after}").format(field=name, before=before, after=after or "–")
            else:
                words = _("{field}: {after}").format(field=name, after=after)
            parts.append(label(words, "small", wrap=True))
        if shown.thinned:
            parts.append(label(_("What it changed is no longer kept."), "small", wrap=True))
        return column(*parts, spacing=2)
