"""Has pictures made small in a limited child process: one that does harm there is none here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.limited.bounds import MEGABYTE, Bounds
from creatorbook.common.limited.jobs import MAKE_THUMBNAILS
from creatorbook.common.limited.run import NoAnswer, do_limited
from creatorbook.exchange.pictures.codec import pack_pictures, unpack_thumbnails

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.exchange.pictures.codec import Thumbnail

_BOUNDS = Bounds(memory=768 * MEGABYTE, seconds=20, answer=16 * MEGABYTE, wait=60)


def read_thumbnails(pictures: Sequence[bytes], side: int) -> list[Thumbnail | None]:
    """Return a square of at most `side` pixels of each picture, None for what is none, damaged or too large.

    They are read in one child process; where that dies of one of them, each has its own.
    """
    if not pictures:
        return []
    try:
        found = unpack_thumbnails(do_limited(MAKE_THUMBNAILS, pack_pictures(pictures, side), _BOUNDS))
    except (NoAnswer, ValueError):
        found = []
    if len(found) == len(pictures) and all(each is None or each.side <= side for each in found):
        return found
    if len(pictures) == 1:
        return [None]
    return [small for picture in pictures for small in read_thumbnails([picture], side)]
