"""A small picture of each gift of a list: the first photo that hangs on it, read off the main thread and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from creatorbook.common.errors import CreatorbookError
from creatorbook.gui.lists.slow_facts import SlowFacts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QObject

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk

# As many pixels as the square has on the finest screens.
SIDE = 96
# A larger file is not worth a thumbnail.
_MOST_BYTES = 20 * 1024 * 1024
# So many are read by one process: starting it takes longer than a picture.
_TOGETHER = 12


def read_thumbnails(contents: Sequence[bytes]) -> list[QImage | None]:
    """Return a square of at most SIDE pixels from the middle of each picture, None for what is none or too large.

    Nothing of a stranger's bytes is decoded in this process.
    """
    from creatorbook.exchange.pictures.limited import read_thumbnails as read_limited

    return [
        # A copy: the bytes do not outlive the call.
        QImage(small.pixels, small.side, small.side, 4 * small.side, QImage.Format.Format_RGBA8888).copy()
        if small is not None
        else None
        for small in read_limited(contents, SIDE)
    ]


class GiftPhotos(SlowFacts["QImage | None"]):
    """The picture of each gift, None for one without a photo."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, self._read, parent)

    def _read(self, ids: Collection[str], job: Job | None) -> dict[str, QImage | None]:
        made: dict[str, QImage | None] = dict.fromkeys(ids)
        waiting: dict[str, bytes] = {}
        for id in ids:
            if job is not None:
                job.check()
            photo = self._first_photo(id)
            if photo is not None:
                waiting[id] = photo
            if len(waiting) == _TOGETHER:
                made |= zip(waiting, read_thumbnails(list(waiting.values())), strict=True)
                waiting = {}
        made |= zip(waiting, read_thumbnails(list(waiting.values())), strict=True)
        return made

    def _first_photo(self, id: str) -> bytes | None:
        from creatorbook.services.records.attachments import attachments, content

        with self._desk.book.reading() as reading:
            files = attachments(reading, "gift", id)
            photo = next((each for each in files if each.media_type.startswith("image/")), None)
            if photo is None or photo.size > _MOST_BYTES:
                return None
            try:
                return content(reading, photo.id)
            except CreatorbookError:
                # The book has lost its bytes: the check of the book says so, not a list.
                return None
