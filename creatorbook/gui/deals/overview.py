"""A deal at a glance: its contract, its letters, its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.letters.part import LettersPart
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class DealPart(QWidget):
    """Its contract, its letters, its messages; what speaks against it stands above, in the tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.contract = PanelSection(_("Contract"), _("Write the contract"), nothing=_("Nothing was issued yet."))
        self.contract.asked.connect(self._write)
        self.contract.opened.connect(self._show_contract)
        layout.addWidget(self.contract)
        self.letters = LettersPart(desk)
        layout.addWidget(self.letters)
        self.messages = PanelSection(_("Messages"))
        self.messages.opened.connect(desk.inspect)
        layout.addWidget(self.messages)

    def show_row(self, row: Row) -> None:
        """Show what hangs on the deal."""
        self._id = row.id
        self.letters.show_record("deal", row.id)
        with self._desk.book.reading() as reading:
            contracts = live(reading, "contract", deal_id=row.id)
            messages = live(reading, "message", deal_id=row.id)
        self.contract.show_lines([record_line(each) for each in reversed(contracts)])
        self.messages.setVisible(bool(messages))
        self.messages.show_lines(
            [
                PanelLine(
                    "message",
                    each.id,
                    each.title,
                    f"{each['sender']} · {formats.instant(each['sent_at'])}" if each["sent_at"] else each["sender"],
                )
                for each in reversed(messages)
            ]
        )

    def _write(self) -> None:
        self._desk.go("contracts", deal=self._id)

    def _show_contract(self, kind: str, id: str) -> None:
        del kind
        self._desk.go("contracts", select=id)
