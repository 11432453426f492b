"""Files written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from creatorbook.common.leftovers import remove_leftover

if TYPE_CHECKING:
    from pathlib import Path

LEFTOVERS = ("-wal", "-shm", "-journal")
# The head of a database file, and what in it says nothing of the content (https://sqlite.org/fileformat.html).
_HEAD = 100
_NOTED = ((18, 20), (24, 28), (92, 100))
_PIECE = 1 << 20
_ROOM = 1 << 20
_LONGEST_NAME = 255
# “-journal”; the lock’s “.” and “.lock” are shorter.
_LONGEST_ENDING = 8
# Those that hold steps which are not in the book yet.
UNFINISHED = ("-wal", "-journal")


def sync_file(path: Path) -> None:
    """Force a closed file to the disk. Never call it on a live book."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, where the system lets a folder be opened."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from another of the same name (device and number), (0, 0) where there is none.

    It asks the folder, and opens nothing.
    """
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def is_writable(path: Path) -> bool:
    """Whether this process may write to a file and beside it, as an open book needs."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def state(path: Path) -> tuple[int, int, int, int]:
    """Return what changes when somebody writes to a database file: device, number, size and time of the last write.

    It asks the folder, and opens nothing; raises OSError where the file has gone.
    """
    found = path.stat()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def has_second_name(path: Path) -> bool:
    """Whether another name, a hard link, leads to the same file."""
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


def has_room(path: Path) -> bool:
    """Whether the disk of a file, and what one file may take of it, leave room for a few pages more."""
    import shutil

    try:
        free = shutil.disk_usage(path.parent).free
        size = max(each.stat().st_size for each in (path, path.with_name(path.name + "-wal")) if each.exists())
    except (OSError, ValueError):
        return True
    return free > _ROOM and _most_of_a_file() - size > _ROOM


def _most_of_a_file() -> float:
    if sys.platform == "win32":
        return float("inf")
    import resource

    (soft, _hard) = resource.getrlimit(resource.RLIMIT_FSIZE)
    return float("inf") if soft == resource.RLIM_INFINITY else soft


def is_name_too_long(path: Path) -> bool:
    """Whether SQLite and the lock can make no names for what they put beside a file: a system takes 255 bytes."""
    return len(os.fsencode(path.name)) + _LONGEST_ENDING > _LONGEST_NAME


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read; raise FileExistsError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def open_closed(path: Path) -> BinaryIO:
    """Open a file that nobody has open as a database, to be read; raise OSError where it cannot be."""
    return path.open("rb", buffering=0)


def open_new(path: Path) -> BinaryIO:
    """Make a file that only its owner may read, to be written; raise FileExistsError where there is one."""
    make_private(path)
    return path.open("wb")


def copy_content(source: Path, target: Path) -> None:
    """Copy a closed file into an existing one, piece by piece, and keep the target's mode; raise OSError."""
    import shutil

    shutil.copyfile(source, target)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a closed file, read piece by piece; raise OSError."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_sha256(path: Path) -> str:
    """Return the SHA-256 of a closed database file but for what SQLite notes in its head whenever somebody opens it.

    That is the journal mode, two counters and the library that wrote last. Read piece by piece; raises OSError.
    """
    import hashlib

    with path.open("rb") as file:
        head = bytearray(file.read(_HEAD))
        for first, last in _NOTED:
            head[first:last] = bytes(last - first)
        found = hashlib.sha256(head)
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def remove_database(path: Path) -> None:
    """Remove a database file that nobody has open, with what SQLite may have left beside it."""
    for suffix in ("", *LEFTOVERS):
        remove_leftover(path.with_name(path.name + suffix))


def replace_durably(source: Path, target: Path) -> None:
    """Put a closed, synced file in the place of another, durably."""
    source.replace(target)
    sync_folder(target.parent)
