"""Contracts: what is missing before one goes out, its draft as a PDF, and the versions that went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.services.contracts.gathering import Draft, draft
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.reading.preview import PageImage
    from creatorbook.documents.render import Rendered
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractForm
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Expression
    from creatorbook.store.query.select import Select

_VERSION = Table("contract_version")


def check_contract_draft(
    reading: Executes, deal_id: str, language: str, today: date, second: str | None = None
) -> tuple[Finding, ...]:
    """Return what stands between a deal and its contract, errors first; raises as `draft` does.

    What issuing itself gives is not missing.
    """
    return draft(reading, deal_id, language, today, second=second).findings


def preview(
    reading: Executes,
    deal_id: str,
    language: str,
    today: date,
    form: ContractForm | None = None,
    second: str | None = None,
) -> Rendered:
    """Return the deal's contract as a draft PDF; raises as `draft` and `drawn` do."""
    return render_draft(draft(reading, deal_id, language, today, form, second))


def render_draft(made: Draft) -> Rendered:
    """Return a draft as a PDF; raise CannotRender with a sentence where none can be made."""
    from creatorbook.documents.render import render_contract

    return render_contract(made.contract, checked=made.of_document)


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """Return one page of a PDF as pixels for the screen."""
    from creatorbook.documents.reading import preview as pages

    return next(iter(pages.page_images(pdf, scale, range(page, page + 1))))


def page_text(pdf: bytes, page: int) -> str:
    """Return the words of one page of a PDF, for who has them read aloud."""
    from creatorbook.documents.reading import preview as pages

    return pages.page_text(pdf, page)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from creatorbook.documents.reading import preview as pages

    return pages.page_count(pdf)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One frozen version of a contract."""

    contract_id: str
    ordinal: int
    issued_at: str
    sha256: str
    pages: int


def _versions(contract_id: str, *columns: Expression | str, ordinal: int | None = None) -> Select:
    """Return the select of the frozen versions of a contract, or the one of a number, newest first."""
    found = select(_VERSION, *columns).where(contract_id=contract_id).order_by(descending(_VERSION.ordinal))
    return (found if ordinal is None else found.where(ordinal=ordinal)).with_trash()


def versions(reading: Executes, contract_id: str) -> list[VersionLine]:
    """Return the frozen versions of a contract, newest first."""
    found = _versions(contract_id, "contract_id", "ordinal", "issued_at", "sha256", "pages")
    return [VersionLine(*row) for row in results.iterate(reading, found)]


def issued_pdf(reading: Executes, contract_id: str, ordinal: int | None = None) -> bytes:
    """Return the bytes of an issued version, the newest unless given; raise NotFound where there is none."""
    file = Table("attachment_content")
    found = _versions(contract_id, file.content, ordinal=ordinal).join(file, file.sha256.equals(_VERSION.sha256))
    content = results.value(reading, found)
    if content is None:
        raise _version_not_found(contract_id, ordinal)
    return bytes(content)


def version_input(reading: Executes, contract_id: str, ordinal: int | None = None) -> ContractInput:
    """Return what an issued version was made from, the newest unless given; raise NotFound where there is none."""
    data = results.value(reading, _versions(contract_id, "data", ordinal=ordinal))
    if data is None:
        raise _version_not_found(contract_id, ordinal)
    return ContractInput.from_json(data)


def _version_not_found(contract_id: str, ordinal: int | None) -> NotFound:
    where = f"contract {contract_id}"
    if ordinal is None:
        return NotFound(_("This contract has not been issued."), where=where)
    return NotFound(_("This contract has no version {number}.").format(number=ordinal), where=where)
