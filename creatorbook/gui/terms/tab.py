"""The inspector's tab of terms: all that was agreed, edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import NotFound
from creatorbook.gui.desk import records
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.terms.panel import TermsPanel
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk


class TermsTab(InspectorTab):
    """The terms of a deal, or of the deal that a contract is about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panel = TermsPanel(desk)
        self.body.addWidget(self.panel)

    @property
    def is_complete(self) -> bool:
        """Whether every field of the terms is there."""
        return self.panel.is_complete

    def show_record(self, kind: str, id: str) -> None:
        """Show the terms of the deal."""
        try:
            deal = id if KINDS["terms"].belongs_to(kind) else records.read_row(self.desk.book, kind, id)["deal_id"].id
            self.panel.show_deal(deal)
        except NotFound:
            return
