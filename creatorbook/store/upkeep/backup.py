"""Backups: a consistent copy of a live book, verified before it gets its name, and restored into a new file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.common.leftovers import remove_leftover
from creatorbook.common.system_words import system_reason
from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import translate_errors
from creatorbook.store.sqlite.location import refuse_network
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep import schema
from creatorbook.store.upkeep.verify import verify_file

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.runner import Job

# Some megabytes: whoever waits hears of each, and can stop between two.
_PAGES = 1024


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup: its file, size in bytes, SHA-256 and schema number."""

    path: Path
    size: int
    sha256: str
    schema: int


def manifest_path(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(backup.name + ".json")


def write_backup(connection: driver.Connection, target: Path, job: Job | None = None) -> Backup:
    """Copy the book behind `connection` to `target` as it is now, verify it, then give it its name and a manifest.

    The job is told how many pages are copied. Raises BadInput where `target` exists or its folder does not, BookError
    where the copy fails or is not whole, Cancelled where the job was; nothing is left behind then.
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
            finally:
                copy.close()
            verdict = verify_file(part, job)
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
        backup = Backup(target, part.stat().st_size, content, number)
        _write_manifest(backup, files.content_sha256(part))
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


def _write_manifest(backup: Backup, content_sha256: str) -> None:
    path = manifest_path(backup.path)
    part = path.with_name(path.name + ".part")
    content = json.dumps(
        {
            "file": backup.path.name,
            "size": backup.size,
            "sha256": backup.sha256,
            "content_sha256": content_sha256,
            "schema": backup.schema,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        },
        indent=2,
    )
    try:
        part.write_text(content, encoding="utf-8")
        files.sync_file(part)
        files.replace_durably(part, path)
    finally:
        remove_leftover(part)


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
        finally:
            connection.close()
        if number == 0:
            raise BookError(_("This backup is empty."), where=str(path), hint=_("Use another backup."))
        verdict = verify_file(path)
    if not verdict.is_ok:
        raise BookError(_("This backup is damaged ({problem}).").format(problem=verdict.problems[0]), where=str(path))


def _is_as_made(path: Path) -> bool:
    """Whether a backup holds what its manifest says; that somebody looked into it does not matter.

    A manifest that cannot be read matches nothing.
    """
    try:
        manifest = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(manifest, dict):
        return False
    return manifest.get("sha256") == files.sha256(path) or manifest.get("content_sha256") == files.content_sha256(path)


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
