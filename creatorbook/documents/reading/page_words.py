"""Where some words stand on a page of a PDF: rectangles for a view to mark."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage, PdfTextPage

_START = 48
_LINE_SHARE = 0.5
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class PageRect:
    """A rectangle on a page in points, from its upper left corner; `page_width` is the page's width in points."""

    left: float
    top: float
    width: float
    height: float
    page_width: float


def find_words_on_page(pdf: bytes, page: int, words: str) -> tuple[PageRect, ...]:
    """Return a rectangle for each line that the words take on a page (from 1); empty where they are not found.

    Letters and figures alone are compared: line breaks, hyphens and kinds of spaces do not matter. Words that go on
    on the next page are marked as far as they stand on this one.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError:
        return ()
    try:
        if not 1 <= page <= len(document):
            return ()
        sheet = document[page - 1]
        text = sheet.get_textpage()
        try:
            return tuple(_rects(sheet, text, words))
        finally:
            text.close()
            sheet.close()
    finally:
        document.close()


def _rects(sheet: PdfPage, text: PdfTextPage, words: str) -> Iterator[PageRect]:
    width, height = sheet.get_size()
    for left, bottom, right, top in _lines(text, _character_numbers(text, words)):
        yield PageRect(left, height - top, right - left, top - bottom, width)


def _character_numbers(text: PdfTextPage, words: str) -> list[int]:
    """Return the numbers of the page's characters that the words are."""
    found: list[str] = []
    places: list[int] = []
    for number, letter in enumerate(text.get_text_range(errors="ignore")):
        for plain in _letters(letter):
            found.append(plain)
            places.append(number)
    page, wanted = "".join(found), "".join(_letters(words))[:_MOST]
    at = page.find(wanted) if wanted else -1
    if at >= 0:
        return places[at : at + len(wanted)]
    at = page.find(wanted[:_START])
    if at < 0 or len(wanted) <= _START:
        return []
    length = next((size for size in range(len(wanted), _START, -1) if page.startswith(wanted[:size], at)), _START)
    return places[at : at + length]


def _letters(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def _lines(text: PdfTextPage, places: list[int]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes of the characters joined line by line: left, bottom, right, top."""
    line: tuple[float, float, float, float] | None = None
    count = text.count_chars()
    for place in places:
        if place >= count:
            break
        left, bottom, right, top = text.get_charbox(place, loose=True)
        if line is not None and abs(bottom - line[1]) < _LINE_SHARE * (top - bottom) and left >= line[0]:
            line = (line[0], min(bottom, line[1]), max(right, line[2]), max(top, line[3]))
            continue
        if line is not None:
            yield line
        line = (left, bottom, right, top)
    if line is not None:
        yield line
