"""What a signature's certificate is worth, by pyHanko's own checks and without any network.

Four questions are kept apart: may the certificate sign documents, does it lead to an issuer that the user trusts, does
the file itself bring an answer on whether it was revoked, and does a time-stamping service vouch for the time. What is
not answered is said not to be.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# A key usage that is not named allows everything (RFC 5280, 4.2.1.3); one of these is what a signature needs.
_USAGE = {"digital_signature", "non_repudiation"}
# RFC 9336 (document signing), RFC 5280, 4.2.1.12 (email protection), and those of Microsoft and Adobe for documents.
_PURPOSES = {
    "1.3.6.1.5.5.7.3.36",
    "email_protection",
    "microsoft_document_signing",
    "1.3.6.1.4.1.311.10.3.12",
    "adobe_authentic_documents_trust",
    "1.2.840.113583.1.1.5",
}


class Usage(StrEnum):
    """Whether a certificate may sign documents."""

    FITS = "fits"
    OTHER = "other"
    UNKNOWN = "unknown"


class Revocation(StrEnum):
    """What a file itself says of whether a certificate was revoked; NONE: it says nothing."""

    NONE = "none"
    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp (RFC 3161) on a signature: when (UTC), by whom, whether it holds.

    `root` is the name of the user's own root that its issuer leads to, "" for none.
    """

    at: datetime
    by: str
    intact: bool
    root: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """What was found of a signature's certificate; `root` as in Stamp."""

    usage: Usage = Usage.UNKNOWN
    root: str = ""
    revocation: Revocation = Revocation.NONE
    stamp: Stamp | None = None


NOTHING_KNOWN = Trust()


def judge_signature(reader: Any, signature: Any, roots: Sequence[bytes], claimed: datetime | None) -> Trust:
    """Return what is known of a signature by pyHanko; `roots` are the user's own, in DER. Never raises."""
    try:
        embedded = _embedded(reader, signature)
        trusted = [each for each in map(_load, roots) if each is not None]
        stamp = asyncio.run(_read_stamp(signature, trusted, embedded))
        moment = claimed if stamp is None or not stamp.intact else stamp.at
        root, revocation = asyncio.run(_follow(signature, trusted, embedded, moment))
        return Trust(usage_of(signature.signer_cert), root, revocation, stamp)
    except Exception:  # noqa: BLE001  bytes of a stranger: what cannot be judged is said not to be known
        return NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class _Embedded:
    """What a file brings to check a signature with."""

    certificates: tuple[Any, ...]
    crls: tuple[Any, ...]
    answers: tuple[Any, ...]


def _load(der: bytes) -> Any:
    from asn1crypto import x509

    try:
        return x509.Certificate.load(der, strict=True)
    except (ValueError, TypeError):
        return None


def _embedded(reader: Any, signature: Any) -> _Embedded:
    from asn1crypto import crl, ocsp
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError, ValidationInfoReadingError

    certificates = list(signature.other_embedded_certs)
    crls: list[Any] = []
    answers: list[Any] = []
    try:
        store = DocumentSecurityStore.read_dss(reader)
        certificates += list(store.load_certs())
        crls += [crl.CertificateList.load(each.get_object().data) for each in store.crls]
        answers += [ocsp.OCSPResponse.load(each.get_object().data) for each in store.ocsps]
    except (NoDSSFoundError, ValidationInfoReadingError):
        pass
    for attribute in signature.signer_info["signed_attrs"]:
        if attribute["type"].native == "adobe_revocation_info_archival":
            for each in attribute["values"]:
                crls += list(each["crl"] or ())
                answers += list(each["ocsp"] or ())
    return _Embedded(tuple(certificates), tuple(crls), tuple(answers))


def usage_of(certificate: Any) -> Usage:
    """Return whether a certificate of asn1crypto may sign documents."""
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator.errors import InvalidCertificateError

    wanted = KeyUsageConstraints(
        key_usage=_USAGE if certificate.key_usage_value is not None else None,
        extd_key_usage=_PURPOSES,
        explicit_extd_key_usage_required=False,
        match_all_key_usages=False,
    )
    try:
        wanted.validate(certificate)
    except InvalidCertificateError:
        return Usage.OTHER
    return Usage.FITS


async def _follow(
    signature: Any, trusted: list[Any], embedded: _Embedded, claimed: datetime | None
) -> tuple[str, Revocation]:
    """Return the name of the user's own root that the certificate leads to, and whether it was revoked."""
    certificate = signature.signer_cert
    moment = _moment(certificate, embedded, claimed)
    root = await _leads_to(certificate, trusted, embedded, moment)
    issuer = _issuer_of(certificate, (*trusted, *embedded.certificates))
    if not embedded.crls and not embedded.answers:
        return root, Revocation.NONE
    if issuer is None:
        return root, Revocation.UNKNOWN
    # Whoever issued it may say of it that it is revoked, trusted or not.
    return root, await _is_revoked(certificate, issuer, embedded, moment)


def _moment(certificate: Any, embedded: _Embedded, claimed: datetime | None) -> datetime:
    """Return when it is looked at: the newest of what the file brings, so that what was revoked since counts."""
    first, last = certificate["tbs_certificate"]["validity"]["not_before"], certificate.not_valid_after
    said = [claimed or first.native]
    said += [each["tbs_cert_list"]["this_update"].native for each in embedded.crls]
    for each in embedded.answers:
        data = each.response_data
        if data is not None:
            said += [data["produced_at"].native, *(one["this_update"].native for one in data["responses"])]
    newest: datetime = min(max(each.astimezone(UTC) for each in said), last.astimezone(UTC))
    return newest


async def _leads_to(certificate: Any, roots: list[Any], embedded: _Embedded, moment: datetime) -> str:
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

    if not roots:
        return ""
    context = ValidationContext(
        trust_roots=roots, other_certs=list(embedded.certificates), moment=moment, allow_fetching=False,
        crls=list(embedded.crls), ocsps=list(embedded.answers), revocation_mode="soft-fail",
    )  # fmt: skip
    try:
        path = await CertificateValidator(certificate, embedded.certificates, context).async_validate_path()
    except (PathError, ValidationError):
        return ""
    return _name(path.first)


async def _is_revoked(certificate: Any, issuer: Any, embedded: _Embedded, moment: datetime) -> Revocation:
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError

    context = ValidationContext(
        trust_roots=[issuer], other_certs=list(embedded.certificates), moment=moment, allow_fetching=False,
        crls=list(embedded.crls), ocsps=list(embedded.answers), revocation_mode="require",
    )  # fmt: skip
    try:
        await CertificateValidator(certificate, embedded.certificates, context).async_validate_path()
    except RevokedError:
        return Revocation.REVOKED
    except (PathError, ValidationError):
        return Revocation.UNKNOWN
    return Revocation.GOOD


def _issuer_of(certificate: Any, others: Sequence[Any]) -> Any:
    if certificate.self_issued:
        return None
    return next((each for each in others if each.subject == certificate.issuer and each.ca), None)


def _name(certificate: Any) -> str:
    from creatorbook.common.text import clean

    named = certificate.subject.native
    return clean(str(named.get("common_name") or named.get("organization_name") or certificate.subject.human_friendly))


async def _read_stamp(signature: Any, trusted: list[Any], embedded: _Embedded) -> Stamp | None:
    from pyhanko.sign.validation.generic_cms import (
        extract_tst_data_iter,
        message_imprint_checker,
        validate_tst_signed_data,
    )
    from pyhanko_certvalidator import ValidationContext

    token = next(iter(extract_tst_data_iter(signature.signer_info, signed=False)), None)
    if token is None:
        return None
    context = ValidationContext(
        trust_roots=trusted, other_certs=list(embedded.certificates), allow_fetching=False,
        crls=list(embedded.crls), ocsps=list(embedded.answers), revocation_mode="soft-fail",
        moment=token["encap_content_info"]["content"].parsed["gen_time"].native,
    )  # fmt: skip
    said = await validate_tst_signed_data(token, context, message_imprint_checker(signature.signer_info))
    path = said.get("validation_path")
    holds = bool(said["intact"]) and bool(said["valid"])
    root = _name(path.first) if holds and path is not None and said.get("trust_problem_indic") is None else ""
    return Stamp(said["timestamp"].astimezone(UTC), _name(said["signing_cert"]), holds, root)
