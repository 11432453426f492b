"""Answers on whether a certificate was revoked, embedded in a signed PDF for whoever checks it later.

They go behind the signature into the document's own store (ISO 32000-2, 12.8.4.3), by pyHanko; nothing is fetched.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.documents.signing.certificates import OpenCertificate


@dataclass(frozen=True, slots=True)
class Answers:
    """Revocation lists and answers of OCSP, as asn1crypto has them."""

    crls: tuple[Any, ...] = ()
    ocsps: tuple[Any, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether there is anything to embed."""
        return bool(self.crls or self.ocsps)


def read_answers(files: Sequence[bytes]) -> Answers:
    """Return what files (DER, or a list in PEM) say; raise BadInput for one that is neither list nor answer."""
    crls: list[Any] = []
    ocsps: list[Any] = []
    for content in files:
        found = _read_list(content)
        if found is not None:
            crls.append(found)
            continue
        answer = _read_answer(content)
        if answer is None:
            raise BadInput(
                _("This is neither a revocation list nor an answer on revocation."),
                where="revocation",
                hint=_("Choose the .crl file of the certificate’s issuer, or an OCSP response (.ors, .der)."),
            )
        ocsps.append(answer)
    return Answers(tuple(crls), tuple(ocsps))


def _read_list(content: bytes) -> Any:
    from asn1crypto import crl, pem

    try:
        der = pem.unarmor(content)[2] if pem.detect(content) else content
        found = crl.CertificateList.load(der, strict=True)
        return found if found["tbs_cert_list"]["this_update"].native is not None else None
    except (ValueError, TypeError, KeyError):
        return None


def _read_answer(content: bytes) -> Any:
    from asn1crypto import ocsp

    try:
        found = ocsp.OCSPResponse.load(content, strict=True)
        return found if found["response_status"].native == "successful" and found.response_data is not None else None
    except (ValueError, TypeError, KeyError):
        return None


def embed_answers(pdf: bytes, opened: OpenCertificate, answers: Answers) -> bytes:
    """Return the signed PDF with the answers, and the certificates that they speak of, behind its end."""
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    out = io.BytesIO(pdf)
    newest = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    DocumentSecurityStore.add_dss(
        out,
        newest.pkcs7_content.hex().encode("ascii").upper(),
        certs=[translate_pyca_cryptography_cert_to_asn1(each) for each in (opened.own, *opened.others)],
        crls=list(answers.crls),
        ocsps=list(answers.ocsps),
    )
    return out.getvalue()
