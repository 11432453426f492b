"""Contracts: what is missing before one goes out, its draft as a PDF, and issuing it for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.documents.inputs import DocumentStatus
from creatorbook.domain.contract_check import contract_findings
from creatorbook.domain.contracts import ContractState
from creatorbook.domain.findings import Severity
from creatorbook.services import facts
from creatorbook.services.command import Command, Undo
from creatorbook.services.contract_inputs import contract_input, document_language
from creatorbook.services.contract_surroundings import brand_gifts, other_deals
from creatorbook.services.rulebooks import rulebook

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.preview import PageImage
    from creatorbook.documents.render import Rendered
    from creatorbook.domain.findings import Finding
    from creatorbook.store.reading import Executes
    from creatorbook.store.uow import UnitOfWork

_GIVEN_BY_ISSUING = ("number", "issued_on")


def check(reading: Executes, deal_id: str, language: str, today: date) -> tuple[Finding, ...]:
    """Return what stands between a deal and its contract, errors first: the terms', then the document's own.

    What issuing itself gives is not missing.
    """
    from creatorbook.documents.render import check_contract

    dossier = facts.dossier(reading, deal_id)
    code = document_language(reading, dossier, language)
    book = rulebook()
    found = list(
        contract_findings(
            dossier,
            today,
            book.contracts.values(),
            book.money.get(dossier.deal.creator.country),
            others=other_deals(reading, dossier, today),
            gifts=brand_gifts(reading, dossier),
        )
    )
    document = check_contract(contract_input(reading, dossier, code, today))
    found += [finding for finding in document if finding.about not in _GIVEN_BY_ISSUING]
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def preview(reading: Executes, deal_id: str, language: str, today: date) -> Rendered:
    """Return the deal's contract as a draft PDF; raise CannotRender with a sentence where none can be made."""
    from creatorbook.documents.render import render_contract

    dossier = facts.dossier(reading, deal_id)
    code = document_language(reading, dossier, language)
    return render_contract(contract_input(reading, dossier, code, today))


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """Return one page of a PDF as pixels for the screen."""
    from creatorbook.documents import preview as pages

    return next(iter(pages.page_images(pdf, scale, range(page, page + 1))))


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from creatorbook.documents import preview as pages

    return pages.page_count(pdf)


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued contract: its record, number, version, hash and bytes."""

    contract_id: str
    number: str
    version: int
    sha256: str
    pages: int
    pdf: bytes


@dataclass(frozen=True)
class IssueContract(Command[Issued]):
    """Freeze a deal's contract: the next number of the creator's year, the PDF's bytes and hash, the data behind them.

    Raises AnswerIsNo where the check finds an error, listing what is wrong, and BadInput for a deal in the trash. An
    issue cannot be undone, since others have seen it; it can be withdrawn.
    """

    deal_id: str
    language: str = ""
    label = mark("Issue contract {number}")
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> Issued:
        """Check, number, render, keep."""
        from creatorbook.documents.render import render_contract
        from creatorbook.services.records import refuse_trashed
        from creatorbook.store.models import Contract, ContractVersion, Deal

        refuse_trashed(uow, uow.get(Deal, self.deal_id), "deal")
        code = document_language(uow.connection, facts.dossier(uow.connection, self.deal_id), self.language)
        _refuse(check(uow.connection, self.deal_id, code, uow.today))
        dossier = facts.dossier(uow.connection, self.deal_id)
        contract = _running(uow, self.deal_id)
        version = 1
        if contract is None:
            contract = uow.add(
                Contract(
                    deal_id=self.deal_id,
                    number=_next_number(uow, dossier.deal.creator.id),
                    language=code,
                )
            )
        else:
            version = _last_version(uow, contract.id) + 1
            # A draft made by hand has no number until it goes out.
            contract.number = contract.number or _next_number(uow, dossier.deal.creator.id)
        made = replace(
            contract_input(uow.connection, dossier, code, uow.today),
            number=contract.number,
            version=version,
            issued_on=uow.today,
            status=DocumentStatus.ISSUED,
        )
        rendered = render_contract(made)
        _keep(uow, rendered.pdf, rendered.sha256)
        contract.state, contract.issued_at, contract.language = ContractState.ISSUED, uow.now, code
        # Whatever was signed was another version.
        contract.signed_on = None
        uow.add(
            ContractVersion(
                contract_id=contract.id,
                ordinal=version,
                issued_at=uow.now,
                sha256=rendered.sha256,
                pages=rendered.pages,
                data=made.to_json(),
            )
        )
        uow.named(number=contract.number)
        return Issued(contract.id, contract.number, version, rendered.sha256, rendered.pages, rendered.pdf)


def _refuse(found: tuple[Finding, ...]) -> None:
    from creatorbook.services.wording.findings import sentence

    errors = [finding for finding in found if finding.severity is Severity.ERROR]
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


def _running(uow: UnitOfWork, deal_id: str) -> Any:
    from sqlalchemy import select

    from creatorbook.store.models import Contract

    over = (ContractState.WITHDRAWN, ContractState.ENDED)
    found = uow.all(
        select(Contract)
        .where(Contract.deal_id == deal_id, Contract.trashed_at.is_(None), Contract.state.not_in(over))
        .order_by(Contract.id.desc())
    )
    return found[0] if found else None


def _last_version(uow: UnitOfWork, contract_id: str) -> int:
    return int(
        uow.connection.exec_driver_sql(
            "SELECT coalesce(max(ordinal), 0) FROM contract_version WHERE contract_id = ?", (contract_id,)
        ).scalar_one()
    )


def _next_number(uow: UnitOfWork, creator_id: str) -> str:
    from creatorbook.store.models import NumberSeries

    year = uow.today.year
    series = uow.first(NumberSeries, creator_id=creator_id, document="contract", year=year)
    if series is None:
        series = uow.add(NumberSeries(creator_id=creator_id, document="contract", year=year, last=0))
    series.last += 1
    uow.session.flush()
    # A book of several creators tells their series apart by the order in which they came.
    place = uow.connection.exec_driver_sql("SELECT count(*) FROM creator WHERE id <= ? ", (creator_id,)).scalar_one()
    many = uow.connection.exec_driver_sql("SELECT count(*) FROM creator").scalar_one() > 1
    return f"C{place}-{year}-{series.last:03d}" if many else f"C-{year}-{series.last:03d}"


def _keep(uow: UnitOfWork, content: bytes, sha256: str) -> None:
    from creatorbook.store.models import AttachmentContent

    if uow.session.get(AttachmentContent, sha256) is None:
        uow.session.add(AttachmentContent(sha256=sha256, size=len(content), content=content))


@dataclass(frozen=True)
class MarkContract(Command[None]):
    """Move an issued contract on: signed by one, signed by both (which signs the deal), ended, withdrawn."""

    contract_id: str
    state: ContractState
    on: date | None = None
    label = mark("Mark contract {number} as {state}")

    def execute(self, uow: UnitOfWork) -> None:
        """Set the state and what follows; raise AnswerIsNo for a draft."""
        from creatorbook.services.words import word
        from creatorbook.store.models import Contract, Deal

        contract = uow.get(Contract, self.contract_id)
        if contract.state is ContractState.DRAFT or self.state is ContractState.DRAFT:
            raise AnswerIsNo(_("A draft is issued before anything else."), where="state")
        contract.state = self.state
        if self.state is ContractState.SIGNED:
            contract.signed_on = self.on or uow.today
            deal = uow.get(Deal, contract.deal_id)
            deal.signed_on = deal.signed_on or contract.signed_on
        uow.named(number=contract.number, state=word(self.state))


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One frozen version of a contract."""

    contract_id: str
    ordinal: int
    issued_at: str
    sha256: str
    pages: int


def versions(reading: Executes, contract_id: str) -> list[VersionLine]:
    """Return the frozen versions of a contract, newest first."""
    return [
        VersionLine(*row)
        for row in reading.exec_driver_sql(
            "SELECT contract_id, ordinal, issued_at, sha256, pages FROM contract_version "
            "WHERE contract_id = ? ORDER BY ordinal DESC",
            (contract_id,),
        )
    ]


def issued_pdf(reading: Executes, contract_id: str, ordinal: int | None = None) -> bytes:
    """Return the bytes of an issued version, the newest unless told; raise NotFound where there is none."""
    row = reading.exec_driver_sql(
        "SELECT a.content FROM contract_version v JOIN attachment_content a ON a.sha256 = v.sha256 "
        "WHERE v.contract_id = ? AND (? IS NULL OR v.ordinal = ?) ORDER BY v.ordinal DESC LIMIT 1",
        (contract_id, ordinal, ordinal),
    ).first()
    if row is None:
        raise NotFound(_("This contract has not been issued."), where=f"contract {contract_id}")
    return bytes(row[0])
