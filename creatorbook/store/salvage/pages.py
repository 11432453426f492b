"""The pages of a damaged book, read from a copy of its bytes; what its log holds for good lies over them.

No library at hand reads a database that SQLite refuses (the driver has neither sqlite_dbpage nor sqlite3_recover, nor
has apsw), so the file format is read here: https://sqlite.org/fileformat.html.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Self

from creatorbook.store.engine import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

USUAL_SIZE = 4096
_SIZES = frozenset(1 << power for power in range(9, 17))
_MAGIC = b"SQLite format 3\0"
_BLOCK = 4096
_LOG_HEAD = 32
_FRAME_HEAD = 24
_LOG_MAGICS = {0x377F0682: "<", 0x377F0683: ">"}
_WORD = 0xFFFFFFFF


def copy_readable(source: BinaryIO, target: BinaryIO) -> int:
    """Copy a file piece by piece; what the disk does not give back is zeros in the copy. Return how many such pieces.

    A piece is 4096 bytes.
    """
    length = source.seek(0, 2)
    lost = 0
    for start in range(0, length, _BLOCK):
        wanted = min(_BLOCK, length - start)
        try:
            source.seek(start)
            piece = source.read(wanted)
        except OSError:
            piece, lost = b"", lost + 1
        target.write(piece.ljust(wanted, b"\0"))
    return lost


class Pages:
    """The pages of a closed database file, numbered from 1; raises OSError where the file cannot be opened."""

    def __init__(self, path: Path) -> None:
        self._file = files.open_closed(path)
        head = self._file.read(100)
        said = int.from_bytes(head[16:18], "big")
        self.size = said if head.startswith(_MAGIC) and said in _SIZES else USUAL_SIZE
        log = path.with_name(path.name + "-wal")
        self._log = files.open_closed(log) if log.exists() else None
        self._logged = {} if self._log is None else _find_logged(self._log, self.size)
        length = -(-path.stat().st_size // self.size)
        self.count = max([length, *self._logged])

    def read(self, number: int) -> bytes:
        """Return a page; what the file does not hold is zeros."""
        logged = self._logged.get(number)
        if logged is not None and self._log is not None:
            return _read_at(self._log, logged, self.size)
        return _read_at(self._file, (number - 1) * self.size, self.size).ljust(self.size, b"\0")

    def free(self) -> frozenset[int]:
        """Return the pages that hold nothing, as far as the list of them can be read."""
        found: set[int] = set()
        trunk = int.from_bytes(self.read(1)[32:36], "big")
        while 0 < trunk <= self.count and trunk not in found:
            page = self.read(trunk)
            following, count = struct.unpack_from(">II", page)
            if count > self.size // 4 - 2:
                break
            leaves = struct.unpack_from(f">{count}I", page, 8)
            if not all(0 < each <= self.count for each in leaves):
                break
            found.update((trunk, *leaves))
            trunk = following
        return frozenset(found)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if self._log is not None:
            self._log.close()


def _read_at(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _find_logged(log: BinaryIO, size: int) -> dict[int, int]:
    """Return where the newest page of each number is that a log holds for good, up to where it is whole."""
    settled: dict[int, int] = {}
    open_step: dict[int, int] = {}
    for number, pages_after, start in _frames(log, size):
        open_step[number] = start
        if pages_after:
            settled.update(open_step)
            open_step.clear()
    return settled


def _frames(log: BinaryIO, size: int) -> Iterator[tuple[int, int, int]]:
    """Yield a page’s number, 0 or the count of pages where it ends a step, and where it begins in the log."""
    head = _read_at(log, 0, _LOG_HEAD)
    if len(head) < _LOG_HEAD:
        return
    magic, _version, said, _turn, *salts, first, second = struct.unpack(">8I", head)
    order = _LOG_MAGICS.get(magic)
    sums = (0, 0)
    if order is None or said != size or (sums := _add(sums, head[:24], order)) != (first, second):
        return
    start = _LOG_HEAD
    while len(frame := _read_at(log, start, _FRAME_HEAD + size)) == _FRAME_HEAD + size:
        number, pages_after, *own, first, second = struct.unpack_from(">6I", frame)
        sums = _add(_add(sums, frame[:8], order), frame[_FRAME_HEAD:], order)
        if own != salts or sums != (first, second) or not number:
            return
        yield number, pages_after, start + _FRAME_HEAD
        start += _FRAME_HEAD + size


def _add(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second


def make_copy(book: Path, folder: Path) -> tuple[Path, int]:
    """Copy a closed book and its log into a folder; return the copy, and how many pieces the disk did not give back.

    Raises OSError where the book cannot be opened or there is no room.
    """
    copy = folder / "copy.creatorbook"
    lost = 0
    for suffix in ("", "-wal"):
        beside = book.with_name(book.name + suffix)
        if suffix and not beside.exists():
            continue
        target = copy.with_name(copy.name + suffix)
        with files.open_closed(beside) as source, files.open_new(target) as written:
            lost += copy_readable(source, written)
    return copy, lost
