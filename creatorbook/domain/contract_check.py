"""What a contract lacks before it goes out: the law's mentions, sums that do not add up, days out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.exclusivity_conflicts import exclusivity_checks
from creatorbook.domain.finding_codes import finding
from creatorbook.domain.findings import Finding, Severity
from creatorbook.domain.folding import fold
from creatorbook.domain.money_checks import check_instalments, check_percents, mixed_currencies
from creatorbook.domain.terms import DeliverableState, ProductDuty, RightsStart, UsageChannel
from creatorbook.domain.written_contract import law_applies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from creatorbook.domain.contract_law import ContractLaw
    from creatorbook.domain.dossier import Dossier
    from creatorbook.domain.findings import Source
    from creatorbook.domain.parties import Creator
    from creatorbook.domain.payment_law import PaymentLaw
    from creatorbook.domain.rights import UsageRight

_ADULT = 18
_PAID_CHANNELS = frozenset({UsageChannel.PAID_SOCIAL, UsageChannel.WHITELISTING})
_BROAD_CHANNELS = frozenset({UsageChannel.ALL_MEDIA, UsageChannel.AI_TRAINING})


def contract_findings(
    dossier: Dossier, today: date, law: ContractLaw | None = None, payment_law: PaymentLaw | None = None
) -> tuple[Finding, ...]:
    """Return what is missing or wrong in the deal's terms before a contract is issued; an ERROR stops the issue.

    `law` and `payment_law` are those of the country whose law may apply: its mentions carry their sources, and weigh
    as warnings where it reaches the creator. Everything else holds anywhere.
    """
    found = [*_mentions(dossier, today, law), *_identity(dossier), *_minor(dossier.deal.creator, today, law)]
    found += check_instalments(dossier.deal.fee, dossier.instalments)
    found += _amounts(dossier)
    found += _days(dossier)
    for right in dossier.rights:
        found += _right(right)
    for exclusivity in dossier.exclusivities:
        found += exclusivity_checks(exclusivity)
    found += _terms(dossier, today, payment_law)
    return tuple(found)


def _mentions(dossier: Dossier, today: date, law: ContractLaw | None) -> Iterator[Finding]:
    if law is None or law_applies(dossier.deal.creator, law.country) is False:
        # Trade practice asks for the same things everywhere; without a law behind them they are only hints.
        for check in _CHECKS.values():
            yield from check(dossier, (), Severity.INFO, "")
        return
    for mention in law.mentions_on(today):
        yield from _CHECKS[mention.check](dossier, mention.sources, None, law.country)


def _parties(dossier: Dossier) -> tuple[tuple[str, object], ...]:
    deal = dossier.deal
    return (("creator", deal.creator), *((("brand", deal.brand),) if deal.brand is not None else ()))


def _party_field(code: str, *fields: str) -> Callable[..., list[Finding]]:
    """Make a check that every party says one of the fields (a brand's tax residence is its country)."""

    def check(dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, _country: str) -> list[Finding]:
        return [
            finding(
                code,
                about=f"{name}.{fields[0]}",
                record=(name, getattr(party, "id", "")),
                sources=sources,
                severity=severity,
                party=name,
            )
            for name, party in _parties(dossier)
            if not any(str(getattr(party, field, "") or "").strip() for field in fields)
        ]

    return check


def _missions(dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, _country: str) -> list[Finding]:
    if any(item.state is not DeliverableState.CANCELLED for item in dossier.deliverables):
        return []
    return [finding("contract.missing_missions", about="deliverables", sources=sources, severity=severity)]


def _consideration(
    dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, _country: str
) -> list[Finding]:
    terms = dossier.terms
    in_kind = terms is not None and (terms.affiliate_bp or terms.product_duty is not ProductDuty.NONE)
    if dossier.deal.fee or in_kind or dossier.gifts or (terms is not None and terms.bonus.strip()):
        return []
    return [finding("contract.missing_consideration", about="fee", sources=sources, severity=severity)]


def _product_value(
    dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, _country: str
) -> list[Finding]:
    found = []
    terms = dossier.terms
    if terms is not None and terms.product_duty is ProductDuty.KEPT and terms.product_value is None:
        found.append(terms.product_description)
    found += [gift.description for gift in dossier.gifts if gift.value is None]
    return [
        finding(
            "contract.missing_product_value",
            about="product_value",
            sources=sources,
            severity=severity,
            product=product,
        )
        for product in found
    ]


def _rights(dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, _country: str) -> list[Finding]:
    if dossier.rights:
        return []
    return [finding("contract.missing_rights", about="rights", sources=sources, severity=severity)]


def _governing_law(
    dossier: Dossier, sources: tuple[Source, ...], severity: Severity | None, country: str
) -> list[Finding]:
    named = dossier.terms.governing_law.strip() if dossier.terms else ""
    if not named:
        return [finding("contract.missing_governing_law", about="governing_law", sources=sources, severity=severity)]
    if country and fold(named) not in _LAW_NAMES.get(country, frozenset()) | {country.lower()}:
        return [
            finding(
                "contract.law_not_national",
                about="governing_law",
                sources=sources,
                severity=severity,
                law=named,
                expected=country,
            )
        ]
    return []


# How people write a country's law where they do not write its code; folded.
_LAW_NAMES = {
    "FR": frozenset({"france", "french", "french law", "droit francais", "loi francaise", "francais"}),
}

_CHECKS: dict[str, Callable[..., list[Finding]]] = {
    "identity": _party_field("contract.missing_legal_name", "legal_name"),
    "address": _party_field("contract.missing_address", "address"),
    "email": _party_field("contract.missing_email", "email"),
    "tax_residence": _party_field("contract.missing_tax_residence", "tax_residence", "country"),
    "missions": _missions,
    "consideration": _consideration,
    "product_value": _product_value,
    "rights": _rights,
    "governing_law": _governing_law,
}


def _identity(dossier: Dossier) -> Iterator[Finding]:
    deal = dossier.deal
    if not (deal.creator.legal_name or deal.creator.name).strip():
        yield finding("contract.missing_identity", about="creator.legal_name", party="creator")
    if deal.brand is None or not (deal.brand.legal_name or deal.brand.name).strip():
        yield finding("contract.missing_identity", about="brand.legal_name", party="brand")
    for name, party in _parties(dossier):
        if not str(getattr(party, "company_number", "")).strip():
            yield finding("contract.missing_company_number", about=f"{name}.company_number", party=name)


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on the day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _minor(creator: Creator, today: date, law: ContractLaw | None) -> Iterator[Finding]:
    if creator.born_on is None:
        return
    age = age_on(creator.born_on, today)
    if law is not None and law.minor_age is not None and age < law.minor_age:
        # Parents sign, part of the pay is deposited: a professional writes this one (law 2020-1266).
        yield finding("contract.minor_professional", about="creator.born_on", sources=law.minor_sources, age=age)
    elif age < _ADULT:
        yield finding("contract.minor_creator", about="creator.born_on", age=age)


def _amounts(dossier: Dossier) -> Iterator[Finding]:
    deal = dossier.deal
    if deal.fee is not None and deal.fee.minor < 0:
        yield finding("fee.negative", about="fee", fee=deal.fee)
    amounts = [deal.fee, *(right.price for right in dossier.rights)]
    names = mixed_currencies(amounts)
    if names:
        yield finding("money.mixed_currencies", about="rights", currencies=names)
    if dossier.terms is not None:
        yield from check_percents(dossier.terms)


def _days(dossier: Dossier) -> Iterator[Finding]:
    deal = dossier.deal
    if deal.starts_on is not None and deal.ends_on is not None and deal.ends_on < deal.starts_on:
        yield finding("contract.ends_before_start", about="ends_on", starts_on=deal.starts_on, ends_on=deal.ends_on)
    for item in dossier.deliverables:
        if item.state is DeliverableState.CANCELLED:
            continue
        record = ("deliverable", item.id)
        name = item.description or item.medium
        if item.due_on is None:
            yield finding("contract.deliverable_without_date", about="due_on", record=record, deliverable=name)
            continue
        if deal.ends_on is not None and item.due_on > deal.ends_on:
            yield finding(
                "contract.deliverable_after_end",
                about="due_on",
                record=record,
                deliverable=name,
                due_on=item.due_on,
                ends_on=deal.ends_on,
            )
        if item.draft_due_on is not None and item.draft_due_on > item.due_on:
            yield finding(
                "contract.draft_after_due",
                about="draft_due_on",
                record=record,
                deliverable=name,
                draft_due_on=item.draft_due_on,
                due_on=item.due_on,
            )


def _right(right: UsageRight) -> Iterator[Finding]:
    record = ("usage_right", right.id)
    channels = tuple(sorted(right.channels))
    if not channels:
        yield finding("rights.without_channels", about="channels", record=record)
    if right.duration_days is None:
        yield finding("rights.perpetual", about="duration_days", record=record, channels=channels)
    elif right.duration_days < 1:
        yield finding("rights.bad_duration", about="duration_days", record=record, duration_days=right.duration_days)
    if right.start is RightsStart.ON_DATE and right.starts_on is None:
        yield finding("rights.start_day_missing", about="starts_on", record=record, channels=channels)
    if (right.paid or right.channels & _PAID_CHANNELS) and right.price is None:
        yield finding("rights.paid_without_price", about="price", record=record, channels=channels)
    for channel in sorted(right.channels & _BROAD_CHANNELS):
        yield finding("rights.broad_channel", about="channels", record=record, channel=channel)


def _terms(dossier: Dossier, today: date, law: PaymentLaw | None) -> Iterator[Finding]:
    terms, fee = dossier.terms, dossier.deal.fee
    if terms is None:
        return
    if fee and terms.payment_days is None and not any(part.due_on or part.days_after for part in dossier.instalments):
        yield finding("contract.missing_payment_term", about="payment_days")
    days = terms.payment_days
    if law is not None and law.holds(today) and law.maximum_days is not None and (days or 0) > law.maximum_days:
        yield finding(
            "contract.payment_term_too_long",
            about="payment_days",
            sources=law.sources,
            days=days,
            maximum=law.maximum_days,
        )
    if fee and terms.kill_fee_bp is None:
        yield finding("contract.missing_kill_fee", about="kill_fee_bp")
    if terms.revisions is None:
        yield finding("contract.missing_revisions", about="revisions")
