"""What a signed PDF says when it comes back: who signed, whether it is whole, and what was changed afterwards.

Nothing is raised, whatever the file is, and nothing is asked of any network. A change after signing is judged by
pyHanko's rules: a further signature is allowed, and so is what helps to check one later; anything else is not.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.documents.reading import words as reading
from creatorbook.documents.signing.certificates import read_certificate
from creatorbook.documents.signing.checking.matching import compare_pages
from creatorbook.documents.signing.checking.trust import NOTHING_KNOWN, Revocation, Trust, Usage, judge_signature
from creatorbook.documents.signing.extra import has_certificates
from creatorbook.documents.signing.material import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from creatorbook.documents.signing.certificates import Certificate
    from creatorbook.documents.signing.checking.matching import Difference

FIELD = "Signature "  # what our own fields are named, before the party
MAX_SIGNATURES = 50
_WEAK = frozenset({"md2", "md5", "sha1"})  # two files of one hash have been made: shattered.io, 2017
_MAX_TEXT = 200


class Change(StrEnum):
    """What was done to a file after a signature in it."""

    NONE = "none"
    SIGNED = "signed"
    VALIDATION = "validation"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One certificate signature in a file.

    `intact` is whether the bytes signed are those that are there and the key of the certificate signed them, None where
    it was not checked; `problem` says why: "extra", "unreadable", or "weak" for a hash that proves nothing any more.
    `whole_file` is whether it covers every byte.
    `claimed_at` is the signer's own clock, in UTC. `in_time` is whether the certificate was valid then.
    `differences` are the words changed after signing, where any can be read; `certifies` says that it allows no change
    but signing and the filling in of forms (ISO 32000-1, 12.8.2.2).
    """

    field: str
    party: str = ""
    intact: bool | None = None
    whole_file: bool = False
    change: Change = Change.UNKNOWN
    claimed_at: datetime | None = None
    certificate: Certificate | None = None
    in_time: bool | None = None
    place: str = ""
    differences: tuple[Difference, ...] = ()
    problem: str = ""
    trust: Trust = NOTHING_KNOWN
    certifies: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether it does not hold: broken, followed by changes, or by a certificate that may not sign."""
        return (
            self.intact is False
            or self.change is Change.OTHER
            or self.in_time is False
            or self.trust.usage is Usage.OTHER
            or self.trust.revocation is Revocation.REVOKED
            or (self.trust.stamp is not None and not self.trust.stamp.intact)
        )

    @property
    def is_good(self) -> bool:
        """Whether it is intact, by a certificate that might sign then, and nothing but signing came after."""
        return self.intact is True and self.change is not Change.UNKNOWN and not self.is_broken


@dataclass(frozen=True, slots=True)
class PictureReport:
    """A picture of a signature: what it says of itself, which proves nothing; `page` counts from 1.

    One that another program placed (a stamp or ink on the page) says nothing but where it is.
    """

    page: int
    party: str = ""
    manner: str = ""
    signer: str = ""
    placed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a file; `readable` is False for what is no PDF, is locked or damaged.

    `is_locked` says that a password is needed to open it.
    """

    readable: bool
    pages: int = 0
    signatures: tuple[SignatureReport, ...] = ()
    pictures: tuple[PictureReport, ...] = ()
    is_locked: bool = False


def examine(pdf: bytes, roots: tuple[bytes, ...] = ()) -> Examined:
    """Return what is in a file; `roots` are the certificates, in DER, that the user trusts. Never raises."""
    reading.silence_libraries()
    reader = reading.open_pdf(pdf)
    if reader is None:
        return Examined(readable=False, is_locked=reading.is_locked(pdf))
    try:
        count = len(reader.pages)
        pictures = tuple(_pictures(reader))
        fields = _signed_fields(reader)
    except Exception:  # noqa: BLE001  a stranger's file raises anything
        return Examined(readable=False)
    if not fields:
        return Examined(readable=True, pages=count, pictures=pictures)
    if not has_certificates():
        unchecked = tuple(replace(each, problem="extra") for each in fields)
        return Examined(readable=True, pages=count, signatures=unchecked, pictures=pictures)
    return Examined(readable=True, pages=count, signatures=_check_fields(pdf, fields, roots), pictures=pictures)


def _as_text(value: object) -> str:
    from creatorbook.common.text import clean

    return clean(str(value))[:_MAX_TEXT] if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


# What pypdf tells


def _signed_fields(reader: PdfReader) -> tuple[SignatureReport, ...]:
    """Return the certificate signatures, unchecked, oldest first where the file tells."""
    found = []
    for name, field in (reader.get_fields() or {}).items():
        value = field.get("/V")
        if field.get("/FT") != "/Sig" or value is None:
            continue
        value = value.get_object()
        if value.get("/Type") == "/DocTimeStamp":
            # A service's stamp on the whole file is nobody's signature.
            continue
        ends = [int(each) for each in value.get("/ByteRange", ())][-2:]
        party = name.removeprefix(FIELD) if name.startswith(FIELD) else ""
        found.append(
            (sum(ends), SignatureReport(_as_text(name), _as_text(party), place=_as_text(value.get("/Location"))))
        )
    found.sort(key=lambda each: each[0])
    return tuple(report for _end, report in found[:MAX_SIGNATURES])


def _pictures(reader: PdfReader) -> Iterator[PictureReport]:
    for number, page in enumerate(reader.pages, start=1):
        resources = page.get("/Resources")
        drawings = resources.get_object().get("/XObject") if resources is not None else None
        for drawing in (drawings.get_object() if drawings is not None else {}).values():
            report = _our_picture(drawing.get_object(), number)
            if report is not None:
                yield report
        annotations = page.get("/Annots")
        for each in annotations.get_object() if annotations is not None else ():
            if each.get_object().get("/Subtype") in ("/Stamp", "/Ink"):
                yield PictureReport(number, signer=_as_text(each.get_object().get("/T")))


def _our_picture(drawing: Any, page: int) -> PictureReport | None:
    pieces = drawing.get("/PieceInfo") if hasattr(drawing, "get") else None
    ours = pieces.get_object().get(OWNER) if pieces is not None else None
    if ours is None:
        return None
    said = ours.get_object().get("/Private").get_object()
    party, manner, signer, at = (_as_text(said.get(key)) for key in ("/Party", "/Manner", "/Signer", "/At"))
    return PictureReport(page, party, manner, signer, _moment(at))


# What pyHanko tells


def _check_fields(
    pdf: bytes, fields: tuple[SignatureReport, ...], roots: tuple[bytes, ...]
) -> tuple[SignatureReport, ...]:
    unread = tuple(replace(each, problem="unreadable") for each in fields)
    embedded = _embedded_signatures(pdf)
    reports = []
    for each in unread:
        signature = embedded.get(each.field)
        reports.append(_check_one(pdf, each, signature, roots) if signature is not None else each)
    return tuple(reports)


def _embedded_signatures(pdf: bytes) -> dict[str, Any]:
    """Return pyHanko's signatures by field; one that cannot be read is left out."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    # Real programs break small rules of the format: what the strict reading refuses gets a second, lenient one.
    for strict in (True, False):
        found: dict[str, Any] = {}
        try:
            reader = PdfFileReader(io.BytesIO(pdf), strict=strict)
            for name, _value, reference in enumerate_sig_fields(reader, filled_status=True):
                if len(found) < MAX_SIGNATURES:
                    try:
                        found[_as_text(name)] = EmbeddedPdfSignature(reader, reference.get_object(), name)
                    except Exception:  # noqa: BLE001, S112  bytes of a stranger: this one is reported as unreadable
                        continue
        except Exception:  # noqa: BLE001, S112  bytes of a stranger
            continue
        if found:
            return found
    return {}


def _check_one(pdf: bytes, report: SignatureReport, signature: Any, roots: tuple[bytes, ...]) -> SignatureReport:
    try:
        if signature.md_algorithm in _WEAK:
            return replace(report, problem="weak")
        intact = _is_intact(signature)
        certificate = read_certificate(signature.signer_cert.dump())
        claimed = signature.self_reported_timestamp
    except Exception:  # noqa: BLE001  bytes of a stranger: a signature that cannot be checked is said to be so
        return report
    if claimed is not None:
        claimed = (claimed if claimed.tzinfo else claimed.replace(tzinfo=UTC)).astimezone(UTC)
    whole, change, differences = _changes(pdf, signature)
    trust = judge_signature(signature.reader, signature, roots, claimed)
    # Where a service vouches for the time, it is no longer the signer's own clock that says it.
    made = trust.stamp.at if trust.stamp is not None and trust.stamp.intact else claimed
    return replace(
        report,
        intact=intact,
        whole_file=whole,
        change=change,
        claimed_at=claimed,
        certificate=certificate,
        in_time=certificate.was_valid_at(made) if certificate is not None and made is not None else None,
        differences=differences,
        problem="",
        trust=trust,
        certifies=signature.docmdp_level is not None,
    )


def _is_intact(signature: Any) -> bool:
    """Return whether the bytes are those that were signed, and the key of the certificate that is named signed them."""
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    kind = signature.signed_data["encap_content_info"]["content_type"].native
    digest = signature.compute_digest()
    try:
        same, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, kind, digest)
    except SignatureValidationError:
        # Such as another certificate for the same key, under another name: the one meant is signed with the rest.
        return False
    return bool(same and valid)


def _changes(pdf: bytes, signature: Any) -> tuple[bool, Change, tuple[Difference, ...]]:
    """Return whether the whole file is covered, what came after, and the words that differ where it is not allowed."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        signature.compute_integrity_info()
        allowed = signature.summarise_integrity_info()["docmdp_ok"]
        whole = signature.coverage == SignatureCoverageLevel.ENTIRE_FILE
        level = getattr(signature.diff_result, "modification_level", ModificationLevel.OTHER)
    except Exception:  # noqa: BLE001  what cannot be compared is said to be unknown
        return False, Change.UNKNOWN, ()
    if whole or (allowed and level == ModificationLevel.NONE):
        return whole, Change.NONE, ()
    if allowed:
        return whole, Change.VALIDATION if level == ModificationLevel.LTA_UPDATES else Change.SIGNED, ()
    try:
        _start, _length, second, length = (int(each) for each in signature.byte_range)
        signed, now = reading.pages(pdf[: second + length]), reading.pages(pdf)
    except Exception:  # noqa: BLE001  an odd range: that something changed is known all the same
        return whole, Change.OTHER, ()
    return whole, Change.OTHER, compare_pages(signed, now).differences
