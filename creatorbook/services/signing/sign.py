"""Signing a contract: a picture of a signature or a certificate signature, in the place that is kept free for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.documents.signing.material import CertificateFile, Drawn, Material, Picture, Typed
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.services.book.command import PlannedCommand
from creatorbook.services.book.settings import time_stamp_service
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.fields.words import word_for
from creatorbook.services.records.attachments import keep_content
from creatorbook.services.signing.signatures import SignatureRow, SigningState, signatures, signing_state
from creatorbook.services.signing.wording import doubt_signer
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from datetime import date, datetime

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.marks.stamp import Lines
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.changes import Written
    from creatorbook.store.models import Contract, Signature
    from creatorbook.store.writing.uow import UnitOfWork

__all__ = [
    "CertificateFile",
    "Drawn",
    "Manner",
    "Material",
    "Picture",
    "SignContract",
    "Signatory",
    "SignatureRow",
    "Signed",
    "SigningState",
    "Typed",
    "preview_signature",
    "record_signature",
    "signatures",
    "signing_state",
]

_OVER = (ContractState.ENDED, ContractState.WITHDRAWN)
_LONGEST = 200  # characters of a name or a place


@dataclass(frozen=True, slots=True)
class Signed:
    """A contract after one more signature: the copy that shows it, and where the contract stands now.

    `doubt` says that the contract names somebody else, or nobody, for this party.
    """

    signature_id: str
    contract_id: str
    number: str
    version: int
    party: Signatory
    manner: Manner
    signer: str
    state: ContractState
    sha256: str
    pdf: bytes
    certificate: str = ""
    doubt: str = ""

    @property
    def signer_name(self) -> str:
        """Whom the signature itself names: the certificate's subject, else the signer."""
        return self.certificate.rpartition(" · ")[0] or self.signer


@dataclass(frozen=True, slots=True)
class _Plan:
    """A signature that was made and is not written down yet."""

    state: SigningState
    signer: str
    moment: datetime
    pdf: bytes
    certificate: str


@dataclass(frozen=True)
class SignContract(PlannedCommand[Signed, _Plan]):
    """Sign the newest version of a contract for one party.

    With a certificate, and where the settings say so, a time-stamping service is asked: nobody waits to write
    meanwhile. `revocation` are the bytes of revocation lists and answers to embed.

    It is one step that undo takes back: until the copy is sent the world has not seen it, and a picture placed for the
    wrong party must not stay for ever. Its bytes stay in the book, so that a copy sent all the same is recognised when
    it comes back. Raises AnswerIsNo for a draft, a contract that is over, a party that has signed or does not sign, or
    a document without places to sign; BadInput for what cannot be signed with.
    """

    contract_id: str
    party: Signatory
    material: Material
    signer: str = ""
    place: str = ""
    revocation: tuple[bytes, ...] = field(default=(), repr=False)
    code = "contract.sign"

    def make_plan(self, reading: Executes, today: date, now: datetime) -> _Plan:
        """Place the signature."""
        contract = select("contract", "state", "trashed_at").where(id=self.contract_id).with_trash()
        kept = results.first(reading, contract)
        is_trashed = kept is not None and kept[1] is not None
        if kept is not None and not is_trashed:
            _refuse_state(ContractState(kept[0]))
        state = signing_state(reading, self.contract_id)
        signer = _signer(state, self.party, self.material, self.signer)
        lines = _lines(state, signer, self.place, today)
        # What is in the trash is refused below: nobody is asked to stamp it.
        service = "" if is_trashed else time_stamp_service(reading)
        pdf, certificate = _make_signed(state, self.party, self.material, lines, now, service, self.revocation)
        return _Plan(state, signer, now, pdf, certificate)

    def is_current(self, plan: _Plan, reading: Executes, since: Written) -> bool:
        """Whether nobody has signed, issued or changed the contract meanwhile."""
        del plan, reading
        tables = {"contract", "contract_version", "signature", "book_setting"}
        return tables.isdisjoint(since.new) and tables.isdisjoint(since.changed)

    def write_plan(self, uow: UnitOfWork, plan: _Plan) -> Signed:
        """Keep the copy, write the signature down, move the contract on."""
        from creatorbook.services.records.editing import refuse_trashed
        from creatorbook.store.models import Contract

        contract = uow.get(Contract, self.contract_id)
        refuse_trashed(uow, contract, "contract")
        sha256 = keep_content(uow, plan.pdf)
        version, manner = plan.state.version, self.material.manner
        given = SignatureRow(
            "", contract.id, version, self.party, manner, plan.signer, plan.moment, sha256, plan.certificate, ""
        )
        row = record_signature(uow, contract, plan.state, given, uow.today)
        uow.name_change(number=contract.number, party=self.party.value)
        signed = Signed(
            row.id, contract.id, contract.number, version, self.party, manner, plan.signer, contract.state, sha256,
            plan.pdf, plan.certificate,
        )  # fmt: skip
        who = plan.state.party(self.party)
        return signed if who is None else replace(signed, doubt=doubt_signer(who, signed.signer_name))


def record_signature(
    uow: UnitOfWork, contract: Contract, state: SigningState, given: SignatureRow, day: date
) -> Signature:
    """Write a signature down and move the contract on: signed by one, or signed where every party has.

    `day` is the day of signature of a contract that everybody has signed, and of its deal where that has none.
    """
    from creatorbook.store.models import Deal, Signature

    row = uow.add(
        Signature(
            contract_id=given.contract_id,
            ordinal=given.version,
            party=given.party,
            manner=given.manner,
            signer=given.signer,
            signed_at=given.signed_at,
            sha256=given.sha256,
            certificate=given.certificate,
            note=given.note,
        )
    )
    done = {each.party for each in signatures(uow.connection, given.contract_id, given.version)}
    if {each.party for each in state.parties} <= done:
        unsigned = field_values(contract)
        contract.state = ContractState.SIGNED
        contract.signed_on = contract.signed_on or day
        save_record(uow, contract, unsigned)
        deal = uow.get(Deal, contract.deal_id)
        before = field_values(deal)
        deal.signed_on = deal.signed_on or contract.signed_on
        save_record(uow, deal, before)
    elif contract.state is not ContractState.SIGNED:
        contract.state = ContractState.SIGNED_BY_ONE
    uow.flush()
    return row


def _refuse_state(state: ContractState) -> None:
    if state is ContractState.DRAFT:
        raise AnswerIsNo(_("A draft is issued before anything else."), where="state", code="not_issued")
    if state in _OVER:
        raise AnswerIsNo(
            _("This contract is over: “{state}”.").format(state=word_for(state)),
            where="state",
            hint=_("Issue a new one to sign."),
            code="contract_over",
        )


def _signer(state: SigningState, party: Signatory, material: Material, given: str) -> str:
    """Return who signs; raise AnswerIsNo for a party that has signed this version or does not sign it."""
    who = state.party(party)
    if who is None:
        raise AnswerIsNo(
            _("“{party}” does not sign this contract.").format(party=word_for(party)),
            where="party",
            hint=_("Those who sign: {names}.").format(names=", ".join(word_for(each.party) for each in state.parties)),
            code="not_a_party",
        )
    if who.signed is not None:
        raise AnswerIsNo(
            _("“{party}” has signed this version already.").format(party=word_for(party)),
            where="party",
            hint=_("Undo that signature, or issue a new version to sign again."),
            code="signed_already",
        )
    signer = clean(given) or (clean(material.name) if isinstance(material, Typed) else "") or who.signer
    if len(signer) > _LONGEST:
        raise BadInput(_("The name of the signer is too long."), where="signer")
    return signer


def _lines(state: SigningState, signer: str, place: str, day: date) -> Lines:
    from creatorbook.documents.signing.marks.stamp import Lines

    place = clean(place)
    if len(place) > _LONGEST:
        raise BadInput(_("The name of the place is too long."), where="place")
    return Lines(signer, day, place, state.language)


def _box(state: SigningState, party: Signatory) -> SignatureBox:
    box = state.box(party)
    if box is None:
        raise AnswerIsNo(
            _("This version has no place to sign."),
            where="version",
            hint=_("Issue a new version, or sign on paper and attach the signed copy."),
            code="no_place_to_sign",
        )
    return box


def _make_signed(
    state: SigningState, party: Signatory, material: Material, lines: Lines, moment: datetime,
    service: str = "", revocation: tuple[bytes, ...] = (),
) -> tuple[bytes, str]:  # fmt: skip
    """Return the signed copy, and the certificate in one line ("" for a picture)."""
    box = _box(state, party)
    if isinstance(material, CertificateFile):
        from creatorbook.documents.signing.marks.pades import Extras, sign_with_certificate

        extras = Extras(tuple(each for each in state.boxes if each is not box), service, revocation)
        pdf, certificate = sign_with_certificate(state.current, box, material, lines, moment, extras)
        return pdf, certificate.one_line
    from creatorbook.documents.signing.marks.put import place_mark

    return place_mark(state.current, box, material, lines, moment), ""


def preview_signature(
    reading: Executes, contract_id: str, party: Signatory, material: Material, *, signer: str, place: str, day: date,
    moment: datetime,
) -> bytes:  # fmt: skip
    """Return a PDF of the one page that would be signed, with the signature on it; nothing is written.

    For a certificate the stamp alone is drawn. Raises as SignContract does.
    """
    from creatorbook.documents.signing.checking.excerpt import extract_page

    state = signing_state(reading, contract_id)
    lines = _lines(state, _signer(state, party, material, signer), place, day)
    box = _box(state, party)
    if isinstance(material, CertificateFile):
        from creatorbook.documents.signing.certificates import open_certificate
        from creatorbook.documents.signing.marks.put import place_drawing
        from creatorbook.documents.signing.marks.stamp import box_with_lines, certificate_page

        opened = open_certificate(material.content, material.passphrase)
        stamp = certificate_page(opened.certificate, lines, moment, box)
        return extract_page(place_drawing(state.current, box_with_lines(box), stamp), box.page)
    return extract_page(_make_signed(state, party, material, lines, moment)[0], box.page)


def extract_page_to_sign(reading: Executes, contract_id: str, party: Signatory) -> bytes:
    """Return a PDF of the one page on which a party signs, as it stands now; raise AnswerIsNo where there is none."""
    from creatorbook.documents.signing.checking.excerpt import extract_page

    state = signing_state(reading, contract_id)
    return extract_page(state.current, _box(state, party).page)
