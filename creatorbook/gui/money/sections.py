"""The records of one kind that name the record shown, in a panel: shares, expenses, statements of earnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Reading


class OwnSection(PanelSection):
    """Records of a kind by what they name, such as a deal: added with it filled in, edited, and put into the trash."""

    def __init__(self, desk: Desk, kind: str, title: str, action: str, *, nothing: str = "") -> None:
        super().__init__(title, action, nothing=nothing)
        self._desk, self._kind = desk, kind
        self._owner: dict[str, str] = {}
        self.asked.connect(self._add)
        self.opened.connect(desk.edit)
        self.removed.connect(self._remove)

    def show_of(self, reading: Reading, **owner: str) -> None:
        """Show those whose fields hold the given ids."""
        self._owner = owner
        self.show_lines([record_line(row, removable=True) for row in live(reading, self._kind, **owner)])

    def _add(self) -> None:
        self._desk.create(self._kind, None, **self._owner)

    def _remove(self, kind: str, id: str) -> None:
        self._desk.trash([(kind, id)])
