"""A mail as it was written: who, when, of which deal, its paragraphs apart from what it quotes, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.inspector.mail_text import read_blocks
from creatorbook.gui.inspector.saving import FileSaver
from creatorbook.gui.parts.basic import button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row

# How many turns between own and quoted words are told apart by their look.
_APART = 50


class MailPart(QWidget):
    """Its head, its text and its files; the way back to its deal stands first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._deal = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.deal = button("", self._open_deal, "link", "handshake")
        layout.addWidget(side_by_side(self.deal, None))
        self.writer = label("", "heading", wrap=True)
        self.sent = label("", "small")
        layout.addWidget(self.writer)
        layout.addWidget(self.sent)
        layout.addWidget(line())
        self.text = QVBoxLayout()
        set_spacing(self.text, 12)
        layout.addLayout(self.text)
        self.files = PanelSection(_("Files"))
        self.saver = FileSaver(self, desk)
        self.files.opened.connect(self.saver.save_as)
        layout.addWidget(self.files)

    def show_row(self, row: Row) -> None:
        """Show a mail."""
        from creatorbook.services.records.attachments import attachments

        deal = row["deal_id"]
        self._deal, title = (deal.id, deal.title) if deal else ("", "")
        self.deal.setText(title)
        self.deal.setAccessibleName(labelled(_("Deal"), title))
        self.deal.setVisible(bool(title))
        self.writer.setText(row["sender"] or _("Sender unknown"))
        self.sent.setText(formats.instant(row["sent_at"]) if row["sent_at"] else _("No date"))
        empty(self.text)
        while self.text.count():
            self.text.takeAt(0)
        blocks = read_blocks(row["body"] or "")
        for block in blocks[:_APART]:
            self.text.addWidget(_shown(block.text, "muted" if block.is_quoted else ""))
        if rest := blocks[_APART:]:
            # A label each would keep the window waiting; what is quoted has its marks.
            self.text.addWidget(_shown("\n\n".join(block.text for block in rest), ""))
        if not self.text.count():
            self.text.addWidget(label(_("The email has no text."), "muted"))
        with self._desk.book.reading() as reading:
            files = attachments(reading, "message", row.id)
        self.files.setVisible(bool(files))
        self.files.show_lines(self.saver.lines(files, removable=False))

    def _open_deal(self) -> None:
        self._desk.go("deals", select=self._deal)
        self._desk.inspect("deal", self._deal)


def _shown(text: str, look: str) -> QLabel:
    shown = label(text, look, wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
