"""The inspector's tab of history: what was done to the record, when, by whom, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.i18n import _
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.parts.basic import column, empty, label, line, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.history.lines import HistoryLine
    from creatorbook.services.records.history.words import FieldWords

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
        from creatorbook.services.records.history.lines import record_history
        from creatorbook.services.records.history.words import words_of_changes

        empty(self.lines)
        with self.desk.book.reading() as reading:
            found = record_history(reading, kind, id, _SHOWN)
            words = words_of_changes(reading, kind, found)
        for number, (each, changed) in enumerate(zip(found, words, strict=True)):
            if number:
                self.lines.addWidget(line())
            self.lines.addWidget(self._line(each, changed))
        if not found:
            self.lines.addWidget(label(_("Nothing was written down about this record yet."), "small", wrap=True))

    @staticmethod
    def _line(shown: HistoryLine, changed: Sequence[FieldWords]) -> QWidget:
        head = f"{shown.label} ({_('undone')})" if shown.undone else shown.label
        who = _("{when}, by {who}").format(when=formats.instant(shown.at), who=shown.actor)
        parts: list[QWidget | None] = [label(head, "muted" if shown.undone else "", wrap=True), label(who, "small")]
        parts += [label(each.text, "small", wrap=True) for each in changed]
        if shown.thinned:
            parts.append(label(_("What it changed is no longer kept."), "small", wrap=True))
        return column(*parts, spacing=2)
