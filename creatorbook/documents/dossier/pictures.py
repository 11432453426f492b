"""A picture on a page of its own: how a proof that is an image becomes pages."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.furniture import Furniture
from creatorbook.documents.page.layout import build, text_height
from creatorbook.documents.page.paragraphs import paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.pdf.tags import Tag
from creatorbook.documents.text.pdf_text import shorten_text

if TYPE_CHECKING:
    from datetime import date

    from reportlab.platypus import Flowable

_NAME = 160
_ROOM = 96.0  # points of a page that the words over the picture take
_MOST = 2_400  # pixels of a side: beyond, a page is no sharper


def picture_page(image: bytes, words: str, language: str, made: date) -> bytes | None:
    """Return a PDF with the picture and its words on one page, None for bytes that are no picture."""
    picture = _read(image)
    if picture is None:
        return None
    said = shorten_text(words, _NAME)
    furniture = Furniture(said, "Creatorbook", "", language, said, "", "{page}", made=made)
    story: list[Flowable] = [*paragraphs(said, "heading")]
    story.append(_picture_class()(picture, sheet().width, text_height(furniture) - _ROOM, said))
    return build(story, furniture).pdf


def _read(image: bytes) -> Any:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(io.BytesIO(image)) as opened:
            opened.thumbnail((_MOST, _MOST))
            # No page of an archive may be seen through, or be in the colours of a press.
            flat = Image.new("RGB", opened.size, "white")
            shown = opened.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
    except Exception:  # noqa: BLE001  the reader of pictures raises whatever it stumbles over
        return None
    return ImageReader(flat)


def _draw(canvas: Any, tag: Tag, picture: Any, size: tuple[float, float]) -> None:
    left, bottom = canvas.absolutePosition(0, 0)
    tag.area = (left, bottom, left + size[0], bottom + size[1])
    with canvas.tagged(tag):
        canvas.drawImage(picture, 0, 0, *size)


@cache
def _picture_class() -> Any:
    from reportlab.platypus import Flowable

    class Picture(Flowable):
        def __init__(self, picture: Any, width: float, height: float, words: str) -> None:
            super().__init__()
            wide, high = picture.getSize()
            scale = min(width / wide, height / high, 1.0)
            self.width, self.height = wide * scale, high * scale
            self._picture, self._tag = picture, Tag("Figure", words=words)

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self.width, self.height

        def draw(self) -> None:
            _draw(self.canv, self._tag, self._picture, (self.width, self.height))

    return Picture
