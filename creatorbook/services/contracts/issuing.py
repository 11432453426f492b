"""Issuing a deal's contract, and amending it: checked, numbered, rendered, and frozen with what it was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _, ngettext
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.domain.findings.codes import is_accepted
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.contracts import ContractState
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.contracts.numbering import next_number
from creatorbook.services.fields.gate import add_record
from creatorbook.services.records.attachments import keep_content
from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractForm
    from creatorbook.services.contracts.gathering import Draft
    from creatorbook.store.models import Contract
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued contract: its record, number, version, hash and bytes.

    `passed_over` are the findings that it went out with: contradictions that were accepted, and warnings.
    """

    contract_id: str
    number: str
    version: int
    sha256: str
    pages: int
    pdf: bytes
    passed_over: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class IssueContract(Command[Issued]):
    """Freeze a deal's contract: the next number of the creator's year, the PDF's bytes and hash, the data behind them.

    Raises AnswerIsNo where the check finds an error, listing what is wrong, or a contract of the deal is out already
    (it is amended), and BadInput for a deal in the trash. `accepted` are the codes of contradictions that are meant as
    they are; `form` is how it is set, None for the usual form of such a deal; `second` is a second language beside the
    contract's own, which prevails. An issue cannot be undone, since others
    have seen it; it can be withdrawn.
    """

    deal_id: str
    language: str = ""
    accepted: tuple[str, ...] = ()
    form: ContractForm | None = None
    second: str = ""
    code = "contract.issue"
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> Issued:
        """Check, number, render, keep."""
        from creatorbook.store.models import Contract

        made = _check_deal(uow, self.deal_id, self.language, self.accepted, self.form, self.second)
        contract = find_running_contract(uow, self.deal_id)
        if contract is not None and contract.state is not ContractState.DRAFT:
            raise AnswerIsNo(
                _("Contract {number} of this deal is out already.").format(number=contract.number),
                where=f"contract {contract.id}",
                hint=_("Amend it: what changed becomes a new version. Or withdraw it first, and issue another."),
                code="contract_issued",
            )
        if contract is None:
            contract = add_record(uow, Contract(deal_id=self.deal_id, language=made.contract.language))
        # A draft made by hand, or for a renewal, has no number until it goes out.
        contract.number = contract.number or next_number(uow, made.dossier.deal.creator.id)
        return _freeze(uow, contract, _issued_input(uow, made, contract.number, 1, self.accepted), made)


@dataclass(frozen=True)
class AmendContract(Command[Issued]):
    """Issue what changed since as a new version of the deal's contract, which is to be signed anew.

    Languages and form stay those of the contract. Raises AnswerIsNo where no contract of the deal is out, nothing
    changed, or the check finds an error; `accepted` are the codes of contradictions that are meant as they are. It
    cannot be undone, as an issue cannot.
    """

    deal_id: str
    accepted: tuple[str, ...] = ()
    code = "contract.amend"
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> Issued:
        """Check, compare with the last version, render, keep."""
        contract = find_running_contract(uow, self.deal_id)
        if contract is None or contract.state is ContractState.DRAFT:
            raise AnswerIsNo(
                _("No contract of this deal is out, so there is nothing to amend."),
                where=f"deal {self.deal_id}",
                hint=_("Issue it first."),
                code="contract_not_issued",
            )
        last = version_input(uow.connection, contract.id)
        second = last.other.language if last.other is not None else ""
        current = _check_deal(uow, self.deal_id, contract.language, self.accepted, last.form, second)
        made = _issued_input(uow, current, contract.number, last.version + 1, self.accepted)
        if replace(made, version=last.version, issued_on=last.issued_on, accepted=last.accepted) == last:
            raise AnswerIsNo(
                _("Nothing has changed since version {version}.").format(version=last.version),
                where=f"contract {contract.id}",
                hint=_("Change the terms or the clauses first."),
                code="contract_unchanged",
            )
        return _freeze(uow, contract, made, current)


def find_running_contract(uow: UnitOfWork, deal_id: str) -> Contract | None:
    """Return the deal's contract that is neither over nor in the trash: the one that is out, else a draft; or None."""
    from creatorbook.store.models import Contract

    over = (ContractState.WITHDRAWN, ContractState.ENDED)
    running = [each for each in uow.live(Contract, deal_id=deal_id) if each.state not in over]
    out = [each for each in running if each.state is not ContractState.DRAFT]
    return next(reversed(out or running), None)


def _check_deal(
    uow: UnitOfWork,
    deal_id: str,
    language: str,
    accepted: tuple[str, ...],
    form: ContractForm | None,
    second: str,
) -> Draft:
    from creatorbook.services.records.editing import refuse_trashed
    from creatorbook.store.models import Deal

    refuse_trashed(uow, uow.get(Deal, deal_id), "deal")
    made = draft(uow.connection, deal_id, language, uow.today, form, second)
    _refuse_errors(made.findings, frozenset(accepted))
    return made


def _refuse_errors(found: tuple[Finding, ...], accepted: frozenset[str]) -> None:
    from creatorbook.services.wording.findings import sentence

    errors = [each for each in found if each.severity is Severity.ERROR and not is_accepted(each, accepted)]
    if errors:
        raise AnswerIsNo(
            ngettext(
                "The contract cannot be issued: {count} thing is missing or wrong.",
                "The contract cannot be issued: {count} things are missing or wrong.",
                len(errors),
            ).format(count=len(errors)),
            where=str(errors[0].about),
            hint=" ".join(sentence(finding) for finding in errors),
            code="contract_incomplete",
        )


def _issued_input(uow: UnitOfWork, made: Draft, number: str, version: int, accepted: tuple[str, ...]) -> ContractInput:
    from creatorbook.services.wording.findings import sentence

    meant = (
        each for each in made.findings if each.severity is Severity.ERROR and is_accepted(each, frozenset(accepted))
    )
    return replace(
        made.contract,
        number=number,
        version=version,
        issued_on=uow.today,
        status=DocumentStatus.ISSUED,
        accepted=tuple(sentence(each) for each in meant),
    )


def _freeze(uow: UnitOfWork, contract: Contract, made: ContractInput, checked: Draft) -> Issued:
    from creatorbook.documents.render import render_contract
    from creatorbook.store.models import ContractVersion

    rendered = render_contract(made)
    keep_content(uow, rendered.pdf)
    contract.state, contract.issued_at, contract.language = ContractState.ISSUED, uow.now, made.language
    # Whatever was signed was another version.
    contract.signed_on = None
    uow.add(
        ContractVersion(
            contract_id=contract.id,
            ordinal=made.version,
            issued_at=uow.now,
            sha256=rendered.sha256,
            pages=rendered.pages,
            data=made.to_json(),
        )
    )
    uow.name_change(number=contract.number, version=made.version)
    passed_over = tuple(each for each in checked.findings if each.severity is not Severity.INFO)
    return Issued(
        contract.id, contract.number, made.version, rendered.sha256, rendered.pages, rendered.pdf, passed_over
    )
