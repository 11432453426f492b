"""Bytes of somebody's contract to its text, page by page. Runs in the limited child process.

A PDF is read with pypdf, a Word document from its XML, plain text as it is. Nothing is drawn and nothing is run.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.base import limits
from creatorbook.exchange.base.decoding import decode
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.contract_pages.rows import Piece, join_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PdfReader

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_START = 1024
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_WORD_PART = "word/document.xml"
_LEAST_LETTERS = 12
_CELL_GAP = "   "
_TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class ContractText:
    """The text of a document: `pages` in order, lines as they stand; `format` is "pdf", "docx" or "text".

    A Word document without page marks and a plain text are one page. `sha256` is that of the file's bytes;
    `bare` counts the pages of a PDF that hold no text at all, pictures perhaps.
    """

    format: str
    pages: tuple[str, ...]
    sha256: str
    bare: int = 0


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
        return _check_text(ContractText("docx", tuple(_word_pages(data)), sha256))
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
    return ContractText(found.format, pages, found.sha256, bare)


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


# Word


def _word_pages(data: bytes) -> list[str]:
    from xml.parsers.expat import ExpatError, ParserCreate

    words = _Words()
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = words.start
    parser.EndElementHandler = words.end
    parser.CharacterDataHandler = words.take_characters
    # Entities can be defined to grow without end, and a document has no need of them.
    parser.StartDoctypeDeclHandler = _refuse_declaration
    try:
        parser.Parse(_read_word_part(data), True)
    except ExpatError as error:
        raise FileProblem("word_damaged") from error
    return "".join(words.parts).split("\f")


def _refuse_declaration(*_declared: object) -> None:
    raise FileProblem("word_damaged")


def _read_word_part(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_WORD_PART) as part:
            xml = part.read(limits.CONTRACT_CHARACTERS * 20 + 1)
    except MemoryError:
        raise
    except KeyError as error:
        raise FileProblem("no_document") from error
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("word_damaged") from error
    if len(xml) > limits.CONTRACT_CHARACTERS * 20:
        raise FileProblem("zip_bomb")
    return xml


class _Words:
    """Collects the words of a Word document: a line for each paragraph and for each row of a table, its cells apart."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._cells = 0
        self._text = False
        # What older programs show instead of a drawing repeats its words.
        self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name.endswith(" Fallback"):
            self._aside += 1
        if self._aside or not name.startswith(_WORD):
            return
        local = name.removeprefix(_WORD)
        if local == "t":
            self._text = True
        elif local == "tc":
            self._cells += 1
        elif local == "br" and attributes.get(f"{_WORD}type") == "page":
            self.parts.append("\f")
        elif local in _MARKS:
            self.parts.append(" " if self._cells else _MARKS[local])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name.endswith(" Fallback"):
            self._aside -= 1
        if self._aside or not name.startswith(_WORD):
            return
        local = name.removeprefix(_WORD)
        if local == "t":
            self._text = False
        elif local == "tc":
            self._cells -= 1
            self.parts.append(_CELL_GAP)
        elif local == "tr":
            self.parts.append("\n")
        elif local == "p":
            self.parts.append(" " if self._cells else "\n")

    def take_characters(self, text: str) -> None:
        """Take characters; those outside of words are layout of the file."""
        if self._text and not self._aside:
            self.parts.append(text.replace("\n", " "))


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "lastRenderedPageBreak": "\f", "noBreakHyphen": "-"}
