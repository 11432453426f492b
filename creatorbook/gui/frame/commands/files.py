"""Books and files: another book, a backup, what is brought in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.private_files import write_private
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.frame.commands.group import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from creatorbook.common.runner import Job


class FileCommands(Group):
    """Opens and backs up books, and imports files."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {
            "new_book": self.new_book,
            "open_book": self.open_book,
            "backup": self.back_up,
            "backups": self.show_backups,
            "import_files": self.import_files,
            "save_address_book": self.save_address_book,
            "save_calendar": self.save_calendar,
        }

    def new_book(self) -> None:
        """Ask how a new book is to begin."""
        self._window.new_asked.emit()

    def open_book(self) -> None:
        """Ask which book to open."""
        from creatorbook.gui.parts.files import ask_for_file, book_filter

        ask_for_file(self._host, _("Open a book"), book_filter(), self._open_book)

    def _open_book(self, path: str) -> None:
        self._window.book_asked.emit(path)

    def back_up(self) -> None:
        """Ask where to write a backup."""
        from creatorbook.gui.parts.files import ask_for_save_path, book_filter

        path = self._desk.book.path
        day = self._desk.clock.today().isoformat()
        proposed = str(path.with_name(f"{path.stem} {day}{path.suffix}"))
        ask_for_save_path(self._host, _("Back up the book"), book_filter(), proposed, self._back_up, "creatorbook")

    def save_again(self) -> None:
        """Ask where to save the book whose file is gone: it is still there as long as it is open."""
        from creatorbook.gui.parts.files import ask_for_save_path, book_filter

        path = self._desk.book.path
        proposed = str(path.with_name(_("{name} saved again").format(name=path.stem) + path.suffix))
        title = _("Save the book again")
        ask_for_save_path(self._host, title, book_filter(), proposed, self.save_again_as, "creatorbook")

    def save_again_as(self, path: str) -> None:
        """Write the book as it is open to this file, and open it there."""
        book = self._desk.book

        def save(job: Job) -> str:
            book.save_again(Path(path), job)
            return path

        self._desk.runner.submit(save, self._open_book, self._window.fail, label=_("Saving the book again …"))

    def show_backups(self) -> None:
        """Show the backups of the book."""
        from creatorbook.gui.backups.dialog import BackupsDialog

        dialog = BackupsDialog(self._host, self._desk)
        dialog.book_asked.connect(self._window.book_asked)
        dialog.open()

    def _back_up(self, path: str) -> None:
        book = self._desk.book
        self._desk.runner.submit(
            lambda job: book.back_up(Path(path), job).path,
            self._backed_up,
            self._window.fail,
            label=_("Backing up …"),
            stopped=self._on_stopped,
        )

    def _on_stopped(self) -> None:
        self._window.show_message(_("The backup was cancelled. Nothing was saved."))

    def _backed_up(self, path: Path) -> None:
        self._window.show_message(_("Backed up and checked: {file}").format(file=path.name))

    def save_address_book(self) -> None:
        """Go to the brands, whose page saves them."""
        self._window.go("brands")
        page = self._window.current_page
        own = page.handlers().get("save_address_book") if page is not None else None
        if own is not None:
            own()

    def save_calendar(self) -> None:
        """Ask where to write what is due as a calendar."""
        from creatorbook.gui.parts.files import ask_for_save_path

        name = f"{_('what is due')}.ics"
        ask_for_save_path(self._host, _("Save as calendar"), _("Calendar (*.ics)"), name, self.save_calendar_to, "ics")

    def save_calendar_to(self, path: str) -> None:
        """Write what is due within a year to this place."""
        self._desk.runner.submit(lambda _job: self._write_calendar(Path(path)), self._on_calendar, self._window.fail)

    def _write_calendar(self, path: Path) -> str:
        from creatorbook.services.export.calendar import due_calendar

        clock = self._desk.clock
        with self._desk.book.reading() as reading:
            written, _count = due_calendar(reading, clock.today(), clock.now())
        write_whole(path, written, private=True)
        return path.name

    def _on_calendar(self, name: str) -> None:
        self._window.show_message(_("Saved: {name}").format(name=name))

    def import_files(self) -> None:
        """Choose files and import them."""
        self.import_paths([])

    def import_paths(self, paths: Sequence[str]) -> None:
        """Open the import dialog with these files; an empty list asks for them."""
        from creatorbook.gui.imports.dialog import ImportDialog

        ImportDialog(self._host, self._desk, list(paths)).open()

    def paste_rows(self, kind: str, text: str, columns: Sequence[str], shown: Sequence[str]) -> None:
        """Show what rows from the clipboard would bring to a table of this kind, before anything is written."""
        from creatorbook.gui.imports.dialog import ImportDialog
        from creatorbook.services.imports.pasted import file_kind_of, make_table

        try:
            table = make_table(kind, text, columns, shown)
        except CreatorbookError as error:
            self._window.fail(error)
            return
        self._pasted = TemporaryDirectory(prefix="creatorbook-", ignore_cleanup_errors=True)
        name = _("Clipboard")
        path = Path(self._pasted.name) / f"{name}.tsv"
        write_private(path, table)
        dialog = ImportDialog(self._host, self._desk, [str(path)], file_kind_of(kind))
        dialog.finished.connect(self._forget_pasted)
        dialog.open()

    def _forget_pasted(self) -> None:
        self._pasted.cleanup()
