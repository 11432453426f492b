"""Rescue of a damaged book: what can be read goes into a new one, and each record that is not as it was is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.clock import SystemClock
from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.guard import guard_override, report_fault
from creatorbook.gui.desk.run import GuiRunner
from creatorbook.gui.fields.check_box import CheckBox
from creatorbook.gui.parts.basic import Card, button, empty, label, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_save_path, book_filter
from creatorbook.gui.parts.notices import Notice, refuse
from creatorbook.gui.rows.row import TonedText, TwoLineRow
from creatorbook.gui.rows.view import RowList
from creatorbook.services.backups.places import all_folders
from creatorbook.services.backups.salvaging import (
    Fate,
    Item,
    Salvaged,
    fate_words,
    find_newest_backup,
    record_words,
    salvage,
    summary_words,
)
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.clock import Clock
    from creatorbook.common.errors import BookDamaged
    from creatorbook.common.runner import Job
    from creatorbook.common.settings import Settings

_WIDTH = 640
_LIST = 260
_UNHARMED = (Fate.FROM_HISTORY, Fate.FROM_BACKUP)


class RescueDialog(Dialog):
    """Asks where the new book is to be, makes it, and shows what became of each record; `book_asked(path)` opens it."""

    book_asked = Signal(str)

    def __init__(
        self, parent: QWidget | None, error: BookDamaged, settings: Settings, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        book = Path(error.where)
        self._book, self._clock = book, clock or SystemClock()
        self._new = _free_path(book)
        self._backup = find_newest_backup(book, all_folders(settings, book))
        self._job: Job | None = None
        self._said: Notice | None = None
        self._salvaged: Salvaged | None = None
        self._runner = GuiRunner(self)
        self._runner.progressed.connect(self._show_progress)
        self.setWindowTitle(_("Rescue a damaged book"))
        self.be_wide(_WIDTH)
        self.body.addWidget(Notice(labelled(book.name, error.message), "danger"))
        said = _(
            "Everything that can still be read goes into a new book. The damaged file stays as it is: "
            "not a byte of it is changed."
        )
        self.body.addWidget(label(said, "muted", wrap=True))
        self.where = label(str(self._new), "small")
        self.change = button(_("Change…"), self._ask_where, "link")
        self.change.setAccessibleName(_("Change where the new book is kept"))
        self.body.addWidget(side_by_side(label(_("The new book"), "small"), self.where, None, self.change))
        self.with_backup = CheckBox(self._backup_words())
        self.with_backup.setVisible(self._backup is not None)
        self.with_backup.setChecked(self._backup is not None)
        self.body.addWidget(self.with_backup)
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        self.list = RowList(_("Records that are not as they were"))
        self.list.setMinimumHeight(_LIST)
        self._card = Card(margin=1)
        self._card.body.addWidget(self.list)
        self._card.hide()
        self.body.addWidget(self._card, 1)
        self.copy = button(_("Copy the report"), self._copy, icon="copy")
        self.copy.hide()
        self.leave = button(_("Close"), self.close)
        self.go = button(_("Rescue"), self.rescue, "primary")
        self.set_foot(self.copy, None, self.leave, self.go)

    def _backup_words(self) -> str:
        if self._backup is None:
            return ""
        text = _("Take what cannot be read from the newest backup, of {when}")
        return text.format(when=formats.instant(self._backup.made_at))

    def _ask_where(self) -> None:
        title = _("Where to keep the new book")
        ask_for_save_path(self, title, book_filter(), str(self._new), self.choose_place, "creatorbook")

    def choose_place(self, path: str) -> None:
        """Let the new book be this file."""
        self._new = Path(path)
        self.where.setText(path)

    def rescue(self) -> None:
        """Make the new book; when it is there, the same button opens it."""
        if self._salvaged is not None:
            self.book_asked.emit(str(self._salvaged.path))
            self.close()
            return
        book, new, clock = self._book, self._new, self._clock
        backup = self._backup.path if self._backup is not None and self.with_backup.isChecked() else None
        self._set_waiting(waiting=True)
        empty(self._notices)
        said = Notice(_("The pages of the book are being read…"), "info")
        self._notices.addWidget(said)
        self._said = said
        self._job = self._runner.submit(
            lambda job: salvage(book, new, backup, clock, job),
            self._on_salvaged,
            self._on_refused,
            label=_("Rescuing …"),
            stopped=self._on_stopped,
        )

    def _show_progress(self, _job: object, done: int, total: int) -> None:
        if self._job is None or self._said is None:
            return
        text = _("The pages of the book are being read: {done} of {total}…")
        self._said.text.setText(text.format(done=formats.number(done), total=formats.number(total)))

    def _set_waiting(self, *, waiting: bool) -> None:
        for each in (self.change, self.with_backup, self.go):
            each.setEnabled(not waiting)
        self.leave.setText(_("Cancel") if waiting else _("Close"))

    def _on_salvaged(self, salvaged: Salvaged) -> None:
        self._job = None
        self._salvaged = salvaged
        self._set_waiting(waiting=False)
        empty(self._notices)
        harmed = not all(map(_is_unharmed, salvaged.items)) or bool(salvaged.problems)
        self._notices.addWidget(Notice(" ".join(summary_words(salvaged)), "warn" if harmed else "info"))
        self.change.hide()
        self.with_backup.hide()
        if salvaged.items:
            worst_first = sorted(salvaged.items, key=_is_unharmed)
            self.list.show_entries([_entry(number, each) for number, each in enumerate(worst_first)])
            self._card.show()
            self.copy.show()
        self.go.setText(_("Open the new book"))
        self.go.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._job = None
        self._set_waiting(waiting=False)
        empty(self._notices)
        if isinstance(error, CreatorbookError):
            refuse(self._notices, sentence(error))
        else:
            report_fault("rescue", error)

    def _on_stopped(self) -> None:
        self._job = None
        self._set_waiting(waiting=False)
        empty(self._notices)
        self._notices.addWidget(Notice(_("Cancelled. No new book was made."), "info"))

    def _copy(self) -> None:
        if self._salvaged is not None:
            lines = [*summary_words(self._salvaged)]
            lines += [labelled(record_words(each), fate_words(each)) for each in self._salvaged.items]
            QGuiApplication.clipboard().setText("\n".join(lines))

    @guard_override
    def reject(self) -> None:
        """Cancel what is under way, else close."""
        if self._job is not None:
            self._job.cancel()
            return
        self._runner.close()
        super().reject()


def _is_unharmed(item: Item) -> bool:
    return item.fate in _UNHARMED


def _entry(number: int, item: Item) -> TwoLineRow:
    tone = "text_muted" if _is_unharmed(item) else "danger"
    return TwoLineRow(str(number), record_words(item), fate_words(item), TonedText("circle-alert", tone))


def _free_path(book: Path) -> Path:
    """Return a name beside the damaged book that no file has: its own, with a word that it was rescued."""
    stem = _("{name} rescued").format(name=book.stem)
    found, number = book.with_name(f"{stem}.creatorbook"), 2
    while found.exists():
        found, number = book.with_name(f"{stem} {number}.creatorbook"), number + 1
    return found
