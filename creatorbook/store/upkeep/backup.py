"""Backups: a consistent copy of a live book, verified before it gets its name, and restored into a new file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.common.leftovers import remove_leftover
from creatorbook.common.system_words import system_reason
from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import translate_errors
from creatorbook.store.engine.reading import Reading
from creatorbook.store.sqlite import digests, search
from creatorbook.store.sqlite.location import refuse_network
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.manifest import Backup, identify_book, manifest_path, read_manifest, write_manifest
from creatorbook.store.upkeep.verify import verify_connection, verify_file

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.runner import Job
    from creatorbook.store.upkeep.verify import Verdict

# Some megabytes: whoever waits hears of each, and can stop between two.
_PAGES = 1024


def write_backup(
    connection: driver.Connection, target: Path, job: Job | None = None, *, at: datetime, automatic: bool = False
) -> Backup:
    """Copy the book behind `connection` to `target` as it is now, verify it, then give it its name and a manifest.

    `at` is the present instant (UTC); `automatic` one that nobody asked for, and that may be thinned. The search index
    of a book in which nothing else is damaged is made again in the copy. The job is told how many pages are copied.
    Raises BadInput where `target` exists or its folder does not, BookError where the copy fails or is not whole,
    Cancelled where the job was; nothing is left behind then.
    """
    if target.exists():
        raise BadInput(_("There is already a file of that name."), where=str(target), hint=_("Choose another name."))
    if not target.parent.is_dir():
        raise BadInput(_("There is no such folder."), where=str(target.parent), hint=_("Make it first."))
    part = target.with_name(target.name + ".part")
    files.remove_database(part)
    try:
        with translate_errors(target):
            files.make_private(part)
            copy = driver.connect(part)
            try:
                _copy(connection, copy, job)
                copy.execute("PRAGMA journal_mode=DELETE")
                number = schema.number(copy, target)
                book, seq = identify_book(Reading(copy))
                root = digests.read_root(copy)
                verdict = verify_connection(copy, job)
                if verdict.only_search:
                    verdict = _mend_search(copy, verdict, job)
            finally:
                copy.close()
        if not verdict.is_ok:
            raise BookError(
                _("The backup was not kept: the copy is damaged ({problem}).").format(problem=verdict.problems[0]),
                where=str(target),
                hint=_("Run “verify” on the book itself."),
            )
        files.sync_file(part)
        content = files.sha256(part)
        if job is not None:
            job.check()
        size, own = part.stat().st_size, files.content_sha256(part)
        backup = Backup(target, size, content, number, own, at, book, seq, automatic, root)
        write_manifest(backup)
        try:
            files.replace_durably(part, target)
        except OSError:
            remove_leftover(manifest_path(target))
            raise
    except OSError as error:
        raise BookError(
            _("The backup could not be written: {reason}.").format(reason=system_reason(error)), where=str(target)
        ) from error
    finally:
        files.remove_database(part)
    return backup


def write_copy(connection: driver.Connection, target: Path, job: Job | None = None) -> None:
    """Copy the book behind `connection` to a new file that is a book, and no backup; raises what write_backup does."""
    write_backup(connection, target, job, at=datetime.now(UTC))
    # What is written beside a backup makes it one.
    remove_leftover(manifest_path(target))


def _mend_search(copy: driver.Connection, damaged: Verdict, job: Job | None) -> Verdict:
    """Make the search index and damaged digests of a copy again from its own rows, and check the copy once more."""
    try:
        for index in search.INDEXES:
            copy.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
        if digests.only_digests_are_damaged(copy):
            digests.make_all(copy)
    except driver.dbapi.DatabaseError:
        return damaged
    return verify_connection(copy, job)


def _copy(book: driver.Connection, copy: driver.Connection, job: Job | None) -> None:
    """Copy all pages as they are at this moment; the job is told how many."""

    def report(_status: int, left: int, total: int) -> None:
        if job is not None:
            job.progress(total - left, total)

    # One view of them all, which begins with the first read: without it each write of another program would begin the
    # copy again, and it might never end.
    book.execute("BEGIN")
    try:
        book.execute("SELECT count(*) FROM sqlite_master").fetchone()
        book.backup(copy, pages=_PAGES, progress=report, sleep=0)
    finally:
        book.execute("ROLLBACK")


def check_backup(path: Path) -> None:
    """Raise BookError where a backup is missing, unfinished, altered since it was made, or not whole."""
    if path.suffix == ".part":
        raise BookError(
            _("This is what an interrupted backup left behind; it is not a backup."),
            where=str(path),
            hint=_("Use another backup."),
        )
    if not path.is_file():
        raise BookError(_("There is no such backup."), where=str(path))
    if BookLock(path).is_in_use():
        # Reading the bytes of a book that this process has open would drop its locks.
        raise BookError(
            _("This is a book that is open, not a backup."), where=str(path), hint=_("Close it, or choose a backup.")
        )
    if manifest_path(path).is_file() and not _is_as_made(path):
        raise BookError(
            _("This backup has changed since it was made: its content no longer matches its manifest."),
            where=str(path),
            hint=_("Use another backup."),
        )
    with translate_errors(path):
        connection = driver.connect(path)
        try:
            number = schema.number(connection, path)
            root = digests.read_root(connection)
        finally:
            connection.close()
        if number == 0:
            raise BookError(_("This backup is empty."), where=str(path), hint=_("Use another backup."))
        verdict = verify_file(path)
    said = read_manifest(path)
    if said is not None and said.root not in ("", root):
        raise BookError(_("This backup is damaged ({problem}).").format(problem="digest_root"), where=str(path))
    if not verdict.is_ok:
        raise BookError(_("This backup is damaged ({problem}).").format(problem=verdict.problems[0]), where=str(path))


def _is_as_made(path: Path) -> bool:
    """Whether a backup holds what its manifest says; that somebody looked into it does not matter.

    A manifest that cannot be read matches nothing.
    """
    said = read_manifest(path)
    return said is not None and (said.sha256 == files.sha256(path) or said.content_sha256 == files.content_sha256(path))


def restore(backup: Path, target: Path, kept: Path | None = None) -> None:
    """Put a verified backup in the place of a book that nobody has open, or where there is none yet.

    The replaced book, whole or damaged, is copied to `kept` first, a new file.

    The bytes go into a new file under the exclusive lock, and stale WAL files are removed with the old book: a WAL left
    beside a restored file corrupts it. Raises BookError; the old book is untouched then.
    """
    check_backup(backup)
    refuse_network(target)
    with BookLock(target).take(exclusive=True):
        part = target.with_name(target.name + ".restoring")
        try:
            files.remove_database(part)
            files.make_private(part)
            files.copy_content(backup, part)
            files.sync_file(part)
            if target.exists():
                _settle(target)
                if kept is not None:
                    kept.parent.mkdir(mode=0o700, exist_ok=True)
                    files.make_private(kept)
                    files.copy_content(target, kept)
                    files.sync_file(kept)
            for suffix in files.LEFTOVERS:
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            files.replace_durably(part, target)
        except OSError as error:
            raise BookError(
                _("The backup could not be restored: {reason}.").format(reason=system_reason(error)),
                where=str(target),
            ) from error
        finally:
            files.remove_database(part)


def _settle(path: Path) -> None:
    try:
        connection = driver.connect(path)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
    except driver.dbapi.DatabaseError:
        # A book too damaged to settle is being replaced anyway.
        return
