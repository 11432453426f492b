"""Pages of a PDF as pictures for the window: plain bytes, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_MAX_SIDE = 8_000  # pixels: a page larger than this is drawn smaller


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels: `data` holds `height` rows of `stride` bytes, four a pixel in the order B, G, R, X.

    That is QImage.Format_RGB32 on little-endian machines.
    """

    width: int
    height: int
    stride: int
    data: bytes


def page_count(pdf: bytes) -> int:
    """Return the number of pages; raises BadInput where this is no readable PDF."""
    document = open_pdf(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_text(pdf: bytes, page: int) -> str:
    """Return the words of one page, counted from 0, "" beyond the end; raises BadInput for no readable PDF."""
    document = open_pdf(pdf)
    try:
        if not 0 <= page < len(document):
            return ""
        sheet = document[page]
        text = sheet.get_textpage()
        words = " ".join(text.get_text_range().split())
        text.close()
        sheet.close()
        return words
    finally:
        document.close()


def page_images(pdf: bytes, scale: float = 1.0, pages: range | None = None) -> Iterator[PageImage]:
    """Yield the pages one at a time, `scale` pixels a point (2.0 is 144 dpi); `pages` counts from 0.

    Raises BadInput where this is no readable PDF; pages beyond the end are ignored.
    """
    document = open_pdf(pdf)
    try:
        count = len(document)
        for number in range(count) if pages is None else pages:
            if 0 <= number < count:
                yield _draw_page(document, number, scale)
    finally:
        document.close()


def _draw_page(document: PdfDocument, number: int, scale: float) -> PageImage:
    page = document[number]
    try:
        fitting = min(scale, _MAX_SIDE / max(*page.get_size(), 1.0))
        bitmap = page.render(scale=fitting, rev_byteorder=False, prefer_bgrx=True)
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()


def open_pdf(pdf: bytes) -> PdfDocument:
    """Return a PDF opened to be drawn, with its form; raises BadInput where it cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
        # Without it the stamps of certificate signatures, which are fields of a form, are not drawn.
        document.init_forms()
    except PdfiumError as error:
        raise BadInput(
            _("This file cannot be shown: it is not a readable PDF."), hint=_("Open it in another program to check it.")
        ) from error
    return document
