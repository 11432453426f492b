"""Signatures under contracts as they are kept: who has signed which version, who is to sign, the signed PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BookError, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.store.engine.reading import Executes

    _Columns = tuple[str, str, int, str, str, str, str | None, str, str, str]

_COLUMNS = (
    "id", "contract_id", "ordinal", "party", "manner", "signer", "signed_at", "sha256", "certificate", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One party's signature under a version of a contract.

    `version` counts as the contract's versions do, `signed_at` is in UTC, `sha256` names the PDF that shows it;
    `certificate` is the subject and the fingerprint of a certificate, "" for a picture.
    """

    id: str
    contract_id: str
    version: int
    party: Signatory
    manner: Manner
    signer: str
    signed_at: datetime | None
    sha256: str
    certificate: str
    note: str

    @property
    def day_alone(self) -> date | None:
        """The day of a signature of which nobody knows the hour: it is kept as noon where the user is; else None."""
        if self.signed_at is None:
            return None
        here = self.signed_at.astimezone()
        return here.date() if self.manner is Manner.PAPER or here.time() == time(12) else None

    def to_json(self) -> dict[str, Any]:
        """Return the signature as JSON holds it."""
        from creatorbook.services.signing.kept_notes import describe_notes

        return {
            "id": self.id,
            "version": self.version,
            "party": self.party.value,
            "manner": self.manner.value,
            "kind": "certificate" if self.manner is Manner.CERTIFICATE else "picture" if self.is_picture else "paper",
            "signer": self.signer,
            "signed_at": None if self.signed_at is None else self.signed_at.isoformat().replace("+00:00", "Z"),
            "sha256": self.sha256,
            "certificate": self.certificate,
            "note": describe_notes(self.note),
        }

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of a signature, which anybody could have placed."""
        return self.manner not in (Manner.CERTIFICATE, Manner.PAPER)


@dataclass(frozen=True, slots=True)
class SigningParty:
    """Someone who is to sign: `name` is the party's, `signer` who is proposed to sign for it."""

    party: Signatory
    name: str
    signer: str
    signed: SignatureRow | None = None


@dataclass(frozen=True, slots=True)
class SigningState:
    """A contract's newest version as it stands for signing: its issued bytes, the copy to sign next, who signs."""

    contract_id: str
    number: str
    version: int
    language: str
    issued: bytes
    current: bytes
    boxes: tuple[SignatureBox, ...]
    parties: tuple[SigningParty, ...]

    def party(self, party: Signatory) -> SigningParty | None:
        """Return who signs for a party, None for one that does not sign this contract."""
        return next((each for each in self.parties if each.party is party), None)

    def box(self, party: Signatory) -> SignatureBox | None:
        """Return the place kept free for a party, None where the document has none."""
        return next((each for each in self.boxes if each.party == party.value), None)

    @property
    def open(self) -> tuple[Signatory, ...]:
        """The parties that have not signed yet."""
        return tuple(each.party for each in self.parties if each.signed is None)


def signatures(reading: Executes, contract_id: str, version: int | None = None) -> tuple[SignatureRow, ...]:
    """Return the signatures under a contract, or one version of it, oldest first."""
    signature = Table("signature")
    kept = select(signature, *_COLUMNS).where(contract_id=contract_id)
    if version is not None:
        kept = kept.where(ordinal=version)
    return tuple(_signature_row(columns) for columns in results.rows(reading, kept.order_by(signature.id)))


def _signature_row(columns: _Columns) -> SignatureRow:
    found, contract, ordinal, party, manner, signer, at, sha256, certificate, note = columns
    moment = datetime.fromisoformat(at) if at else None
    who, how = Signatory(party), Manner(manner)
    return SignatureRow(found, contract, ordinal, who, how, signer, moment, sha256, certificate, note)


def signing_state(reading: Executes, contract_id: str) -> SigningState:
    """Return how the newest version of a contract stands; raise NotFound for one that was never issued."""
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.page.boxes import signature_boxes

    issued_as, contract = Table("contract_version"), Table("contract")
    versions = (
        select(issued_as, contract.number, issued_as.ordinal, issued_as.sha256, issued_as.data)
        .join(contract, contract.id.equals(issued_as.contract_id))
        .where(contract.id.equals(contract_id))
        .with_trash()
    )
    row = results.first(reading, versions.order_by(descending(issued_as.ordinal)))
    if row is None:
        raise NotFound(_("This contract has not been issued."), where=f"contract {contract_id}")
    number, version, sha256, data = row
    issued = content(reading, sha256)
    made = ContractInput.from_json(data)
    known = signatures(reading, contract_id, version)
    boxes = signature_boxes(issued)
    return SigningState(
        contract_id,
        number,
        version,
        made.language,
        issued,
        _current(reading, issued, known),
        boxes,
        _signing_parties(made, boxes, known),
    )


def _current(reading: Executes, issued: bytes, known: Iterable[SignatureRow]) -> bytes:
    """Return the newest signed copy that begins with the issued bytes: a scan is not signed again."""
    for signature in sorted(known, key=lambda each: each.id, reverse=True):
        signed = content(reading, signature.sha256)
        if signed.startswith(issued):
            return signed
    return issued


def _signing_parties(
    made: ContractInput, boxes: tuple[SignatureBox, ...], known: tuple[SignatureRow, ...]
) -> tuple[SigningParty, ...]:
    kept_free = {box.party for box in boxes}
    found = []
    for party in made.signatories:
        # A document says by its places who signs; an older one, without places, by its parties.
        if kept_free and party.role.value not in kept_free:
            continue
        who = Signatory(party.role.value)
        signed = next((each for each in known if each.party is who), None)
        found.append(SigningParty(who, party.name, party.representative or party.name, signed))
    return tuple(found)


def content(reading: Executes, sha256: str) -> bytes:
    """Return the bytes kept under a hash; raise BookError where the book has lost them."""
    kept = results.value(reading, select("attachment_content", "content").where(sha256=sha256))
    if kept is None:
        raise BookError(
            _("The PDF of this contract is missing from the book."),
            where=sha256,
            hint=_("Run “verify”; a backup may still have it."),
        )
    return bytes(kept)


def read_signed_copy(reading: Executes, contract_id: str, version: int) -> bytes:
    """Return the newest signed copy of one version; raise NotFound where nobody has signed it."""
    known = signatures(reading, contract_id, version)
    if not known:
        raise NotFound(_("Nobody has signed this version."), where=f"contract {contract_id}")
    return content(reading, known[-1].sha256)


def version_to_sign(reading: Executes, contract_id: str, ordinal: int | None = None) -> bytes:
    """Return an issued version, the newest unless given, with fields for others to fill in and sign; raise NotFound.

    Its first bytes are those that were issued.
    """
    from creatorbook.documents.signing.marks.fields import add_fields
    from creatorbook.services.contracts.drafts import issued_pdf, version_input

    pdf = issued_pdf(reading, contract_id, ordinal)
    return add_fields(pdf, version_input(reading, contract_id, ordinal).language)
