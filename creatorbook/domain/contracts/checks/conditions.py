"""The terms of the contract itself: payment, cancelling, changes, renewal, notice, confidentiality, the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.records.terms import ProductDuty, Renewal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier


def condition_findings(dossier: Dossier, today: date, law: PaymentLaw | None = None) -> tuple[Finding, ...]:
    """Return what the terms leave open or contradict; `law` is that of the creator's country on late payment."""
    if dossier.terms is None:
        return ()
    return (*_check_unusual(dossier), *_term_of_payment(dossier, today, law), *_length(dossier), *_check_rest(dossier))


def _check_unusual(dossier: Dossier) -> Iterator[Finding]:
    terms, fee = dossier.terms, dossier.deal.fee
    if terms is None:
        return
    if fee and terms.kill_fee_bp is None:
        yield finding("contract.missing_kill_fee", about="kill_fee_bp")
    if terms.revisions is None:
        yield finding("contract.missing_revisions", about="revisions")


def _term_of_payment(dossier: Dossier, today: date, law: PaymentLaw | None) -> Iterator[Finding]:
    days = dossier.terms.payment_days if dossier.terms else None
    limit = law.limit_on(today) if law is not None and law.is_in_force(today) else None
    if limit is None or not limit.is_hard:
        return
    if days is not None and days > limit.days:
        yield finding(
            "contract.payment_term_too_long",
            about="payment_days",
            sources=limit.sources,
            days=days,
            maximum=limit.days,
        )


def _length(dossier: Dossier) -> Iterator[Finding]:
    deal, terms = dossier.deal, dossier.terms
    if terms is None:
        return
    if terms.renewal is not Renewal.NONE and deal.ends_on is None:
        yield finding("renewal.without_end", about="ends_on")
    if terms.renewal is Renewal.AUTOMATIC:
        if terms.renewal_notice_days is None:
            yield finding("renewal.without_notice", about="renewal_notice_days")
        if terms.renewal_months is None:
            yield finding("renewal.without_length", about="renewal_months")
    if deal.starts_on is None or deal.ends_on is None:
        return
    length = (deal.ends_on - deal.starts_on).days + 1
    against_renewal = terms.renewal_notice_days if terms.renewal is Renewal.AUTOMATIC else None
    for about, days in (("notice_days", terms.notice_days), ("renewal_notice_days", against_renewal)):
        if days is not None and days > length > 0:
            yield finding("notice.longer_than_contract", about=about, notice_days=days, days=length)


def _check_rest(dossier: Dossier) -> Iterator[Finding]:
    terms = dossier.terms
    if terms is None:
        return
    if terms.confidential_years and not terms.confidential:
        yield finding("confidential.years_without", about="confidential", years=terms.confidential_years)
    if terms.product_duty is not ProductDuty.NONE and not terms.product_description.strip():
        yield finding("product.without_description", about="product_description")
