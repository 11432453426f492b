"""What the window does for each action of the table, and for what its pages ask of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer

from creatorbook.common.i18n import _
from creatorbook.gui.frame.actions import ACTIONS
from creatorbook.gui.look.theme.current import theme as current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMainWindow

    from creatorbook.common.runner import Job
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.forms.record_form import RecordForm
    from creatorbook.gui.frame.action_set import ActionSet
    from creatorbook.gui.frame.journey import Journey
    from creatorbook.gui.frame.page_table import PageEntry
    from creatorbook.gui.frame.palette import Entry
    from creatorbook.gui.frame.sidebar import Sidebar
    from creatorbook.gui.lists.inspector import Inspector
    from creatorbook.gui.lists.page import Page
    from creatorbook.gui.look.look import ThemeManager

_COUNT_MS = 120
_COUNT_SHARE = 4


class Shell(Protocol):
    """The window, as far as its commands know it."""

    desk: Desk
    theme: ThemeManager
    pages: dict[str, PageEntry]
    journey: Journey
    action_set: ActionSet
    sidebar: Sidebar
    inspector: Inspector
    book_asked: SignalInstance
    new_asked: SignalInstance

    @property
    def current_page(self) -> Page | None:
        """The page in sight."""

    def go(self, page: str, params: Mapping[str, Any] | None = None, *, by_history: bool = False) -> None:
        """Show a page."""

    def inspect(self, kind: str, id: str) -> None:
        """Show a record in the inspector."""

    def show_inspector(self, shown: bool) -> None:
        """Open or close the inspector."""

    def turn_sidebar(self) -> None:
        """Show only icons, or words."""

    def say(self, text: str, undo: bool = False) -> None:
        """Show a sentence at the foot of the window."""

    def fail(self, error: Exception) -> None:
        """Show what went wrong."""

    def update_actions(self) -> None:
        """Switch the actions on or off."""

    def close(self) -> bool:
        """Close the window."""


def _shown(text: str) -> str:
    """Return the text for a menu, where a lone ampersand would be read as a shortcut."""
    return text.replace("&", "&&")


class Commands(QObject):
    """Carries out the actions of one window."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window: Shell = window
        self._host: QMainWindow = window
        self._undo: str | None = None
        self._redo: str | None = None
        # Several changes in a row are counted once.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._count_now)
        self._reading_counts = self._count_again = False

    @property
    def _desk(self) -> Desk:
        return self._window.desk

    # From the table

    def carry_out(self, action: str) -> None:
        """Do the action: the page that is shown first, then the window."""
        page = self._window.current_page
        handler = getattr(page, f"do_{action}", None) or getattr(self, f"do_{action}", None)
        if handler is not None:
            handler()
        elif action.startswith("go_"):
            self._window.go(action.removeprefix("go_"))

    def is_true(self, when: str) -> bool:
        """Whether what an action's `when` names is so."""
        journey = self._window.journey
        page = self._window.current_page
        answers: dict[str, Callable[[], bool]] = {
            "always": lambda: True,
            "book": lambda: self._desk.book is not None,
            "undo": lambda: self._undo is not None,
            "redo": lambda: self._redo is not None,
            "back": lambda: journey.may_go_back,
            "forward": lambda: journey.may_go_forward,
            "selection": lambda: bool((page is not None and page.selection()) or self._window.inspector.record[1]),
        }
        return answers[when]()

    def count(self) -> None:
        """Read again what undo and redo would do, and the counts of the sidebar."""
        if self._desk.book is not None:
            self._counting.start()

    def _count_now(self) -> None:
        self._desk.writer.submit(self._read_steps, self._show_steps)
        if self._reading_counts:
            # A large book takes a while: what changed meanwhile is counted once, afterwards.
            self._count_again = True
            return
        self._reading_counts = True
        self._desk.runner.submit(self._read_counts, self._show_counts, self._not_counted)

    def _read_steps(self, job: Job) -> tuple[str | None, str | None]:
        del job
        book = self._desk.book
        return book.next_undo(), book.next_redo()

    def _show_steps(self, steps: tuple[str | None, str | None]) -> None:
        self._undo, self._redo = steps
        by_id = self._window.action_set.by_id
        by_id["undo"].setText(_shown(_("Undo: {step}").format(step=self._undo)) if self._undo else _("Undo"))
        by_id["redo"].setText(_shown(_("Redo: {step}").format(step=self._redo)) if self._redo else _("Redo"))
        self._window.update_actions()

    def _read_counts(self, job: Job) -> tuple[dict[str, tuple[int, bool]], float]:
        from creatorbook.gui.desk import records

        del job
        began = time.perf_counter()
        counts = records.counts(self._desk.book, self._desk.clock.today())
        return counts, time.perf_counter() - began

    def _show_counts(self, read: tuple[dict[str, tuple[int, bool]], float]) -> None:
        counts, seconds = read
        # What a large book takes long to count is counted less often: the hands come first.
        self._counting.setInterval(max(_COUNT_MS, round(seconds * 1000 * _COUNT_SHARE)))
        for page, (number, urgent) in counts.items():
            self._window.sidebar.set_count(page, number, urgent=urgent)
        self._counted()

    def _not_counted(self, error: Exception) -> None:
        self._counted()
        self._window.fail(error)

    def _counted(self) -> None:
        self._reading_counts = False
        if self._count_again:
            self._count_again = False
            self._counting.start()

    def wrote(self, written: tuple[Any, bool]) -> None:
        """A write was made: offer to take it back."""
        result, silent = written
        if not silent and result.changes.touched:
            self._window.say(result.changes.label, undo=True)

    # Actions of the window

    def do_undo(self) -> None:
        """Take the last step back."""
        book = self._desk.book
        self._desk.writer.submit(lambda _job: book.undo(), self._undone, self._window.fail)

    def do_redo(self) -> None:
        """Repeat the step undone last."""
        book = self._desk.book
        self._desk.writer.submit(lambda _job: book.redo(), self._redone, self._window.fail)

    def _undone(self, result: Any) -> None:
        self._window.say(_("Undone: {step}").format(step=result.value))

    def _redone(self, result: Any) -> None:
        self._window.say(_("Done again: {step}").format(step=result.value))

    def do_palette(self) -> None:
        """Open the list of records and actions."""
        from creatorbook.gui.frame.palette import Palette

        palette = Palette(self._host, self._entries(), self._search)
        palette.chosen.connect(self._chosen)
        palette.open()
        palette.edit.setFocus()

    def _entries(self) -> list[Entry]:
        from creatorbook.gui.frame.palette import Entry

        actions = self._window.action_set.by_id
        return [
            Entry(
                actions[entry.id].text().replace("…", "").replace("&&", "&"),
                actions[entry.id].shortcut().toString(),
                entry.icon or "chevron-right",
                ("action", entry.id),
            )
            for entry in ACTIONS
            if entry.id != "palette" and self.is_true(entry.when)
        ]

    def _search(self, text: str) -> Sequence[Entry]:
        return self._found(text)

    def _found(self, text: str, kinds: Sequence[str] = ()) -> Sequence[Entry]:
        from creatorbook.gui.desk import records
        from creatorbook.gui.frame.palette import Entry

        found = records.search(self._desk.book, text, kinds or records.SEARCHED)
        return [Entry(hit.title, hit.hint, hit.icon, ("record", hit.kind, hit.id)) for hit in found]

    def _chosen(self, key: tuple[str, ...]) -> None:
        if key[0] == "action":
            self.carry_out(key[1])
        else:
            self.open_record(key[1], key[2])

    def open_record(self, kind: str, id: str) -> None:
        """Show a record: its page where it has one, and the inspector."""
        from creatorbook.gui.desk import records

        page = records.PAGE_OF.get(kind)
        if page in self._window.pages:
            self._window.go(str(page), {"select": id})
        shown = self._window.current_page
        if shown is None or not shown.roomy:
            self._window.show_inspector(True)
        self._window.inspect(kind, id)

    def do_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        from creatorbook.gui.frame.shortcuts import ShortcutSheet

        ShortcutSheet(self._host).open()

    def do_back(self) -> None:
        """Go back to where we were."""
        stop = self._window.journey.back()
        self._window.go(stop.page, stop.params, by_history=True)

    def do_forward(self) -> None:
        """Go forward again."""
        stop = self._window.journey.forward()
        self._window.go(stop.page, stop.params, by_history=True)

    def do_toggle_sidebar(self) -> None:
        """Show only icons, or words."""
        self._window.turn_sidebar()

    def do_toggle_inspector(self) -> None:
        """Open or close the inspector."""
        self._window.show_inspector(self._window.inspector.isHidden())

    def do_toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        choice = "light" if current_theme().dark else "dark"
        self._desk.choose("theme", choice)

    def do_toggle_density(self) -> None:
        """Change between high and low rows, and remember it."""
        compact = self._desk.settings.get("density") == "compact"
        self._desk.choose("density", "comfortable" if compact else "compact")

    def do_refresh(self) -> None:
        """Read the page again."""
        page = self._window.current_page
        if page is not None:
            page.reload()

    def do_filter(self) -> None:
        """Go to the page's search box."""
        page = self._window.current_page
        if page is not None:
            page.focus_search()

    def do_quit(self) -> None:
        """Close the window."""
        self._window.close()

    # Records

    def title(self, kind: str, id: str) -> str:
        """Return what a record is called."""
        from creatorbook.gui.desk import records

        return records.title(self._desk.book, kind, id)

    def _chosen_records(self) -> list[tuple[str, str]]:
        page = self._window.current_page
        chosen = page.selection() if page is not None else []
        record = self._window.inspector.record
        return chosen or ([record] if record[1] else [])

    def do_new_deal(self) -> None:
        """Open the form of a new deal."""
        self.create("deal", {}, None)

    def do_new_brand(self) -> None:
        """Open the form of a new brand."""
        self.create("brand", {}, None)

    def do_new_gift(self) -> None:
        """Open the form of a new gift."""
        self.create("gift", {}, None)

    def do_new_post(self) -> None:
        """Open the form of a new post."""
        self.create("post", {}, None)

    def do_edit_record(self) -> None:
        """Open the form of the selected record."""
        for kind, id in self._chosen_records()[:1]:
            self.edit(kind, id)

    def do_trash_record(self) -> None:
        """Put the selected records in the trash."""
        from creatorbook.gui.desk import records

        chosen = self._chosen_records()
        if chosen:
            self._desk.run(records.trash(chosen))
            self._window.inspect("", "")

    # Letters and copies

    def do_write_letter(self) -> None:
        """Open a letter about the selected record; ask which one where none is selected."""
        from creatorbook.gui.frame.palette import Palette
        from creatorbook.gui.letters import ways as letter_ways

        for kind, id in self._chosen_records()[:1]:
            if kind in letter_ways.ABOUT:
                letter_ways.write(self._host, self._desk, letter_ways.Wanted((kind, id)))
                return
        picker = Palette(self._host, [], self._search_receivers)
        picker.say(_("Write a letter about…"), _("Name a deal, a brand or a gift."))
        picker.chosen.connect(self._write_about)
        picker.open()
        picker.edit.setFocus()

    def _search_receivers(self, text: str) -> Sequence[Entry]:
        return self._found(text, ("deal", "brand", "gift"))

    def _write_about(self, key: tuple[str, ...]) -> None:
        from creatorbook.gui.letters import ways as letter_ways

        letter_ways.write(self._host, self._desk, letter_ways.Wanted((key[1], key[2])))

    def do_check_signed(self) -> None:
        """Look at a file that came back, of whichever contract it is."""
        from creatorbook.gui.signing.verification import VerificationDialog

        VerificationDialog(self._host, self._desk).open()

    @staticmethod
    def _form(kind: str) -> type[RecordForm]:
        """Return the form of a kind: a post's caption is checked as it is typed, a gift's duty is told."""
        if kind == "post":
            from creatorbook.gui.content.post_editor import PostEditor

            return PostEditor
        if kind == "gift":
            from creatorbook.gui.gifts.form import GiftForm

            return GiftForm
        from creatorbook.gui.forms.record_form import RecordForm

        return RecordForm

    def edit(self, kind: str, id: str) -> None:
        """Open the form of a record."""
        form = self._form(kind).edit(self._host, self._desk, kind, id)
        form.saved.connect(self._saved)
        form.open()

    def create(self, kind: str, values: Mapping[str, Any], done: Callable[[str], None] | None) -> None:
        """Open the form of a new record; `done(id)` is told of it."""
        form = self._form(kind).new(self._host, self._desk, kind, values)
        form.saved.connect(self._saved)
        if done is not None:
            form.saved.connect(done)
        form.open()

    def _saved(self, id: str) -> None:
        """Say at once where a deal that was written breaks an exclusivity, with both windows."""
        from creatorbook.gui.desk import records

        form = self.sender()
        deal = id if form.property("kind") == "deal" else ""
        if form.property("kind") == "exclusivity":
            deal = str(form.property("parent_id") or "")
        if deal:
            book = self._desk.book
            self._desk.runner.submit(lambda _job: records.conflicts(book, deal), self._met)

    def _met(self, findings: Sequence[Finding]) -> None:
        from creatorbook.gui.parts.findings import FindingsDialog

        if findings:
            FindingsDialog(self._host, _("An exclusivity stands against this deal"), findings).open()

    # Files

    def do_new_book(self) -> None:
        """Ask how a new book is to begin."""
        self._window.new_asked.emit()

    def do_open_book(self) -> None:
        """Ask which book to open."""
        from creatorbook.gui.parts.files import ask_for_file, book_filter

        ask_for_file(self._host, _("Open a book"), book_filter(), self._open_book)

    def _open_book(self, path: str) -> None:
        self._window.book_asked.emit(path)

    def do_save_address_book(self) -> None:
        """Go to the brands, whose page saves them."""
        self._window.go("brands")
        self.carry_out("save_address_book")

    def do_backup(self) -> None:
        """Ask where to write a backup."""
        from creatorbook.gui.parts.files import ask_where, book_filter

        path = self._desk.book.path
        day = self._desk.clock.today().isoformat()
        proposed = str(path.with_name(f"{path.stem} {day}{path.suffix}"))
        ask_where(self._host, _("Back up the book"), book_filter(), proposed, self._back_up, "creatorbook")

    def _back_up(self, path: str) -> None:
        book = self._desk.book
        self._desk.runner.submit(lambda _job: book.back_up(Path(path)), self._backed_up, self._window.fail)

    def _backed_up(self, backup: Any) -> None:
        self._window.say(_("Backed up and checked: {file}").format(file=backup.path.name))

    def do_import_files(self) -> None:
        """Choose files and import them."""
        self.import_paths([])

    def import_paths(self, paths: list[str]) -> None:
        """Open the import dialog with these files; an empty list asks for them."""
        from creatorbook.gui.imports.dialog import ImportDialog

        ImportDialog(self._host, self._desk, paths).open()
