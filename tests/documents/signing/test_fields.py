"""The version that others sign: fields in the places to sign, named aloud, tagged, and signed like any other copy."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf

from creatorbook.documents.signing.checking.child import examine_signed
from creatorbook.documents.signing.checking.codec import VERDICTS, Looked, ToExamine
from creatorbook.documents.signing.checking.spots import Spot, SpotKind
from creatorbook.documents.signing.marks.fields import add_fields
from creatorbook.documents.signing.marks.pades import NOTHING_MORE, sign_with_certificate
from tests.documents.pdf.tagged import aloud, faults
from tests.documents.signing.conftest import BRAND, CREATOR, MOMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.material import CertificateFile


def look(issued: bytes, data: bytes) -> Looked:
    """Return what the limited child says of a file."""
    packed = b"".join(VERDICTS.pack(ToExamine(data, issued)))
    return VERDICTS.unpack(Looked, b"".join(examine_signed(packed)))


def fill(pdf: bytes, answers: dict[str, str]) -> bytes:
    """Return the file with text fields filled in behind its end, as readers of PDFs save it."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(answers), auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_every_place_to_sign_has_fields_that_are_read_aloud(issued: bytes, boxes: Mapping[str, SignatureBox]) -> None:
    made = add_fields(issued, "fr")
    assert made.startswith(issued)
    assert made == add_fields(issued, "fr")
    assert faults(made) == []
    said = aloud(made)
    fields: Any = said.reader.get_fields()
    assert {name for name, field in fields.items() if field["/FT"] == "/Sig"} == {
        f"Signature {party}" for party in boxes
    }
    assert {name for name, field in fields.items() if field["/FT"] == "/Tx"} == {
        f"sign-{party}-{line}" for party in boxes for line in ("name", "date")
    }
    forms = [part.entry["/K"]["/Obj"].get_object() for part in said.root.all("Form")]
    assert [each["/TU"] for each in forms[:3]] == [
        "Nom et qualité – L’Annonceur", "Date et lieu – L’Annonceur", "Signature – L’Annonceur"
    ]  # fmt: skip
    assert len(forms) == len(fields) == 3 * len(boxes)


def test_answers_in_these_fields_are_told_and_are_no_attack(issued: bytes) -> None:
    filled = fill(
        add_fields(issued, "fr"), {"sign-brand-name": "Zoé Blanc, gérante", "sign-brand-date": "Lyon, 3 mars"}
    )
    looks = look(issued, filled).looks
    assert looks.spots == ()
    assert {(spot.kind, spot.words) for spot in looks.filled} == {
        (SpotKind.FILLED, "Zoé Blanc, gérante"), (SpotKind.FILLED, "Lyon, 3 mars")
    }  # fmt: skip


def test_a_field_of_that_name_elsewhere_is_still_an_attack(issued: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(add_fields(issued, "fr")))
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            field: Any = reference.get_object()
            if field.get("/T") == "sign-brand-name":
                corners = [60, 700, 300, 715]
                field[pypdf.generic.NameObject("/Rect")] = pypdf.generic.ArrayObject(
                    [pypdf.generic.FloatObject(each) for each in corners]
                )
                field[pypdf.generic.NameObject("/V")] = pypdf.generic.TextStringObject("180 EUR")
    out = io.BytesIO()
    writer.write(out)
    looks = look(issued, out.getvalue()).looks
    assert looks.filled == ()
    assert Spot(looks.spots[0].page, SpotKind.FIELD, "180 EUR") in looks.spots


def test_both_sides_sign_in_the_fields_that_wait(
    issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile, brands_file: CertificateFile
) -> None:
    made = add_fields(issued, "fr")
    extras = replace(NOTHING_MORE, others=(boxes["brand"],))
    once, _certificate = sign_with_certificate(made, boxes["creator"], creators_file, CREATOR, MOMENT, extras)
    answered = fill(once, {"sign-brand-name": "Zoé Blanc"})
    twice, _other = sign_with_certificate(answered, boxes["brand"], brands_file, BRAND, MOMENT)
    found = look(issued, twice)
    assert [(each.party, each.intact, each.certifies) for each in found.examined.signatures] == [
        ("creator", True, True), ("brand", True, False)
    ]  # fmt: skip
    assert not any(each.is_broken for each in found.examined.signatures)
    assert found.looks.spots == ()
    assert [spot.words for spot in found.looks.filled] == ["Zoé Blanc"]
    assert len(pypdf.PdfReader(io.BytesIO(twice)).get_fields() or {}) == 3 * len(boxes)
