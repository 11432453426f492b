"""Somebody's contract as text: PDF, Word and plain text by page; everything else is one clear sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import pypdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from creatorbook.documents.render import render_contract
from creatorbook.domain.contract_reading.values.found import Duration, Topic
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import PROBLEMS, FileProblem
from creatorbook.exchange.child.contract_text import file_bytes, read_contract
from creatorbook.exchange.contract_pages.rows import Piece, join_rows
from tests.documents.two_languages import german_and_english
from tests.growth import assert_linear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.exchange.contract_pages.pages import ContractText

SENTENCE = "The fee is EUR 1,500 and the term is twelve months."


@pytest.fixture(autouse=True)
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as on a system that has no Tesseract: the child takes over where programs are looked for."""
    monkeypatch.setenv("PATH", "")


def text_of(data: bytes, name: str, **limited: float) -> ContractText:
    return read_contract(data, name, **limited)[0]  # type: ignore[arg-type]  # memory is a whole number of bytes


def pdf(*pages: str, image: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for text in pages:
        if image:
            canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 50, 50, 400, 600)
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(60, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked(data: bytes, password: str, algorithm: str = "AES-256") -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "for the owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(body: str, name: str = "word/document.xml", head: str = "") -> bytes:
    out = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            name, f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def problem(data: bytes, name: str = "contract.pdf", **limited: float) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        text_of(data, name, **limited)
    assert caught.value.where == name
    assert caught.value.message.endswith(".")
    assert "Traceback" not in caught.value.message
    return caught.value


def test_a_pdf_is_read_page_by_page() -> None:
    found = text_of(pdf(SENTENCE, "Second page."), "contract.pdf")
    assert (found.format, found.bare, len(found.sha256)) == ("pdf", 0, 64)
    assert [page.strip() for page in found.pages] == [SENTENCE, "Second page."]


def test_pages_without_text_are_counted() -> None:
    assert text_of(pdf(SENTENCE, "", ""), "contract.pdf").bare == 2


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_locked_against_changes_alone_is_read(algorithm: str) -> None:
    assert SENTENCE in text_of(locked(pdf(SENTENCE), "", algorithm), "contract.pdf").pages[0]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_locked_with_a_password(algorithm: str) -> None:
    found = problem(locked(pdf(SENTENCE), "secret", algorithm))
    assert found.code == "pdf_locked"
    assert "password" in found.message


def test_a_scanned_contract_is_said_to_hold_pictures() -> None:
    found = problem(pdf("", "", image=True))
    assert found.message == "This PDF holds pictures of pages, no text."
    assert "Tesseract" in found.hint
    assert "OCR" in found.hint


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (b"  \n ", "a.txt", "empty"),
        (b"%PDF-1.7\n", "a.pdf", "pdf_damaged"),
        (b"not a pdf at all", "a.pdf", "pdf_damaged"),
        (b"not a document", "a.docx", "word_damaged"),
        (b"\xff\xd8\xff\xe0 photo", "a.jpg", "picture_no_text"),
        (b"\x00\x01 a film", "a.mov", "no_document"),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", "word_damaged"),
        (b"no head of a mail\n\nat all", "a.eml", "no_mail"),
        (b"PK\x03\x04 broken", "a.docx", "word_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "old_word"),
        (b"\x00\x01\x02binary\x00", "a.txt", "document_not_text"),
        (b"...", "a.txt", "document_no_text"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(data: bytes, name: str, code: str) -> None:
    found = problem(data, name)
    assert found.code == code
    assert found.hint == PROBLEMS[code].hint


@pytest.mark.repeats
def test_a_pdf_cut_in_half_or_with_flipped_bytes() -> None:
    whole = pdf(*(f"{SENTENCE} Page {number}." for number in range(6)))
    for cut in (len(whole) // 3, len(whole) // 2, len(whole) - 40):
        _read_or_refused(whole[:cut])
    for start in range(0, len(whole), len(whole) // 24):
        _read_or_refused(whole[:start] + b"\xff\x00>>" + whole[start + 4 :])


def _read_or_refused(data: bytes) -> None:
    code = ""
    try:
        text_of(data, "contract.pdf")
    except FileProblem as refused:
        code = refused.code
    assert code in {"", "pdf_damaged", "pdf_no_text", "pdf_locked"}


def test_too_many_pages() -> None:
    found = problem(pdf(*["x"] * (limits.CONTRACT_PAGES + 1)))
    assert found.code == "pdf_pages"
    assert str(limits.CONTRACT_PAGES) in found.message


def _bomb(stream: bytes, filters: str = "/FlateDecode", more: str = "") -> bytes:
    """Return a PDF of one page whose content is this packed stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter %s %s >>\nstream\n%s\nendstream"
        % (len(stream), filters.encode(), more.encode(), stream),
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def _twice_packed() -> bytes:
    once = zlib.compress(b" " * (400 * limits.MEGABYTE), 9)
    return _bomb(zlib.compress(once, 9), "[/FlateDecode /FlateDecode]")


def _pages_that_hold_themselves() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        + pages
        + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "packed": lambda: _bomb(zlib.compress(b" " * (400 * limits.MEGABYTE), 9)),
    "packed twice": _twice_packed,
    "words without end": lambda: _bomb(zlib.compress(b"BT /F1 12 Tf " + b"(fee) Tj " * 3_000_000 + b"ET", 9)),
    "pages that hold themselves": _pages_that_hold_themselves,
    "brackets without end": lambda: (
        b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
    "a count that lies": lambda: _bomb(zlib.compress(b"BT ET")).replace(b"/Count 1", b"/Count 99999999"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_pdf_made_to_do_harm_ends_in_a_sentence(name: str) -> None:
    data = BOMBS[name]()
    found = problem(data, f"{name}.pdf", seconds=6)
    assert found.code in {"pdf_damaged", "pdf_no_text", "pdf_pages", "too_long", "too_much_memory"}


def test_a_word_document_is_read_with_its_tables_and_pages() -> None:
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Reel", "Instagram", "2"))
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    found = text_of(
        word(f"{paragraph(SENTENCE)}<w:tbl><w:tr>{row}</w:tr></w:tbl>{turn}{paragraph('Second page.')}"), "a.docx"
    )
    assert found.format == "docx"
    assert [line.split() for line in found.pages[0].split("\n")[:2]] == [SENTENCE.split(), ["Reel", "Instagram", "2"]]
    assert "Reel    Instagram" in found.pages[0]
    assert found.pages[1].strip() == "Second page."


def test_a_word_document_made_to_do_harm() -> None:
    entity = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert problem(word(paragraph("&c;"), head=entity), "a.docx").code == "word_damaged"
    huge = word(paragraph("fee " * 15_000_000))
    assert len(huge) < limits.MEGABYTE
    assert problem(huge, "a.docx").code == "zip_bomb"
    assert problem(word(paragraph("x"), name="other.xml"), "a.docx").code == "no_document"
    deep = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    assert problem(word(deep), "a.docx").code in {"word_damaged", "damaged", "document_no_text"}


def test_a_plain_text_is_read_in_its_encoding_without_what_turns_it() -> None:
    found = text_of("Die Vergütung beträgt\u202e 1.500 €.\fZweite Seite.".encode("cp1252", "ignore"), "a.txt")
    assert (found.format, found.pages) == ("text", ("Die Vergütung beträgt 1.500 €.", "Zweite Seite."))
    assert problem(b"word " * 500_000, "a.txt").code == "document_long"


def test_the_limits_hold_whatever_the_library_does() -> None:
    assert problem(pdf(SENTENCE), memory=24 * limits.MEGABYTE).code in {"too_much_memory", "reader_died"}


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.pdf", "missing"), (tmp_path, "folder")):
        with pytest.raises(FileProblem) as caught:
            file_bytes(path)
        assert caught.value.code == code
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    assert file_bytes(path) == b"%PDF"


def test_thirty_pages_are_read_in_a_third_of_the_processor_time_allowed() -> None:
    data = pdf(*["\n".join([SENTENCE] * 50)] * 30)
    pages = text_of(data, "contract.pdf", seconds=limits.CONTRACT_SECONDS / 3).pages
    assert [page.count(SENTENCE) for page in pages] == [50] * 30


def test_a_row_that_never_ends_is_joined_in_steps_that_grow_with_it() -> None:
    # Each piece stands right of the one before it, at one height.
    assert_linear(lambda count: join_rows(Piece("x", 40.0 * at, 700.0, 10.0) for at in range(count)), 320)
    assert join_rows(Piece("x", 40.0 * at, 700.0, 10.0) for at in range(3)) == "x   x   x"
    # A line each, the cells of one row: they lie at one height, and none is the end of the one before it.
    cells = [Piece(f"{at}\n", 40.0 * at, 700.0 - at % 2, 10.0) for at in range(4)]
    assert join_rows(cells) == "0   1   2   3"
    assert_linear(lambda count: join_rows(Piece("x\n", 40.0 * at, 700.0, 10.0) for at in range(count)), 320)


def test_two_languages_side_by_side_are_read_column_by_column() -> None:
    text, found = read_contract(render_contract(german_and_english()).pdf, "contract.pdf")
    page = " ".join(text.pages[1].split())
    german = "4.2 Ab Erhalt eines Entwurfs hat das Unternehmen 3 Tage Zeit, ihn freizugeben oder in einer"
    english = "4.2 The Brand approves, or asks for changes in one set of written comments, within 3 days"
    # A paragraph is whole, and what stands beside it comes after the whole column; a table stays where it is.
    assert page.index("Karussell Carousel Instagram 2") < page.index(german)
    assert page.index("5.2 The Creator is not registered for VAT.") < page.index(english)
    assert found.of(Topic.FEE)[0].value == Money.of("3250", "GBP")
    assert {each.value for each in found.of(Topic.REVIEW_DAYS)} == {Duration(3, "day")}
    assert {each.value for each in found.of(Topic.INSTALMENT)} >= {Money.of("1625", "GBP")}
