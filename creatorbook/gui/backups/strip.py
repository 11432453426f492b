"""The strip that says that a backup is looked at, and makes a book of it for who wants to work with what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.parts.files import ask_for_save_path, book_filter
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.book.book import restore
from creatorbook.services.book.last_seen import forget_seen
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk


class BackupStrip(QWidget):
    """Shown above the pages of a book that may only be looked at; `book_asked(path)`: a backup was made a book."""

    book_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._made = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (24, 12, 24, 0))
        backup = desk.book.backup
        if backup is None:
            text = _("This book is read-only where it is kept: it can be looked at, and nothing can be changed in it.")
            layout.addWidget(Notice(text, "warn"))
        else:
            text = _("This is a backup of {when}: it can be looked at, and nothing can be changed in it.")
            when = formats.instant(backup.made_at)
            notice = Notice(text.format(when=when), "warn", _("Make a book of it…"), self._ask_where)
            if desk.settings.get("last_book"):
                notice.add_action(_("Back to the book"), self._go_back)
            layout.addWidget(notice)

    def _go_back(self) -> None:
        self.book_asked.emit(self._desk.settings.get("last_book"))

    def _ask_where(self) -> None:
        path = self._desk.book.path
        title = _("Make a book of this backup")
        ask_for_save_path(self, title, book_filter(), path.name, self.make_book, "creatorbook")

    def make_book(self, path: str) -> None:
        """Restore the backup as a book of this name, and ask for it to be opened."""
        backup, target = self._desk.book.path, Path(path)
        self._made = path
        self._desk.runner.submit(lambda _job: restore(backup, target), self._on_made, self._desk.fail)

    def _on_made(self, kept: object) -> None:
        del kept
        forget_seen(self._desk.settings, Path(self._made))
        self.book_asked.emit(self._made)
