"""Bytes of somebody's contract to its text, page by page. Runs in the limited child process.

A PDF is read with pypdf, plain text as it is. Nothing is drawn and nothing is run.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.exchange.base import limits
from creatorbook.exchange.base.decoding import decode
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.contract_pages.rows import Piece, join_rows
from creatorbook.exchange.contract_pages.word import TrackedChange, word_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PdfReader

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_START = 1024
_LEAST_LETTERS = 12
_TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class ContractText:
    """The text of a document: `pages` in order, lines as they stand; `format` is "pdf", "docx" or "text".

    A Word document without page marks and a plain text are one page. `sha256` is that of the file's bytes;
    `bare` counts the pages of a PDF that hold no text at all, pictures perhaps; `changes` are those of a Word document
    that nobody has accepted or refused yet: the text is read as if all were accepted.
    """

    format: str
    pages: tuple[str, ...]
    sha256: str
    bare: int = 0
    changes: tuple[TrackedChange, ...] = ()


def contract_text(data: bytes, name: str) -> ContractText:
    """Return the text of a document's bytes; `name` is its file name.

    Raises FileProblem for what is no document, is locked, damaged or too large, or holds no text.
    """
    if not data.strip():
        raise FileProblem("empty")
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(_OLE):
        raise FileProblem("old_word")
    if data.startswith(_ZIP):
        pages, changes = word_pages(data)
        return _check_text(ContractText("docx", pages, sha256, changes=changes))
    if _PDF in data[:_PDF_START]:
        return _check_text(_pdf(data, sha256))
    if name.lower().endswith((".pdf", ".docx")):
        raise FileProblem("pdf_damaged" if name.lower().endswith(".pdf") else "word_damaged")
    if not name.lower().endswith(_TEXT_ENDINGS):
        raise FileProblem("no_document")
    return _check_text(ContractText("text", tuple(decode(data, binary="document_not_text").text.split("\f")), sha256))


def _check_text(found: ContractText) -> ContractText:
    """Return the text without control characters; raise FileProblem where there is too little or too much of it."""
    if len(found.pages) > limits.CONTRACT_PAGES:
        raise FileProblem("pdf_pages", pages=len(found.pages), limit=limits.CONTRACT_PAGES)
    if sum(map(len, found.pages)) > limits.CONTRACT_CHARACTERS:
        raise FileProblem("document_long", limit=limits.CONTRACT_CHARACTERS)
    pages = tuple(_clean_page(page) for page in found.pages)
    if sum(letter.isalpha() for page in pages for letter in page) < _LEAST_LETTERS:
        raise FileProblem("pdf_no_text" if found.format == "pdf" else "document_no_text")
    bare = sum(1 for page in pages if not page.strip())
    return replace(found, pages=pages, bare=bare)


def _clean_page(page: str) -> str:
    lines = page.replace("\r\n", "\n").replace("\r", "\n")
    # A lone half of a character pair cannot be written anywhere; format characters turn or hide the text.
    return "".join(
        letter
        for letter in lines
        if letter in "\n\t" or (unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    )


# PDF


def _pdf(data: bytes, sha256: str) -> ContractText:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        _unlock(reader)
        count = len(reader.pages)
    except (FileProblem, MemoryError):
        raise
    except Exception as error:  # pypdf raises a dozen kinds of errors on damaged files
        raise FileProblem("pdf_damaged") from error
    if count > limits.CONTRACT_PAGES:
        raise FileProblem("pdf_pages", pages=count, limit=limits.CONTRACT_PAGES)
    if count == 0:
        raise FileProblem("pdf_damaged")
    pages, failed = [], 0
    for number in range(count):
        text = _page(reader, number)
        failed += text is None
        pages.append((text or "")[: limits.PAGE_CHARACTERS])
    if failed == count:
        raise FileProblem("pdf_damaged")
    return ContractText("pdf", tuple(pages), sha256)


def _unlock(reader: PdfReader) -> None:
    """Open what is locked only against changes; raise FileProblem where a password is needed to read."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except MemoryError:
        raise
    except Exception as error:  # an unknown or broken way of locking
        raise FileProblem("pdf_locked") from error
    if not opened:
        raise FileProblem("pdf_locked")


def _page(reader: PdfReader, number: int) -> str | None:
    """Return the text of one page, None where the page is broken: the others are still worth reading."""
    pieces: list[Piece] = []

    def take(text: str, page: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        x = place[4] * page[0] + place[5] * page[2] + page[4]
        y = place[4] * page[1] + place[5] * page[3] + page[5]
        pieces.append(Piece(text, x, y, max(size * abs(place[3] * page[3]), 1.0)))

    try:
        reader.pages[number].extract_text(visitor_text=take)
        return join_rows(pieces)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  pypdf raises a dozen kinds of errors on damaged pages
        return None
