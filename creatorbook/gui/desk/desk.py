"""The desk: what a page may ask of the window that it stands in.

Pages, forms and dialogs know the desk, never the window. Writes go through `run`, which does them off the main
thread and reports how they went; `changed(ChangeSet)` is how all views learn of every write, their own, an undo, or one
of another process.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from creatorbook.gui.desk.run import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from creatorbook.common.clock import Clock
    from creatorbook.common.runner import Job, Runner
    from creatorbook.common.settings import Settings
    from creatorbook.services.book.book import Book, Result
    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.services.book.command import Command
    from creatorbook.services.fields.values import Reader

T = TypeVar("T")


class Written(QObject, Generic[T]):
    """One write under way: hands its value to `done`, its error to `failed`, or to the desk where there is none."""

    def __init__(
        self,
        desk: Desk,
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None] | None,
        stopped: Callable[[], None] | None,
        *,
        silent: bool,
    ) -> None:
        super().__init__(desk)
        self._desk, self._done, self._failed, self._silent = desk, done, failed, silent
        self._stopped = stopped

    def on_success(self, result: Result[T]) -> None:
        """Notify the caller, and show the toast with Undo."""
        self._desk.wrote(result, silent=self._silent)
        if self._done is not None and is_there(self._done):
            self._done(result.value)
        self.deleteLater()

    def on_failure(self, error: Exception) -> None:
        """Notify the caller, or show the error."""
        if self._failed is not None and is_there(self._failed):
            self._failed(error)
        else:
            self._desk.fail(error)
        self.deleteLater()

    def on_stopped(self) -> None:
        """Notify the caller that it was cancelled in time."""
        if self._stopped is not None and is_there(self._stopped):
            self._stopped()
        self.deleteLater()


class Desk(QObject):
    """What a page may ask of the window.

    Signals, answered by the window: `page_asked(page id, params)`, `record_asked(kind, id)` shows a record in the
    inspector, `edit_asked(kind, id)`, `create_asked(kind, values, done)`, `said(text, can undo)`, `failed(error)`,
    `action_asked(action id)`, `back_offered(title, again)` when a form closed unsaved,
    `rows_pasted(kind, text, columns, shown)`, `trash_asked(error, again)` where a person is asked before it goes.
    `changed(ChangeSet)` comes after every write, also of other processes.
    `arrived(ids by kind)` tells of records that came in together: the filter of a list may hide some.
    `leaving()` comes before a window goes: whoever holds what was typed and not written writes it, or keeps it.
    """

    changed = Signal(object)
    page_asked = Signal(str, object)
    record_asked = Signal(str, str)
    edit_asked = Signal(str, str)
    create_asked = Signal(str, object, object)
    said = Signal(str, bool)
    failed = Signal(object)
    action_asked = Signal(str)
    back_offered = Signal(str, object)
    trash_asked = Signal(object, object)
    rows_pasted = Signal(str, str, object, object)
    wrote_something = Signal(object)
    setting_changed = Signal(str)
    arrived = Signal(object)
    leaving = Signal()

    def __init__(
        self,
        book: Book,
        runner: Runner,
        writer: Runner,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        # Reading that takes long must not keep a write waiting: each has a worker of its own.
        self.runner = runner
        self.writer = writer
        self.settings = settings
        self.clock = clock
        self._reader: Reader | None = None
        self.changed.connect(self._forget_reader)

    def reader(self) -> Reader:
        """Return how typed text is read at this moment: today, in the book's currency and the order of its country."""
        if self._reader is None or self._reader.today != self.clock.today():
            from creatorbook.services.book.settings import reader_of

            with self.book.reading() as reading:
                self._reader = reader_of(reading, self.clock.today())
        return self._reader

    def _forget_reader(self, changes: ChangeSet) -> None:
        """Only the settings of the book say how its text is read."""
        if "book_setting" in changes.touched:
            self._reader = None

    def run(
        self,
        command: Command[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        silent: bool = False,
        label: str = "",
        stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Do the command off the main thread, then call `done(value)`; a toast offers Undo unless `silent`.

        Without `failed` an error is shown to the person. What a person waits for has a `label`, such as “Signing …”.
        With `stopped` it can be cancelled until it is written: `stopped()` tells that nothing was changed.
        """
        book = self.book
        written = Written(self, done, failed, stopped, silent=silent)
        return self.writer.submit(
            lambda job: book.run(command, job if stopped is not None else None),
            written.on_success,
            written.on_failure,
            label=label,
            stopped=written.on_stopped if stopped is not None else None,
        )

    def trash(self, chosen: Sequence[tuple[str, str]], done: Callable[[int], None] | None = None) -> None:
        """Put records, all of the first one's kind, in the trash; ask first where a contract goes that went out."""
        from creatorbook.gui.desk import records

        self.run(records.trash(chosen), done, partial(self._ask_or_fail, tuple(chosen), done))

    def _ask_or_fail(
        self, chosen: Sequence[tuple[str, str]], done: Callable[[int], None] | None, error: Exception
    ) -> None:
        from creatorbook.gui.desk import records
        from creatorbook.services.records.trash import PaperOut

        if isinstance(error, PaperOut):
            self.trash_asked.emit(error, partial(self.run, records.trash(chosen, papers=True), done))
        else:
            self.fail(error)

    def choose(self, setting: str, value: object) -> None:
        """Keep a setting of this machine and tell whoever looks at it by `setting_changed(key)`."""
        self.settings.set(setting, value)
        self.setting_changed.emit(setting)

    def wrote(self, result: Result[T], *, silent: bool) -> None:
        """Notify the window that a write was made."""
        self.wrote_something.emit((result, silent))

    def go(self, page: str, **params: object) -> None:
        """Show a page, with filters."""
        self.page_asked.emit(page, params)

    def inspect(self, kind: str, id: str) -> None:
        """Show a record in the inspector."""
        self.record_asked.emit(kind, id)

    def edit(self, kind: str, id: str) -> None:
        """Open the form of a record."""
        self.edit_asked.emit(kind, id)

    def create(self, kind: str, done: Callable[[str], None] | None = None, **values: object) -> None:
        """Open the form of a new record with these values filled in; `done(id)` is called when it is saved."""
        self.create_asked.emit(kind, values, done)

    def show_message(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence at the foot of the window, with Undo where the last step can be taken back."""
        self.said.emit(text, undo)

    def offer_back(self, title: str, again: Callable[[], None]) -> None:
        """Offer to open a form again that closed with something unsaved."""
        self.back_offered.emit(title, again)

    def paste_rows(self, kind: str, text: str, columns: Sequence[str], shown: Sequence[str]) -> None:
        """Show what rows from the clipboard would bring to a table.

        `columns` are the headings of rows that have none, `shown` those that the table itself shows and copies.
        """
        self.rows_pasted.emit(kind, text, list(columns), list(shown))

    def tell_arrivals(self, added: Mapping[str, Sequence[str]]) -> None:
        """Tell of records that came in together, ids by kind, so that those that a filter hides can be shown."""
        self.arrived.emit(added)

    def fail(self, error: Exception) -> None:
        """Show what went wrong."""
        self.failed.emit(error)

    def act(self, action: str) -> None:
        """Carry out an action of the table."""
        self.action_asked.emit(action)
