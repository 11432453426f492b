"""A deal's contract gathered once: its facts, what it is made from and what the check says of both.

Whoever checks, shows or issues a contract is handed this; nobody reads the same rows a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.codes import document_finding
from creatorbook.documents.words.foreign_text import texts_in_other_language
from creatorbook.domain.contracts.check import contract_findings
from creatorbook.domain.contracts.vat import vat_question
from creatorbook.domain.findings.codes import can_be_accepted
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money.debts import late_law_country
from creatorbook.services.contracts.forms import issued_input, usual_second_language
from creatorbook.services.contracts.inputs import contract_input, document_language, in_two_languages
from creatorbook.services.contracts.surroundings import brand_gifts, other_deals
from creatorbook.services.deals import facts
from creatorbook.services.deals.categories import category_kin
from creatorbook.services.deals.remarks import limits_named
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.law.vat_words import exempt_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.contracts import ContractForm
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes

_SHOWN = 60  # characters of a text that a finding quotes
_GIVEN_BY_ISSUING = ("number", "issued_on")
_MOST_SEVERE_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# What the document's check and the terms' find both.
_TWINS = {
    "document.guardian_missing": "contract.missing_guardian",
    "document.minor_creator": "contract.minor_creator",
    "document.minor_refused": "contract.minor_professional",
    "document.law_differs": "contract.law_not_national",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A deal's contract as it would go out on a day, without the number and date that issuing gives.

    `findings` are what stands between the deal and its contract, errors first: the terms', then the document's own.
    `of_document` are the latter alone, as the renderer wants them.
    """

    dossier: Dossier
    contract: ContractInput
    findings: tuple[Finding, ...]
    of_document: tuple[Finding, ...]


def draft(
    reading: Executes,
    deal_id: str,
    language: str,
    today: date,
    form: ContractForm | None = None,
    second: str | None = None,
) -> Draft:
    """Return the deal's contract as a draft of the day, in the language asked for, else the brand's or the book's.

    Its form, and its second language beside ("" for none), are those asked for, else those of the contract that is
    out, else the usual form for such a deal, and none.

    Raises NotFound for a deal that is not there or has no brand, BadInput for a language without clauses, or twice
    the same.
    """
    from creatorbook.documents.render import check_contract

    dossier = facts.dossier(reading, deal_id)
    own = own_overrides(reading)
    contract = contract_input(reading, dossier, document_language(reading, dossier, language), today, own)
    issued = issued_input(reading, dossier)
    contract = replace(contract, form=form or (issued.form if issued else contract.form))
    beside = usual_second_language(issued, contract.language) if second is None else second
    contract = in_two_languages(reading, dossier, contract, beside, today, own)
    kin = category_kin(reading)
    around = other_deals(reading, dossier, today, kin)
    terms = contract_findings(
        dossier,
        today,
        rulebook().contracts.values(),
        late_law(reading, late_law_country(dossier)),
        others=around.own,
        gifts=brand_gifts(reading, dossier),
        roster=around.roster,
        kin=kin,
    )
    terms = (
        *terms,
        *_limits(dossier, today, own),
        *vat_question(dossier, exempt_words(dossier.deal.creator.country, today)),
    )
    document = check_contract(contract)
    terms = (*terms, *_foreign_texts(contract))
    merged = _merge_findings(list(terms), [finding for finding in document if finding.about not in _GIVEN_BY_ISSUING])
    merged.sort(key=_weight)
    return Draft(dossier, contract, tuple(merged), document)


def _foreign_texts(contract: ContractInput) -> Iterator[Finding]:
    for field, text in texts_in_other_language(contract):
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
        code = "document.other_language" if contract.other is None else "document.typed_once"
        yield document_finding(code, field, text=shown)


def _weight(finding: Finding) -> tuple[int, bool]:
    """Return what puts the gravest first: of two errors the one that nobody can accept."""
    return _MOST_SEVERE_FIRST.index(finding.severity), can_be_accepted(finding)


def _limits(dossier: Dossier, today: date, own: tuple[Override, ...]) -> tuple[Finding, ...]:
    """Return the limited sectors that the deal or its brand names, for its creator and the platforms promised."""
    deal = dossier.deal
    brand = (deal.brand.category, deal.brand.name) if deal.brand is not None else ()
    platforms = sorted({each.platform for each in dossier.deliverables})
    return limits_named((deal.title, deal.objective, *brand), (deal.creator,), platforms, today, own)


def _merge_findings(terms: list[Finding], document: list[Finding]) -> list[Finding]:
    """Return both lists as one: what both find is in the words of the terms, with the higher of the two severities."""
    merged = list(terms)
    for finding in document:
        place = next((index for index, other in enumerate(merged) if _is_same_finding(other, finding)), None)
        if place is None:
            merged.append(finding)
            continue
        other = merged[place]
        severity = min(finding.severity, other.severity, key=_MOST_SEVERE_FIRST.index)
        merged[place] = replace(
            other, severity=severity, sources=tuple(dict.fromkeys((*other.sources, *finding.sources)))
        )
    return merged


def _is_same_finding(of_terms: Finding, of_document: Finding) -> bool:
    if of_document.code != "document.missing_value":
        return of_terms.code == _TWINS.get(of_document.code)
    if of_document.about == "products":
        return of_terms.code == "contract.missing_product_value" and of_terms.about == "product_value"
    return of_terms.code.startswith("contract.missing_") and of_terms.about == of_document.about
