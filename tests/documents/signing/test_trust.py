"""What a certificate is worth: what it may do, who vouches for it, whether it was revoked, and when it signed."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.documents.signing.checking.trust import NOTHING_KNOWN, Revocation, Usage
from creatorbook.documents.signing.checking.validation import Change, SignatureReport, examine
from creatorbook.documents.signing.marks import pades
from creatorbook.documents.signing.marks.pades import Extras, sign_with_certificate
from tests.documents.signing.authority import Authority, served
from tests.documents.signing.conftest import BRAND, CREATOR, MOMENT
from tests.documents.signing.test_validation import agrees

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.material import CertificateFile
    from tests.documents.signing.authority import Issued


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def ines(authority: Authority) -> Issued:
    return authority.issue(BRAND.signer, organisation="Maison Verdier SAS")


def signed(issued: bytes, box: SignatureBox, file: CertificateFile, **more: Any) -> bytes:
    return sign_with_certificate(issued, box, file, BRAND, MOMENT, Extras(**more))[0]


def only(pdf: bytes, *roots: bytes) -> SignatureReport:
    (report,) = examine(pdf, roots).signatures
    return report


def pyhanko_says(pdf: bytes, *roots: bytes, at: int = 0) -> Any:
    """Return pyHanko's own verdict on a signature, with these roots."""
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(each) for each in roots], allow_fetching=False, moment=MOMENT
    )
    embedded = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[at]
    return asyncio.run(async_validate_pdf_signature(embedded, context, context))


def test_an_issuer_is_trusted_where_it_is_on_the_users_list_and_not_before(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, ines: Issued, tmp_path: Path
) -> None:
    pdf = signed(issued, boxes["brand"], ines.file)
    unknown, known, other = only(pdf), only(pdf, authority.der), only(pdf, Authority().der)
    assert (unknown.trust.root, known.trust.root, other.trust.root) == ("", "House of Trust", "")
    assert [each.trust.usage for each in (unknown, known, other)] == [Usage.FITS] * 3
    assert known.is_good
    assert known.certificate is not None
    assert (known.certificate.subject, known.certificate.organisation) == (BRAND.signer, "Maison Verdier SAS")
    assert pyhanko_says(pdf, authority.der).trusted
    assert not pyhanko_says(pdf, Authority().der).trusted
    assert agrees(pdf, tmp_path, [True])


def test_a_certificate_for_servers_neither_signs_here_nor_counts_when_it_signed_elsewhere(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = authority.issue("aurora.example.com", for_servers=True)
    with pytest.raises(BadInput) as refused:
        signed(issued, boxes["brand"], server.file)
    assert refused.value.code == "certificate_usage"
    # Another program asks nothing of the kind.
    monkeypatch.setattr(pades, "_check_usage", lambda _opened: None)
    pdf = signed(issued, boxes["brand"], server.file)
    report = only(pdf, authority.der)
    assert (report.intact, report.trust.usage, report.is_good, report.is_broken) == (True, Usage.OTHER, False, True)
    assert not pyhanko_says(pdf, authority.der).trusted


@pytest.mark.parametrize("form", ["list", "answer"])
def test_what_the_file_brings_on_revocation_is_read_and_nothing_else_is(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, ines: Issued, form: str
) -> None:
    # An answer bears the day on which it is made.
    later = datetime.now(UTC) if form == "answer" else MOMENT + timedelta(hours=1)

    def answer(*, revoked: bool) -> bytes:
        if form == "answer":
            return authority.answer(later, ines, revoked=revoked)
        return authority.revocation_list(later, *((ines,) if revoked else ()))

    assert only(signed(issued, boxes["brand"], ines.file), authority.der).trust.revocation is Revocation.NONE
    good = signed(issued, boxes["brand"], ines.file, answers=(answer(revoked=False),))
    report = only(good, authority.der)
    assert (report.trust.revocation, report.change, report.is_good) == (Revocation.GOOD, Change.VALIDATION, True)
    # Whether the issuer is trusted is another question.
    assert only(good).trust.revocation is Revocation.GOOD
    report = only(signed(issued, boxes["brand"], ines.file, answers=(answer(revoked=True),)), authority.der)
    assert (report.trust.revocation, report.is_good, report.is_broken) == (Revocation.REVOKED, False, True)


def test_an_answer_by_somebody_else_is_none(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, ines: Issued
) -> None:
    stranger = Authority().revocation_list(MOMENT)
    report = only(signed(issued, boxes["brand"], ines.file, answers=(stranger,)), authority.der)
    assert report.trust.revocation is Revocation.UNKNOWN
    with pytest.raises(BadInput):
        signed(issued, boxes["brand"], ines.file, answers=(b"no answer",))


def test_a_time_stamp_is_asked_of_the_service_given_and_says_when(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, ines: Issued, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with served(authority.time_stamper(), monkeypatch) as (address, asked):
        pdf = signed(issued, boxes["brand"], ines.file, service=address)
    # What goes out is a fingerprint: no word of the contract, and no name.
    assert asked
    assert all(b"Verdier" not in each and len(each) < 200 for each in asked)
    stamp = only(pdf, authority.der).trust.stamp
    assert stamp is not None
    assert (stamp.at, stamp.by) == (datetime(2026, 9, 1, 10, 0, 5, tzinfo=UTC), "Clock of the House")
    assert (stamp.intact, stamp.root) == (True, "House of Trust")
    alone = only(pdf).trust.stamp
    assert alone is not None
    assert (alone.intact, alone.root) == (True, "")
    said = pyhanko_says(pdf, authority.der)
    assert (said.timestamp_validity.valid, said.timestamp_validity.trusted) == (True, True)
    assert agrees(pdf, tmp_path, [True])


def test_without_a_time_stamp_nothing_is_signed_where_one_is_wanted(
    issued: bytes, boxes: Mapping[str, SignatureBox], authority: Authority, ines: Issued,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with (
        served(authority.time_stamper(), monkeypatch, answers=False) as (address, _asked),
        pytest.raises(AnswerIsNo) as refused,
    ):
        signed(issued, boxes["brand"], ines.file, service=address)
    assert refused.value.code == "no_time_stamp"
    assert only(signed(issued, boxes["brand"], ines.file)).trust.stamp is None


def test_the_first_signature_certifies_and_leaves_a_field_for_the_other_side(
    issued: bytes, boxes: Mapping[str, SignatureBox], ines: Issued, creators_file: CertificateFile, tmp_path: Path
) -> None:
    extras = Extras(others=(boxes["brand"],))
    first = sign_with_certificate(issued, boxes["creator"], creators_file, CREATOR, MOMENT, extras)[0]
    known = {
        name: value is not None for name, value, _at in fields.enumerate_sig_fields(PdfFileReader(io.BytesIO(first)))
    }
    assert known == {"Signature creator": True, "Signature brand": False}
    assert PdfFileReader(io.BytesIO(first)).embedded_signatures[0].docmdp_level is fields.MDPPerm.FILL_FORMS
    ours = sign_with_certificate(first, boxes["brand"], ines.file, BRAND, MOMENT)[0]
    theirs = counter_signed(first, ines.file)
    for pdf in (ours, theirs):
        one, two = examine(pdf).signatures
        assert (one.certifies, two.certifies) == (True, False)
        assert (one.change, two.change) == (Change.SIGNED, Change.NONE)
        assert one.is_good
        assert two.is_good
        assert pyhanko_says(pdf, ines.authority.der, at=1).trusted
        assert pyhanko_says(pdf, ines.authority.der).docmdp_ok
        assert agrees(pdf, tmp_path, [True, True])


def counter_signed(pdf: bytes, file: CertificateFile) -> bytes:
    """Return the PDF signed by pyHanko alone, in the empty field that waits."""
    signer = signers.SimpleSigner.load_pkcs12_data(file.content, [], passphrase=file.passphrase.encode())
    about = signers.PdfSignatureMetadata(field_name="Signature brand")
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    asyncio.run(signers.PdfSigner(about, signer=signer).async_sign_pdf(writer, existing_fields_only=True, output=out))
    return out.getvalue()


def test_what_cannot_be_judged_is_said_not_to_be_known() -> None:
    assert (NOTHING_KNOWN.usage, NOTHING_KNOWN.revocation) == (Usage.UNKNOWN, Revocation.NONE)
    report = SignatureReport("x", intact=True, change=Change.NONE)
    assert report.is_good
