"""A signed copy that came by mail: kept with its contract, and what it shows of signatures written down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import clean
from creatorbook.documents.inputs.evidence import Fact
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.services.book.command import Command
from creatorbook.services.fields.bounds import refuse_value
from creatorbook.services.fields.days import past_day
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for
from creatorbook.services.records.attachments import AttachFile
from creatorbook.services.signing.kept_notes import encode_notes, note_word
from creatorbook.services.signing.owners import Basis, Owner
from creatorbook.services.signing.sign import record_signature
from creatorbook.services.signing.signatures import SignatureRow, SigningState, signing_state
from creatorbook.services.signing.verification import MatchKind, Verification

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.signing.checking.validation import PictureReport
    from creatorbook.services.signing.verification import SignatureReport
    from creatorbook.store.models import Contract
    from creatorbook.store.writing.uow import UnitOfWork

_OVER = (ContractState.DRAFT, ContractState.WITHDRAWN)

_MATCHES = frozenset(
    {
        MatchKind.NO_TEXT, MatchKind.SCAN, MatchKind.PARTIAL, MatchKind.OTHER_LOOK, MatchKind.OTHER_TEXT,
        MatchKind.SAME_TEXT, MatchKind.ADDED_TEXT,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """What was kept: the file's attachment, whose signatures were written down, and where the contract stands now."""

    attachment_id: str
    contract_id: str
    number: str
    version: int
    parties: tuple[Signatory, ...]
    state: ContractState


@dataclass(frozen=True)
class AttachSignedCopy(Command[Attached]):
    """Keep a file as the signed copy of a contract's newest version, and write down who signed it.

    `verification` is what `verify_file` found in these very bytes. Pictures that say for whom they were placed are
    taken from the file, and certificate signatures whose name is a party's. `parties` says whose the other certificates
    are, in the order of their signatures, and who signed where the file cannot tell (a scan): the brand or whoever has
    not signed yet where it is empty. `signed_on` is the day of such signatures, today where None.
    `although` keeps a file whose words or looks differ or whose signature is broken; the note on the signature says so.
    `compared` says that a person has put a scan, or what was drawn anew, beside the contract and looked at both: only
    that can tell what it is, and the note says whose word it is.

    It is one step that undo takes back: the wrong file is easily chosen. Raises AnswerIsNo for a file that is another
    document or version, differs, is broken, was kept before, shows no signature, or bears a certificate of which nobody
    has said whose it is; BadInput for an unreadable one.
    """

    contract_id: str
    name: str
    content: bytes = field(repr=False)
    verification: Verification = field(repr=False)
    parties: tuple[Signatory, ...] = ()
    signer: str = ""
    signed_on: date | None = None
    although: bool = False
    compared: bool = False
    code = "signed_copy.keep"

    def execute(self, uow: UnitOfWork) -> Attached:
        """Check, attach, write the signatures down."""
        from creatorbook.services.records.editing import refuse_trashed
        from creatorbook.store.models import Contract

        if self.signed_on is not None:
            refuse_value(KINDS["contract"].field("signed_on"), self.signed_on, uow.today)
        if hashlib.sha256(self.content).hexdigest() != self.verification.sha256:
            raise BadInput(_("The file has changed since it was checked."), where=self.name, hint=_("Choose it again."))
        contract = uow.get(Contract, self.contract_id)
        refuse_trashed(uow, contract, "contract")
        if contract.state in _OVER:
            raise AnswerIsNo(
                _("Nothing can be signed: this contract is “{state}”.").format(state=word_for(contract.state)),
                where="state",
            )
        state = signing_state(uow.connection, self.contract_id)
        _refuse_other(self.verification, state)
        if not self.although:
            _refuse_doubtful(self.verification)
        if self.verification.match.needs_eyes and not self.compared:
            raise AnswerIsNo(
                _("Nothing but your own eyes can compare this copy with what was issued."),
                where="file",
                hint=_("Put both side by side, look at each page, and say that you have."),
                code="not_compared",
            )
        attachment = AttachFile("contract", contract.id, self.name, "application/pdf", self.content).execute(uow)
        found = self._find_signatures(state, uow.today)
        for each in found:
            record_signature(uow, contract, state, each, _signed_day(each, contract, uow.today))
        uow.name_change(file=self.name, number=contract.number)
        return Attached(
            attachment, contract.id, contract.number, state.version, tuple(each.party for each in found), contract.state
        )

    def _find_signatures(self, state: SigningState, today: date) -> tuple[SignatureRow, ...]:
        """Return the signatures to write down; raise AnswerIsNo where nobody new has signed."""
        open_parties = list(state.open)
        found: list[SignatureRow] = []

        said = list(dict.fromkeys(self.parties))

        def take(
            party: Signatory,
            manner: Manner,
            signer: str,
            at: datetime | None,
            certificate: str = "",
            basis: Fact | None = None,
        ) -> None:
            open_parties.remove(party)
            row = SignatureRow(
                "", state.contract_id, state.version, party, manner, signer, at, self.verification.sha256, certificate,
                encode_notes((_note_copy(self.verification), basis)),
            )  # fmt: skip
            found.append(row)

        examined = self.verification.examined
        for report in examined.signatures:
            if _is_known(report, state):
                continue
            owner = self.verification.owner(report)
            party, basis = owner.party, _note_owner(owner)
            if party is None:
                party = _said_party(report, said, open_parties)
                basis = note_word(today)
            if party in open_parties:
                named = report.certificate
                take(party, Manner.CERTIFICATE, named.subject if named else "", _made_at(report),
                     named.one_line if named else report.field, basis)  # fmt: skip
        for picture in examined.pictures:
            party = _find_party(picture.party, open_parties)
            if party is not None:
                take(party, _manner_of(picture), picture.signer, picture.placed_at)
        for party in self._parties_signed(said, open_parties, nothing_yet=not found):
            day = datetime.combine(self.signed_on or today, time(12)).astimezone(UTC)
            who = state.party(party)
            signer = clean(self.signer) or (who.signer if who is not None else "")
            take(party, self._stated_manner(), signer, day, "", note_word(today))
        if not found:
            raise AnswerIsNo(
                _("This copy has no new signature."),
                where=self.name,
                hint=_("If somebody signed it on paper, say who."),
                code="nothing_signed",
            )
        return tuple(found)

    def _parties_signed(
        self, said: list[Signatory], open_parties: list[Signatory], *, nothing_yet: bool
    ) -> list[Signatory]:
        """Return the parties that signed by what the person says, or, where the file is silent, by what is likely."""
        if self.parties:
            return [each for each in said if each in open_parties]
        unsigned_file = self.verification.match.kind in (MatchKind.SAME, MatchKind.SAME_TEXT)
        if not nothing_yet or unsigned_file or not open_parties:
            return []
        likely = Signatory.BRAND if Signatory.BRAND in open_parties else open_parties[0]
        return [likely]

    def _stated_manner(self) -> Manner:
        return Manner.PAPER if self.verification.match.needs_eyes else Manner.IMAGE


def _refuse_other(verification: Verification, state: SigningState) -> None:
    """Raise where the file is no PDF, another document, another contract or version, or kept already."""
    version = verification.version
    if verification.examined.is_locked:
        raise BadInput(
            _("The PDF is locked with a password."),
            where="file",
            hint=_("Open it with the password, save a copy without one, and choose that."),
        )
    if not verification.examined.readable:
        raise BadInput(_("This file is not a PDF that can be read."), where="file", hint=_("Ask for it as a PDF."))
    if verification.kept_already:
        raise AnswerIsNo(_("This copy is in the book already."), where="file", code="kept_already")
    if verification.match.kind is MatchKind.UNRELATED or (
        version is not None and version.contract_id != state.contract_id
    ):
        raise AnswerIsNo(
            _("This file is not the contract {number}.").format(number=state.number),
            where="file",
            hint=_("Choose the signed copy of this contract."),
            code="another_document",
        )
    if version is not None and version.ordinal != state.version:
        raise AnswerIsNo(
            _("This is version {version} of {number}; the newest is version {newest}.").format(
                version=version.ordinal, number=state.number, newest=state.version
            ),
            where="file",
            hint=_("Ask for a signed copy of the newest version."),
            code="another_version",
        )


def _refuse_doubtful(verification: Verification) -> None:
    """Raise where the words differ from those issued, or a signature does not stand."""
    if verification.match.kind is MatchKind.OTHER_TEXT:
        raise AnswerIsNo(
            _("The words of this copy are not those that were issued."),
            where="file",
            hint=_("First check what differs."),
            code="other_words",
        )
    missing = verification.match.missing
    if verification.match.kind is MatchKind.PARTIAL:
        raise AnswerIsNo(
            ngettext(
                "Page {pages} of the contract is missing in this copy.",
                "Pages {pages} of the contract are missing in this copy.",
                len(missing),
            ).format(pages=", ".join(map(str, missing))),
            where="file",
            hint=_("Ask for the whole copy."),
            code="pages_missing",
        )
    if verification.match.kind is MatchKind.OTHER_LOOK:
        raise AnswerIsNo(
            _("This copy does not look as it was issued."),
            where="file",
            hint=_("First check what was covered, replaced or added."),
            code="other_look",
        )
    if verification.broken_signatures:
        raise AnswerIsNo(
            _("A signature in this copy is not valid."),
            where="file",
            hint=_("Check what was changed, and ask for the copy again."),
            code="signature_broken",
        )


def _note_copy(verification: Verification) -> Fact | None:
    """Return what must be remembered of a copy that is not byte by byte the one that was issued."""
    if verification.broken_signatures:
        return Fact("note_broken")
    if any(each.intact is None for each in verification.examined.signatures):
        return Fact("note_unchecked")
    kind = verification.match.kind
    return Fact(f"note_{kind.value}") if kind in _MATCHES else None


def _note_owner(owner: Owner) -> Fact | None:
    """Return how it is known whose a certificate is, None where it is not."""
    if owner.party is None or owner.basis is Basis.NOBODY:
        return None
    named = () if owner.basis is Basis.KEPT else (("name", owner.name),)
    return Fact(f"note_{owner.basis.value}", (("party", owner.party.value), *named))


def _is_known(report: SignatureReport, state: SigningState) -> bool:
    """Return whether this certificate's signature is written down for this version."""
    named = report.certificate.one_line if report.certificate is not None else report.field
    return any(each.signed is not None and each.signed.certificate == named for each in state.parties)


def _said_party(report: SignatureReport, said: list[Signatory], open_parties: list[Signatory]) -> Signatory:
    """Return whose a certificate is by a person's word; raise AnswerIsNo where nobody has said.

    A word serves one certificate: it is taken out of `said`.
    """
    party = next((each for each in said if each in open_parties), None)
    if party is not None:
        said.remove(party)
        return party
    name = report.certificate.subject if report.certificate is not None else report.field
    raise AnswerIsNo(
        _("“{name}” is the name of no party: whose certificate is this?").format(name=name),
        where="party",
        hint=_("Say whose it is, once you know it from somewhere else than this file."),
        code="whose_certificate",
    )


def _made_at(report: SignatureReport) -> datetime | None:
    """Return when a signature was made: by a service's word where there is one, else by the signer's clock."""
    stamp = report.trust.stamp
    return stamp.at if stamp is not None and stamp.intact else report.claimed_at


def _find_party(name: str, open_parties: list[Signatory]) -> Signatory | None:
    return next((each for each in open_parties if each.value == name), None)


def _manner_of(picture: PictureReport) -> Manner:
    known = {each.value: each for each in (Manner.DRAWN, Manner.TYPED, Manner.IMAGE)}
    return known.get(picture.manner, Manner.IMAGE)


def _signed_day(given: SignatureRow, contract: Contract, today: date) -> date:
    """Return the day of a signature: not before the contract's issue and not after today, whatever a file says."""
    said = [moment for moment in (given.signed_at, contract.issued_at) if moment is not None]
    return past_day(max(said), today) if given.signed_at is not None else today
