"""Backups of the book: how they stand, where they go, what is in them, and what comes back from them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.fields.check_box import CheckBox
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.parts.basic import Card, button, in_line, label
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_folder, ask_for_save_path, book_filter
from creatorbook.gui.rows.row import RowAction, TonedText, TwoLineRow
from creatorbook.gui.rows.view import RowList
from creatorbook.services.backups.bringing import BringBack, gather_from_backup
from creatorbook.services.backups.comparing import Whereabouts, compare_with_backup, find_in_backups, open_backup
from creatorbook.services.backups.keeping import keep_backup, look_at_place
from creatorbook.services.backups.listing import list_backups
from creatorbook.services.backups.places import all_folders, choose_folder, chosen_folder
from creatorbook.services.backups.words import compared_words, place_words, where_words, why_words
from creatorbook.services.book.book import restore
from creatorbook.services.book.last_seen import forget_seen
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.backups.bringing import Brought
    from creatorbook.services.backups.comparing import FoundRecord, Search
    from creatorbook.services.backups.keeping import Place
    from creatorbook.services.backups.listing import KeptBackup
    from creatorbook.services.book.book import Book

_WIDTH = 720
_LIST = 300
_LOOK, _RESTORE, _BRING = "look", "restore", "bring"
_SETTING = "automatic_backups"


class BackupsDialog(Dialog):
    """The backups, newest first, or what is found in them; `book_asked(path)`: one is to be opened."""

    book_asked = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._desk = desk
        self._backups: dict[str, KeptBackup] = {}
        self._found: dict[str, FoundRecord] = {}
        self._comparing: Job | None = None
        self._restored = ""
        self.setWindowTitle(_("Backups"))
        self.be_wide(_WIDTH)
        self.place = label("", wrap=True)
        self.body.addWidget(self.place)
        self.usual = button(_("Beside the book"), self._choose_usual)
        self.body.addLayout(
            in_line(button(_("Choose another folder…"), self._ask_folder, "", "folder-open"), self.usual, None)
        )
        self.by_itself = CheckBox(_("Back up automatically: every day, and after each session that changed something"))
        self.by_itself.setChecked(desk.settings.get(_SETTING))
        self.by_itself.toggled.connect(self._switch)
        self.body.addWidget(self.by_itself)
        self.search = SearchField(_("Look for a lost record"))
        self.search.searched.connect(self._search)
        self.body.addWidget(self.search)
        self.list = RowList(_("Backups"))
        self.list.setMinimumHeight(_LIST)
        self.list.went.connect(self._on_went)
        self.list.opened.connect(self._on_opened)
        self.list.acted.connect(self._act)
        self.list.button_pressed.connect(self._act)
        card = Card(margin=1)
        card.body.addWidget(self.list)
        self.body.addWidget(card, 1)
        self.told = label("", "small", wrap=True)
        self.body.addWidget(self.told)
        self.now = button(_("Back up now"), self.back_up_now, "primary", "save")
        self.set_foot(button(_("Back up to a file…"), self._back_up_to), None, button(_("Close"), self.close), self.now)
        self._read()

    # What there is

    def _read(self) -> None:
        book, settings = self._desk.book, self._desk.settings
        self._desk.runner.submit(
            lambda _job: (
                list_backups(book, all_folders(settings, book.path)),
                look_at_place(book.path, chosen_folder(settings, book.path)),
            ),
            self._show,
            self._desk.fail,
        )

    def _show(self, found: tuple[tuple[KeptBackup, ...], Place]) -> None:
        backups, place = found
        self._backups = {str(each.path): each for each in backups}
        self.place.setText(place_words(place))
        self.usual.setVisible(chosen_folder(self._desk.settings, self._desk.book.path) is not None)
        if not self.search.text().strip():
            self._show_backups()

    def _show_backups(self) -> None:
        self.list.show_entries([_entry_of_backup(each) for each in self._backups.values()])
        if not self._backups:
            self.told.setText(_("There is no backup of this book yet."))

    def _on_went(self, key: str) -> None:
        kept = self._backups.get(key)
        if kept is None:
            return
        book = self._desk.book
        if self._comparing is not None:
            self._comparing.cancel()
        self.told.setText(_("Comparing …"))
        self._comparing = self._desk.runner.submit(
            lambda _job: _compare(book, kept), self._on_compared, self._on_not_compared
        )

    def _on_compared(self, text: str) -> None:
        self.told.setText(text)

    def _on_not_compared(self, error: Exception) -> None:
        if isinstance(error, CreatorbookError):
            self.told.setText(sentence(error))
        else:
            self._desk.fail(error)

    # Where they go

    def _switch(self, on: bool) -> None:
        self._desk.settings.set(_SETTING, on)

    def _ask_folder(self) -> None:
        ask_for_folder(self, _("Choose a folder for backups"), self.choose_folder)

    def choose_folder(self, path: str) -> None:
        """Let backups go into this folder from now on; those made before stay where they are."""
        choose_folder(self._desk.settings, self._desk.book.path, Path(path))
        self._read()

    def _choose_usual(self) -> None:
        choose_folder(self._desk.settings, self._desk.book.path, None)
        self._read()

    # Making one

    def back_up_now(self) -> None:
        """Make a backup as they make themselves, where anything has changed since the newest one."""
        book, settings = self._desk.book, self._desk.settings
        self.now.setEnabled(False)
        self._desk.runner.submit(
            lambda job: keep_backup(book, chosen_folder(settings, book.path), job),
            self._on_kept,
            self._on_not_kept,
            label=_("Backing up …"),
            stopped=self._on_stopped,
        )

    def _on_kept(self, kept: KeptBackup | None) -> None:
        self.now.setEnabled(True)
        if kept is None:
            self._desk.show_message(_("Nothing has changed since the newest backup: there is nothing to make."))
            return
        self._desk.show_message(_("Backed up and checked: {file}").format(file=kept.path.name))
        self._read()

    def _on_not_kept(self, error: Exception) -> None:
        self.now.setEnabled(True)
        self._desk.fail(error)

    def _on_stopped(self) -> None:
        self.now.setEnabled(True)
        self._desk.show_message(_("The backup was cancelled. Nothing was saved."))

    def _back_up_to(self) -> None:
        self._desk.act("backup")

    # What is in them

    def _search(self) -> None:
        words = self.search.text().strip()
        if not words:
            self._found = {}
            self._show_backups()
            return
        book, backups = self._desk.book, tuple(self._backups.values())
        self.told.setText(_("Searching …"))
        self._desk.runner.submit(lambda _job: find_in_backups(book, backups, words), self._on_found, self._desk.fail)

    def _on_found(self, search: Search) -> None:
        if not self.search.text().strip():
            return
        self._found = {f"{each.kind}:{each.id}": each for each in search.found}
        self.list.show_entries([_entry_of_record(key, each) for key, each in self._found.items()])
        count = len(search.found)
        said = ngettext("{count} record found in the backups.", "{count} records found in the backups.", count)
        left = len(search.not_looked_into)
        words = ngettext("{count} backup could not be looked into.", "{count} backups could not be looked into.", left)
        parts = [said.format(count=formats.number(count)), words.format(count=formats.number(left)) if left else ""]
        self.told.setText(" ".join(part for part in parts if part))

    def _on_opened(self, key: str) -> None:
        self._act(key, _BRING if key in self._found else _LOOK)

    def _act(self, key: str, action: str) -> None:
        if action == _BRING and key in self._found:
            self._bring(self._found[key])
        elif key in self._backups and action == _LOOK:
            self.book_asked.emit(key)
            self.close()
        elif key in self._backups and action == _RESTORE:
            proposed = str(self._desk.book.path.with_name(self._backups[key].path.name))
            title = _("Restore the backup as a new book")
            ask_for_save_path(self, title, book_filter(), proposed, partial(self.restore_as, key), "creatorbook")

    def restore_as(self, backup: str, path: str) -> None:
        """Make a new book of a backup and open it; the book that is open stays as it is."""
        source, target = Path(backup), Path(path)
        self._restored = path
        self._desk.runner.submit(lambda _job: restore(source, target), self._on_restored, self._desk.fail)

    def _on_restored(self, kept: object) -> None:
        del kept
        forget_seen(self._desk.settings, Path(self._restored))
        self.book_asked.emit(self._restored)
        self.close()

    def _bring(self, found: FoundRecord) -> None:
        if found.here is not Whereabouts.GONE:
            self.told.setText(f"{found.title}: {where_words(found.here)}.")
            return
        book = self._desk.book
        self._desk.runner.submit(
            lambda _job: gather_from_backup(book, found.backup, found.kind, found.id),
            self._on_gathered,
            self._desk.fail,
        )

    def _on_gathered(self, brought: Brought) -> None:
        self._desk.run(BringBack(brought), self._on_brought)

    def _on_brought(self, counts: Mapping[str, int]) -> None:
        del counts
        self._search()


def _compare(book: Book, kept: KeptBackup) -> str:
    with open_backup(book, kept.path) as backup, book.reading() as here, backup.reading() as there:
        return compared_words(compare_with_backup(here, there))


def _entry_of_backup(kept: KeptBackup) -> TwoLineRow:
    actions = (RowAction(_LOOK, _("Open to read"), "O"), RowAction(_RESTORE, _("Restore as a new book…"), "R"))
    second = " · ".join((why_words(kept.origin), kept.path.name))
    return TwoLineRow(
        str(kept.path), formats.instant(kept.made_at), second, TonedText("save"), TonedText(_size(kept.size)), actions
    )


def _entry_of_record(key: str, found: FoundRecord) -> TwoLineRow:
    is_gone = found.here is Whereabouts.GONE
    return TwoLineRow(
        key,
        found.title or _("(no title)"),
        " · ".join((_(KINDS[found.kind].singular), found.backup.stem)),
        TonedText(KINDS[found.kind].icon),
        TonedText(where_words(found.here), "danger" if is_gone else "text_muted"),
        (RowAction(_BRING, _("Bring back"), "B"),) if is_gone else (),
    )


def _size(count: int) -> str:
    return QLocale(formats.locale()).formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
