"""How pictures go to the limited child and small squares come back: a line of numbers, and then bare bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A square picture of `side` pixels; `pixels` are red, green, blue and opacity, a byte each, row by row."""

    side: int
    pixels: bytes


def pack_pictures(pictures: Sequence[bytes], side: int) -> list[bytes]:
    """Return the request for squares of at most `side` pixels."""
    return [json.dumps([side, *map(len, pictures)]).encode() + b"\n", *pictures]


def unpack_pictures(request: bytes) -> tuple[list[bytes], int]:
    """Return the pictures of a request, and the side that is asked for."""
    side, *lengths = _head(request)
    return _cut(request, lengths), side


def pack_thumbnails(found: Sequence[Thumbnail | None]) -> list[bytes]:
    """Return the answer: a side of 0 is none."""
    sides = [each.side if each is not None else 0 for each in found]
    return [json.dumps(sides).encode() + b"\n", *(each.pixels for each in found if each is not None)]


def unpack_thumbnails(answer: bytes) -> list[Thumbnail | None]:
    """Return what an answer holds; raises ValueError for one that is none."""
    sides = _head(answer)
    cut = _cut(answer, [4 * side * side for side in sides])
    return [Thumbnail(side, pixels) if side else None for side, pixels in zip(sides, cut, strict=True)]


def _head(data: bytes) -> list[int]:
    numbers = json.loads(data.partition(b"\n")[0])
    if not isinstance(numbers, list) or not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise ValueError
    return numbers


def _cut(data: bytes, lengths: Sequence[int]) -> list[bytes]:
    start = data.index(b"\n") + 1
    if len(data) - start != sum(lengths):
        raise ValueError
    cut = []
    for length in lengths:
        cut.append(data[start : start + length])
        start += length
    return cut
