"""Bytes of somebody's contract to its text, page by page. Runs in the limited child process.

A PDF is read with pypdf, plain text as it is, a mail with what is attached to it. Pages that are pictures are drawn and
given to Tesseract, where the system has it.
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
from creatorbook.exchange.contract_pages.odt import is_odt, odt_pages
from creatorbook.exchange.contract_pages.rows import Piece, join_rows
from creatorbook.exchange.contract_pages.scans import can_recognise, recognise_pages, recognise_picture
from creatorbook.exchange.contract_pages.word import TrackedChange, word_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PdfReader

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_START = 1024
_LEAST_LETTERS = 12
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*")
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
_MAIL_ENDINGS = (".eml", ".emlx")
_ATTACHED = (".pdf", ".docx", ".odt", ".txt")
_TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class ContractText:
    """The text of a document: `pages` in order, lines as they stand.

    `format` is "pdf", "docx", "odt", "mail", "picture" or "text". A document without page marks and a text are one
    page; of a mail its words are the first, and what is attached follows. `sha256` is that of the file's bytes; `bare`
    counts the pages that hold no text at all, pictures perhaps; `recognised` are the numbers, from 1, of those whose
    text was recognised in a picture; `changes` are those that nobody has accepted or refused yet: the text is read as
    if all were accepted.
    """

    format: str
    pages: tuple[str, ...]
    sha256: str
    bare: int = 0
    changes: tuple[TrackedChange, ...] = ()
    recognised: tuple[int, ...] = ()


def contract_text(data: bytes, name: str) -> ContractText:
    """Return the text of a document's bytes; `name` is its file name.

    Raises FileProblem for what is no document, is locked, damaged or too large, or holds no text.
    """
    if not data.strip():
        raise FileProblem("empty")
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(_OLE):
        raise FileProblem("old_word")
    if data.startswith(_ZIP) and is_odt(data):
        pages, changes = odt_pages(data)
        return _check_text(ContractText("odt", pages, sha256, changes=changes))
    if data.startswith(_ZIP):
        pages, changes = word_pages(data)
        return _check_text(ContractText("docx", pages, sha256, changes=changes))
    if _PDF in data[:_PDF_START]:
        return _check_text(_pdf(data, sha256))
    if name.lower().endswith((".pdf", ".docx", ".odt")):
        raise FileProblem("pdf_damaged" if name.lower().endswith(".pdf") else "word_damaged")
    if data.startswith(_PICTURES) or name.lower().endswith(_PICTURE_ENDINGS):
        return _check_text(_picture(data, sha256))
    if name.lower().endswith(_MAIL_ENDINGS):
        return _check_text(_mail(data, sha256))
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
        raise FileProblem(_no_text(found.format))
    bare = sum(1 for page in pages if not page.strip())
    return replace(found, pages=pages, bare=bare)


def _no_text(kind: str) -> str:
    if kind not in ("pdf", "picture"):
        return "document_no_text"
    return "scan_unread" if can_recognise() else "pdf_no_text" if kind == "pdf" else "picture_no_text"


def _clean_page(page: str) -> str:
    lines = page.replace("\r\n", "\n").replace("\r", "\n")
    # A lone half of a character pair cannot be written anywhere; format characters turn or hide the text.
    return "".join(
        letter
        for letter in lines
        if letter in "\n\t" or (unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    )


# Mails and pictures


def _mail(data: bytes, sha256: str) -> ContractText:
    from creatorbook.exchange.base.records import ImportedMessage
    from creatorbook.exchange.mail.message import read_mail

    message = next(iter(read_mail(data, certain=True).records), None)
    if not isinstance(message, ImportedMessage):
        raise FileProblem("document_no_text")
    found = ContractText("mail", (f"{message.subject}\n\n{message.text}",), sha256)
    for each in message.attachments:
        if not each.name.lower().endswith(_ATTACHED):
            continue
        try:
            attached = contract_text(each.content, each.name)
        except FileProblem:
            # What cannot be read can be chosen by itself, which says why.
            continue
        recognised = tuple(number + len(found.pages) for number in attached.recognised)
        found = replace(
            found,
            pages=found.pages + attached.pages,
            changes=found.changes + attached.changes,
            recognised=found.recognised + recognised,
        )
    return found


def _picture(data: bytes, sha256: str) -> ContractText:
    text = recognise_picture(data) if can_recognise() else ""
    return ContractText("picture", (text,), sha256, recognised=(1,) if text else ())


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
    bare = [number for number, text in enumerate(pages) if not text.strip()]
    scanned = recognise_pages(data, bare) if bare and can_recognise() else {}
    for number, text in scanned.items():
        pages[number] = text[: limits.PAGE_CHARACTERS]
    return ContractText("pdf", tuple(pages), sha256, recognised=tuple(number + 1 for number in scanned))


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
