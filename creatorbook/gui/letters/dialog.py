"""Writes a letter: its kind and words on the left, the real PDF on the right, what is missing under the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.domain.records.letters import ABOUT_PAYMENT, ABOUT_RIGHTS, LetterKind, Tone
from creatorbook.gui.desk import drafts
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.letters.fields import LetterFields
from creatorbook.gui.letters.rate import LetterRate
from creatorbook.gui.parts.basic import Card, button, column, scroll, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.pdf_view import PdfView

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.letters.drafts import Draft, Written
    from creatorbook.services.letters.requests import LetterRequest

_PAUSE_MS = 250
_LEFT = 344
_FOUND = 156  # what was found scrolls beyond this height
_WIDE, _HIGH = 1040, 720


@dataclass(frozen=True, slots=True)
class Shown:
    """What was made of a request: the draft and its PDF, or the sentence that says why there is none."""

    serial: int
    draft: Draft | None = None
    pdf: bytes = b""
    problem: str = ""


class LetterDialog(Dialog):
    """Writes a letter about records of the book; `about` are their ids.

    They are any of deal_id, invoice_id, payment_id, right_id, gift_id, brand_id. `kind` is the kind to begin with (a
    LetterKind's value), "" the one that fits what it is about; `tone` is that of a reminder, NONE by how late it is.
    """

    def __init__(self, parent: QWidget, desk: Desk, kind: str = "", *, tone: Tone = Tone.NONE, **about: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._serial = desk, 0
        self._shown = Shown(0)
        self._job: Job | None = None
        named = {name: record for name, record in about.items() if record}
        kinds = kinds_for(named)
        self.setWindowTitle(_("Write a letter"))
        self.fields = LetterFields(desk, kinds, named)
        if kind:
            self.fields.choose(LetterKind(kind), tone)
        self.fields.changed.connect(self._schedule_preview)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.make)
        self.findings = FindingList()
        self.rate = LetterRate(desk)
        self.rate.kept.connect(self.make)
        self.problem = Notice("", "danger")
        self.problem.hide()
        self.view = PdfView(desk.runner, _("Letter"))
        self._notices = QVBoxLayout()
        self._lay_out()
        self.make()
        name = drafts.key(str(desk.book.path), "letter", " ".join(sorted(named.values())))
        fields = {**{field: row.field for field, row in self.fields.rows.items()}, "rate": self.rate.field}
        self._draft = FormDraft(self, desk.settings, name, fields, self._notices)
        self._draft.offer_back(desk, partial(LetterDialog, parent, desk, kind, tone=tone, **about))
        self.fields.kind.setFocus()

    def _lay_out(self) -> None:
        notices = QWidget()
        notices.setLayout(self._notices)
        set_spacing(self._notices)
        left = column(
            notices,
            self.fields,
            None,
            spacing=12,
            margins=(24, 8, 16, 8),
        )
        area = scroll(left, _("What the letter says"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_LEFT)
        card = Card(margin=1)
        card.body.addWidget(self.view)
        across = QHBoxLayout()
        set_spacing(across, 0, (0, 0, 16, 0))
        across.addWidget(area)
        right = QVBoxLayout()
        set_spacing(right, 0, (0, 4, 0, 12))
        right.addWidget(card, 1)
        self._found = scroll(
            column(self.problem, self.findings, self.rate, None, margins=(4, 8, 8, 0)), _("What was found")
        )
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setMaximumHeight(_FOUND)
        self._found.hide()
        right.addWidget(self._found)
        across.addLayout(right, 1)
        self.save_pdf = button(_("Save PDF…"), self._ask_pdf, icon="download")
        self.save_mail = button(_("Save email…"), self._ask_mail, icon="mail")
        self.copy = button(_("Copy text"), self.copy_text, icon="copy")
        self.keep = button(_("Keep in the book"), self.keep_letter, "primary")
        close = button(_("Close"), self.close)
        set_spacing(self.body)
        self.body.addLayout(across, 1)
        self.set_foot(self.save_pdf, self.save_mail, self.copy, None, close, self.keep, margins=(24, 12, 16, 16))
        self._allow()
        self.resize(_WIDE, _HIGH)

    def put_draft_back(self) -> None:
        """Write what was not kept last time into the fields again."""
        self._draft.put_back()

    # Making

    def _schedule_preview(self) -> None:
        self._timer.start()

    def make(self) -> None:
        """Make the letter again from the fields, unless one of them cannot be read."""
        self._timer.stop()
        if not self.fields.check_fields(asked=False):
            return
        if self._job is not None:
            self._job.cancel()
        self._serial += 1
        request, serial = self.fields.request(), self._serial
        self._job = self._desk.runner.submit(
            lambda job: self._work(job, request, serial),
            self._on_made,
            self._desk.fail,
            label=_("Making the letter …"),
            stopped=self._on_stopped,
        )

    def _on_stopped(self) -> None:
        # One that another took the place of was stopped as well.
        if self._job is not None and self._job.cancelled and self.isVisible():
            self._show_problem(_("The letter was not made: it was cancelled."))

    def _work(self, job: Job, request: LetterRequest, serial: int) -> Shown:
        from creatorbook.services.letters import drafts as letters

        draft = None
        try:
            with self._desk.book.reading() as reading:
                draft = letters.draft(reading, request, self._desk.clock.today())
            job.check()
            return Shown(serial, draft, letters.draw_draft(draft).pdf)
        except CreatorbookError as error:
            return Shown(serial, draft, problem=_error_without_place(error))

    def _on_made(self, shown: Shown) -> None:
        if shown.serial != self._serial:
            return
        self._shown = shown
        draft = shown.draft
        self.findings.show_findings(draft.findings if draft is not None else ())
        self.rate.show_draft(draft)
        self._show_problem(shown.problem)
        self.view.show_pdf(shown.pdf)
        self._allow()

    def _show_problem(self, problem: str) -> None:
        self.problem.text.setText(problem)
        self.problem.setVisible(bool(problem))
        self._found.setVisible(bool(problem) or bool(self.findings.lines))

    def _allow(self) -> None:
        draft = self._shown.draft
        ready = draft is not None and draft.is_ready and bool(self._shown.pdf)
        self.save_pdf.setEnabled(bool(self._shown.pdf))
        self.save_mail.setEnabled(ready)
        self.copy.setEnabled(ready)
        self.keep.setEnabled(ready)

    # What becomes of it

    def _name(self) -> str:
        from creatorbook.services.letters import drafts as letters

        draft = self._shown.draft
        return safe_name(letters.file_name(draft.letter), "letter") if draft is not None else "letter"

    def _ask_pdf(self) -> None:
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), f"{self._name()}.pdf", self.save_pdf_to, "pdf")

    def save_pdf_to(self, path: str) -> None:
        """Write the PDF that is shown to this place."""
        self._write_pdf(Path(path), self._shown.pdf)

    def _ask_mail(self) -> None:
        ask_for_save_path(
            self, _("Save the email as"), _("Email (*.eml)"), f"{self._name()}.eml", self.save_mail_to, "eml"
        )

    def save_mail_to(self, path: str) -> None:
        """Write a mail with the PDF attached to this place."""
        from creatorbook.services.letters import mail as letter_mail

        draft = self._shown.draft
        if draft is not None:
            to = letter_mail.recipient(draft.about)
            self._write_pdf(Path(path), letter_mail.eml(draft.letter, self._shown.pdf, to))

    def _write_pdf(self, path: Path, content: bytes) -> None:
        try:
            write_whole(path, content)
        except CreatorbookError as error:
            self._desk.fail(error)
        else:
            self._draft.mark_saved()
            self._desk.show_message(_("Saved: {name}").format(name=path.name))

    def copy_text(self) -> None:
        """Take the letter's text to the clipboard, for a mail or a message."""
        from creatorbook.services.letters import drafts as letters

        draft = self._shown.draft
        if draft is not None:
            QGuiApplication.clipboard().setText(letters.mail_body(draft.letter))
            self._desk.show_message(_("The text is in the clipboard."))

    def keep_letter(self) -> None:
        """Keep the letter in the book as it is now, and close."""
        from creatorbook.services.letters.drafts import WriteLetter

        if not self.fields.check_fields(asked=True):
            return
        self.keep.setEnabled(False)
        self._desk.run(
            WriteLetter(self.fields.request()),
            self._on_kept,
            self._on_refused,
            label=_("Keeping the letter …"),
            stopped=self._on_keeping_stopped,
        )

    def _on_kept(self, written: Written) -> None:
        del written
        self._draft.mark_saved()
        self.close()

    def _on_keeping_stopped(self) -> None:
        self._allow()
        self._desk.show_message(_("Cancelled. The letter was not kept."))

    def _on_refused(self, error: Exception) -> None:
        self._allow()
        if isinstance(error, CreatorbookError):
            self._show_problem(_error_without_place(error))
        else:
            self._desk.fail(error)

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._serial += 1
        super().closeEvent(event)


def kinds_for(about: dict[str, str]) -> list[LetterKind]:
    """Return the kinds of letters that may be written about these records, the likeliest first."""
    if "gift_id" in about:
        return [LetterKind.GIFT_ACKNOWLEDGEMENT]
    if "payment_id" in about or "invoice_id" in about:
        return [kind for kind in LetterKind if kind in ABOUT_PAYMENT]
    if "right_id" in about:
        return [kind for kind in LetterKind if kind in ABOUT_RIGHTS]
    return list(LetterKind)


def _error_without_place(error: CreatorbookError) -> str:
    """Return what went wrong without its place, which is the name of a field that this dialog does not show."""
    return f"{error.message} {error.hint}".strip()
