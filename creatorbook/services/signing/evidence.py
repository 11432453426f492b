"""The evidence of a contract: what the book knows of its versions, signatures, copies and mails, as a PDF."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.documents.inputs.evidence import (
    EvidenceCopy,
    EvidenceInput,
    EvidenceMail,
    EvidenceSignature,
    EvidenceVersion,
    Fact,
    Joined,
)
from creatorbook.documents.pdf.attached import AttachedFile
from creatorbook.documents.words import clauses as library
from creatorbook.services.book.command import Command
from creatorbook.services.records.attachments import AttachFile
from creatorbook.services.signing.kept_notes import read_notes
from creatorbook.services.signing.signatures import content, read_signed_copy, signatures
from creatorbook.services.signing.verification import Change, MatchKind, verify_file
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creatorbook.documents.render import Rendered
    from creatorbook.services.signing.signatures import SignatureRow
    from creatorbook.services.signing.verification import SignatureReport, Verification
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork


def evidence_input(reading: Executes, contract_id: str, now: datetime, language: str = "") -> EvidenceInput:
    """Return what the book knows of a contract; `language` "" is that of its newest version.

    Every signed copy is looked at again, so that what is told was checked now. Raises NotFound for a contract that was
    never issued, BadInput for a language in which there are no documents.
    """
    from creatorbook.documents.inputs.contract import ContractInput

    rows = _issued(reading, contract_id)
    newest = ContractInput.from_json(rows[-1][-1])
    spoken = library.languages()
    if language and language not in spoken:
        raise BadInput(
            _("There is no such language of documents."),
            where="language",
            hint=_("Choose one of: {names}.").format(names=", ".join(spoken)),
        )
    contract = select("contract", "number", "state", "deal_id").where(id=contract_id).with_trash()
    found = results.first(reading, contract)
    if found is None:
        raise NotFound(_("This contract has not been issued."), where=f"contract {contract_id}")
    number, state, deal = found
    known = signatures(reading, contract_id)
    looked = {sha256: verify_file(reading, content(reading, sha256)) for sha256 in {each.sha256 for each in known}}
    kept = {at: each for at, _issued_at, _pages, _sha, each in rows}
    signed = {each.version for each in known} & kept.keys()
    said = {at: ContractInput.from_json(kept[at]) for at in signed}
    # Who signed is told by the version that was signed, whatever a later one calls them.
    shown = said[max(said)] if said else newest
    names = {at: {party.role.value: party.name for party in each.signatories} for at, each in said.items()}
    return EvidenceInput(
        language=language or newest.language,
        made_at=now.replace(second=0, microsecond=0),
        number=number,
        title=shown.title,
        state=state,
        parties=tuple((party.role.value, party.name) for party in shown.signatories),
        versions=tuple(
            EvidenceVersion(at, _moment(issued), pages, sha, ContractInput.from_json(data).accepted)
            for at, issued, pages, sha, data in rows
        ),
        signatures=tuple(_signature(each, names.get(each.version, {}), looked[each.sha256]) for each in known),
        copies=tuple(EvidenceCopy(sha, _copy_facts(looked[sha])) for sha in dict.fromkeys(e.sha256 for e in known)),
        mails=_mails(reading, deal),
        pronoun=shown.creator.pronoun,
    )


def evidence_pdf(reading: Executes, contract_id: str, now: datetime, language: str = "") -> Rendered:
    """Return the evidence as a PDF that opens without the program; raises as `evidence_input` does."""
    from creatorbook.documents.render import render_evidence

    return render_evidence(evidence_input(reading, contract_id, now, language))


@dataclass(frozen=True, slots=True)
class EvidenceWithCopy:
    """One file of evidence page and signed copy: `joined` says how, `pages` are those that are seen when it opens."""

    pdf: bytes
    sha256: str
    pages: int
    joined: Joined


def evidence_with_copy(reading: Executes, contract_id: str, now: datetime, language: str = "") -> EvidenceWithCopy:
    """Return evidence and newest signed copy as one file, in which not a byte of the copy is changed.

    The pages go behind the copy's own; where that would show as a change to a certificate signature, the copy goes
    inside the evidence as an attachment. Raises as `evidence_input` does, NotFound where nobody has signed.
    """
    from creatorbook.documents.render import render_evidence
    from creatorbook.documents.signing.marks.pages import append_pages
    from creatorbook.documents.signing.marks.put import has_certificate_signature

    said = evidence_input(reading, contract_id, now, language)
    known = signatures(reading, contract_id)
    if not known:
        raise NotFound(_("Nobody has signed this contract."), where=f"contract {contract_id}")
    newest = max(each.version for each in known)
    copy = read_signed_copy(reading, contract_id, newest)
    if has_certificate_signature(copy):
        name = safe_name(f"{said.number}.pdf", "contract.pdf")
        file = AttachedFile(name, said.title, "application/pdf", copy, relation="Source")
        made = render_evidence(replace(said, joined=Joined.ATTACHED), file)
        return EvidenceWithCopy(made.pdf, made.sha256, made.pages, Joined.ATTACHED)
    made = render_evidence(replace(said, joined=Joined.PAGES))
    pdf = append_pages(copy, made.pdf)
    pages = next(each.pages for each in said.versions if each.ordinal == newest)
    return EvidenceWithCopy(pdf, hashlib.sha256(pdf).hexdigest(), pages + made.pages, Joined.PAGES)


def describe_joined(joined: Joined) -> str:
    """Return in words how evidence and copy became one file."""
    if joined is Joined.PAGES:
        return _("The evidence follows the pages of the signed copy, not a byte of which was changed.")
    return _(
        "The signed copy carries a certificate signature, to which a page added would show as a change: it is attached "
        "to the evidence, unchanged."
    )


@dataclass(frozen=True)
class KeepEvidence(Command[str]):
    """Keep an evidence page with its contract, beside the signed copies; returns the attachment's id."""

    contract_id: str
    name: str
    pdf: bytes
    code = "evidence.keep"

    def execute(self, uow: UnitOfWork) -> str:
        """Attach it; raise as AttachFile does."""
        uow.name_change(file=self.name)
        return AttachFile("contract", self.contract_id, self.name, "application/pdf", self.pdf).execute(uow)


def _issued(reading: Executes, contract_id: str) -> list[tuple[int, str | None, int, str, str]]:
    issued = Table("contract_version")
    versions = select(issued, "ordinal", "issued_at", "pages", "sha256", "data").where(contract_id=contract_id)
    found = list(results.iterate(reading, versions.order_by(issued.ordinal)))
    if not found:
        raise NotFound(_("This contract has not been issued."), where=f"contract {contract_id}")
    return found


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _signature(row: SignatureRow, names: Mapping[str, str], looked: Verification) -> EvidenceSignature:
    report = next(
        (
            each
            for each in looked.examined.signatures
            if each.certificate is not None and row.certificate == each.certificate.one_line
        ),
        None,
    )
    return EvidenceSignature(
        row.version,
        row.party.value,
        names.get(row.party.value, ""),
        row.signer,
        row.manner.value,
        row.signed_at,
        row.sha256,
        row.certificate,
        "" if read_notes(row.note) else row.note,
        tuple(_report_facts(report, looked.known)) if report is not None else (),
        row.day_alone,
        read_notes(row.note),
    )


def _report_facts(report: SignatureReport, known: frozenset[str]) -> Iterator[Fact]:
    """Yield what was checked of a certificate signature, and what was not."""
    yield Fact("not_checked" if report.intact is None else "intact" if report.intact else "broken")
    yield Fact(f"after_{Change(report.change).value}")
    if report.certifies:
        yield Fact("certifies")
    yield Fact(f"usage_{report.trust.usage.value}")
    certificate = report.certificate
    if certificate is not None:
        if certificate.fingerprint in known:
            yield Fact("known")
        elif report.trust.root:
            yield Fact("trusted", (("root", report.trust.root),))
        elif certificate.self_signed:
            yield Fact("self_signed")
        else:
            yield Fact("untrusted", (("issuer", certificate.issuer),))
    yield Fact(f"revocation_{report.trust.revocation.value}")
    stamp = report.trust.stamp
    if stamp is None:
        yield Fact("clock")
    elif not stamp.intact:
        yield Fact("stamp_broken")
    else:
        said = (("by", stamp.by), ("instant", f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC"))
        yield Fact("stamp_trusted", (*said, ("root", stamp.root))) if stamp.root else Fact("stamp", said)
    if report.in_time is False:
        yield Fact("expired")


def _copy_facts(looked: Verification) -> tuple[Fact, ...]:
    kind = looked.match.kind
    named = looked.match.missing if kind is MatchKind.PARTIAL else looked.match.pages
    pages = ", ".join(str(page) for page in named)
    if kind is MatchKind.SCAN and looked.match.pictured:
        return (Fact("match_pictures", (("pages", pages),)),)
    return (Fact(f"match_{MatchKind(kind).value}", (("pages", pages),)),)


def _mails(reading: Executes, deal_id: str) -> tuple[EvidenceMail, ...]:
    message = Table("message")
    found = select(message, "sent_at", "sender", "subject", "message_id").where(deal_id=deal_id)
    rows = results.rows(reading, found.order_by(message.sent_at, message.id))
    return tuple(EvidenceMail(_moment(at), sender, subject, name) for at, sender, subject, name in rows)
