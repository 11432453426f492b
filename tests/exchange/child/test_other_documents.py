"""OpenDocument texts, mails with what is attached, and scans: read as PDF and Word documents are."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from creatorbook.common.paths import resources
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Topic
from creatorbook.domain.values.money import Money
from creatorbook.exchange.child.contract_text import read_contract
from creatorbook.exchange.contract_pages.word import TrackedChange
from tests.exchange.child.test_contract_text import SENTENCE, pdf

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
LINES = (
    "COLLABORATION AGREEMENT",
    "The Brand pays the Creator a fee of EUR 1,500 within 30 days of the invoice.",
    "The term starts on 1 March 2027 and ends on 30 April 2027.",
)


def odt(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return out.getvalue()


def changed(kind: str, number: str, author: str, inside: str = "") -> str:
    info = f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>2027-03-04T09:00:00</dc:date>"
    return (
        f'<text:changed-region text:id="{number}"><text:{kind}>{info}</office:change-info>{inside}</text:{kind}>'
        "</text:changed-region>"
    )


def test_an_opendocument_text_is_read_with_its_rows_notes_and_changes() -> None:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Payment", "Net 30"))
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Paid once the client has paid.</text:p></text:note-body></text:note>"
    )
    body = (
        "<text:tracked-changes>"
        + changed("deletion", "a", "Ana Brand", "<text:p>1,800</text:p>")
        + changed("insertion", "b", "Ana Brand")
        + "</text:tracked-changes>"
        '<text:p>The fee is<text:s text:c="2"/>EUR <text:change text:change-id="a"/>'
        f'<text:change-start text:change-id="b"/>1,200<text:change-end text:change-id="b"/>{note}.</text:p>'
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    )
    text, reading = read_contract(odt(body), "terms.odt")
    assert text.format == "odt"
    assert text.pages == ("The fee is  EUR 1,200.\nPayment    Net 30    \n\nPaid once the client has paid.",)
    assert text.changes == (
        TrackedChange("Ana Brand", date(2027, 3, 4), "1,800", ""),
        TrackedChange("Ana Brand", date(2027, 3, 4), "", "1,200"),
    )
    assert reading.of(Topic.FEE)[0].value == Money.of(1200, "EUR")
    assert reading.of(Topic.PAYMENT_DAYS)[0].value == Duration(30)


def test_a_mail_is_read_with_the_documents_attached_to_it() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "jo@example.com", "Our terms"
    mail.set_content("Hi Ida, attached are the terms. We pay net 45.")
    mail.add_attachment(pdf(SENTENCE), maintype="application", subtype="pdf", filename="terms.pdf")
    mail.add_attachment(b"%PDF-1.7 broken", maintype="application", subtype="pdf", filename="broken.pdf")
    mail.add_attachment(b"\x89PNG logo", maintype="image", subtype="png", filename="logo.png")
    text, reading = read_contract(mail.as_bytes(), "offer.eml")
    assert text.format == "mail"
    assert [page.split("\n")[0] for page in text.pages] == ["Our terms", SENTENCE]
    assert reading.of(Topic.PAYMENT_DAYS)[0].page == 1
    assert reading.of(Topic.FEE)[0].page == 2


def _picture() -> Image.Image:
    picture = Image.new("L", (1654, 1000), 255)
    drawn = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(resources() / "fonts" / "Inter-Regular.ttf"), 34)
    for number, line in enumerate(LINES):
        drawn.text((150, 150 + 70 * number), line, font=font, fill=20)
    return picture


def _scan() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 360), invariant=1)
    canvas.drawString(60, 300, SENTENCE)
    canvas.showPage()
    canvas.drawImage(ImageReader(_picture().convert("RGB")), 0, 0, 595, 360)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scanned_page_is_recognised_and_nothing_on_it_is_certain() -> None:
    text, reading = read_contract(_scan(), "scan.pdf")
    assert (text.recognised, text.bare) == ((2,), 0)
    assert "1,500 within 30 days" in text.pages[1]
    (start,) = reading.of(Topic.START)
    assert (start.value, start.page) == (date(2027, 3, 1), 2)
    assert Doubt.RECOGNISED in start.doubts
    assert not [each for each in reading.of(Topic.FEE) if each.page == 1 and Doubt.RECOGNISED in each.doubts]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_photo_of_a_contract_is_recognised() -> None:
    out = io.BytesIO()
    _picture().save(out, "JPEG")
    text, reading = read_contract(out.getvalue(), "photo.jpg")
    assert (text.format, text.recognised) == ("picture", (1,))
    assert reading.of(Topic.PAYMENT_DAYS)[0].value == Duration(30)


def test_without_tesseract_the_other_pages_are_read_and_the_scanned_one_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    text, _reading = read_contract(_scan(), "scan.pdf")
    assert (text.recognised, text.bare) == ((), 1)
