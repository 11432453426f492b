"""The words of a PDF, page by page, whoever made it: nothing is raised, what cannot be read is empty."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from creatorbook.documents.text.pdf_text import normalise_text

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdfium2 import PdfDocument

MAX_PAGES = 500
MAX_WORDS = 60_000
# pdfium says a hyphen at the end of a line by signs of its own.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_LEADERS = re.compile(r"(?:\.\s*){4,}")  # dots that lead to a page's number: other programs write them in other pieces
_TALKATIVE = ("pypdf", "pyhanko", "pyhanko_certvalidator")


def silence_libraries() -> None:
    """Keep the libraries from writing other people's mistakes into our log: what was found is said by ourselves."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def open_pdf(pdf: bytes) -> PdfReader | None:
    """Return a reader of the PDF, None where it is none, or is locked."""
    from pypdf import PdfReader

    silence_libraries()
    try:
        reader = PdfReader(io.BytesIO(pdf), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return reader if 0 < len(reader.pages) <= MAX_PAGES else None
    except Exception:  # noqa: BLE001  a stranger's file raises anything; it is then no readable PDF
        return None


def is_locked(pdf: bytes) -> bool:
    """Return whether a password is needed to open the PDF."""
    from pypdf import PdfReader

    silence_libraries()
    try:
        reader = PdfReader(io.BytesIO(pdf), strict=False)
        if not reader.is_encrypted:
            return False
    except Exception:  # noqa: BLE001  as above
        return False
    try:
        return not reader.decrypt("")
    except Exception:  # noqa: BLE001  an encryption that is not known here locks as well as a password
        return True


def pages(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the words of each page, normalised; () where nothing can be read, at most 60,000 words in all."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(pdf)
    except PdfiumError:
        return ()
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            return ()
        found: list[tuple[str, ...]] = []
        room = MAX_WORDS
        for number in range(count):
            try:
                found.append(_page_words(document, number)[:room])
            except PdfiumError:
                # The other pages are still worth reading.
                found.append(())
            room -= len(found[-1])
        return tuple(found)
    finally:
        document.close()


def _page_words(document: PdfDocument, number: int) -> tuple[str, ...]:
    sheet = document[number]
    try:
        text = sheet.get_textpage()
        try:
            said = text.get_text_range(errors="ignore").translate(_HYPHENS)
        finally:
            text.close()
    finally:
        sheet.close()
    return tuple(_LEADERS.sub(" ", normalise_text(said).replace("\u00a0", " ")).split())
