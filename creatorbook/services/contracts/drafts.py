"""Contracts: what is missing before one goes out, its draft as a PDF, and the versions that went out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.domain.contracts.check import contract_findings
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.contracts.inputs import contract_input, document_language
from creatorbook.services.contracts.surroundings import brand_gifts, other_deals
from creatorbook.services.deals import facts
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.reading.preview import PageImage
    from creatorbook.documents.render import Rendered
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.store.engine.reading import Executes

_GIVEN_BY_ISSUING = ("number", "issued_on")
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# What the document's check and the terms' find both.
_TWINS = {
    "document.guardian_missing": "contract.missing_guardian",
    "document.minor_creator": "contract.minor_creator",
    "document.minor_refused": "contract.minor_professional",
    "document.law_differs": "contract.law_not_national",
}


def check(reading: Executes, deal_id: str, language: str, today: date) -> tuple[Finding, ...]:
    """Return what stands between a deal and its contract, errors first: the terms', then the document's own.

    What issuing itself gives is not missing.
    """
    from creatorbook.documents.render import check_contract

    dossier = facts.dossier(reading, deal_id)
    code = document_language(reading, dossier, language)
    found = list(
        contract_findings(
            dossier,
            today,
            rulebook().contracts.values(),
            late_law(reading, dossier.deal.creator.country),
            others=other_deals(reading, dossier, today),
            gifts=brand_gifts(reading, dossier),
        )
    )
    document = check_contract(contract_input(reading, dossier, code, today))
    told = _told_once(found, [finding for finding in document if finding.about not in _GIVEN_BY_ISSUING])
    return tuple(sorted(told, key=lambda finding: _GRAVEST.index(finding.severity)))


def _told_once(terms: list[Finding], document: list[Finding]) -> list[Finding]:
    """Return both lists as one: what both find is said in the words of the terms, as gravely as the graver says it."""
    told = list(terms)
    for finding in document:
        place = next((index for index, other in enumerate(told) if _same(other, finding)), None)
        if place is None:
            told.append(finding)
            continue
        other = told[place]
        graver = min(finding.severity, other.severity, key=_GRAVEST.index)
        told[place] = replace(other, severity=graver, sources=tuple(dict.fromkeys((*other.sources, *finding.sources))))
    return told


def _same(of_terms: Finding, of_document: Finding) -> bool:
    if of_document.code != "document.missing_value":
        return of_terms.code == _TWINS.get(of_document.code)
    if of_document.about == "products":
        return of_terms.code == "contract.missing_product_value" and of_terms.about == "product_value"
    return of_terms.code.startswith("contract.missing_") and of_terms.about == of_document.about


def preview(reading: Executes, deal_id: str, language: str, today: date) -> Rendered:
    """Return the deal's contract as a draft PDF; raise CannotRender with a sentence where none can be made."""
    from creatorbook.documents.render import render_contract

    dossier = facts.dossier(reading, deal_id)
    code = document_language(reading, dossier, language)
    return render_contract(contract_input(reading, dossier, code, today))


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """Return one page of a PDF as pixels for the screen."""
    from creatorbook.documents.reading import preview as pages

    return next(iter(pages.page_images(pdf, scale, range(page, page + 1))))


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
        raise _no_version(contract_id, ordinal)
    return bytes(row[0])


def version_input(reading: Executes, contract_id: str, ordinal: int | None = None) -> ContractInput:
    """Return what an issued version was made from, the newest unless told; raise NotFound where there is none."""
    row = reading.exec_driver_sql(
        "SELECT data FROM contract_version WHERE contract_id = ? AND (? IS NULL OR ordinal = ?) "
        "ORDER BY ordinal DESC LIMIT 1",
        (contract_id, ordinal, ordinal),
    ).first()
    if row is None:
        raise _no_version(contract_id, ordinal)
    return ContractInput.from_json(row[0])


def _no_version(contract_id: str, ordinal: int | None) -> NotFound:
    where = f"contract {contract_id}"
    if ordinal is None:
        return NotFound(_("This contract has not been issued."), where=where)
    return NotFound(_("This contract has no version {number}.").format(number=ordinal), where=where)
