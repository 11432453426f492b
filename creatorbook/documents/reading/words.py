"""The words of a PDF, page by page, whoever made it: nothing is raised, what cannot be read is empty."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from creatorbook.documents.text.pdf_text import normalise_text

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 500
MAX_WORDS = 60_000
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
    reader = open_pdf(pdf)
    if reader is None:
        return ()
    found: list[tuple[str, ...]] = []
    room = MAX_WORDS
    for number in range(len(reader.pages)):
        try:
            words = tuple(normalise_text(reader.pages[number].extract_text()).replace("\u00a0", " ").split())
        except Exception:  # noqa: BLE001  the other pages are still worth reading
            words = ()
        found.append(words[:room])
        room -= len(found[-1])
    return tuple(found)
