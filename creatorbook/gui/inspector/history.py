"""The inspector's tab of history: what was done to the record, when, by whom, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.parts.basic import label
from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import PanelLine
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.history.lines import HistoryLine
    from creatorbook.services.records.history.words import FieldWords

_SHOWN = 60


class HistoryTab(InspectorTab):
    """The newest changes of one record first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = PanelList(_("History"), at_first=_SHOWN)
        self.body.addWidget(self.list)
        self._nothing = label(_("Nothing was written down about this record yet."), "small", wrap=True)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    def show_record(self, kind: str, id: str) -> None:
        """Read the record's changes."""
        from creatorbook.services.records.history.lines import record_history
        from creatorbook.services.records.history.words import words_of_changes

        with self.desk.book.reading() as reading:
            found = record_history(reading, kind, id, _SHOWN)
            words = words_of_changes(reading, kind, found)
        self.list.show_lines([_line_of(each, changed) for each, changed in zip(found, words, strict=True)])
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)


def _line_of(shown: HistoryLine, changed: Sequence[FieldWords]) -> PanelLine:
    who = _("{when}, by {who}").format(when=formats.instant(shown.at), who=shown.actor)
    notes = [who, *(each.text for each in changed)]
    if shown.thinned:
        notes.append(_("What it changed is no longer kept."))
    return PanelLine(
        "step",
        str(shown.seq),
        f"{shown.label} ({_('undone')})" if shown.undone else shown.label,
        "\n".join(notes),
        title_role="text_muted" if shown.undone else "text",
        openable=False,
    )
