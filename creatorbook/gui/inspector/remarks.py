"""What there is to say of one record, as notices: read off the main thread, and shown if the record is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.parts.basic import empty, set_spacing
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.common.runner import Job
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk

_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warn", Severity.INFO: "info"}


class RemarkNotices(QWidget):
    """The remarks on a record, heaviest first as their rules give them; nothing is shown where there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = ("", "")
        self._reading: Job | None = None
        # A record has one next stage at most.
        self._offered: tuple[str, Stage]
        self.lines = QVBoxLayout(self)
        set_spacing(self.lines, 8)
        self.hide()

    def show_record(self, kind: str, id: str) -> None:
        """Read the remarks on a record."""
        if (kind, id) != self._record:
            empty(self.lines)
            self.hide()
        self._record = (kind, id)
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.runner.submit(lambda _job: self._read(kind, id), self._show, self._on_failed)

    def clear(self) -> None:
        """Show nothing: the record shown is of a kind of which there is nothing to say, or in the trash."""
        if self._reading is not None:
            self._reading.cancel()
        self._record = ("", "")
        empty(self.lines)
        self.hide()

    def _read(self, kind: str, id: str) -> tuple[tuple[str, str], tuple[Finding, ...]]:
        from creatorbook.services.contracts.agreed.differing import differences_of
        from creatorbook.services.deals.remarks import remarks

        today = self._desk.clock.today()
        with self._desk.book.reading() as reading:
            return (kind, id), (*differences_of(reading, kind, id), *remarks(reading, kind, id, today))

    def _on_failed(self, error: Exception) -> None:
        from creatorbook.common.errors import NotFound

        # The record may have been emptied from the trash meanwhile: then there is nothing to say of it.
        if not isinstance(error, NotFound):
            self._desk.fail(error)

    def _show(self, read: tuple[tuple[str, str], tuple[Finding, ...]]) -> None:
        from creatorbook.services.wording.findings import sentence

        record, found = read
        if record != self._record:
            return
        empty(self.lines)
        for finding in found:
            notice = Notice(sentence(finding), _TONES[finding.severity], *self._offer(finding))
            self.lines.addWidget(notice)
        self.setVisible(bool(found))

    def _offer(self, finding: Finding) -> tuple[str, Callable[[], None]] | tuple[()]:
        """Return the button of a finding that offers the next stage, nothing of the others."""
        from creatorbook.domain.deals.stages import OFFERS
        from creatorbook.services.fields.words import word_for

        if finding.code not in OFFERS:
            return ()
        stage = Stage(str(finding.params["to_stage"]))
        _kind, deal = finding.record or self._record
        self._offered = (deal, stage)
        return _("Move to “{stage}”").format(stage=word_for(stage)), self._move

    def _move(self) -> None:
        from creatorbook.services.deals.moving import MoveDeal

        self._desk.run(MoveDeal(*self._offered))
