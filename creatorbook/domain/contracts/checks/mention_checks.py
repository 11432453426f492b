"""One check for each thing that a law may want said, by the name that rule files call it by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.checks.parts import deliverables_owed, endless_code, parties_of
from creatorbook.domain.contracts.reach import names_law
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.money.payment_states import agreed_days
from creatorbook.domain.records.deals import DealKind
from creatorbook.domain.records.terms import ProductDuty, RawFootage, UsageChannel
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.records.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for a mention: the sources, how heavily it weighs, the country whose law it is, the days it allows."""

    sources: tuple[Source, ...] = ()
    severity: Severity | None = None
    country: str = ""
    days: int | None = None


def _mention_finding(
    code: str, asked: Asked, about: str, record: tuple[str, str] | None = None, **params: object
) -> Finding:
    return finding(
        code, about=about, record=record, sources=asked.sources, severity=asked.severity, span=None, **params
    )


def _party_field(code: str, *fields: str) -> Callable[[Dossier, Asked], list[Finding]]:
    """Make a check that every party says one of the fields (a brand's tax residence is its country)."""

    def _check(dossier: Dossier, asked: Asked) -> list[Finding]:
        return [
            _mention_finding(
                code,
                asked if name != "agency" else Asked(asked.sources, Severity.INFO, asked.country),
                f"{name}.{fields[0]}",
                (name, party.id),
                party=name,
            )
            for name, party in parties_of(dossier)
            if not any(str(getattr(party, field, "") or "").strip() for field in fields)
        ]

    return _check


def _missions(dossier: Dossier, asked: Asked) -> list[Finding]:
    """Nothing listed is a gap where rights, a promise or a code are given all the same; else it is no contract."""
    if deliverables_owed(dossier):
        return []
    terms = dossier.terms
    other = dossier.rights or dossier.exclusivities or (terms is not None and terms.affiliate_bp)
    return [_mention_finding("contract.missing_missions", asked if other else _check_stopping(asked), "deliverables")]


def _check_stopping(asked: Asked) -> Asked:
    """Return who asks, with a weight that stops the issue: without this there is nothing to agree on."""
    return replace(asked, severity=Severity.ERROR)


def is_given_in_kind(dossier: Dossier) -> bool:
    """Return whether something other than a fee is given: a product, a commission, a bonus, a gift."""
    terms = dossier.terms
    if dossier.gifts:
        return True
    return terms is not None and bool(
        terms.affiliate_bp or terms.product_duty is not ProductDuty.NONE or terms.bonus.strip()
    )


def _consideration(dossier: Dossier, asked: Asked) -> list[Finding]:
    if dossier.deal.fee or is_given_in_kind(dossier) or any(right.price for right in dossier.rights):
        return []
    return [_mention_finding("contract.missing_consideration", _check_stopping(asked), "fee")]


def _product_value(dossier: Dossier, asked: Asked) -> list[Finding]:
    found = []
    terms = dossier.terms
    if terms is not None and terms.product_duty is ProductDuty.KEPT and terms.product_value is None:
        found.append(
            _mention_finding(
                "contract.missing_product_value", asked, "product_value", product=terms.product_description
            )
        )
    return found + [
        _mention_finding("contract.missing_product_value", asked, "value", ("gift", gift.id), product=gift.description)
        for gift in dossier.gifts
        if gift.value is None
    ]


def _rights(dossier: Dossier, asked: Asked) -> list[Finding]:
    return [] if dossier.rights else [_mention_finding("contract.missing_rights", asked, "rights")]


def _law(dossier: Dossier) -> str:
    return dossier.terms.governing_law.strip() if dossier.terms else ""


def _check_governing_law(dossier: Dossier, asked: Asked) -> list[Finding]:
    return [] if _law(dossier) else [_mention_finding("contract.missing_governing_law", asked, "governing_law")]


def _governing_law(dossier: Dossier, asked: Asked) -> list[Finding]:
    law = _law(dossier)
    if not law:
        return _check_governing_law(dossier, asked)
    if names_law(law, asked.country):
        return []
    return [_mention_finding("contract.law_not_national", asked, "governing_law", law=law, expected=asked.country)]


def _payment_date(dossier: Dossier, asked: Asked) -> list[Finding]:
    if (
        not dossier.deal.fee
        or agreed_days(dossier) is not None
        or any(part.due_on or part.days_after is not None for part in dossier.instalments)
    ):
        return []
    return [_mention_finding("contract.missing_payment_term", asked, "payment_days")]


def _payment_within(dossier: Dossier, asked: Asked) -> list[Finding]:
    most = asked.days or 0
    found = []
    days = agreed_days(dossier)
    if days is not None and days > most:
        found.append(_mention_finding("contract.payment_term_too_long", asked, "payment_days", days=days, maximum=most))
    return found + [
        _mention_finding(
            "contract.payment_term_too_long",
            asked,
            "days_after",
            ("payment", part.id),
            days=part.days_after,
            maximum=most,
        )
        for part in dossier.instalments
        if part.days_after is not None and part.days_after > most
    ]


def _rights_delimited(dossier: Dossier, asked: Asked) -> list[Finding]:
    # What any check of rights says, with the law behind it.
    found = []
    for right in dossier.rights:
        record = ("usage_right", right.id)
        if not right.channels:
            found.append(_mention_finding("rights.without_channels", asked, "channels", record))
        if right.duration_days is None:
            channels = tuple(sorted(right.channels))
            found.append(_mention_finding(endless_code(right), asked, "duration_days", record, channels=channels))
    return found


def _check_unknown_uses(dossier: Dossier, asked: Asked) -> list[Finding]:
    return [
        _mention_finding(
            "contract.unknown_uses_form",
            asked,
            "channels",
            ("usage_right", right.id),
            channels=tuple(sorted(right.channels)),
            law=asked.country,
        )
        for right in dossier.rights
        if UsageChannel.ALL_MEDIA in right.channels
    ]


def _rights_paid(dossier: Dossier, asked: Asked) -> list[Finding]:
    if dossier.deal.fee or is_given_in_kind(dossier) or any(right.price for right in dossier.rights):
        return []
    return [
        _mention_finding(
            "rights.unpaid", asked, "price", ("usage_right", right.id), channels=tuple(sorted(right.channels))
        )
        for right in dossier.rights
    ]


def _signed_writing(dossier: Dossier, asked: Asked) -> list[Finding]:
    found = []
    if dossier.terms is not None and dossier.terms.raw_footage is RawFootage.ASSIGNED:
        found.append(_mention_finding("contract.assignment_form", asked, "raw_footage", law=asked.country))
    return found + [
        _mention_finding("contract.assignment_form", asked, "channels", ("usage_right", right.id), law=asked.country)
        for right in dossier.rights
        if UsageChannel.ALL_MEDIA in right.channels and right.duration_days is None
    ]


def _future_works(dossier: Dossier, asked: Asked) -> list[Finding]:
    if dossier.deal.kind not in (DealKind.PROGRAMME, DealKind.AMBASSADOR) or not dossier.rights:
        return []
    vague = [item for item in deliverables_owed(dossier) if not item.description.strip()]
    return [
        _mention_finding(
            "contract.future_works_form",
            asked,
            "description",
            ("deliverable", item.id),
            deliverable=item.medium,
            law=asked.country,
        )
        for item in vague
    ]


def _vat_numbers(dossier: Dossier, asked: Asked) -> list[Finding]:
    creator, brand = dossier.deal.creator, dossier.deal.brand
    if brand is None or not dossier.deal.fee or creator.country == brand.country:
        return []
    if creator.country not in EEA or brand.country not in EEA or brand.vat_number.strip():
        return []
    return [
        _mention_finding("contract.missing_vat_number", asked, "brand.vat_number", ("brand", brand.id), party="brand")
    ]


CHECKS: dict[str, Callable[[Dossier, Asked], list[Finding]]] = {
    "identity": _party_field("contract.missing_legal_name", "legal_name"),
    "address": _party_field("contract.missing_address", "address"),
    "email": _party_field("contract.missing_email", "email"),
    "tax_residence": _party_field("contract.missing_tax_residence", "tax_residence", "country"),
    "missions": _missions,
    "consideration": _consideration,
    "product_value": _product_value,
    "rights": _rights,
    "governing_law": _governing_law,
    "governing_law_said": _check_governing_law,
    "payment_date": _payment_date,
    "payment_within": _payment_within,
    "rights_delimited": _rights_delimited,
    "rights_paid": _rights_paid,
    "signed_writing": _signed_writing,
    "unknown_uses": _check_unknown_uses,
    "future_works": _future_works,
    "vat_numbers": _vat_numbers,
}
