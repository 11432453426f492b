"""A small picture of each gift of a list: the first photo that hangs on it, read off the main thread and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from creatorbook.common.errors import CreatorbookError
from creatorbook.gui.lists.beside import Beside

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk

# As many pixels as the square has on the finest screens.
SIDE = 96
# A larger file, or one that would unfold to more pixels, is not worth a thumbnail.
_MOST_BYTES = 20 * 1024 * 1024
_MOST_MEGABYTES = 256
_READ = frozenset({b"jpeg", b"png", b"webp", b"gif"})


def read_thumbnail(content: bytes) -> QImage | None:
    """Return a square of at most SIDE pixels from the middle of a picture, None for what is none or too large."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in _READ or not size.isValid():
        return None
    if size.width() * size.height() * 4 > _MOST_MEGABYTES * 1024 * 1024:
        return None
    reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    read = reader.read()
    if read.isNull():
        return None
    side = min(read.width(), read.height())
    return read.copy(QRect((read.width() - side) // 2, (read.height() - side) // 2, side, side))


class GiftPhotos(Beside["QImage | None"]):
    """The picture of each gift, None for one without a photo."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, self._read, parent)

    def _read(self, ids: Collection[str], job: Job | None) -> dict[str, QImage | None]:
        made: dict[str, QImage | None] = {}
        for id in ids:
            if job is not None:
                job.check()
            made[id] = self._first_photo(id)
        return made

    def _first_photo(self, id: str) -> QImage | None:
        from creatorbook.services.records.attachments import attachments, content

        with self._desk.book.reading() as reading:
            files = attachments(reading, "gift", id)
            photo = next((each for each in files if each.media_type.startswith("image/")), None)
            if photo is None or photo.size > _MOST_BYTES:
                return None
            try:
                return read_thumbnail(content(reading, photo.id))
            except CreatorbookError:
                # The book has lost its bytes: the check of the book says so, not a list.
                return None
