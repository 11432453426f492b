"""Certificate signatures as PAdES has them (ETSI EN 319 142-1, baseline B-B, or B-T with a time stamp), by pyHanko.

The signature, its stamp included, is added behind the end of the file; a second one covers the first and leaves it
valid. The first one certifies the document (ISO 32000-1, 12.8.2.2): from then on signing and filling in forms are the
only changes that readers accept, so that an empty field must wait for every other party. The time is the signer's own
clock's, and the network is left alone, unless the address of a time-stamping service (RFC 3161) is given.
"""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.page.boxes import signature_field
from creatorbook.documents.signing.certificates import check_holds, open_certificate
from creatorbook.documents.signing.checking.trust import Usage, usage_of
from creatorbook.documents.signing.extra import require_certificates
from creatorbook.documents.signing.marks.answers import embed_answers, read_answers
from creatorbook.documents.signing.marks.stamp import box_with_lines, certificate_page

if TYPE_CHECKING:
    from datetime import datetime

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.certificates import Certificate, OpenCertificate
    from creatorbook.documents.signing.marks.stamp import Lines
    from creatorbook.documents.signing.material import CertificateFile


_PATIENCE = 10  # seconds for a time-stamping service to answer


@dataclass(frozen=True, slots=True)
class Extras:
    """What may be added to a certificate signature.

    `others` are the places of those who sign after it: where they are given, the signature certifies. `service` is the
    address of a time-stamping service, "" for none. `answers` are the bytes of revocation lists (CRL) and of answers
    (OCSP), in DER, to be embedded.
    """

    others: tuple[SignatureBox, ...] = ()
    service: str = ""
    answers: tuple[bytes, ...] = ()


NOTHING_MORE = Extras()


def sign_with_certificate(
    pdf: bytes, box: SignatureBox, file: CertificateFile, lines: Lines, moment: datetime, extras: Extras = NOTHING_MORE
) -> tuple[bytes, Certificate]:
    """Return the PDF signed in the box, and the certificate that signed; `moment` is in UTC.

    The bytes given are the first bytes of those returned. Raises SigningMissing without the extra, BadInput for a
    certificate that cannot be opened, has expired or was not made for signing, for an answer that is none, or a PDF
    that cannot be signed; AnswerIsNo where this party has signed this copy by certificate before, or the service gave
    no time stamp.
    """
    require_certificates()
    opened = open_certificate(file.content, file.passphrase)
    check_holds(opened.certificate, moment)
    _check_usage(opened)
    answers = read_answers(extras.answers)
    signed = _sign_pdf(pdf, box, opened, lines, moment, extras)
    return (embed_answers(signed, opened, answers) if answers.has_any else signed), opened.certificate


def _check_usage(opened: OpenCertificate) -> None:
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1

    if usage_of(translate_pyca_cryptography_cert_to_asn1(opened.own)) is Usage.OTHER:
        raise BadInput(
            _("This certificate was made for something else than signing documents."),
            where="certificate",
            hint=_("Use one for signatures: whoever checks the copy would call it invalid."),
            code="certificate_usage",
        )


def _sign_pdf(
    pdf: bytes, box: SignatureBox, opened: OpenCertificate, lines: Lines, moment: datetime, extras: Extras
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

    field = signature_field(box.party)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        known = {name: value is not None for name, value, _reference in fields.enumerate_sig_fields(writer.prev)}
        if known.get(field):
            raise _already_signed()
        is_first = not any(known.values())
        # Once it is certified no field may be added: those who sign later find theirs.
        for place in (box, *(extras.others if is_first else ())):
            if signature_field(place.party) not in known:
                fields.append_signature_field(writer, _field_at(place))
        about = signers.PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            name=opened.certificate.subject or None,
            location=lines.place or None,
            certify=is_first and bool(extras.others),
            docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        )
        drawn = certificate_page(opened.certificate, lines, moment, box)
        service = HTTPTimeStamper(extras.service, timeout=_PATIENCE) if extras.service else None
        signer = signers.PdfSigner(about, signer=_signer(opened), stamp_style=_stamp(drawn), timestamper=service)
        out = io.BytesIO()
        asyncio.run(_write_signed(signer, writer, moment, out))
    except AnswerIsNo:
        raise
    except TimestampRequestError as error:
        raise AnswerIsNo(
            _("The time-stamping service gave no time stamp: {address}.").format(address=extras.service),
            where="time_stamp",
            hint=_("Nothing was signed. Try again later, or switch time stamps off in the settings."),
            code="no_time_stamp",
        ) from error
    except (SigningError, OSError, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise BadInput(
            _("This PDF cannot be signed with a certificate ({reason}).").format(reason=type(error).__name__),
            where="file",
            hint=_("Sign the copy that was issued, or use another certificate."),
        ) from error
    return out.getvalue()


def _field_at(box: SignatureBox) -> Any:
    from pyhanko.sign import fields

    whole = box_with_lines(box)
    place: Any = (whole.x, whole.y, whole.x + whole.width, whole.y + whole.height)
    return fields.SigFieldSpec(signature_field(box.party), on_page=box.page, box=place)


def _already_signed() -> AnswerIsNo:
    return AnswerIsNo(
        _("This party has signed this copy with a certificate already."),
        where="party",
        hint=_("Choose the other party, or issue a new version to sign again."),
    )


async def _write_signed(signer: Any, writer: Any, moment: datetime, out: io.BytesIO) -> None:
    """Do what PdfSigner.async_sign_pdf does, with a time of our own clock."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    session = signer.init_signing_session(writer)
    session.system_time = moment
    validation = await session.perform_presign_validation(writer)
    reserved = await session.estimate_signature_container_size(validation)
    to_sign = session.prepare_tbs_document(validation_info=validation, bytes_reserved=reserved)
    prepared, output = to_sign.digest_tbs_document(output=out)
    signed = await to_sign.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(
            signing_time=session.system_time, cades_signed_attrs=signer.signature_meta.cades_signed_attr_spec
        ),
    )
    await signed.post_signature_processing(output)


def _signer(opened: OpenCertificate) -> Any:
    from pyhanko.keys.internal import (
        translate_pyca_cryptography_cert_to_asn1,
        translate_pyca_cryptography_key_to_asn1,
    )
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library's own gap
    store.register_multiple([translate_pyca_cryptography_cert_to_asn1(each) for each in opened.others])
    return SimpleSigner(
        signing_key=translate_pyca_cryptography_key_to_asn1(opened.key),
        signing_cert=translate_pyca_cryptography_cert_to_asn1(opened.own),
        cert_registry=store,
    )


def _stamp(drawn: bytes) -> Any:
    """Return a stamp that shows a page drawn by us as it is."""
    from pyhanko.pdf_utils import layout
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class DrawnPage(PdfContent):
        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(drawn)))
            self.resources.xobject["/Stamp"] = page
            x1, y1, x2, y2 = (float(each) for each in page.get_object()["/BBox"])
            self.box = layout.BoxConstraints(width=abs(x1 - x2), height=abs(y1 - y2))
            return b"/Stamp Do"

    as_it_is = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins(),
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(border_width=0, background=DrawnPage(), background_layout=as_it_is, background_opacity=1.0)
