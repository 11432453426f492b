"""The written-contract counter: what one advertiser gave one creator for one objective, against the threshold.

France, law 2023-451 art. 8 and decree 2025-1137: fees plus benefits in kind, excluding VAT, in one year. Whether the
year is the calendar's or any twelve months is not settled, so both are counted; what is "one objective" is not either,
so the sum over all objectives is reported as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from creatorbook.domain.deals.triggers import first_post_on, signed_on
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.gifts.values import IN_EXCHANGE, is_lent
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.records.terms import ProductDuty
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.money import Money, totals
from creatorbook.domain.values.spans import Span
from creatorbook.domain.values.territories import EEA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.domain.contracts.law import ContractLaw, WrittenThreshold
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.parties import Creator


class Basis(StrEnum):
    """How the year is counted."""

    CALENDAR_YEAR = "calendar_year"
    ROLLING_12_MONTHS = "rolling_12_months"


class CounterState(StrEnum):
    """Where a sum stands against the threshold."""

    UNDER = "under"
    NEAR = "near"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One fee or benefit in kind: whose, for what (folded objective), when, how much, and under which deal.

    `sure` is False for a gift of which it is not known that it was in exchange: it counts only over all objectives.
    `written` says that a contract was issued or signed for it, `dated` that its day is known: else it counts today.
    """

    brand_id: str
    brand_name: str
    objective: str
    on: date
    amount: Money
    deal_id: str | None = None
    sure: bool = True
    written: bool = False
    objective_as_written: str = ""
    dated: bool = True


@dataclass(frozen=True, slots=True)
class CounterLine:
    """One sum against the threshold; `objective` None is all of the brand's together, `percent` whole and floored.

    `undated` is what of it counts only as of today, for no day of it is known.
    """

    brand_id: str
    brand_name: str
    objective: str | None
    basis: Basis
    span: Span
    total: Money
    threshold: Money
    percent: int
    state: CounterState
    written: bool
    rule: WrittenThreshold
    undated: Money
    objective_as_written: str = ""


def law_applies(creator: Creator, country: str) -> bool | None:
    """Return whether the country's contract law reaches the creator, None where a fact is missing.

    France since 8 Nov 2024 (art. 5-1): creators established there, or outside the EEA with an audience there.
    """
    if not creator.country:
        return None
    if creator.country == country:
        return True
    if creator.country in EEA:
        return False
    if not creator.channels or not all(channel.audience_countries for channel in creator.channels):
        return None
    return any(country in channel.audience_countries for channel in creator.channels)


def deal_day(dossier: Dossier, today: date) -> date:
    """Return the day on which the deal counts: signed, else its start or first post, else today."""
    return _known_day(dossier) or today


def _known_day(dossier: Dossier) -> date | None:
    return signed_on(dossier) or dossier.deal.starts_on or first_post_on(dossier)


def contributions(dossiers: Iterable[Dossier], gifts: Iterable[Gift], today: date) -> tuple[Contribution, ...]:
    """Return what brands gave: fees of agreed deals, products kept under them, and gifts that were not lent.

    A gift with nothing asked is no counterpart in law, and counts only over all objectives, as unsure.
    A deal counts on the day it was signed, else when it starts, else on its first post; what has no day counts today.
    """
    found: list[Contribution] = []
    for dossier in dossiers:
        found += _contributions_of_deal(dossier, today)
    for gift in gifts:
        if gift.deal_id is None:
            found += _contribution_of_gift(gift, "", gift.brand_id or "", gift.brand_name, None, today, written=False)
    return tuple(found)


def _contributions_of_deal(dossier: Dossier, today: date) -> list[Contribution]:
    deal, terms = dossier.deal, dossier.terms
    if not deal.is_agreed or deal.brand is None:
        return []
    brand, objective = deal.brand, fold(deal.objective)
    written = any(each.state in {ContractState.ISSUED, ContractState.SIGNED_BY_ONE, ContractState.SIGNED,
                                 ContractState.ENDED} for each in dossier.contracts)  # fmt: skip
    known = _known_day(dossier)
    amounts = [deal.fee] if deal.fee is not None else []
    # The product of the terms and the gift that records its arrival are one and the same thing.
    kept = terms is not None and terms.product_duty is ProductDuty.KEPT and not dossier.gifts
    if terms is not None and kept and terms.product_value is not None:
        amounts.append(terms.product_value)
    found = [
        Contribution(
            brand.id, brand.name, objective, known or today, each, deal.id, written=written, dated=known is not None
        )
        for each in amounts
    ]
    for gift in dossier.gifts:
        found += _contribution_of_gift(gift, objective, brand.id, brand.name, known, today, written=written)
    return [replace(each, objective_as_written=deal.objective.strip()) for each in found]


def _contribution_of_gift(
    gift: Gift, objective: str, brand_id: str, brand_name: str, on: date | None, today: date, *, written: bool
) -> list[Contribution]:
    day = gift.received_on or on
    if gift.value is None or is_lent(gift) or not (brand_id or brand_name):
        return []
    sure = gift.expectation in IN_EXCHANGE or (gift.deal_id is not None and gift.expectation is Expectation.UNKNOWN)
    dated = day is not None
    deal = gift.deal_id
    return [Contribution(brand_id, brand_name, objective, day or today, gift.value, deal, sure, written, dated=dated)]


def first_day_of_year_to(day: date) -> date:
    """Return the first day of the twelve months that end on the day (29 February counts from 1 March)."""
    try:
        return day.replace(year=day.year - 1) + timedelta(days=1)
    except ValueError:
        return date(day.year - 1, 3, 1)


def counter_lines(found: Sequence[Contribution], law: ContractLaw, today: date) -> tuple[CounterLine, ...]:
    """Return the sums of the year of `today`, both ways, per brand and objective and per brand in all.

    Only the threshold's currency is counted; a later day than `today` is left out of the twelve months, not of the
    calendar year: what is agreed for December counts in it.
    """
    rule = law.threshold_on(today)
    if rule is None:
        return ()
    spans = {
        Basis.CALENDAR_YEAR: Span(date(today.year, 1, 1), date(today.year, 12, 31)),
        Basis.ROLLING_12_MONTHS: Span(first_day_of_year_to(today), today),
    }
    groups: dict[tuple[str, str | None], list[Contribution]] = {}
    for each in found:
        if each.amount.currency == rule.amount.currency:
            key = each.brand_id or fold(each.brand_name)
            groups.setdefault((key, None), []).append(each)
            if each.sure:
                groups.setdefault((key, each.objective), []).append(each)
    lines = []
    for (_key, objective), members in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        for basis, span in spans.items():
            counted = [each for each in members if span.contains(each.on)]
            if counted:
                lines.append(_line(counted, objective, basis, span, rule))
    return tuple(lines)


def _line(
    counted: list[Contribution], objective: str | None, basis: Basis, span: Span, rule: WrittenThreshold
) -> CounterLine:
    total = Money(sum(each.amount.minor for each in counted), rule.amount.currency)
    percent = total.minor * 100 // rule.amount.minor
    state = CounterState.UNDER
    if total.minor >= rule.amount.minor:
        state = CounterState.REACHED
    elif percent >= rule.warn_percent:
        state = CounterState.NEAR
    return CounterLine(
        brand_id=counted[0].brand_id,
        brand_name=counted[0].brand_name,
        objective=objective,
        basis=basis,
        span=span,
        total=total,
        threshold=rule.amount,
        percent=percent,
        state=state,
        written=all(each.written for each in counted),
        rule=rule,
        undated=Money(sum(each.amount.minor for each in counted if not each.dated), rule.amount.currency),
        objective_as_written=counted[0].objective_as_written or objective or "",
    )


def written_contract_findings(
    creator: Creator, dossiers: Iterable[Dossier], gifts: Iterable[Gift], law: ContractLaw, today: date
) -> tuple[Finding, ...]:
    """Return the warnings of the counter for one creator: near, reached, near only over all objectives.

    A sum whose deals all have an issued contract is reported as an info. Where the law does not reach the creator
    nothing is said; where the creator's country is not known, that is what is said.
    """
    applies, rule = law_applies(creator, law.country), law.threshold_on(today)
    if rule is None or applies is False:
        return ()
    if applies is None:
        record = ("creator", creator.id)
        return (finding("written_contract.country_unknown", about="country", record=record, creator=creator.name),)
    given = contributions(dossiers, gifts, today)
    lines = counter_lines(given, law, today)
    reported = {line.brand_id for line in lines if line.objective is not None and line.state is not CounterState.UNDER}
    found = [
        _written_finding(line)
        for line in lines
        if line.state is not CounterState.UNDER and (line.objective is not None or line.brand_id not in reported)
    ]
    found += [
        finding(
            "written_contract.undated",
            record=("brand", line.brand_id) if line.brand_id else None,
            sources=rule.sources,
            brand=line.brand_name,
            amount=line.undated,
        )
        for line in lines
        # The sum over all objectives holds each of them, and a day of today is in both ways to count the year.
        if line.objective is None and line.basis is Basis.CALENDAR_YEAR and line.undated
        if any(each.brand_id == line.brand_id and each.state is not CounterState.UNDER for each in lines)
    ]
    foreign: dict[tuple[str, str], list[Money]] = {}
    for each in given:
        if each.amount.currency != rule.amount.currency:
            foreign.setdefault((each.brand_id, each.brand_name), []).append(each.amount)
    for (brand_id, name), amounts in sorted(foreign.items()):
        found.append(
            finding(
                "written_contract.other_currencies",
                record=("brand", brand_id) if brand_id else None,
                sources=rule.sources,
                brand=name,
                amounts=totals(amounts),
            )
        )
    return tuple(found)


def _written_finding(line: CounterLine) -> Finding:
    values: dict[str, Any] = {
        "brand": line.brand_name,
        "basis": line.basis,
        "total": line.total,
        "threshold": line.threshold,
        "percent": line.percent,
        "starts_on": line.span.first,
        "ends_on": line.span.last,
    }
    record = ("brand", line.brand_id) if line.brand_id else None
    if line.objective is None:
        return finding("written_contract.near_in_all", record=record, sources=line.rule.sources, **values)
    code = "written_contract.reached" if line.state is CounterState.REACHED else "written_contract.near"
    return finding(
        code,
        record=record,
        sources=line.rule.sources,
        severity=Severity.INFO if line.written else None,
        objective=line.objective_as_written,
        **values,
    )
