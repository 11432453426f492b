"""Pictures of signatures: placed behind the end of the file, readable, and harmless whatever they are made from."""

from __future__ import annotations

import io
import math
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from PIL import Image, ImageDraw

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.documents.page.boxes import SignatureBox, signature_boxes
from creatorbook.documents.reading.preview import page_images
from creatorbook.documents.signing.checking.excerpt import extract_page
from creatorbook.documents.signing.checking.validation import examine
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.pictures import MAX_BYTES, normalise_picture
from creatorbook.documents.signing.marks.put import place_mark
from creatorbook.documents.signing.marks.stamp import Lines
from creatorbook.documents.signing.material import MAX_STROKES, CertificateFile, Drawn, Picture, Typed
from tests.documents.signing.conftest import BRAND, CREATOR, MOMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

WAVE = tuple((float(x), 40 + 30 * math.sin(x / 14)) for x in range(0, 240, 3))


def photograph(colour: tuple[int, int, int] = (20, 30, 90), form: str = "JPEG") -> bytes:
    """Return ink on greyish paper, darker to the right as under a lamp."""
    image = Image.new("RGB", (900, 400))
    for x in range(900):
        image.paste((235 - x // 12, 232 - x // 12, 225 - x // 12), (x, 0, x + 1, 400))
    ImageDraw.Draw(image).line([(200, 250), (330, 120), (450, 270), (700, 200)], fill=colour, width=9)
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


def text_of(pdf: bytes, page: int) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text()


def ink(pdf: bytes, box: SignatureBox) -> int:
    """Return how many points of the box are neither white nor grey on the page as it is shown."""
    image = next(iter(page_images(pdf, 1.0, range(box.page, box.page + 1))))
    shown = Image.frombuffer("RGB", (image.width, image.height), image.data, "raw", "BGRX", image.stride, 1)
    place = (box.x, shown.height - box.y - box.height, box.x + box.width, shown.height - box.y)
    left, top, right, bottom = (round(each) for each in place)
    blue = shown.crop((left, top, right, bottom)).tobytes()
    return sum(blue[at + 2] > blue[at] + 25 for at in range(0, len(blue), 3))


def test_every_way_leaves_the_issued_bytes_as_the_beginning(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    for mark in (Drawn((WAVE,)), Typed("Camille Ł."), Picture(photograph())):
        signed = place_mark(issued, boxes["creator"], mark, CREATOR, MOMENT)
        assert signed.startswith(issued)
        assert ink(signed, boxes["creator"]) > 100 > ink(issued, boxes["creator"])
        assert ink(signed, boxes["brand"]) == 0
        said = text_of(signed, boxes["creator"].page)
        assert said.startswith(text_of(issued, boxes["creator"].page))
        assert "Camille Łuczak-Benoît\nLyon, le 1er septembre 2026" in said
        assert place_mark(issued, boxes["creator"], mark, CREATOR, MOMENT) == signed


def test_a_second_mark_goes_on_top_of_the_first(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    first = place_mark(issued, boxes["creator"], Drawn((WAVE,)), CREATOR, MOMENT)
    both = place_mark(first, boxes["brand"], Typed("Inès"), BRAND, MOMENT)
    assert both.startswith(first)
    said = text_of(both, boxes["brand"].page)
    assert "Paris, le 2 septembre 2026" in said
    assert "Lyon, le 1er septembre 2026" in said
    assert signature_boxes(both) == signature_boxes(issued)
    found = examine(both)
    assert [(each.party, each.manner, each.signer) for each in found.pictures] == [
        ("creator", "drawn", "Camille Łuczak-Benoît"),
        ("brand", "typed", "Inès Fournel"),
    ]
    assert {each.placed_at for each in found.pictures} == {MOMENT}
    assert found.signatures == ()


def test_what_the_file_says_of_itself_stays(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    before: Any = pypdf.PdfReader(io.BytesIO(issued))
    after: Any = pypdf.PdfReader(io.BytesIO(place_mark(issued, boxes["brand"], Typed("I. F."), BRAND, MOMENT)))
    assert after.metadata == before.metadata
    assert len(after.pages) == len(before.pages)
    assert after.trailer["/ID"][0] == before.trailer["/ID"][0]
    assert after.trailer["/ID"][1] != before.trailer["/ID"][1]
    assert [len(page["/Resources"]["/Font"]) for page in after.pages] == [
        len(page["/Resources"]["/Font"]) for page in before.pages
    ]


def test_a_file_with_a_stream_of_references_is_continued_in_kind(issued: bytes) -> None:
    out = io.BytesIO()
    writer = pypdf.PdfWriter(io.BytesIO(issued), incremental=True)
    writer.add_metadata({"/Keywords": "passed through another program"})
    writer.write(out)
    modern = out.getvalue().rstrip()
    box = SignatureBox("creator", 0, 60, 60, 200, 60)
    signed = place_mark(modern, box, Typed("Camille"), CREATOR, MOMENT)
    assert signed.startswith(modern)
    assert b"/XRef" in signed[len(modern) :]
    assert "Lyon, le 1er septembre 2026" in text_of(signed, 0)
    assert ink(place_mark(signed, SignatureBox("brand", 0, 300, 60, 200, 60), Typed("Inès"), BRAND, MOMENT), box) > 100


def test_a_document_without_lines_gets_name_place_and_day_in_the_box(issued: bytes) -> None:
    signed = place_mark(issued, SignatureBox("agency", 0, 80, 300, 180, 60), Typed("P. Raman"), BRAND, MOMENT)
    assert "Inès Fournel" in text_of(signed, 0)
    assert "Paris, le 2 septembre 2026" in text_of(signed, 0)


def test_one_page_by_itself_shows_what_the_whole_shows(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    box = boxes["creator"]
    page = extract_page(place_mark(issued, box, Typed("Camille"), CREATOR, MOMENT), box.page)
    assert len(pypdf.PdfReader(io.BytesIO(page)).pages) == 1
    assert ink(page, SignatureBox("creator", 0, box.x, box.y, box.width, box.height)) > 100
    with pytest.raises(BadInput):
        extract_page(b"%PDF-1.4 nothing", 0)


def test_a_picture_is_refused_on_top_of_a_certificate_signature(
    issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile
) -> None:
    signed, _certificate = sign_with_certificate(issued, boxes["creator"], creators_file, CREATOR, MOMENT)
    with pytest.raises(AnswerIsNo) as refused:
        place_mark(signed, boxes["brand"], Typed("Inès"), BRAND, MOMENT)
    assert "change" in refused.value.message


def test_a_thousand_strokes_are_drawn_and_too_many_are_refused(
    issued: bytes, boxes: Mapping[str, SignatureBox]
) -> None:
    strokes = tuple(((float(at % 200), float(at // 10)), (float(at % 200) + 9, float(at // 10))) for at in range(1_000))
    assert ink(place_mark(issued, boxes["creator"], Drawn(strokes), CREATOR, MOMENT), boxes["creator"]) > 1_000
    dot = (((5.0, 5.0),),)
    assert ink(place_mark(issued, boxes["creator"], Drawn(dot), CREATOR, MOMENT), boxes["creator"]) > 0
    for odd in ((), ((),), (((0.0, 0.0),),) * (MAX_STROKES + 1), (((math.nan, 1.0), (2.0, 2.0)),)):
        with pytest.raises(BadInput):
            place_mark(issued, boxes["creator"], Drawn(odd), CREATOR, MOMENT)


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81, "🎁"])
def test_a_name_that_cannot_be_set_is_refused(name: str, issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    with pytest.raises(BadInput):
        place_mark(issued, boxes["creator"], Typed(name), CREATOR, MOMENT)


def test_an_emoji_beside_a_name_is_left_out(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    plain, gift = (place_mark(issued, boxes["creator"], Typed(name), CREATOR, MOMENT) for name in ("Ada", "Ada 🎁"))
    assert ink(gift, boxes["creator"]) == ink(plain, boxes["creator"]) > 0


@pytest.mark.parametrize("name", ["سارة الأحمد", "שרה כהן", "田中 さくら", "김민지", "Zoë Ελένη Юлия"])
def test_names_of_other_scripts_sign_too(name: str, issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    lines = Lines(name, BRAND.day, "Paris", "de")
    signed = place_mark(issued, boxes["brand"], Typed(name), lines, MOMENT)
    assert ink(signed, boxes["brand"]) > 100
    assert "Paris, den 2. September 2026" in text_of(signed, boxes["brand"].page).replace("\u00a0", " ")


def test_a_long_name_is_set_smaller_and_stays_in_its_box(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    name = "Marie-Antoinette de la Rochefoucauld-Liancourt et Cie, SARL"
    signed = place_mark(issued, boxes["brand"], Typed(name), BRAND, MOMENT)
    assert ink(signed, boxes["brand"]) > 100
    assert ink(signed, boxes["creator"]) == 0
    narrow = replace(boxes["brand"], width=98.3)
    for each in (name, "Nord SARL", "Éclat SAS", "Léa Martin"):
        assert each in text_of(place_mark(issued, narrow, Typed(each), BRAND, MOMENT), narrow.page)


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"\x00" * 300])
def test_what_is_no_pdf_is_refused_with_a_sentence(broken: bytes) -> None:
    with pytest.raises(BadInput):
        place_mark(broken, SignatureBox("creator", 0, 0, 0, 100, 50), Typed("A"), CREATOR, MOMENT)


def test_a_page_that_is_not_there_is_refused(issued: bytes) -> None:
    with pytest.raises(BadInput):
        place_mark(issued, SignatureBox("creator", 99, 0, 0, 100, 50), Typed("A"), CREATOR, MOMENT)


# Pictures


def test_the_paper_goes_and_the_ink_stays() -> None:
    for form in ("JPEG", "PNG"):
        made = Image.open(io.BytesIO(normalise_picture(photograph(form=form))))
        assert made.mode == "RGBA"
        # The margins are gone: the drawing was 500 wide on 900.
        assert 480 < made.width < 540
        alpha = made.getchannel("A").histogram()
        assert sum(alpha[:20]) > sum(alpha[200:]) > 1_000


def test_a_picture_with_a_transparent_ground_keeps_its_own() -> None:
    image = Image.new("RGBA", (300, 100), (255, 255, 255, 0))
    ImageDraw.Draw(image).line([(50, 50), (250, 50)], fill=(0, 0, 0, 255), width=8)
    out = io.BytesIO()
    image.save(out, "PNG")
    made = Image.open(io.BytesIO(normalise_picture(out.getvalue())))
    assert (made.width, made.getpixel((100, made.height // 2))) == (201, (0, 0, 0, 255))


def bomb() -> bytes:
    """Return a PNG of a few bytes that says it is 50,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 9_999)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def blank() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (200, 100), (250, 250, 250)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"GIF89a" + b"\x00" * 100,
        photograph()[:2_000],
        photograph(form="PNG")[:900],
        bomb(),
        blank(),
        b"\xff\xd8\xff" + b"\x00" * 5_000,
        b"\x89PNG" + b"\x00" * (MAX_BYTES + 1),
    ],
    ids=["empty", "text", "gif", "cut jpeg", "cut png", "bomb", "blank", "false jpeg", "too large"],
)
def test_a_hostile_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        normalise_picture(content)
    assert refused.value.message.endswith(".")
    assert refused.value.hint
