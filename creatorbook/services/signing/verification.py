"""A file that came back: which contract it is, whether its words are those that were issued, and who signed it.

Every byte of it is a stranger's: nothing here raises for what a file holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.text import fold
from creatorbook.documents.signing.checking.matching import (
    Match,
    MatchKind,
    beginning_with,
    compare_pages,
    match_looks,
    match_seen,
)
from creatorbook.documents.signing.checking.spots import SpotKind
from creatorbook.documents.signing.checking.validation import Change, Examined, SignatureReport
from creatorbook.services.signing.owners import NOBODY, Basis, Owner, find_owners, names_of_parties
from creatorbook.services.signing.signatures import content, signatures
from creatorbook.services.signing.trusted import trusted_certificates
from creatorbook.store import results
from creatorbook.store.query.expressions import Single, Truth, most
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from creatorbook.documents.signing.checking.matching import Difference
    from creatorbook.store.engine.reading import Executes

__all__ = ["Change", "Examined", "Match", "MatchKind", "SignatureReport", "Verification", "verify_file"]

_CANDIDATES = 12  # versions whose words are compared one after the other
_ORDER = tuple(MatchKind)


@dataclass(frozen=True, slots=True)
class Version:
    """An issued version of a contract, as a file is compared with it."""

    contract_id: str
    number: str
    ordinal: int
    sha256: str
    size: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a file: the version that it is (None for none of this book), how it matches, what is in it.

    `kept_already` is whether the book holds this very file as a signed copy. `owners` are those of the certificates,
    in the order of the signatures in `examined`; `known` are the fingerprints on the user's list.
    """

    sha256: str
    version: Version | None
    match: Match
    examined: Examined
    kept_already: bool = False
    owners: tuple[Owner, ...] = ()
    known: frozenset[str] = frozenset()

    def owner(self, report: SignatureReport) -> Owner:
        """Return whose the certificate of a signature is."""
        return dict(zip(self.examined.signatures, self.owners, strict=False)).get(report, NOBODY)

    @property
    def unclaimed(self) -> tuple[SignatureReport, ...]:
        """The checked certificate signatures of which nobody has said yet whose they are."""
        return tuple(
            each
            for each in self.examined.signatures
            if each.certificate is not None and self.owner(each).basis is Basis.NOBODY
        )

    @property
    def broken_signatures(self) -> tuple[SignatureReport, ...]:
        """The certificate signatures that do not hold."""
        return tuple(each for each in self.examined.signatures if each.is_broken)

    @property
    def is_good(self) -> bool:
        """Whether it is a contract of this book as it was issued, and each certificate in it holds and is a party's."""
        signed_well = all(each.is_good for each in self.examined.signatures)
        return self.version is not None and self.match.has_same_words and signed_well and not self.unclaimed

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as JSON holds it."""
        version = self.version
        return {
            "sha256": self.sha256,
            "good": self.is_good,
            "contract": None
            if version is None
            else {
                "id": version.contract_id,
                "number": version.number,
                "version": version.ordinal,
                "newest": version.newest,
            },
            "match": self.match.kind.value,
            "kept": self.kept_already,
            "differences": [_difference_as_json(each) for each in self.match.differences],
            "more_differences": self.match.more,
            "pages_changed": list(self.match.pages),
            "pages_there": list(self.match.there),
            "pages_missing": list(self.match.missing),
            "spots": [{"page": each.page, "kind": each.kind.value, "words": each.words} for each in self.match.spots],
            "filled_in": [
                {"page": each.page, "words": each.words} for each in self.match.filled if each.kind is SpotKind.FILLED
            ],
            "signatures_lost": [each.page for each in self.match.filled if each.kind is SpotKind.SIGNATURE_LOST],
            "readable": self.examined.readable,
            "signatures": [
                _signature_as_json(each, self.owner(each), known=_is_known(each, self.known))
                for each in self.examined.signatures
            ],
            "pictures": [
                {
                    "page": each.page,
                    "party": each.party,
                    "manner": each.manner,
                    "signer": each.signer,
                    "placed_at": _instant(each.placed_at),
                }
                for each in self.examined.pictures
            ],
        }


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _difference_as_json(difference: Difference) -> dict[str, Any]:
    return {
        "page": difference.page,
        "before": difference.before,
        "after": difference.after,
        "around": difference.around,
    }


def _signature_as_json(report: SignatureReport, owner: Owner, *, known: bool) -> dict[str, Any]:
    return {
        "kind": "certificate",
        "field": report.field,
        "party": report.party,
        "intact": report.intact,
        "good": report.is_good,
        "whole_file": report.whole_file,
        "changed_after": report.change.value,
        "claimed_at": _instant(report.claimed_at),
        "certificate": None if report.certificate is None else report.certificate.to_json(),
        "in_time": report.in_time,
        "place": report.place,
        "differences": [_difference_as_json(each) for each in report.differences],
        "problem": report.problem,
        "certifies": report.certifies,
        "owner": {"basis": owner.basis.value, "party": owner.party.value if owner.party else None, "name": owner.name},
        "usage": report.trust.usage.value,
        "trusted_root": report.trust.root,
        "known": known,
        "revocation": report.trust.revocation.value,
        "time_stamp": None
        if report.trust.stamp is None
        else {
            "at": _instant(report.trust.stamp.at),
            "by": report.trust.stamp.by,
            "intact": report.trust.stamp.intact,
            "trusted_root": report.trust.stamp.root,
        },
    }


def _is_known(report: SignatureReport, known: frozenset[str]) -> bool:
    return report.certificate is not None and report.certificate.fingerprint in known


def verify_file(reading: Executes, data: bytes, contract_id: str = "") -> Verification:
    """Return what is known of a file; `contract_id` looks at one contract's versions only."""
    from creatorbook.documents.signing.checking.limited import examine_file, examine_looks

    sha256 = hashlib.sha256(data).hexdigest()
    versions = _versions(reading, contract_id)
    begun = beginning_with(data, [(each.sha256, each.size) for each in versions])
    version = next((each for each in versions if begun and each.sha256 == begun[0]), None)
    is_issued = version is not None and version.size == len(data)
    issued = content(reading, version.sha256) if version is not None and not is_issued else b""
    listed = trusted_certificates(reading)
    found = examine_file(data, issued, tuple(each.der for each in listed if each.is_root))
    if is_issued:
        match = Match(MatchKind.SAME)
    elif version is not None:
        match = match_looks(compare_pages(_words(issued), found.pages, by_eye=False), found.looks, continued=True)
    else:
        version, match = _find_by_words(reading, versions, found.pages, contract_id)
        if version is not None:
            issued = content(reading, version.sha256)
            match = match_seen(match, _words(issued), found.pages, examine_looks(data, issued).looks)
    kept, of = False, version.contract_id if version is not None else contract_id
    owners: tuple[Owner, ...] = ()
    ordinal = version.ordinal if version is not None else max((each.ordinal for each in versions), default=0)
    if of:
        known = signatures(reading, of, ordinal)
        kept = any(each.sha256 == sha256 for each in known)
        owners = find_owners(found.examined.signatures, names_of_parties(reading, of, ordinal), known, listed)
    fingerprints = frozenset(each.fingerprint for each in listed if not each.is_root)
    return Verification(sha256, version, match, found.examined, kept, owners, fingerprints)


def _versions(reading: Executes, contract_id: str) -> list[Version]:
    issued, contract, file = Table("contract_version"), Table("contract"), Table("attachment_content")
    other = Table("contract_version", "other")
    newest = select(other, most(other.ordinal)).where(other.contract_id.equals(contract.id)).with_trash()
    is_newest = Truth(issued.ordinal.equals(Single(newest)))
    versions = (
        select(issued, contract.id, contract.number, issued.ordinal, issued.sha256, file.size, is_newest)
        .join(contract, contract.id.equals(issued.contract_id))
        .join(file, file.sha256.equals(issued.sha256))
        .order_by(descending(contract.id), descending(issued.ordinal))
        .with_trash()
    )
    if contract_id:
        versions = versions.where(contract.id.equals(contract_id))
    found = results.iterate(reading, versions)
    return [Version(of, number, ordinal, sha256, size, bool(new)) for of, number, ordinal, sha256, size, new in found]


def _find_by_words(
    reading: Executes, versions: list[Version], pages: Sequence[Sequence[str]], contract_id: str
) -> tuple[Version | None, Match]:
    """Return the version whose words are nearest to those of a file, which has other bytes."""
    if not any(pages):
        return None, Match(MatchKind.NO_TEXT)
    best: tuple[Version | None, Match] = (None, Match(MatchKind.UNRELATED))
    for version in _likely_versions(versions, pages, contract_id)[:_CANDIDATES]:
        match = compare_pages(_words(content(reading, version.sha256)), pages)
        if _nearness_of(match) < _nearness_of(best[1]):
            best = (version, match)
        if match.kind is MatchKind.SAME_TEXT:
            break
    return best


def _nearness_of(match: Match) -> tuple[int, int]:
    return _ORDER.index(match.kind), len(match.differences) + match.more


def _likely_versions(versions: list[Version], pages: Sequence[Sequence[str]], contract_id: str) -> list[Version]:
    """Return the versions whose number stands in the text: every contract bears its own on every page."""
    said = {fold(word).strip(".,;:()") for page in pages for word in page}
    named = [each for each in versions if fold(each.number) in said]
    return named or (versions if contract_id else [])


def _words(pdf: bytes) -> Sequence[Sequence[str]]:
    from creatorbook.documents.reading.words import pages

    return pages(pdf)
