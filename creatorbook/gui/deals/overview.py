"""A deal at a glance: what stands against it, its people, its contract, its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.findings.finding import Severity
from creatorbook.gui.letters.part import LettersPart
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import bare, empty
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.record_line import RecordLine
from creatorbook.gui.parts.section import PanelSection
from creatorbook.services.deals import facts
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row

_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warn", Severity.INFO: "info"}


class DealPart(QWidget):
    """Conflicts first, since they decide whether the deal may be made at all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._reading: Job | None = None
        layout = QVBoxLayout(self)
        bare(layout, 12)
        self.notices = QVBoxLayout()
        bare(self.notices, 8)
        layout.addLayout(self.notices)
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
        """Show what hangs on the deal; exclusivities are looked at off the main thread."""
        if row.id != self._id:
            empty(self.notices)
        self._id = row.id
        self.letters.show_record("deal", row.id)
        with self._desk.book.reading() as reading:
            contracts = facts.live(reading, "contract", "t.deal_id = ?", (row.id,))
            messages = facts.live(reading, "message", "t.deal_id = ?", (row.id,))
        self.contract.show_lines([record_line(each) for each in reversed(contracts)])
        self.messages.setVisible(bool(messages))
        self.messages.show_lines(
            [
                RecordLine(
                    "message",
                    each.id,
                    each.title,
                    f"{each['sender']} · {formats.instant(each['sent_at'])}" if each["sent_at"] else each["sender"],
                )
                for each in reversed(messages)
            ]
        )
        if self._reading is not None:
            self._reading.cancel()
        id = row.id
        self._reading = self._desk.runner.submit(lambda _job: self._conflicts(id), self._show_conflicts)

    def _conflicts(self, id: str) -> tuple[str, tuple[Finding, ...]]:
        from creatorbook.services.deals.moving import conflicts

        with self._desk.book.reading() as reading:
            return id, conflicts(reading, id)

    def _show_conflicts(self, read: tuple[str, tuple[Finding, ...]]) -> None:
        from creatorbook.services.wording.findings import sentence

        id, found = read
        if id != self._id:
            return
        empty(self.notices)
        for finding in found:
            self.notices.addWidget(Notice(sentence(finding), _TONES[finding.severity]))

    def _write(self) -> None:
        self._desk.go("contracts", deal=self._id)

    def _show_contract(self, kind: str, id: str) -> None:
        del kind
        self._desk.go("contracts", select=id)
