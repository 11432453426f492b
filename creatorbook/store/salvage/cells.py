"""The cells of a page of a table or an index, and the values in them (https://sqlite.org/fileformat.html)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.salvage.pages import Pages

Value = int | float | str | bytes | None

INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BLOB, _FIRST_TEXT = 7, 8, 9, 12, 13
_LONGEST_NUMBER = 9
_HEAD_OF_FILE = 100


class BrokenCell(Exception):
    """The bytes of a cell make no sense."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of a table, or an entry of an index, which has no row number (0)."""

    rowid: int
    values: tuple[Value, ...]


def kind_of_page(page: bytes, number: int) -> int:
    """Return what a page says that it is: one of the four kinds of a tree's pages, or whatever its first byte is."""
    return page[_start(number)]


def children(page: bytes, number: int) -> list[int]:
    """Return the pages below an inner page, those that its bytes name."""
    start = _start(number)
    cells = (int.from_bytes(page[at : at + 4], "big") for at in _places(page, start, inner=True))
    return [*cells, int.from_bytes(page[start + 8 : start + 12], "big")]


def read_cells(pages: Pages, number: int) -> Iterator[Cell | None]:
    """Yield the rows of a leaf of a table or the entries of a page of an index; None for each that makes no sense."""
    page = pages.read(number)
    kind = kind_of_page(page, number)
    for at in _places(page, _start(number), inner=kind in (INDEX_INNER, TABLE_INNER)):
        try:
            yield _cell(pages, page, kind, at)
        except (BrokenCell, IndexError, UnicodeDecodeError, struct.error):
            yield None


def _start(number: int) -> int:
    return _HEAD_OF_FILE if number == 1 else 0


def _places(page: bytes, start: int, *, inner: bool) -> Iterator[int]:
    first = start + (12 if inner else 8)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    count = min(count, (len(page) - first) // 2)
    for (at,) in struct.iter_unpack(">H", page[first : first + 2 * count]):
        if first + 2 * count <= at < len(page):
            yield at


def _cell(pages: Pages, page: bytes, kind: int, at: int) -> Cell:
    if kind == INDEX_INNER:
        at += 4
    length, at = _number(page, at)
    if length <= 0:
        raise BrokenCell
    rowid = 0
    if kind == TABLE_LEAF:
        rowid, at = _number(page, at)
        most = len(page) - 35
    else:
        most = (len(page) - 12) * 64 // 255 - 23
    return Cell(rowid, _values(_payload(pages, page, at, length, most)))


def _payload(pages: Pages, page: bytes, at: int, length: int, most: int) -> bytes:
    """Return the bytes of a cell, with those that lie on pages of their own."""
    if length <= most:
        if at + length > len(page):
            raise BrokenCell
        return page[at : at + length]
    room = len(page) - 4
    if length > pages.count * room:
        raise BrokenCell
    least = (len(page) - 12) * 32 // 255 - 23
    here = least + (length - least) % room
    here = here if here <= most else least
    pieces, left = [page[at : at + here]], length - here
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    seen: set[int] = set()
    while left > 0:
        if not 0 < following <= pages.count or following in seen:
            raise BrokenCell
        seen.add(following)
        beyond = pages.read(following)
        following = int.from_bytes(beyond[:4], "big")
        pieces.append(beyond[4 : 4 + min(left, room)])
        left -= room
    return b"".join(pieces)


def _values(payload: bytes) -> tuple[Value, ...]:
    length, at = _number(payload, 0)
    if not 0 < length <= len(payload):
        raise BrokenCell
    kinds = []
    while at < length:
        kind, at = _number(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    # Nothing is left over in a whole one.
    if at != len(payload) or not values:
        raise BrokenCell
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, _ZERO, _ONE):
        return (None if kind == 0 else kind - _ZERO), at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        value: Value = int.from_bytes(payload[at:end], "big", signed=True)
    elif kind == _FLOAT:
        end = at + 8
        (value,) = struct.unpack(">d", payload[at:end])
    elif kind >= _FIRST_BLOB:
        end = at + (kind - _FIRST_BLOB) // 2
        value = payload[at:end] if kind % 2 == 0 else payload[at:end].decode()
    else:
        raise BrokenCell
    if end > len(payload):
        raise BrokenCell
    return value, end


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length, of 64 bits with a sign, and where it ends."""
    value = 0
    for count in range(1, _LONGEST_NUMBER + 1):
        byte = data[at]
        at += 1
        if count == _LONGEST_NUMBER:
            value = value << 8 | byte
            break
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  the highest bit says that another byte follows
            break
    return value - (1 << 64) if value >= 1 << 63 else value, at
