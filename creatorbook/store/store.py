"""An open book: its lock, its readers, its writer, and the watch for other programs.

Opening needs neither SQLAlchemy nor Alembic, unless the book is old: the window reads its first page at once, and the
writer is loaded when it is first needed, or ahead of time by `warm`.
"""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import gone_error, read_only_error, translate_errors
from creatorbook.store.engine.reading import Readers
from creatorbook.store.engine.stopping import stoppable
from creatorbook.store.sqlite.location import refuse_network
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.manifest import identify_book, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection

    from creatorbook.common.clock import Clock
    from creatorbook.common.runner import Job
    from creatorbook.store.engine.reading import Reading
    from creatorbook.store.log.changes import Entry
    from creatorbook.store.log.thinning import Thinned
    from creatorbook.store.upkeep.manifest import Backup
    from creatorbook.store.upkeep.verify import Verdict
    from creatorbook.store.writing.uow import UnitOfWork
    from creatorbook.store.writing.writer import Writer

T = TypeVar("T")
_LOCK_SECONDS = 10.0
_UPGRADE_TRY_SECONDS = 0.3


def create(path: Path) -> None:
    """Make a new, empty book.

    Raises BadInput where a file of that name exists, the folder does not, or what was written last to another book is
    beside it.
    """
    from creatorbook.store.upkeep import migrate, new_book

    driver.assert_library()
    refuse_network(path)
    _refuse_existing(path)
    if not path.parent.is_dir():
        raise BadInput(_("There is no such folder."), where=str(path.parent), hint=_("Make it first."))
    with BookLock(path).take(exclusive=True), translate_errors(path):
        # Another program may have made one while we waited for the lock.
        _refuse_existing(path)
        _refuse_work_of_another(path)
        migrate.remove_leftovers(path)
        new_book.make(path)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise BadInput(
            _("There is already a file of that name; nothing was changed."),
            where=str(path),
            hint=_("Choose another name, or open the file instead."),
        )


def _refuse_work_of_another(path: Path) -> None:
    """Refuse the place where a book was removed without its log: SQLite would pour that log into the new book.

    It may be all that is left of the last steps of a book that was moved away, so it is not removed either.
    """
    for suffix in files.UNFINISHED:
        beside = path.with_name(path.name + suffix)
        if beside.exists() and beside.stat().st_size:
            raise BadInput(
                _("What was written last to another book of that name is still beside it, in “{name}”.").format(
                    name=beside.name
                ),
                where=str(path),
                hint=_("Choose another name, or move that file away: into the folder of its book, if there is one."),
            )
    files.remove_database(path)


def _backup_error(path: Path) -> BookError:
    return BookError(
        _("This file is a backup: nothing is changed in it."),
        where=str(path),
        hint=_("Restore it under a new name to go on working with what it holds."),
    )


class Store:
    """The tables of one open book; opening it checks its place, lock, library and schema, and upgrades an old one.

    Raises BookError, with the book untouched, where any of these says no. One connection stays open to watch for other
    programs, so that the WAL is not checkpointed and deleted after each write.

    Where `may_be_read_only`, a book that may not be written to, nor anything beside it, is opened all the same, without
    a lock: `is_read_only` says so, and what would write raises BookError. So is a backup, of which no byte changes:
    `backup` is what is written beside it. Without, a backup is refused.
    """

    def __init__(
        self, path: Path, progress: Callable[[str], None] = lambda _text: None, *, may_be_read_only: bool = False
    ) -> None:
        self.path = path
        driver.assert_library()
        if not path.is_file():
            raise BookError(
                _("There is no book at this place."),
                where=str(path),
                hint=_("Check the name, or make a new book."),
            )
        refuse_network(path)
        self.backup = read_manifest(path)
        if self.backup is not None and not may_be_read_only:
            raise _backup_error(path)
        self.is_read_only = may_be_read_only and (self.backup is not None or not files.is_writable(path))
        self._lock = BookLock(path)
        if not self.is_read_only:
            self._lock.take(exclusive=False, wait_seconds=_LOCK_SECONDS)
        try:
            if self.is_read_only:
                self._refuse_old()
            else:
                self._bring_up_to_date(progress)
            with translate_errors(path):
                self._watching = self._watch()
            self._identity = files.identity(path)
        except BaseException:
            self._lock.release()
            raise
        self._readers = Readers(path, unwritable=self.is_read_only)
        self._writer: Writer | None = None
        self._loading = threading.Lock()
        self._watch_lock = threading.Lock()

    def _watch(self) -> driver.Connection:
        connection = driver.connect(self.path, unwritable=self.is_read_only)
        try:
            if not self.is_read_only:
                driver.use_wal(connection)
            self._data_version = driver.data_version(connection)
            self._seen = connection.execute("SELECT coalesce(max(seq), 0) FROM change_log").fetchone()[0]
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect(self, *, read_only: bool = False) -> driver.Connection:
        """Return one more connection to the book; raise BookGone where another file, or none, is in its place."""
        if files.identity(self.path) != self._identity:
            raise gone_error(self.path)
        return driver.connect(self.path, read_only=read_only, unwritable=self.is_read_only)

    def _schema(self) -> int:
        with translate_errors(self.path):
            connection = driver.connect(self.path, unwritable=self.is_read_only)
            try:
                return schema.number(connection, self.path)
            finally:
                connection.close()

    def _refuse_old(self) -> None:
        if self._schema() == schema.HEAD:
            return
        if self.backup is not None:
            raise BookError(
                _("This backup was made by an older Creatorbook: it cannot be looked at as it is."),
                where=str(self.path),
                hint=_(
                    "Restore it under a new name: the new book is brought up to date, and the backup stays as it is."
                ),
            )
        raise BookError(
            _("This book was written by an older Creatorbook, and where it lies it cannot be brought up to date."),
            where=str(self.path),
            hint=_("Copy it to a folder of your own and open it there."),
        )

    def _bring_up_to_date(self, progress: Callable[[str], None]) -> None:
        # Under the shared lock; looked at again after each turn, since another program may have upgraded or restored
        # the book while we held no lock.
        limit = time.monotonic() + _LOCK_SECONDS
        while (found := self._schema()) != schema.HEAD:
            if found == 0:
                raise BookError(
                    _("This file is empty: it is not a book, or what was left of a failed copy."),
                    where=str(self.path),
                    hint=_("Restore a backup, or make a new book under another name."),
                )
            self._lock.release()
            self._upgrade(found, progress, last=time.monotonic() > limit)
            self._lock = BookLock(self.path).take(exclusive=False, wait_seconds=_LOCK_SECONDS)

    def _upgrade(self, found: int, progress: Callable[[str], None], *, last: bool) -> None:
        from creatorbook.store.upkeep import migrate

        try:
            lock = BookLock(self.path).take(exclusive=True, wait_seconds=_UPGRADE_TRY_SECONDS)
        except BookError:
            # Whoever has it open may be the one who upgraded it: the caller looks again.
            if last:
                raise
            return
        with lock, translate_errors(self.path):
            migrate.remove_leftovers(self.path)
            found = self._schema()
            if 0 < found < schema.HEAD:
                migrate.upgrade_book(self.path, found, progress)

    def reading(self, job: Job | None = None) -> AbstractContextManager[Reading]:
        """Give a short read transaction: one consistent view of the book. No window may hold it.

        It ends soon after the job is cancelled (Cancelled).
        """
        return self._readers.reading(job)

    def warm(self) -> Writer:
        """Load what writing needs (SQLAlchemy, the tables) and return the writer; raise BookError where none may."""
        if self.is_read_only:
            raise _backup_error(self.path) if self.backup is not None else read_only_error(self.path)
        with self._loading:
            if self._writer is None:
                from creatorbook.store.writing.writer import Writer

                self._writer = Writer(self.path, self._identity)
            return self._writer

    def writing(self, job: Job | None = None) -> AbstractContextManager[Connection]:
        """Return the write transaction (BEGIN IMMEDIATE); an error, or cancelling the job, rolls it back whole."""
        return self.warm().writing(job)

    def write(
        self, clock: Clock, work: Callable[[UnitOfWork], Entry], job: Job | None = None
    ) -> tuple[Entry, dict[str, frozenset[str]]]:
        """Run `work` in one unit of work and commit it; return its entry and the ids touched by table.

        Where the search index is damaged it is made again from the records, and `work` is run once more.
        """
        return self.with_search(lambda: self.warm().write(clock, work, job))

    def with_search(self, write: Callable[[], T]) -> T:
        """Return what a write gives back; it is tried once more where the search index was damaged, and is made again.

        The index holds nothing but what the records say. Raises BookError where something else is damaged.
        """
        from creatorbook.store.sqlite.search import IndexDamaged
        from creatorbook.store.upkeep.verify import find_search_problems

        try:
            return write()
        except IndexDamaged:
            with translate_errors(self.path):
                connection = driver.connect(self.path)
                try:
                    is_index = bool(find_search_problems(connection))
                finally:
                    connection.close()
            if not is_index:
                raise
            self.repair_search()
            return write()

    def foreign_changes(self, own_origin: str) -> dict[str, set[str]]:
        """Return what other programs touched since the last call, ids by table; cheap when nothing happened."""
        from creatorbook.store.log import changes

        if files.identity(self.path) != self._identity:
            raise gone_error(self.path)
        with self._watch_lock, translate_errors(self.path):
            version = driver.data_version(self._watching)
            if version == self._data_version:
                return {}
            # The version is taken before the log is read: a write between the two is seen again, never missed.
            self._data_version = version
            with self.reading() as reading:
                self._seen, touched = changes.touched_since(reading, self._seen, own_origin)
            return touched

    def identify(self) -> tuple[str, int]:
        """Return what tells this book from every other, and its newest change; see manifest.identify_book."""
        with self.reading() as reading:
            return identify_book(reading)

    def back_up(
        self, target: Path, job: Job | None = None, *, at: datetime | None = None, automatic: bool = False
    ) -> Backup:
        """Write a verified backup of the book as it is now; see backup.write_backup. Without `at` it is of now."""
        from creatorbook.store.upkeep.backup import write_backup

        with translate_errors(self.path):
            connection = self._connect(read_only=True)
        try:
            return write_backup(connection, target, job, at=at or datetime.now(UTC), automatic=automatic)
        finally:
            connection.close()

    def save_again(self, target: Path, job: Job | None = None) -> None:
        """Write the book as it is open to a new file: its own may have been deleted or replaced meanwhile.

        Raises BadInput where `target` exists or its folder does not, BookError where the copy cannot be written or is
        not whole, Cancelled where the job was; nothing is left behind then.
        """
        from creatorbook.store.upkeep.backup import write_copy

        if target.absolute() == self.path.absolute():
            # What SQLite removes when this book is closed goes by its name, and would be the new one’s.
            raise BadInput(_("The book that is open had this name."), where=str(target), hint=_("Choose another name."))
        with self._watch_lock:
            write_copy(self._watching, target, job)

    def check_quickly(self, job: Job | None = None) -> tuple[str, ...]:
        """Return what is damaged in the form of the file; nobody waits for it. Raises Cancelled where the job was."""
        from creatorbook.store.upkeep.verify import find_broken_pages

        with translate_errors(self.path):
            connection = self._connect(read_only=True)
            try:
                return find_broken_pages(connection, job)
            finally:
                connection.close()

    def verify(self, job: Job | None = None, *, aside: bool = False) -> Verdict:
        """Check the whole book; the search check takes the write lock for a moment, and is left out where none may.

        So it is where others who write are not to wait (`aside`).
        """
        from creatorbook.store.upkeep.verify import verify_connection

        with translate_errors(self.path):
            connection = self._connect()
            try:
                return verify_connection(connection, job, search=not (self.is_read_only or aside))
            finally:
                connection.close()

    def repair_search(self) -> None:
        """Make the search index, and damaged digests, again from the records."""
        from creatorbook.store.sqlite import digests, search

        with self.writing() as connection:
            raw = connection.connection.driver_connection
            if digests.only_digests_are_damaged(raw):
                digests.make_all(raw)

        try:
            with self.writing() as connection:
                search.rebuild(connection)
        except search.IndexDamaged:
            with self.writing() as connection:
                search.remake(connection)
            self.compact()

    def refresh_search(self, is_stopped: Callable[[], bool]) -> bool:
        """Fold the search index anew where an older program folded it, or it is damaged; return whether that was done.

        Nothing of it is a step of the log. A book that may not be written to stays as it is.
        """
        from creatorbook.store.sqlite import search

        if self.is_read_only:
            return False
        with self.reading() as reading:
            answers = search.answers(reading)
            if answers and search.is_current(reading):
                return False
        if not answers:
            self.repair_search()
            return True
        return search.fold_again(self.writing, is_stopped)

    def thin_log(self, before: datetime, is_stopped: Callable[[], bool]) -> Thinned:
        """Drop the images of steps from before an instant (UTC); see thinning.thin. Nothing old locks nobody out."""
        from creatorbook.store.log import thinning

        with self.reading() as reading:
            if not thinning.has_images_before(reading, before):
                return thinning.Thinned()
        return thinning.thin(self.writing, before, is_stopped)

    def compact(self, job: Job | None = None) -> None:
        """Write the file anew without what is free in it, and empty the log beside it; whoever writes waits meanwhile.

        Nothing that was deleted before is in either file then. Raises BookError where there is no room for a copy, or
        another program is in the way, Cancelled where the job was; the book is as it was.
        """
        if self.is_read_only:
            raise read_only_error(self.path)
        with translate_errors(self.path):
            connection = driver.connect(self.path)
            try:
                with stoppable(connection, job):
                    driver.rewrite(connection)
            finally:
                connection.close()

    def close(self) -> None:
        """Close every connection, then give the lock back."""
        self._readers.close()
        if self._writer is not None:
            self._writer.close()
        self._watching.close()
        self._lock.release()
