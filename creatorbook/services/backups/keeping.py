"""Backups that make themselves: after each working session and on each new day, in a place that may be chosen."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, BookError
from creatorbook.common.i18n import _
from creatorbook.common.leftovers import remove_leftover
from creatorbook.common.system_words import system_reason
from creatorbook.domain.backups.due import is_due
from creatorbook.domain.backups.thinning import choose_kept
from creatorbook.services.backups.listing import KeptBackup, Origin, list_backups, usual_folder
from creatorbook.store.engine.files import LEFTOVERS
from creatorbook.store.sqlite.lock import BookLock
from creatorbook.store.upkeep.manifest import manifest_path
from creatorbook.store.upkeep.migrate import find_free_name

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from creatorbook.common.runner import Job
    from creatorbook.services.book.book import Book

# Under this name programs that back up into one folder at once wait for each other.
_TURN = "backups"
# So long after its last byte what is half a backup belongs to nobody who still writes it.
_LEFT_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Place:
    """Where backups go; `is_there` whether it can be used now, `same_disk` whether it would be lost with the book."""

    folder: Path
    is_there: bool
    same_disk: bool


def look_at_place(book: Path, folder: Path | None) -> Place:
    """Return what a place for backups is like; None is the usual one, beside the book, which is made when needed."""
    chosen = folder or usual_folder(book)
    there = chosen.is_dir()
    beside = chosen if there else chosen.parent
    try:
        same = beside.stat().st_dev == book.stat().st_dev
    except OSError:
        same = False
    return Place(chosen, there or folder is None, same)


def keep_backup(
    book: Book, folder: Path | None = None, job: Job | None = None, *, session_ended: bool = True
) -> KeptBackup | None:
    """Make a backup where one is due, then thin those that were made so; return it, None where none was due.

    A book is left alone while another program does the same. Raises BadInput where the chosen folder is not there,
    BookError where the copy cannot be written or the book is damaged, Cancelled where the job was.
    """
    place = look_at_place(book.path, folder)
    _make_ready(place, chosen=folder is not None)
    try:
        turn = BookLock(place.folder / _TURN).take(exclusive=True)
    except BookError:
        return None
    with turn:
        _sweep(place.folder)
        own = [each for each in list_backups(book, [place.folder]) if each.origin is Origin.AUTOMATIC]
        newest = own[0] if own else None
        _identity, seq = book.identify()
        now = book.clock.now().astimezone()
        made_at = newest.made_at.astimezone() if newest is not None else None
        has_changed = newest is None or newest.seq != seq
        if not is_due(made_at, now, has_changed=has_changed, session_ended=session_ended):
            return None
        target = find_free_name(place.folder, f"{book.path.stem} {now:%Y-%m-%d %H%M}")
        made = book.back_up(target, job, automatic=True)
        kept = KeptBackup(target, made.made_at, made.size, made.schema, made.seq, Origin.AUTOMATIC, is_checked=True)
        _thin([kept, *own])
        return kept


def _make_ready(place: Place, *, chosen: bool) -> None:
    if not place.is_there:
        raise BadInput(
            _("The folder for backups is not there."),
            where=str(place.folder),
            hint=_("Connect the disk it is on, or choose another folder."),
        )
    if not chosen:
        try:
            place.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise BookError(
                _("The folder for backups cannot be made: {reason}.").format(reason=system_reason(error)),
                where=str(place.folder),
                hint=_("Choose another folder for backups."),
            ) from error


def _thin(copies: list[KeptBackup]) -> None:
    """Remove the copies that are not to be kept; what cannot be removed now is removed the next time."""
    kept = choose_kept(copies, _when)
    for copy in copies:
        if copy not in kept:
            with suppress(OSError):
                # The manifest last: without it, nothing would say any more that the copy may go.
                remove_leftover(copy.path)
                remove_leftover(manifest_path(copy.path))


def _when(copy: KeptBackup) -> datetime:
    return copy.made_at.astimezone()


def _sweep(folder: Path) -> None:
    """Remove what backups that were killed left in a folder."""
    long_ago = time.time() - _LEFT_SECONDS
    endings = (".part", ".json.part", *(f".part{each}" for each in LEFTOVERS))
    for path in folder.glob("*.creatorbook.*"):
        with suppress(OSError):
            if path.name.endswith(endings) and path.stat().st_mtime < long_ago:
                remove_leftover(path)
