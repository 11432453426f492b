"""Certificate signatures by pyHanko's own checks and, where it is there, by poppler's: valid, and broken by a byte."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.documents.signing import extra
from creatorbook.documents.signing.checking.codec import Looked
from creatorbook.documents.signing.checking.limited import examine_file
from creatorbook.documents.signing.checking.spots import NOTHING_SEEN
from creatorbook.documents.signing.checking.validation import Change, examine
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.put import place_mark
from creatorbook.documents.signing.material import CertificateFile, Typed
from tests.children import PATIENCE
from tests.documents.signing.conftest import BRAND, CREATOR, MOMENT, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from creatorbook.documents.page.boxes import SignatureBox


def says_pdfsig(pdf: bytes, folder: Path) -> list[str]:
    """Return poppler's word on each signature; nothing where poppler's tools are not installed."""
    if shutil.which("pdfsig") is None:
        return []
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return [line.partition(":")[2].strip() for line in done.stdout.splitlines() if "Signature Validation" in line]


def test_poppler_is_there_to_be_compared_with() -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig of poppler-utils is not installed: nowhere here was its word on a signature compared")


def agrees(pdf: bytes, folder: Path, expected: list[bool]) -> bool:
    """Return whether poppler, where it is there, says of each signature that it is valid or not."""
    said = says_pdfsig(pdf, folder)
    return not said or [each == "Signature is Valid." for each in said] == expected


@pytest.fixture(scope="session")
def once(issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile) -> bytes:
    """Return the contract signed by the creator's certificate."""
    return sign_with_certificate(issued, boxes["creator"], creators_file, CREATOR, MOMENT)[0]


@pytest.fixture(scope="session")
def twice(once: bytes, boxes: Mapping[str, SignatureBox], brands_file: CertificateFile) -> bytes:
    """Return the contract signed by both certificates."""
    return sign_with_certificate(once, boxes["brand"], brands_file, BRAND, MOMENT)[0]


def test_one_signature_is_whole_and_says_who_and_when(once: bytes, issued: bytes, tmp_path: Path) -> None:
    assert once.startswith(issued)
    (found,) = examine(once).signatures
    assert (found.intact, found.whole_file, found.change, found.is_good) == (True, True, Change.NONE, True)
    assert (found.party, found.claimed_at, found.in_time, found.place) == ("creator", MOMENT, True, "Lyon")
    assert found.certificate is not None
    assert (found.certificate.subject, found.certificate.self_signed) == (CREATOR.signer, True)
    assert agrees(once, tmp_path, [True])


def test_the_second_signature_leaves_the_first_valid(twice: bytes, once: bytes, tmp_path: Path) -> None:
    assert twice.startswith(once)
    first, second = examine(twice).signatures
    assert (first.intact, first.whole_file, first.change) == (True, False, Change.SIGNED)
    assert (second.intact, second.whole_file, second.change) == (True, True, Change.NONE)
    assert first.is_good
    assert second.is_good
    assert agrees(twice, tmp_path, [True, True])


def test_the_stamp_is_shown_in_the_language_of_the_document(
    once: bytes, issued: bytes, boxes: Mapping[str, SignatureBox]
) -> None:
    field = pypdf.PdfReader(io.BytesIO(once)).get_fields()["Signature creator"]  # type: ignore[index]  # it is there
    box = boxes["creator"]
    left, bottom, right, top = (float(each) for each in field.indirect_reference.get_object()["/Rect"])
    assert (left, bottom, right) == pytest.approx((box.x, box.y, box.x + box.width), abs=0.01)
    assert box.name_at is not None
    assert top > box.name_at[1]
    said = pypdf.PdfReader(io.BytesIO(stamp_page(once, box.page))).pages[0].extract_text()
    assert "Signature par certificat · certificat auto-signé" in said
    assert "Lyon, le 1er septembre 2026, 10:00 UTC" in said
    # The page itself is as it was issued.
    at = boxes["creator"].page
    text = [pypdf.PdfReader(io.BytesIO(each)).pages[at].extract_text() for each in (issued, once)]
    assert text[0] == text[1]


def stamp_page(pdf: bytes, page: int) -> bytes:
    """Return the appearance of the first signature field of a page as a page of its own."""
    annotations: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages[page]["/Annots"]
    widget = next(each.get_object() for each in annotations if each.get_object()["/Subtype"] == "/Widget")
    form = widget["/AP"]["/N"]
    while "/XObject" in form["/Resources"] and "/Font" not in form["/Resources"]:
        form = next(iter(form["/Resources"]["/XObject"].values())).get_object()
    writer = pypdf.PdfWriter()
    made = writer.add_blank_page(400, 200)
    made[NameObject("/Resources")] = form["/Resources"].clone(writer)
    content = pypdf.generic.StreamObject()
    content.set_data(form.get_data())
    made[NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("at", [200, 3_000, 30_000, -40_000])
def test_one_changed_byte_breaks_it(at: int, twice: bytes, tmp_path: Path) -> None:
    changed = bytearray(twice)
    changed[at] ^= 1
    found = examine(bytes(changed))
    # A byte of what both signed breaks both, one behind the first signature breaks the second.
    assert not all(each.is_good for each in found.signatures) or not found.readable
    assert not any(each.is_good for each in found.signatures[1:])
    assert agrees(bytes(changed), tmp_path, [each.intact is True for each in found.signatures])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_byte_of_what_was_signed_breaks_the_last_signature(twice: bytes, data: st.DataObject) -> None:
    """Everywhere but in the gap that holds the signature itself, which cannot sign itself."""
    ranges = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", twice)
    start, length, second, rest = (int(each) for each in ranges[-1])
    at = data.draw(st.one_of(st.integers(start, length - 1), st.integers(second, second + rest - 1)))
    changed = bytearray(twice)
    changed[at] ^= data.draw(st.integers(1, 255))
    found = examine(bytes(changed))
    assert not [each for each in found.signatures if each.is_good and each.party == "brand"]


def replaced_page(pdf: bytes, page: int, old: bytes, new: bytes) -> bytes:
    """Return the PDF with words of a page replaced by something added behind its end."""
    increment = Increment(pdf)
    target = increment.reader.pages[page]
    contents = target.get_contents()
    assert contents is not None
    data = contents.get_data()
    assert old in data
    changed = DictionaryObject({key: target.raw_get(key) for key in target})
    changed[NameObject("/Contents")] = increment.stream(data.replace(old, new), {})
    increment.replace(target.indirect_reference, changed)
    return increment.to_bytes()


def test_a_change_behind_the_signatures_is_noticed_and_shown(twice: bytes, tmp_path: Path) -> None:
    tampered = replaced_page(twice, 0, b"2026-014", b"2026-019")
    first, second = examine(tampered).signatures
    # What was signed is still there, but it is not what the reader sees.
    assert (first.intact, second.intact) == (True, True)
    assert (first.change, second.change) == (Change.OTHER, Change.OTHER)
    assert not first.is_good
    difference = second.differences[0]
    assert (difference.page, difference.before, difference.after) == (1, "2026-014", "2026-019")
    assert agrees(tampered, tmp_path, [True, True])


def test_a_picture_placed_before_the_certificate_is_part_of_what_was_signed(
    issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile
) -> None:
    marked = place_mark(issued, boxes["brand"], Typed("Inès Fournel"), BRAND, MOMENT)
    signed, _certificate = sign_with_certificate(marked, boxes["creator"], creators_file, CREATOR, MOMENT)
    found = examine(signed)
    assert [each.is_good for each in found.signatures] == [True]
    assert [(each.party, each.manner) for each in found.pictures] == [("brand", "typed")]


def test_nobody_signs_twice_in_one_place(
    once: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile
) -> None:
    with pytest.raises(AnswerIsNo):
        sign_with_certificate(once, boxes["creator"], creators_file, CREATOR, MOMENT)


@pytest.mark.parametrize("kind", ["P-256", "P-384", "Ed25519"])
def test_a_certificate_from_an_issuer_signs_with_its_own_kind_of_key(
    kind: str, issued: bytes, boxes: Mapping[str, SignatureBox], tmp_path: Path
) -> None:
    file = CertificateFile(issued_by_somebody(kind), PASSPHRASE)
    if kind == "Ed25519":
        # A kind of key that PAdES knows nothing of yet is refused with a sentence.
        with pytest.raises(BadInput):
            sign_with_certificate(issued, boxes["brand"], file, BRAND, MOMENT)
        return
    signed, certificate = sign_with_certificate(issued, boxes["brand"], file, BRAND, MOMENT)
    assert (certificate.self_signed, certificate.issuer) == (False, "Some Issuer")
    assert [each.is_good for each in examine(signed).signatures] == [True]
    assert agrees(signed, tmp_path, [True])


def issued_by_somebody(kind: str) -> bytes:
    """Return a .p12 file whose certificate an issuer has signed."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    curves = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1()}
    own = ed25519.Ed25519PrivateKey.generate() if kind == "Ed25519" else ec.generate_private_key(curves[kind])
    issuer, subject = (
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]) for name in ("Some Issuer", BRAND.signer)
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(own.public_key())
        .serial_number(7)
        .not_valid_before(MOMENT)
        .not_valid_after(MOMENT.replace(year=MOMENT.year + 1))
        .sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    )
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"x", own, made, None, locked)


def test_a_wrong_passphrase_signs_nothing(
    issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile
) -> None:
    with pytest.raises(BadInput) as refused:
        sign_with_certificate(issued, boxes["creator"], CertificateFile(creators_file.content, "no"), CREATOR, MOMENT)
    assert refused.value.code == "wrong_passphrase"


def test_an_expired_certificate_signs_nothing(
    issued: bytes, boxes: Mapping[str, SignatureBox], creators_file: CertificateFile
) -> None:
    with pytest.raises(BadInput) as refused:
        sign_with_certificate(issued, boxes["creator"], creators_file, CREATOR, MOMENT.replace(year=MOMENT.year + 9))
    assert refused.value.code == "certificate_expired"


def test_a_certificate_swapped_for_another_of_the_same_key_is_not_taken(
    once: bytes, creators_file: CertificateFile
) -> None:
    """Another name for the same key must not pass: the certificate meant is part of what is signed."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    from creatorbook.documents.signing.certificates import open_certificate

    opened = open_certificate(creators_file.content, PASSPHRASE)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Somebody Else Alto.")])
    own = opened.own
    other = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.issuer)
        .public_key(opened.key.public_key())
        .serial_number(own.serial_number)
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([x509.DirectoryName(name)]), critical=False)
        .sign(opened.key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )
    from asn1crypto import cms

    from creatorbook.documents.signing.checking import validation

    signature = validation._embedded_signatures(once)["Signature creator"]
    assert validation._is_intact(signature)
    signature.signed_data["certificates"] = [cms.CertificateChoices.load(other)]
    signature._sd_cert_info = None
    assert not validation._is_intact(signature)


def test_without_the_extra_signatures_are_listed_as_unchecked(once: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _name: None)
    (found,) = examine(once).signatures
    assert (found.intact, found.problem, found.is_good) == (None, "extra", False)
    assert (found.party, found.place) == ("creator", "Lyon")


def hostile(pdf: bytes) -> dict[str, bytes]:
    at = pdf.rfind(b"/ByteRange")
    return {
        "empty": b"",
        "text": b"hello",
        "head": b"%PDF-1.7\n%%EOF",
        "cut": pdf[: len(pdf) // 2],
        "no end": pdf[:-700],
        "odd range": pdf[:at] + pdf[at : at + 60].replace(b"0 ", b"9 ", 1) + pdf[at + 60 :],
        "no contents": pdf.replace(b"/Contents <", b"/Kontents <"),
        "garbage contents": pdf.replace(b"/Contents <30", b"/Contents <ff"),
        "loop": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF",
    }


@pytest.mark.parametrize("name", list(hostile(b"/ByteRange")))
def test_a_hostile_file_never_raises_and_is_never_good(name: str, twice: bytes) -> None:
    found = examine(hostile(twice)[name])
    assert not any(each.is_good for each in found.signatures[-1:])


def test_cut_anywhere_it_never_raises(twice: bytes) -> None:
    for length in range(len(twice) - 1, 0, -len(twice) // 23):
        assert not [each for each in examine(twice[:length]).signatures if each.party == "brand" and each.is_good]


def test_the_child_process_says_what_is_said_here(twice: bytes, issued: bytes) -> None:
    found = examine_file(twice, issued)
    assert found.examined == examine(twice)
    assert "Verdier" in " ".join(word for page in found.pages for word in page)
    assert found.looks == NOTHING_SEEN
    assert examine_file(b"no pdf") == Looked(examine(b"no pdf"))
