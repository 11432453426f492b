"""The letters about a record, in its overview: those that are due now, those that were kept, and writing another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.records.letters import ABOUT_PAYMENT, LetterKind
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.letters.notice import LetterNotice
from creatorbook.gui.parts.basic import empty, set_spacing
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.letters.drafts import LetterLine
    from creatorbook.services.letters.suggestions import Suggestion

_DUE_SHOWN = 3


def due_words(due: Suggestion) -> str:
    """Return in a sentence why a letter is due."""
    kind, days, day = due.request.kind, abs(due.days), formats.day(due.on)
    if kind in ABOUT_PAYMENT and due.days <= 0:
        return _("“{subject}” is due on {day}.").format(subject=due.subject, day=day)
    if kind in ABOUT_PAYMENT:
        said = ngettext("“{subject}” is {days} day late.", "“{subject}” is {days} days late.", days)
        return said.format(subject=due.subject, days=days)
    if kind is LetterKind.RIGHTS_RENEWAL:
        return _("The right to use your work ends on {day}.").format(day=day)
    if kind is LetterKind.RIGHTS_EXPIRED:
        return _("The right to use your work ended on {day}.").format(day=day)
    return _("Nobody was thanked for this gift yet.")


def _read(
    book: Book, record: tuple[str, str], job: Job
) -> tuple[tuple[str, str], tuple[Suggestion, ...], list[LetterLine]]:
    from creatorbook.services.letters import suggestions as letter_suggestions
    from creatorbook.services.letters.drafts import letters

    job.check()
    kind, id = record
    today = book.clock.today()
    with book.reading() as reading:
        kept = letters(reading, **{letter_ways.ABOUT[kind]: id})
        return record, letter_suggestions.suggest_for(reading, kind, id, today), kept


class LettersPart(QWidget):
    """Letters about one deal, brand or gift; read off the main thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record = ("", "")
        self._job: Job | None = None
        self._pdf = b""
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        self.due = QVBoxLayout()
        set_spacing(self.due, 8)
        self.section = PanelSection(_("Letters"), _("Write a letter…"), nothing=_("No letter was kept yet."))
        self.section.asked.connect(self.write)
        self.section.opened.connect(self._save)
        layout.addWidget(self.section)
        layout.addLayout(self.due)

    def show_record(self, kind: str, id: str) -> None:
        """Show the letters about a deal, a brand or a gift."""
        if (kind, id) != self._record:
            empty(self.due)
            self.section.show_lines([])
        self._record = (kind, id)
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.runner.submit(partial(_read, self._desk.book, self._record), self._show)

    def _show(self, read: tuple[tuple[str, str], tuple[Suggestion, ...], list[LetterLine]]) -> None:
        record, due, kept = read
        if record != self._record:
            return
        empty(self.due)
        for each in due[:_DUE_SHOWN]:
            tone = "warn" if each.days > 0 else "info"
            self.due.addWidget(LetterNotice(self._desk, due_words(each), tone, letter_ways.letter_for_suggestion(each)))
        self.section.show_lines(
            [PanelLine("letter", each.id, each.title, end=formats.instant(each.issued_at)) for each in kept]
        )

    def write(self) -> None:
        """Write a letter about the record."""
        if self._record[1]:
            letter_ways.open_letter_dialog(self.window(), self._desk, letter_ways.Wanted(self._record))

    def _save(self, kind: str, id: str) -> None:
        from creatorbook.services.letters.drafts import file_name, read_kept_letter

        del kind
        with self._desk.book.reading() as reading:
            letter, self._pdf = read_kept_letter(reading, id)
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), f"{file_name(letter)}.pdf", self.save_to, "pdf")

    def save_to(self, path: str) -> None:
        """Write the letter that was asked for last."""
        pdf = self._pdf
        self._desk.runner.submit(lambda _job: write_whole(Path(path), pdf), self._on_saved, self._desk.fail)

    def _on_saved(self, nothing: object) -> None:
        del nothing
        self._desk.show_message(_("The PDF was saved."))
