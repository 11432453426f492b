"""The pages of a PDF to be compared with others: as pictures, with their words and where these are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from creatorbook.documents.reading.preview import open_pdf

if TYPE_CHECKING:
    from types import TracebackType

    from PIL.Image import Image
    from pypdfium2 import PdfPage, PdfTextPage

_FINE = 16  # parts of a point: pdfium says places in whole numbers
_MAX_SIDE = 4_000  # pixels
_SPLIT = 0.25  # of the height of a letter: a wider gap parts words


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word as it is seen on a page: its edges in points from the upper left corner, and the line that it stands on.

    Its upper and lower edges are those that its font claims, which another program may write otherwise; `base` is where
    its first letter is drawn.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float


class Sheets:
    """An open PDF, closed at the end of a `with`; raises BadInput where it cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        self._document = open_pdf(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Return the width and height of a page, counted from 0, in points as it is seen."""
        sheet = self._document[page]
        try:
            width, height = sheet.get_size()
            return float(width), float(height)
        finally:
            sheet.close()

    def draw(self, page: int, scale: float) -> Image:
        """Return a page in RGB, `scale` pixels a point; smaller where it would have more than 4,000 on a side."""
        from PIL import Image

        sheet = self._document[page]
        try:
            fitting = min(scale, _MAX_SIDE / max(*sheet.get_size(), 1.0))
            bitmap = sheet.render(scale=fitting, rev_byteorder=True, prefer_bgrx=True)
            try:
                size = (bitmap.width, bitmap.height)
                return Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride, 1)
            finally:
                bitmap.close()
        finally:
            sheet.close()

    def is_picture(self, page: int, share: float) -> bool:
        """Return whether one picture takes more than this share of a page, as a scan does."""
        from pypdfium2 import raw

        sheet = self._document[page]
        try:
            width, height = sheet.get_size()
            for each in sheet.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
                left, bottom, right, top = each.get_bounds()
                if abs(right - left) * abs(top - bottom) >= share * width * height:
                    return True
            return False
        finally:
            sheet.close()

    def words(self, page: int) -> tuple[str, ...]:
        """Return the words of a page in the order of its text, without their places."""
        sheet = self._document[page]
        try:
            text = sheet.get_textpage()
            try:
                return tuple(text.get_text_range(errors="ignore").split())
            finally:
                text.close()
        finally:
            sheet.close()

    def places(self, page: int) -> tuple[WordPlace, ...]:
        """Return the words of a page in the order of its text."""
        sheet = self._document[page]
        try:
            return tuple(_places(sheet))
        finally:
            sheet.close()


def _places(sheet: PdfPage) -> list[WordPlace]:
    text = sheet.get_textpage()
    try:
        letters = text.get_text_range(errors="ignore")
        count = text.count_chars()
        if len(letters) != count:
            # Letters of two units count twice: each is then asked for by itself.
            letters = "".join((text.get_text_range(at, 1, errors="ignore") or "\ufffd")[0] for at in range(count))
        found: list[WordPlace] = []
        word, box, start = "", (0.0, 0.0, 0.0, 0.0), 0
        for at, letter in enumerate(letters):
            if letter.isspace() or not letter.isprintable():
                if word:
                    found.append(_seen(sheet, word, box, _origin(text, start)))
                word = ""
                continue
            left, bottom, right, top = text.get_charbox(at, loose=True)
            if word and (abs(bottom - box[1]) > (box[3] - box[1]) or left - box[2] > 4 * _SPLIT * (top - bottom)):
                found.append(_seen(sheet, word, box, _origin(text, start)))
                word = ""
            start = start if word else at
            box = (left, bottom, right, top) if not word else _around(box, (left, bottom, right, top))
            word += letter
        if word:
            found.append(_seen(sheet, word, box, _origin(text, start)))
        return found
    finally:
        text.close()


def _origin(text: PdfTextPage, letter: int) -> tuple[float, float]:
    """Return where a letter is drawn, in the page's own points."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, letter, byref(x), byref(y))
    return x.value, y.value


def _around(
    first: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(first[0], other[0]), min(first[1], other[1]), max(first[2], other[2]), max(first[3], other[3])


def _seen(sheet: PdfPage, word: str, box: tuple[float, float, float, float], origin: tuple[float, float]) -> WordPlace:
    """Return a word with its place as it is seen: a page may be turned, or begin elsewhere than at its origin."""
    from ctypes import byref, c_int

    from pypdfium2 import raw

    width, height = (round(each * _FINE) for each in sheet.get_size())
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3]), origin):
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(sheet, 0, 0, width, height, 0, x, y, byref(across), byref(down))
        corners.append((across.value / _FINE, down.value / _FINE))
    (x1, y1), (x2, y2), (_x, base) = corners
    return WordPlace(word, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), base)
