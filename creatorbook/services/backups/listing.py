"""The backups of a book that are in a folder, and what each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.store.upkeep.manifest import read_manifest
from creatorbook.store.upkeep.migrate import backups_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from creatorbook.services.book.book import Book

_SUFFIX = ".creatorbook"


class Origin(StrEnum):
    """Why a backup was made."""

    AUTOMATIC = "automatic"
    BY_HAND = "by_hand"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in a folder: when it was made (UTC), its size in bytes, its schema, 0 where nothing beside it says so.

    `seq` is the newest change it holds, 0 where it is not known. `is_checked` is one that was verified when it was
    made; what was put aside before a restore is kept as it was found, damaged perhaps.
    """

    path: Path
    made_at: datetime
    size: int
    schema: int
    seq: int
    origin: Origin
    is_checked: bool


def usual_folder(path: Path) -> Path:
    """Return the folder in which the backups of a book are kept where none was chosen: beside it."""
    return backups_folder(path)


def list_backups(book: Book, folders: Iterable[Path]) -> tuple[KeptBackup, ...]:
    """Return the backups of this book in some folders, newest first; a folder that is not there holds none.

    Those of another book are left out: a disk may hold several.
    """
    identity, _newest = book.identify()
    found = {
        path: kept
        for folder in dict.fromkeys(folders)
        for path in _files_in(folder)
        if (kept := _read(path, identity, book.path)) is not None
    }
    return tuple(sorted(found.values(), key=lambda each: (each.made_at, each.seq), reverse=True))


def find_newest_backup(path: Path, folders: Iterable[Path]) -> KeptBackup | None:
    """Return the newest backup that was verified of a book which cannot be opened, None for none.

    Only its name tells of which book a backup is then.
    """
    found = [
        kept
        for folder in dict.fromkeys(folders)
        for each in _files_in(folder)
        if each.stem.startswith(path.stem) and (kept := _read(each, "", path)) is not None and kept.is_checked
    ]
    return max(found, key=lambda each: (each.made_at, each.seq), default=None)


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == _SUFFIX and path.is_file()]
    except OSError:
        return []


def _read(path: Path, identity: str, book: Path) -> KeptBackup | None:
    """Return what a file is as a backup of a book, None where it is none; without `identity` the name has told."""
    said = read_manifest(path)
    if said is None or not said.book:
        # Of an older program, or what a restore put aside: the name tells of which book it is.
        if path == book or not path.stem.startswith(book.stem):
            return None
    elif identity and said.book != identity:
        return None
    try:
        there = path.stat()
    except OSError:
        return None
    if said is None:
        made_at = datetime.fromtimestamp(there.st_mtime, UTC)
        return KeptBackup(path, made_at, there.st_size, 0, 0, _origin_of_name(path, book), is_checked=False)
    origin = Origin.AUTOMATIC if said.automatic else _origin_of_name(path, book)
    return KeptBackup(path, said.made_at, there.st_size, said.schema, said.seq, origin, is_checked=True)


def _origin_of_name(path: Path, book: Path) -> Origin:
    rest = path.stem.removeprefix(book.stem).strip()
    if rest.startswith("before upgrade"):
        return Origin.BEFORE_UPGRADE
    return Origin.BEFORE_RESTORE if rest.startswith("before restore") else Origin.BY_HAND
