"""Issues the contracts of several deals, one after the other, and saves their PDFs; it can be stopped on the way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.runner import Job
from creatorbook.common.text import safe_name
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import PanelLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.batch import Batch, BatchLine
    from creatorbook.services.contracts.issuing import Issued

_WIDTH = 560


def _save(folder: Path, issued: Issued) -> None:
    write_whole(folder / f"{safe_name(f'{issued.number}-v{issued.version}', 'contract')}.pdf", issued.pdf)


def _issue(book: Book, deals: tuple[str, ...], folder: Path, mine: Job, job: Job) -> Batch:
    from creatorbook.services.contracts.batch import issue_many

    job.check()
    return issue_many(book, deals, "", mine, partial(_save, folder))


def _line_of(outcome: BatchLine) -> PanelLine:
    error = outcome.refused
    why = f"{error.message} {error.hint}".strip() if error is not None else ""
    return PanelLine("deal", outcome.deal_id, outcome.title, why, dot="danger")


class BatchIssuingDialog(Dialog):
    """Nothing is issued before a folder is chosen; stopping keeps what went out."""

    _went = Signal(object, object)

    def __init__(self, parent: QWidget, desk: Desk, deals: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Issue contracts"))
        self.be_wide(_WIDTH)
        self._desk, self._deals = desk, tuple(deals)
        # A job of our own: stopping it ends the work between two deals, and what went out is still reported.
        self._mine: Job | None = None
        count = len(self._deals)
        said = ngettext(
            "The contract of {count} deal gets its number and is frozen, in the brand’s language.",
            "The contracts of {count} deals get their numbers and are frozen, each in the brand’s language.",
            count,
        )
        layout = self.body
        self.said = label(said.format(count=count), wrap=True)
        layout.addWidget(self.said)
        self.more = label(
            _("This cannot be undone. Incomplete deals are skipped, with the reason."),
            "muted",
            wrap=True,
        )
        layout.addWidget(self.more)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, count)
        self.bar.setAccessibleName(_("Contracts issued"))
        self.bar.hide()
        layout.addWidget(self.bar)
        self.refused = PanelList(_("What was refused"), at_first=count)
        self.refused.line_opened.connect(self._open)
        self.refused.hide()
        layout.addWidget(self.refused)
        layout.addStretch(1)
        self.cancel = button(_("Cancel"), self._stop)
        self.ok = button(_("Choose a folder and issue…"), self._ask, "primary", "file-check")
        self.set_foot(None, self.cancel, self.ok)
        self._went.connect(self._show_progress)

    def _ask(self) -> None:
        asked = QFileDialog(self, _("Save the PDFs in"))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setFileMode(QFileDialog.FileMode.Directory)
        asked.fileSelected.connect(self.issue_into)
        asked.open()

    def issue_into(self, folder: str) -> None:
        """Issue all, and save each PDF in this folder."""
        self.ok.hide()
        self.cancel.setText(_("Stop"))
        self.bar.show()
        self._mine = Job(on_progress=self._went.emit)
        work = partial(_issue, self._desk.book, self._deals, Path(folder), self._mine)
        self._desk.writer.submit(work, self._on_done, self._on_failed)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setValue(done)
        self.said.setText(_("{done} of {total} are done.").format(done=done, total=total))

    def _on_done(self, batch: Batch) -> None:
        self._mine = None
        self.bar.hide()
        count = len(batch.issued)
        said = ngettext("{count} contract is issued and saved.", "{count} contracts are issued and saved.", count)
        parts = [said.format(count=count)]
        if batch.refused:
            words = ngettext("{count} was refused:", "{count} were refused:", len(batch.refused))
            parts.append(words.format(count=len(batch.refused)))
        if batch.left:
            words = ngettext("{count} was not reached.", "{count} were not reached.", batch.left)
            parts.insert(1, words.format(count=batch.left))
        self.said.setText(" ".join(parts))
        self.more.hide()
        self.refused.show_lines([_line_of(each) for each in batch.refused])
        self.refused.setVisible(bool(batch.refused))
        self.cancel.setEnabled(True)
        self.cancel.setText(_("Close"))

    def _on_failed(self, error: Exception) -> None:
        self._mine = None
        self._desk.fail(error)
        self.close()

    def _open(self, kind: str, id: str) -> None:
        del kind
        self.close()
        self._desk.go("contracts", deal=id)

    def _stop(self) -> None:
        if self._mine is None:
            self.close()
            return
        self._mine.cancel()
        self.cancel.setEnabled(False)

    @guard_override
    def reject(self) -> None:
        """Escape stops first, and closes when nothing is under way."""
        if self._mine is not None:
            self._stop()
        else:
            super().reject()

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until what is under way has stopped."""
        if self._mine is not None:
            self._stop()
            event.ignore()
            return
        super().closeEvent(event)
