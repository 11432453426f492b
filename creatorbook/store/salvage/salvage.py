"""A damaged book made into a new one: every page that can be read, the rest from a backup where that is wanted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.common.system_words import system_reason
from creatorbook.store.engine import driver, files
from creatorbook.store.engine.errors import translate_errors
from creatorbook.store.engine.reading import Reading
from creatorbook.store.log.changes import forget_undo
from creatorbook.store.salvage.completing import Completing
from creatorbook.store.salvage.filling import Filling
from creatorbook.store.salvage.pages import Pages, make_copy
from creatorbook.store.salvage.report import Salvaged
from creatorbook.store.salvage.survey import look_over
from creatorbook.store.sqlite import digests, search
from creatorbook.store.sqlite.location import refuse_network
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep import migrate, new_book, schema
from creatorbook.store.upkeep.backup import check_backup
from creatorbook.store.upkeep.verify import verify_file
from creatorbook.store.writing.writer import Writer

if TYPE_CHECKING:
    from creatorbook.common.runner import Job


def salvage(book: Path, target: Path, backup: Path | None = None, job: Job | None = None) -> Salvaged:
    """Make a new book at `target` of what can be read of a damaged one, and of what a backup still has.

    The damaged book is copied and its copy read; not a byte of it or beside it changes. The job is told how many pages
    are done. Raises BadInput where `target` exists or its folder does not, BookError where the damaged book is open,
    not there or cannot be read at all, Cancelled where the job was; nothing is left behind then.
    """
    _check(book, target)
    if backup is not None:
        check_backup(backup)
    part = target.with_name(target.name + ".salvaging")
    with BookLock(target).take(exclusive=True), translate_errors(target):
        try:
            files.remove_database(part)
            with TemporaryDirectory(prefix="creatorbook-", dir=target.parent) as folder:
                copy, unread = make_copy(book, Path(folder))
                with Pages(copy) as pages:
                    made = _fill(pages, part, backup, job)
            verdict = verify_file(part, job)
            files.sync_file(part)
            files.replace_durably(part, target)
        except OSError as error:
            raise BookError(
                _("The book could not be salvaged: {reason}.").format(reason=system_reason(error)), where=str(book)
            ) from error
        finally:
            files.remove_database(part)
    rows = {table: count for table, count in verdict.rows.items() if table != "alembic_version"}
    completing, lost = made
    return Salvaged(target, rows, tuple(completing.items), lost, unread, completing.lost_steps, verdict.problems)


def _check(book: Path, target: Path) -> None:
    driver.assert_library()
    if not book.is_file():
        raise BookError(_("There is no book at this place."), where=str(book), hint=_("Check the name."))
    refuse_network(target)
    if target.exists():
        raise BadInput(_("There is already a file of that name."), where=str(target), hint=_("Choose another name."))
    if not target.parent.is_dir():
        raise BadInput(_("There is no such folder."), where=str(target.parent), hint=_("Make it first."))
    if BookLock(book).is_in_use():
        # Reading the bytes of a book that this process has open would drop its locks.
        raise BookError(_("This book is open."), where=str(book), hint=_("Close it in every window, then try again."))


def _fill(pages: Pages, part: Path, backup: Path | None, job: Job | None) -> tuple[Completing, int]:
    survey = look_over(pages)
    if not survey.leaves and not survey.entries:
        raise BookError(
            _("Nothing in this file is a page of a book."), hint=_("Choose another file, or restore a backup.")
        )
    number = survey.schema if 0 < survey.schema <= schema.HEAD else schema.HEAD
    _make_empty(part, number)
    with closing(driver.connect(part)) as connection:
        # The order of rows is that of pages: what refers to what is looked at when all are there.
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        filling = Filling(connection, pages, survey)
        filling.fill(job)
        completing = Completing(connection, filling)
        if backup is None:
            completing.complete(None)
        else:
            with closing(driver.connect(backup, read_only=True, unwritable=True)) as kept:
                _refuse_stranger(connection, kept, backup)
                completing.complete(kept)
        if completing.items or completing.lost_steps:
            # What a step would put back no longer fits what is there.
            forget_undo(Reading(connection))
        digests.make_all(connection)
        connection.execute("COMMIT")
    if number < schema.HEAD:
        migrate.run_revisions(part, None, forget_undo=True)
    _make_search(part)
    return completing, len(survey.lost)


def _refuse_stranger(connection: driver.Connection, kept: driver.Connection, backup: Path) -> None:
    """Refuse a backup whose first step is another than that of the book, where both are known."""
    first = "SELECT origin, at FROM change_log WHERE seq = 1"
    own, other = connection.execute(first).fetchone(), kept.execute(first).fetchone()
    if own is not None and other is not None and own != other:
        raise BookError(_("This is a backup of another book."), where=str(backup), hint=_("Choose one of this book."))


def _make_empty(part: Path, number: int) -> None:
    if number == schema.HEAD:
        new_book.make(part)
        return
    files.make_private(part)
    migrate.run_revisions(part, None, to=schema.revision_id(number))


def _make_search(part: Path) -> None:
    writer = Writer(part, files.identity(part))
    try:
        with writer.writing() as connection:
            search.rebuild(connection)
    finally:
        writer.close()
