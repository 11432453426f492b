"""What readers of PDFs find in one: texts, places of words, fonts."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdf
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterator


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of every page, as pdfium reads it.

    Without the space that ends a line in a paragraph: nobody sees it, and it joins two words for who reads aloud.
    """
    document = PdfDocument(pdf)
    pages = []
    for page in document:
        read = page.get_textpage()
        pages.append(read.get_text_bounded().replace("\r\n", "\n").replace(" \n", "\n"))
        read.close()
        page.close()
    document.close()
    return pages


def flat(text: str) -> str:
    """Return the text with every run of spaces and line ends as one space."""
    return re.sub(r"\s+", " ", text)


def tight(text: str) -> str:
    """Return the text without spaces."""
    return re.sub(r"\s+", "", text)


def rectangles(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Return where text stands on a page: (left, bottom, right, top) of every run of it, in points."""
    document = PdfDocument(pdf)
    sheet = document[page]
    read = sheet.get_textpage()
    found = [read.get_rect(index) for index in range(read.count_rects())]
    read.close()
    sheet.close()
    document.close()
    return found


def fonts_of(pdf: bytes) -> Iterator[tuple[str, pypdf.generic.DictionaryObject]]:
    """Yield every font of the document: its name, and its descriptor."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    seen = set()
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        for reference in fonts.values():
            font = reference.get_object()
            if font["/BaseFont"] not in seen:
                seen.add(font["/BaseFont"])
                yield str(font["/BaseFont"]), font["/FontDescriptor"].get_object()
