"""An invoice on screen: its real paper, what is missing before it can go out, and the step that issues it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.basic import Card, button, column, scroll
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.invoices.issuing import IssuedInvoice
    from creatorbook.services.invoices.stored import StoredInvoice

_WIDE, _HIGH = 760, 760
_FOUND = 156


@dataclass(frozen=True, slots=True)
class _Paper:
    """The invoice, its paper, and what the rules find; `problem` says why there is no paper."""

    invoice: StoredInvoice
    pdf: bytes
    findings: tuple[Finding, ...]
    problem: str = ""


def open_invoice(parent: QWidget, desk: Desk, invoice_id: str) -> None:
    """Show the paper of an invoice; a draft is edited, issued and thrown away there."""
    InvoiceDialog(parent, desk, invoice_id).open()


class InvoiceDialog(Dialog):
    """A draft can be issued or thrown away here; an issued invoice is looked at and saved."""

    def __init__(self, parent: QWidget, desk: Desk, invoice_id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Invoice"))
        self._desk, self._id = desk, invoice_id
        self._paper: _Paper | None = None
        self.view = PdfView(desk.runner, _("Invoice"))
        card = Card(margin=1)
        card.body.addWidget(self.view)
        self.problem = Notice("", "danger")
        self.problem.hide()
        self.findings = FindingList()
        self._found = scroll(column(self.problem, self.findings, None, margins=(4, 8, 8, 0)), _("What was found"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setMaximumHeight(_FOUND)
        self._found.hide()
        self.body.addWidget(card, 1)
        self.body.addWidget(self._found)
        self.throw_away = button(_("Throw the draft away"), self.discard, icon="trash-2")
        self.edit = button(_("Edit…"), self.edit_draft, icon="pencil")
        self.save = button(_("Save PDF…"), self._ask_pdf, icon="download")
        self.remind = button(_("Reminders…"), self.show_ladder, icon="mail")
        self.issue = button(_("Issue"), self.issue_invoice, "primary")
        for part in (self.throw_away, self.edit, self.remind, self.issue):
            part.hide()
        self.set_foot(
            self.throw_away, self.edit, self.save, self.remind, None, button(_("Close"), self.close), self.issue
        )
        self.resize(_WIDE, _HIGH)
        self._read()

    def _read(self) -> None:
        self._desk.runner.submit(self._make, self._show, self._desk.fail, label=_("Making the invoice …"))

    def _make(self, job: Job) -> _Paper:
        from creatorbook.services.invoices.gathering import gather
        from creatorbook.services.invoices.listing import invoice_pdf
        from creatorbook.services.invoices.stored import read_invoice

        today = self._desk.clock.today()
        with self._desk.book.reading() as reading:
            invoice = read_invoice(reading, self._id)
            job.check()
            is_draft = invoice.state is InvoiceState.DRAFT
            try:
                findings = tuple(gather(reading, self._id, today).findings) if is_draft else ()
                return _Paper(invoice, invoice_pdf(reading, self._id, today), findings)
            except CreatorbookError as error:
                return _Paper(invoice, b"", (), error.message)

    def _show(self, paper: _Paper) -> None:
        self._paper = paper
        is_draft = paper.invoice.state is InvoiceState.DRAFT
        self.setWindowTitle(
            _("Draft of an invoice") if is_draft else _("Invoice {number}").format(number=paper.invoice.number)
        )
        self.view.show_pdf(paper.pdf)
        self.findings.show_findings(paper.findings)
        self.problem.text.setText(paper.problem)
        self.problem.setVisible(bool(paper.problem))
        self._found.setVisible(bool(paper.problem) or bool(self.findings.lines))
        self.throw_away.setVisible(is_draft)
        self.edit.setVisible(is_draft)
        self.issue.setVisible(is_draft)
        asks = not is_draft and paper.invoice.kind is not InvoiceKind.CREDIT_NOTE
        self.remind.setVisible(asks)
        self.issue.setEnabled(bool(paper.pdf) and all(each.severity is not Severity.ERROR for each in paper.findings))
        self.save.setEnabled(bool(paper.pdf))

    def edit_draft(self) -> None:
        """Open the form of what a draft says beside its lines: days, references, the note."""
        from creatorbook.gui.forms.record_form import RecordForm

        form = RecordForm.edit(self, self._desk, "invoice", self._id)
        form.saved.connect(self._on_edited)
        form.open()

    def _on_edited(self, _id: str) -> None:
        self._read()

    def issue_invoice(self) -> None:
        """Give it its number and freeze it: this cannot be taken back but by a credit note."""
        from creatorbook.services.invoices.issuing import IssueInvoice

        self.issue.setEnabled(False)
        self._desk.run(IssueInvoice(self._id), self._on_issued, self._on_refused, silent=True)

    def _on_issued(self, issued: IssuedInvoice) -> None:
        self._desk.show_message(_("Issued invoice {number}").format(number=issued.number))
        self._read()

    def _on_refused(self, error: Exception) -> None:
        self.issue.setEnabled(True)
        self._desk.fail(error)

    def show_ladder(self) -> None:
        """Show the reminders of this invoice."""
        from creatorbook.gui.letters.ladder import open_ladder

        open_ladder(self, self._desk, "invoice", self._id)

    def discard(self) -> None:
        """Throw the draft away: it had no number."""
        from creatorbook.services.invoices.drafting import DiscardDraft

        self._desk.run(DiscardDraft(self._id))
        self.close()

    def _ask_pdf(self) -> None:
        number = self._paper.invoice.number if self._paper is not None else None
        name = f"{safe_name(number or _('draft'), 'invoice')}.pdf"
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), name, self.save_to, "pdf")

    def save_to(self, path: str) -> None:
        """Write the paper to this place."""
        try:
            write_whole(Path(path), self._paper.pdf if self._paper is not None else b"")
        except CreatorbookError as error:
            self._desk.fail(error)
        else:
            self._desk.show_message(_("Saved: {name}").format(name=Path(path).name))
