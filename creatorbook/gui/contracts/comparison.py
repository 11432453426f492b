"""What changed between two versions of a contract: the terms before and after, every clause with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import button, label, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_save_path

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.comparison import Compared
    from creatorbook.services.records.rows import Row

_SIZE = (720, 640)


class ComparisonDialog(Dialog):
    """Compares two versions, or a version with the draft; what came is underlined, what went is struck through."""

    def __init__(self, parent: QWidget, desk: Desk, contract: Row) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._contract = desk, contract
        self._made: Compared | None = None
        self.setWindowTitle(_("What changed in {number}").format(number=contract["number"]))
        self.resize(*_SIZE)
        layout = self.body
        self.before = ChoiceField([], search=False)
        self.before.set_name(_("Older version"))
        self.after = ChoiceField([], search=False)
        self.after.set_name(_("Newer version"))
        self._offer()
        for field in (self.before, self.after):
            field.setMinimumWidth(150)
            field.changed.connect(self._compare)
        self.count = label("", "muted")
        layout.addWidget(side_by_side(self.before, label("→", "muted"), self.after, None, self.count))
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setAccessibleName(_("What changed"))
        layout.addWidget(self.text, 1)
        self.save = button(_("Save as PDF…"), self._save_as, "", "download")
        self.set_foot(self.save, None, button(_("Close"), self.close, "primary"))
        self._compare()

    def _offer(self) -> None:
        from creatorbook.services.contracts import drafts as contracts

        with self._desk.book.reading() as reading:
            known = [each.ordinal for each in contracts.versions(reading, self._contract.id)]
        words = [(number, _("Version {version}").format(version=number)) for number in known]
        self.before.set_options(words)
        self.after.set_options([(0, _("Current draft")), *words])
        if len(known) > 1:
            self.before.set_value(known[1])
            self.after.set_value(known[0])

    def _compare(self) -> None:
        from creatorbook.services.contracts.comparison import compare_issued

        self.text.clear()
        self._made = None
        try:
            with self._desk.book.reading() as reading:
                self._made = compare_issued(
                    reading,
                    self._contract.id,
                    self._desk.clock.today(),
                    self.before.value(),
                    self.after.value() or None,
                )
        except CreatorbookError as error:
            self.text.setPlainText(sentence(error))
            return
        finally:
            self.save.setEnabled(self._made is not None)
        self._show(self._made)

    def _show(self, made: Compared) -> None:
        from creatorbook.services.contracts.comparison import ClauseState

        changed = [clause for clause in made.found.clauses if clause.kind is not ClauseState.UNCHANGED]
        if made.found.is_same:
            self.count.setText("")
            self.text.setPlainText(_("Nothing changed."))
            return
        self.count.setText(
            ngettext("{count} clause changed", "{count} clauses changed", len(changed)).format(count=len(changed))
        )
        cursor = QTextCursor(self.text.document())
        if made.found.terms:
            self._heading(cursor, _("Terms"))
            for term in made.found.terms:
                self._insert_words(cursor, f"{term.label}: ", "text_muted")
                self._insert_words(cursor, term.before or "–", "danger", struck=bool(term.before))
                self._insert_words(cursor, "  →  ", "text_muted")
                self._insert_words(cursor, (term.after or "–") + "\n", "ok", underlined=bool(term.after))
        states = {
            ClauseState.CHANGED: _("changed"),
            ClauseState.ADDED: _("added"),
            ClauseState.REMOVED: _("removed"),
        }
        for clause in changed:
            number = f"{clause.number}. " if clause.number else ""
            self._heading(cursor, f"{number}{clause.title} · {states[clause.kind]}")
            for piece in clause.pieces:
                added, removed = piece.kind.value == "added", piece.kind.value == "removed"
                role = "ok" if added else "danger" if removed else "text"
                self._insert_words(cursor, piece.text, role, underlined=added, struck=removed)
            self._insert_words(cursor, "\n", "text")
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _heading(self, cursor: QTextCursor, words: str) -> None:
        style = QTextCharFormat()
        style.setFont(font(bold=True))
        style.setForeground(colour("text"))
        lead = "" if cursor.atStart() else "\n"
        cursor.insertText(f"{lead}{words}\n", style)

    def _insert_words(
        self, cursor: QTextCursor, words: str, role: str, *, struck: bool = False, underlined: bool = False
    ) -> None:
        style = QTextCharFormat()
        style.setFont(font())
        style.setForeground(colour(role))
        style.setFontStrikeOut(struck)
        style.setFontUnderline(underlined)
        cursor.insertText(words, style)

    def _save_as(self) -> None:
        name = _("{number} changes").format(number=self._contract["number"])
        ask_for_save_path(self, _("Save the comparison as"), _("PDF (*.pdf)"), f"{name}.pdf", self.save_to, "pdf")

    def save_to(self, path: str) -> None:
        """Write the comparison as a PDF."""
        from pathlib import Path

        from creatorbook.services.contracts.comparison import comparison_pdf

        made = self._made
        if made is not None:
            self._desk.runner.submit(
                lambda _job: write_whole(Path(path), comparison_pdf(made).pdf), self._on_saved, self._desk.fail
            )

    def _on_saved(self, nothing: object) -> None:
        del nothing
        self._desk.show_message(_("The PDF was saved."))
